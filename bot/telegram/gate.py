"""Sends in single file, as long as the network is quick.

Between a message that went out and the note that it did lies the one moment at which a crash makes somebody read it
twice. Who comes next waits until the note is written, so that at most one message is in that moment. Where sends are usually quick,
one that is not is waited for up to a second; where most are slow, Telegram's own pace is kept instead, several being on their way
at once. Both are counted in ticks of the event loop, since a loop that is busy is no reason to hurry. A note is
waited for as long as it takes: while the database is away, nothing more is said.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

LONGEST, SHORTEST = 1.0, 1 / 30  # seconds; core.telegram.org/bots/faq: about 30 messages a second
SLOW = 0.08  # seconds from which a send is a slow one
_SHARE = 1 / 4  # how much the latest send tells of the network
_TICK = 0.002  # seconds


class Gate:
    """Lets one through after the other."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest, self._slow = longest, 0.0  # the share of slow ones among recent sends
        self._last: asyncio.Future[None] | None = None
        self._noting = 0
        self._noted = asyncio.Event()
        self._noted.set()
        self._door = asyncio.Lock()

    @asynccontextmanager
    async def through(self) -> AsyncIterator[Callable[[], None]]:
        """Waits for whoever is in front, then holds up whoever comes next; what it gives is called once the message is out."""
        async with self._door:
            await self._one_in_front()
            mine = self._last = asyncio.get_running_loop().create_future()
        noting = list[None]()

        def out() -> None:
            noting.append(None)
            self._noting += 1
            self._noted.clear()

        try:
            yield out
        finally:
            mine.set_result(None)
            self._noting -= len(noting)
            if not self._noting:
                self._noted.set()

    async def _one_in_front(self) -> None:
        """Waits for the last one who went through, and for every note; patience runs while the network is being waited for."""
        last = self._last
        for tick in range(self._patience()):
            await self._noted.wait()
            if last is None or last.done():
                self._learn(tick)
                return
            await asyncio.wait((last,), timeout=_TICK)
        self._slow += (1 - self._slow) * _SHARE
        await self._noted.wait()

    def _learn(self, ticks: int) -> None:
        """A send was waited for to its end, and in how many ticks it came; nothing is learnt where there was nothing to wait for."""
        if ticks:
            self._slow += ((ticks > min(self._longest, SLOW) / _TICK) - self._slow) * _SHARE

    def _patience(self) -> int:
        """Ticks to wait for the one in front."""
        return max(1, round((min(self._longest, SHORTEST) if self._slow > 1 / 2 else self._longest) / _TICK))
