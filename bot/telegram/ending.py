"""The order to end, and work that gives way to it."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from telegram.error import InvalidToken, TelegramError

LONGEST_PAUSE = 30.0  # seconds between two first calls to a Telegram that does not answer
T = TypeVar("T")
_log = structlog.get_logger(__name__)


class Ending:
    """Set by SIGTERM or SIGINT."""

    def __init__(self) -> None:
        self._ordered = asyncio.Event()

    def listen(self) -> None:
        """Takes the signals over."""
        for sign in (signal.SIGTERM, signal.SIGINT):
            with contextlib.suppress(NotImplementedError):  # Windows
                asyncio.get_running_loop().add_signal_handler(sign, self._ordered.set)

    async def unless(self, work: Awaitable[T]) -> T | None:
        """Waits for some work, or for the order to end, which cancels it."""
        task, end = asyncio.ensure_future(work), asyncio.ensure_future(self._ordered.wait())
        try:
            await asyncio.wait((task, end), return_when=asyncio.FIRST_COMPLETED)
            return task.result() if task.done() else None
        finally:
            for leftover in (task, end):
                leftover.cancel()
            await asyncio.gather(task, end, return_exceptions=True)

    async def reached(self, call: Callable[[], Awaitable[object]], sentence: Callable[[TelegramError, float], str]) -> bool:
        """Makes a first call again and again until Telegram answers; false when the program has to end first. Raises InvalidToken."""
        pause = 1.0
        while not self._ordered.is_set():
            try:
                await self.unless(call())
                break
            except InvalidToken:
                raise
            except TelegramError as error:
                _log.warning("api_unreachable", reason=sentence(error, pause))
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._ordered.wait(), pause)
                pause = min(pause * 2, LONGEST_PAUSE)
        return not self._ordered.is_set()
