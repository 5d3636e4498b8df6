"""Takes updates out of the inbox and has them answered: many people at once, each one's messages in their order."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

from bot.store import StoreError, Waiting
from bot.store.inbox import Inbox

MOST_AT_WORK = 64  # updates answered at the same moment
LONGEST_GATHER = 0.1  # seconds that updates wait under load, to be taken many at once
PAUSE = 0.5  # seconds between two looks when nothing called
HEARTBEAT = 2.0  # seconds between two signs of life
_log = structlog.get_logger(__name__)


class Dispatcher:
    """Answers what stands in an inbox until it is cancelled; `answer` deals with its own failures."""

    def __init__(self, inbox: Inbox, answer: Callable[[Waiting], Coroutine[Any, Any, None]], at_work: int = MOST_AT_WORK) -> None:
        self._inbox, self._answer, self._most = inbox, answer, at_work
        self._called = asyncio.Event()
        self._work: dict[int, asyncio.Task[None]] = {}
        self._taking: asyncio.Future[int] | None = None
        self._unsure = False

    def call(self) -> None:
        """Says that something has come in."""
        self._called.set()

    async def run(self) -> None:
        """Takes and starts, for ever."""
        while True:
            await self._gathered()
            self._called.clear()
            room = self._most - len(self._work)
            if await self._next() < max(room, 1):
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._called.wait(), PAUSE)

    async def _gathered(self) -> None:
        """Waits, while most there is room for are at work, until half of them are done; never for long, since they may be slow.

        Thinking of many in a row takes half the time that it takes in between other work, which empties the processor's caches.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_GATHER):
                while len(self._work) > self._most // 2:
                    self._called.clear()
                    await self._called.wait()

    async def stay_alive(self) -> None:
        """Shows signs of life for ever, and takes over from workers that show none."""
        while True:
            await asyncio.sleep(HEARTBEAT)
            try:
                await self._inbox.alive()
            except StoreError as error:
                _log.warning("heartbeat_failed", reason=str(error))

    async def drained(self, seconds: float) -> bool:
        """Answers what has come in until nothing is left, for a while; the rest goes back to the inbox. False when some was cut short."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                if self._taking is not None:
                    await self._taking  # an order to end may have come between the taking and the starting
                while await self._step() or self._work:
                    await asyncio.wait(self._work.values(), return_when=asyncio.FIRST_COMPLETED)
        unfinished = list(self._work.values())
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)
        return not unfinished

    async def _next(self) -> int:
        """A step that an order to end does not cut in two: what is taken is also started."""
        self._taking = asyncio.ensure_future(self._step())
        return await asyncio.shield(self._taking)

    async def _step(self) -> int:
        """Takes and starts what there is room for; how many that was."""
        room = self._most - len(self._work)
        taken = await self._taken(room) if room else []
        for waiting in taken:
            self._start(waiting)
        return len(taken)

    def _start(self, waiting: Waiting) -> None:
        task = asyncio.create_task(self._answer(waiting))
        self._work[waiting.update_id] = task
        task.add_done_callback(lambda _: self._finished(waiting.update_id))

    def _finished(self, update_id: int) -> None:
        del self._work[update_id]
        self.call()

    async def _taken(self, room: int) -> list[Waiting]:
        try:
            if self._unsure:  # something was taken, perhaps, by a call whose answer was lost
                await self._inbox.give_back(except_for=self._work)
                self._unsure = False
            return await self._inbox.take(room)
        except StoreError as error:
            _log.error("inbox_unreadable", reason=str(error))
            self._unsure = True
        await asyncio.sleep(PAUSE)
        return []
