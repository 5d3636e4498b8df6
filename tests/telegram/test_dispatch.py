"""The dispatcher over a real inbox: everything is answered, in groups under load, and the slow do not hold up the others."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.store import Database, Incoming, Pseudonyms, Waiting
from bot.telegram.dispatch import Dispatcher

ROOM = 16


def with_inbox(directory: Path, work: Callable[[Database], Awaitable[None]]) -> None:
    async def run() -> None:
        database = await Database.open(f"sqlite+aiosqlite:///{directory}/bot.sqlite3", Pseudonyms("test"))
        try:
            await database.inbox.alive()
            await work(database)
        finally:
            await database.close()

    asyncio.run(run())


async def serving(dispatcher: Dispatcher, enough: asyncio.Event, limit: float, then: Callable[[], object] = bool) -> None:
    """Lets a dispatcher run until there is enough; fails when there is not within some seconds."""
    running = asyncio.create_task(dispatcher.run())
    try:
        async with asyncio.timeout(limit):
            await enough.wait()
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        then()
        await dispatcher.drained(1)


def test_everything_is_answered_and_taken_in_groups_while_many_wait(tmp_path: Path) -> None:
    async def work(database: Database) -> None:
        answered, begun, door, enough = list[int](), list[int](), asyncio.Lock(), asyncio.Event()

        async def answer(waiting: Waiting) -> None:
            begun.append(len(answered))
            async with door:  # one after the other, as messages are sent
                await asyncio.sleep(0.002)
            await database.inbox.done(waiting.update_id)
            answered.append(waiting.update_id)
            if len(answered) == 140:
                enough.set()

        await database.inbox.accept(Incoming(number, str(number % 70), {"update_id": number}) for number in range(140))
        await serving(Dispatcher(database.inbox, answer, ROOM), enough, 10)
        assert sorted(answered) == list(range(140))
        assert [answered.index(number) < answered.index(number + 70) for number in range(70)] == [True] * 70
        assert len(set(begun)) <= 2 * 140 / (ROOM / 2)  # how far the answers had come when each began: few moments, many at each

    with_inbox(tmp_path, work)


def test_those_who_are_slow_hold_up_nobody_for_whom_there_is_room(tmp_path: Path) -> None:
    async def work(database: Database) -> None:
        answered, gone, enough = list[int](), asyncio.Event(), asyncio.Event()

        async def answer(waiting: Waiting) -> None:
            if waiting.update_id < ROOM - 2:
                await gone.wait()
            await database.inbox.done(waiting.update_id)
            answered.append(waiting.update_id)
            if len(answered) == 10:
                enough.set()

        await database.inbox.accept(Incoming(number, str(number), {"update_id": number}) for number in range(ROOM + 8))
        dispatcher = Dispatcher(database.inbox, answer, ROOM)
        await serving(dispatcher, enough, 5, gone.set)
        assert answered[:10] == list(range(ROOM - 2, ROOM + 8))

    with_inbox(tmp_path, work)
