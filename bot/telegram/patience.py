"""Calls to Telegram that wait when asked to, and try again when a first try surely had no effect."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import httpx
import structlog
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import BaseRateLimiter

TRIES = 4
LONGEST_WAIT = 90.0  # seconds; a longer order to wait is an error
_HURRIED = ("answerCallbackQuery", "answerInlineQuery", "getMe")  # of no use when late, or tried again by their caller
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_log = structlog.get_logger(__name__)
Answer = bool | dict[str, Any] | list[dict[str, Any]]


class Patience(BaseRateLimiter[int]):
    """Waits as long as Telegram says after a 429; tries again after a 5xx or a connection that could not be made.

    A read that timed out is not tried again: the message may have been sent, and nobody likes to read it twice.
    """

    def __init__(self) -> None:
        self._hurry = asyncio.Event()

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
        tries = 1 if endpoint in _HURRIED else rate_limit_args or TRIES
        for tried in range(1, tries + 1):
            try:
                return await callback(*args, **kwargs)
            except TelegramError as error:
                wait = pause(error, tried, repeatable=not endpoint.startswith("send"))
                if wait is None or wait > LONGEST_WAIT or tried == tries or await self._waited_in_vain(wait):
                    raise
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


def pause(error: TelegramError, tried: int, *, repeatable: bool = False) -> float | None:
    """Seconds to wait before trying again; None when that could do harm or no good. `repeatable`: twice is no worse than once."""
    if isinstance(error, RetryAfter):
        return seconds_asked(error)
    if isinstance(error, BadRequest) or not isinstance(error, NetworkError):
        return None
    cause = error.__cause__
    refused = cause is None and not isinstance(error, TimedOut)  # an answer came, with a 5xx
    return 0.5 * 2 ** (tried - 1) if repeatable or refused or isinstance(cause, _UNSENT) else None
