"""What was promised to be forgotten is forgotten when it is due, and nothing before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from markupsafe import Markup
from sqlalchemy import func, select

from bot.dialogue import Person, Reply
from bot.store import Database
from bot.store.questions import ask
from bot.store.schema import inbox, outbox, person, question
from bot.telegram.cleaning import clean
from tests.store.conftest import address as address
from tests.store.conftest import postgres as postgres
from tests.store.test_inbox import NOON, Time, arrived, with_workers


async def fill(database: Database) -> None:
    await database.people.put("key", Person(territory="toulouse"))
    await database.inbox.accept([arrived(1)])
    await database.inbox.take(1)
    await database.inbox.done(1)
    await database.outbox.say("alert:one", {1: (Reply(Markup("x")),)})
    for said in await database.outbox.take(1):
        await database.outbox.done(said)
    async with database.engine.begin() as connection:
        await ask(connection, 1, "?", "", NOON)


@pytest.mark.parametrize(
    ("days", "left"), [(1, (1, 1, 1, 1)), (3, (1, 0, 1, 1)), (31, (1, 0, 0, 1)), (91, (0, 0, 0, 1)), (366, (0, 0, 0, 0))]
)
def test_each_thing_has_its_time(address: str, days: int, left: tuple[int, ...]) -> None:
    async def work(database: Database, time: Time) -> None:
        await fill(database)
        time.now += timedelta(days=days)
        await clean(database)
        async with database.engine.connect() as connection:
            counts = [await connection.scalar(select(func.count()).select_from(table)) for table in (person, inbox, outbox, question)]
        assert tuple(counts) == left

    with_workers(address, 1, work)
