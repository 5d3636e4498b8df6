"""Sends in single file, as long as the one in front is quick.

Between a message that went out and the note that it did lies the one moment at which a crash makes somebody read it
twice. Who comes next waits until the note is written, so that at most one message is in that moment; but never longer than
a thirtieth of a second, Telegram's own pace for a bot, so that a slow network holds nobody up.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

PACE = 1 / 30  # seconds; core.telegram.org/bots/faq: about 30 messages a second


class Gate:
    """Lets one through after the other."""

    def __init__(self, longest: float = PACE) -> None:
        self._longest, self._last = longest, asyncio.Event()
        self._last.set()
        self._door = asyncio.Lock()

    @asynccontextmanager
    async def through(self) -> AsyncIterator[None]:
        """Waits for whoever is in front, for a while; then holds up whoever comes next."""
        async with self._door:
            with contextlib.suppress(TimeoutError):  # the one in front is slow: the line goes on without it
                await asyncio.wait_for(self._last.wait(), self._longest)
            mine = self._last = asyncio.Event()
        try:
            yield
        finally:
            mine.set()
