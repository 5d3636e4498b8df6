"""Calls to Telegram that wait when asked to, and try again; messages excepted, which go back to the inbox (bot.telegram.failures)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import structlog
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

TRIES = 4
LONGEST_WAIT = 90.0  # seconds; a longer order to wait is an error
_ONCE = ("answer", "send", "edit", "getMe")  # of no use when late, or tried again by their caller, who knows what is out
_log = structlog.get_logger(__name__)
Called = Callable[[str, str], None]  # a method of the Bot API, and ok, repeated or failed
Answer = bool | dict[str, Any] | list[dict[str, Any]]


class Patience(BaseRateLimiter[int]):
    """Waits as long as Telegram says after a 429; tries again after a 5xx or a broken connection."""

    def __init__(self, called: Called = lambda method, outcome: None) -> None:
        self._hurry, self._called = asyncio.Event(), called

    async def initialize(self) -> None:
        """Patient again."""
        self._hurry.clear()

    async def shutdown(self) -> None:
        """Nothing to close."""

    def give_up(self) -> None:
        """Ends every wait: the program is about to stop."""
        self._hurry.set()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Answer:
        """Makes a call, again where that is safe."""
        tries = 1 if endpoint.startswith(_ONCE) else rate_limit_args or TRIES
        for tried in range(1, tries + 1):
            try:
                answer = await callback(*args, **kwargs)
                self._called(endpoint, "ok")
                return answer
            except TelegramError as error:
                wait = pause(error, tried)
                if wait is None or wait > LONGEST_WAIT or tried == tries or await self._waited_in_vain(wait):
                    self._called(endpoint, "failed")
                    raise
                self._called(endpoint, "repeated")
                _log.info("call_repeated", method=endpoint, error=type(error).__name__, after=wait)
        raise AssertionError("unreachable")

    async def _waited_in_vain(self, seconds: float) -> bool:
        """Waits; true when the wait was ended because the program stops."""
        try:
            await asyncio.wait_for(self._hurry.wait(), seconds)
        except TimeoutError:
            return False
        return True


def seconds_asked(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    told = error.retry_after
    return told.total_seconds() if isinstance(told, timedelta) else float(told)


def seconds_to_wait(error: TelegramError, otherwise: float) -> float:
    """How long Telegram asks to wait, or as long as we would."""
    return seconds_asked(error) if isinstance(error, RetryAfter) else otherwise


def pause(error: TelegramError, tried: int) -> float | None:
    """Seconds to wait before trying again; None when that would do no good."""
    if isinstance(error, RetryAfter):
        return seconds_asked(error)
    if isinstance(error, BadRequest) or not isinstance(error, NetworkError):
        return None
    return 0.5 * 2.0 ** (tried - 1)
