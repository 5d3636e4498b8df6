"""People are kept as they were given, on both databases."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.dialogue import Person
from bot.store import Database, Pseudonyms, StoreError
from bot.store.schema import person

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
AWA = Person("toulouse", {"etape": "creation"}, ("acre", "arce"), ("fiche:acre",), "acre", "suite:0")

words = st.text(max_size=30).filter(lambda text: "\x00" not in text)
people = st.builds(
    Person,
    territory=st.none() | words,
    facts=st.dictionaries(words, words, max_size=5),
    results=st.lists(words, max_size=5).map(tuple),
    seen=st.integers(0, 10),
    choices=st.lists(words, max_size=5).map(tuple),
    focus=st.none() | words,
    back=st.none() | words,
)


@asynccontextmanager
async def opened(address: str, at: datetime = NOON) -> AsyncIterator[Database]:
    database = await Database.open(address, Pseudonyms("test"), clock=lambda: at)
    try:
        yield database
    finally:
        await database.close()


def within(address: str, work: Callable[[Database], Awaitable[None]], at: datetime = NOON) -> None:
    async def run() -> None:
        async with opened(address, at) as database:
            await work(database)

    asyncio.run(run())


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(remembered=st.lists(people, min_size=1, max_size=4))
def test_whoever_is_put_is_got_back(address: str, remembered: list[Person]) -> None:
    async def work(database: Database) -> None:
        for number, somebody in enumerate(remembered):
            await database.people.put(f"chat-{number % 2}", somebody)
            assert await database.people.get(f"chat-{number % 2}") == somebody

    within(address, work)


def test_a_stranger_is_an_empty_person(address: str) -> None:
    async def work(database: Database) -> None:
        assert await database.people.get("nobody") == Person()

    within(address, work)


def test_the_forgotten_are_gone_and_strangers_can_be_forgotten(address: str) -> None:
    async def work(database: Database) -> None:
        await database.people.put("1", AWA)
        for _ in range(2):
            await database.people.forget("1")
        assert await database.people.get("1") == Person()

    within(address, work)


def test_who_has_not_written_for_long_is_forgotten_and_nobody_else(address: str) -> None:
    async def before(database: Database) -> None:
        await database.people.put("long ago", AWA)

    async def now(database: Database) -> None:
        await database.people.put("yesterday", AWA)
        assert await database.people.forget_unseen_since(NOON - timedelta(days=90)) == 1
        assert await database.people.get("long ago") == Person()
        assert await database.people.get("yesterday") == AWA

    within(address, before, NOON - timedelta(days=91))
    within(address, now)


def test_what_is_kept_outlives_the_store_with_its_date(address: str) -> None:
    within(address, lambda database: database.people.put("1", AWA))

    async def work(database: Database) -> None:
        assert await database.people.get("1") == AWA
        async with database.engine.connect() as connection:
            written = (await connection.execute(select(person.c.updated_at))).scalar_one()
            assert written.replace(tzinfo=UTC) == NOON

    within(address, work)


@pytest.mark.parametrize("profile", [{"facts": 3}, [], "x", None])
def test_a_row_of_another_age_is_an_empty_person(address: str, profile: object) -> None:
    async def work(database: Database) -> None:
        await database.people.put("1", AWA)
        async with database.engine.begin() as connection:
            await connection.execute(update(person).values(profile=profile))
        assert await database.people.get("1") == Person()

    within(address, work)


def test_a_field_nobody_knows_any_more_does_no_harm(address: str) -> None:
    async def work(database: Database) -> None:
        await database.people.put("1", AWA)
        async with database.engine.begin() as connection:
            profile = (await connection.execute(select(person.c.profile))).scalar_one()
            await connection.execute(update(person).values(profile=profile | {"shoe_size": 41}))
        assert await database.people.get("1") == AWA

    within(address, work)


def test_many_at_once_and_two_processes_do_not_lock_each_other_out(address: str) -> None:
    async def run() -> None:
        async with opened(address) as one, opened(address) as other:
            await asyncio.gather(*(database.people.put(str(i % 9), AWA) for i in range(60) for database in (one, other)))
            assert [await one.people.get(str(i)) for i in range(9)] == [AWA] * 9

    asyncio.run(run())


@pytest.mark.parametrize(
    "bad",
    [
        "nonsense",
        "sqlite+aiosqlite:////proc/none/x.sqlite3",
        "nodriver://x/y",
        "sqlite:///x.sqlite3",
        "postgresql+asyncpg://a:pw@127.0.0.1:9/x",
    ],
)
def test_an_address_that_does_not_open_is_a_store_error_without_the_password(bad: str) -> None:
    with pytest.raises(StoreError) as caught:
        asyncio.run(Database.open(bad, Pseudonyms("test")))
    assert "pw" not in str(caught.value)


def test_a_broken_database_is_a_store_error_without_what_was_kept(tmp_path: Path) -> None:
    async def work(database: Database) -> None:
        with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
            connection.execute("drop table person")
        with pytest.raises(StoreError) as caught:
            await database.people.put("secret-key", AWA)
        assert "secret-key" not in str(caught.value)
        assert "toulouse" not in str(caught.value)

    within(f"sqlite+aiosqlite:///{tmp_path / 'bot.sqlite3'}", work)


def test_a_store_in_memory_says_that_it_does_not_last() -> None:
    async def work(database: Database) -> None:
        await database.people.put("1", AWA)
        assert await database.people.get("1") == AWA
        assert not database.lasting

    within("sqlite+aiosqlite://", work)


def test_a_pseudonym_is_the_same_for_the_same_key_only_and_tells_nothing() -> None:
    assert Pseudonyms("a").of("5") == Pseudonyms("a").of("5")
    assert len({Pseudonyms("a").of("5"), Pseudonyms("a").of("6"), Pseudonyms("b").of("5")}) == 3
    assert "secret" not in repr(Pseudonyms("secret"))
