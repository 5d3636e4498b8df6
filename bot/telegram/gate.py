"""Sends in single file, as long as the one in front is quick.

Between a message that went out and the note that it did lies the one moment at which a crash makes somebody read it
twice. Who comes next waits until the note is written, so that at most one message is in that moment. A network that is slow
holds the line up for a few hundredths of a second a message, no longer, counted in ticks of the event loop: a loop that is busy is no
reason to hurry. A note is waited for as long as it takes: while the database is away, nothing more is said.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

LONGEST = 0.06  # seconds: sixteen messages a second go out even where each takes half a second
_TICK = 0.002  # seconds


class Gate:
    """Lets one through after the other."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._patience = max(1, round(longest / _TICK))
        self._last = _closed()
        self._noting = 0
        self._noted = _closed()
        self._door = asyncio.Lock()

    @asynccontextmanager
    async def through(self) -> AsyncIterator[Callable[[], None]]:
        """Waits for whoever is in front, then holds up whoever comes next; what it gives is called once the message is out."""
        async with self._door:
            await self._one_in_front()
            await self._noted.wait()
            mine = self._last = asyncio.Event()
        noting = list[None]()

        def out() -> None:
            noting.append(None)
            self._noting += 1
            self._noted.clear()

        try:
            yield out
        finally:
            mine.set()
            self._noting -= len(noting)
            if not self._noting:
                self._noted.set()

    async def _one_in_front(self) -> None:
        """Waits for the last one who went through; patience runs only while the network is being waited for."""
        last = self._last
        for _ in range(self._patience):
            if last.is_set() or self._noting:
                return
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(last.wait(), _TICK)


def _closed() -> asyncio.Event:
    """An event that has happened."""
    event = asyncio.Event()
    event.set()
    return event
