"""The inbox loses nothing, doubles nothing and keeps everybody's order, on both databases."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from markupsafe import Markup
from sqlalchemy import select

from bot.dialogue import Button, Person, Reply, Turn
from bot.dialogue.events import Counted, Forgotten
from bot.store import Database, Incoming, Pseudonyms
from bot.store.inbox import LEASE
from bot.store.schema import inbox, tally

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SAID = (
    Reply(Markup("<b>Oui</b> &amp; non"), ((Button("Retour", "retour"), Button("Site", url="https://example.org")),)),
    Reply(Markup("2")),
)


class Time:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def arrived(number: int, line: str = "a") -> Incoming:
    return Incoming(number, line, {"update_id": number, "message": {"text": "secret words"}})


def with_workers(address: str, count: int, work: Callable[..., Awaitable[None]]) -> None:
    """Runs something with several processes' views of one database, and their common clock."""

    async def run() -> None:
        time = Time()
        databases = [await Database.open(address, Pseudonyms("test"), time, f"worker-{i}") for i in range(count)]
        try:
            for database in databases:
                await database.inbox.alive()
            await work(*databases, time)
        finally:
            for database in databases:
                await database.close()

    asyncio.run(run())


async def numbers(database: Database, most: int = 10) -> list[int]:
    return [waiting.update_id for waiting in await database.inbox.take(most)]


async def row(database: Database, number: int) -> Any:
    async with database.engine.connect() as connection:
        return (await connection.execute(select(inbox).where(inbox.c.update_id == number))).one()


def read(directory: Path) -> bytes:
    return b"".join(path.read_bytes() for path in directory.iterdir())


def test_an_update_that_comes_twice_is_answered_once(address: str) -> None:
    async def work(database: Database, _: Time) -> None:
        await database.inbox.accept([arrived(1)])
        await database.inbox.accept([arrived(1), arrived(2, "b")])
        assert await numbers(database) == [1, 2]
        await database.inbox.done(1)
        await database.inbox.accept([arrived(1)])
        assert await numbers(database) == []

    with_workers(address, 1, work)


def test_one_persons_updates_are_taken_one_after_the_other(address: str) -> None:
    async def work(database: Database, _: Time) -> None:
        await database.inbox.accept([arrived(2), arrived(1), arrived(3, "b")])
        assert await numbers(database) == [1, 3]
        assert await numbers(database) == []
        await database.inbox.done(1)
        assert await numbers(database) == [2]

    with_workers(address, 1, work)


def test_two_workers_share_the_work_and_never_the_same_update(address: str) -> None:
    async def work(one: Database, other: Database, _: Time) -> None:
        await one.inbox.accept([arrived(n, f"line {n % 7}") for n in range(60)])
        seen = list[int]()
        while True:
            batches = await asyncio.gather(*(numbers(database, 3) for database in (one, other, one, other)))
            if not any(batches):
                break
            for database, batch in zip((one, other, one, other), batches, strict=True):
                lines = [number % 7 for number in batch]
                assert len(lines) == len(set(lines))
                seen += batch
                for number in batch:
                    await database.inbox.done(number)
        assert sorted(seen) == list(range(60))
        for line in range(7):
            assert [n for n in seen if n % 7 == line] == [n for n in range(60) if n % 7 == line]

    with_workers(address, 2, work)


def test_what_a_dead_worker_held_is_taken_up_with_what_it_had_decided_and_sent(address: str) -> None:
    async def work(dead: Database, alive: Database, time: Time) -> None:
        await dead.inbox.accept([arrived(1)])
        await dead.inbox.take(1)
        await dead.inbox.decided(1, "key", 5, Turn(SAID, Person("toulouse")))
        await dead.inbox.sent(1, 1)
        time.now += LEASE / 2
        await alive.inbox.alive()
        assert await numbers(alive) == []
        time.now += LEASE
        await alive.inbox.alive()
        (again,) = await alive.inbox.take(5)
        assert (again.update_id, again.replies, again.sent) == (1, SAID, 1)
        assert isinstance(again.replies[0].text, Markup)
        await dead.inbox.done(1)  # it was only slow: its notes change nothing any more
        assert (await row(alive, 1)).state == "taken"

    with_workers(address, 2, work)


def test_a_worker_that_starts_alone_takes_everything_over_at_once(address: str) -> None:
    async def work(dead: Database, alone: Database, _: Time) -> None:
        await dead.inbox.accept([arrived(1)])
        await dead.inbox.take(1)
        await alone.inbox.only_worker()
        assert await numbers(alone) == [1]

    with_workers(address, 2, work)


def test_who_leaves_gives_back_what_was_not_answered(address: str) -> None:
    async def work(leaving: Database, staying: Database, _: Time) -> None:
        await leaving.inbox.accept([arrived(1), arrived(2, "b")])
        assert await numbers(leaving) == [1, 2]
        await leaving.inbox.done(2)
        await leaving.inbox.leave()
        assert await numbers(staying) == [1]

    with_workers(address, 2, work)


def test_what_was_taken_unknowingly_is_given_back(address: str) -> None:
    async def work(database: Database, _: Time) -> None:
        await database.inbox.accept([arrived(1), arrived(2, "b")])
        await database.inbox.take(5)
        await database.inbox.give_back(except_for=[2])
        assert await numbers(database) == [1]

    with_workers(address, 1, work)


def test_a_delayed_update_holds_up_its_own_line_only(address: str) -> None:
    async def work(database: Database, time: Time) -> None:
        await database.inbox.accept([arrived(1), arrived(2), arrived(3, "b")])
        await database.inbox.take(1)
        await database.inbox.later(1, 3.0, "TimedOut")
        assert await numbers(database) == [3]
        time.now += timedelta(seconds=4)
        (again,) = await database.inbox.take(5)
        assert (again.update_id, again.attempts) == (1, 1)

    with_workers(address, 1, work)


def test_what_is_given_up_is_seen_and_its_line_goes_on(address: str) -> None:
    async def work(database: Database, time: Time) -> None:
        await database.inbox.accept([arrived(1), arrived(2)])
        await database.inbox.take(1)
        await database.inbox.failed(1, "BadRequest: chat not found")
        time.now += timedelta(seconds=9)
        depth = await database.inbox.depth()
        assert (depth.waiting, depth.oldest, depth.failed) == (1, 9.0, 1)
        assert await numbers(database) == [2]

    with_workers(address, 1, work)


def test_the_person_the_effects_and_the_answer_are_written_down_together(address: str) -> None:
    async def work(database: Database, _: Time) -> None:
        for number in (1, 2):
            await database.inbox.accept([arrived(number)])
            await database.inbox.take(1)
            turn = Turn(SAID, Person("toulouse"), effects=(Counted("decision", "answer"),))
            await database.inbox.decided(number, "key", 5, turn)
            await database.inbox.done(number)
        assert (await database.inbox.person("key")).territory == "toulouse"
        async with database.engine.connect() as connection:
            assert (await connection.execute(select(tally.c.item, tally.c.count))).all() == [("answer", 2)]

    with_workers(address, 1, work)


def test_an_answered_update_keeps_its_number_and_nothing_else_until_it_cannot_come_again(address: str) -> None:
    async def work(database: Database, time: Time) -> None:
        await database.inbox.accept([arrived(1)])
        await database.inbox.take(1)
        await database.inbox.decided(1, "key", 5, Turn(SAID, Person("toulouse")))
        await database.inbox.done(1)
        kept = await row(database, 1)
        assert (kept.payload, kept.replies, kept.line) == (None, None, "")
        assert await database.inbox.forget_answered_before(time.now) == 0
        time.now += timedelta(hours=49)
        assert await database.inbox.forget_answered_before(time.now - timedelta(hours=48)) == 1

    with_workers(address, 1, work)


def test_who_is_forgotten_leaves_no_byte_in_the_files(tmp_path: Path) -> None:
    async def work(database: Database, _: Time) -> None:
        await database.inbox.accept([arrived(1)])
        await database.inbox.take(1)
        await database.inbox.decided(1, "the-key", 5, Turn(SAID, Person("toulouse", {"etape": "creation"})))
        await database.inbox.done(1)
        await database.inbox.accept([arrived(2)])
        await database.inbox.take(1)
        await database.inbox.decided(2, "the-key", 5, Turn(SAID, Person(), effects=(Forgotten(),)))
        await database.inbox.done(2)
        await database.leave_no_trace()
        files = read(tmp_path)
        assert b"CREATE TABLE inbox" in files
        assert not [word for word in (b"secret words", b"the-key", b"toulouse", b"creation") if word in files]

    with_workers(f"sqlite+aiosqlite:///{tmp_path / 'bot.sqlite3'}", 1, work)
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
        assert connection.execute("select count(*) from person").fetchone() == (0,)
