"""The store keeps what it is given, in a real SQLite file."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue import Person
from bot.store import SqlStore, Store, StoreError

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
AWA = Person("toulouse", {"etape": "creation"}, ("acre", "arce"), ("fiche:acre",), "acre", "suite:0")

words = st.text(max_size=30)
people = st.builds(
    Person,
    territory=st.none() | words,
    facts=st.dictionaries(words, words, max_size=5),
    results=st.lists(words, max_size=5).map(tuple),
    choices=st.lists(words, max_size=5).map(tuple),
    focus=st.none() | words,
    back=st.none() | words,
)


def address(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path / 'deep' / 'bot.sqlite3'}"


@asynccontextmanager
async def opened(where: str) -> AsyncIterator[SqlStore]:
    store = await SqlStore.open(where, clock=lambda: NOON)
    try:
        yield store
    finally:
        await store.close()


def with_store(path: Path, work: Callable[[Store], Awaitable[None]]) -> None:
    async def run() -> None:
        async with opened(address(path)) as store:
            await work(store)

    asyncio.run(run())


@settings(max_examples=60)
@given(remembered=st.lists(people, min_size=1, max_size=4))
def test_whoever_is_put_is_got_back(tmp_path_factory: pytest.TempPathFactory, remembered: list[Person]) -> None:
    async def work(store: Store) -> None:
        for number, person in enumerate(remembered):
            await store.put(f"chat-{number % 2}", person)
            assert await store.get(f"chat-{number % 2}") == person

    with_store(tmp_path_factory.mktemp("store"), work)


def test_a_stranger_is_an_empty_person(tmp_path: Path) -> None:
    async def work(store: Store) -> None:
        assert await store.get("nobody") == Person()

    with_store(tmp_path, work)


def test_the_forgotten_are_gone_and_strangers_can_be_forgotten(tmp_path: Path) -> None:
    async def work(store: Store) -> None:
        await store.put("1", AWA)
        for _ in range(2):
            await store.forget("1")
        assert await store.get("1") == Person()

    with_store(tmp_path, work)


def test_what_is_kept_outlives_the_store_with_its_date(tmp_path: Path) -> None:
    with_store(tmp_path, lambda store: store.put("1", AWA))

    async def work(store: Store) -> None:
        assert await store.get("1") == AWA

    with_store(tmp_path, work)
    with closing(sqlite3.connect(tmp_path / "deep" / "bot.sqlite3")) as connection:
        assert connection.execute("select chat, updated_at from person").fetchall() == [("1", "2026-11-23 12:00:00.000000")]
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("profile", ['{"facts": 3}', "[]", '"x"', "null", "{nonsense"])
def test_a_row_of_another_age_is_an_empty_person(tmp_path: Path, profile: str) -> None:
    with_store(tmp_path, lambda store: store.put("1", AWA))
    with closing(sqlite3.connect(tmp_path / "deep" / "bot.sqlite3")) as connection:
        connection.execute("update person set profile = ?", (profile,))
        connection.commit()

    async def work(store: Store) -> None:
        assert await store.get("1") == Person()

    with_store(tmp_path, work)


def test_a_field_nobody_knows_any_more_does_no_harm(tmp_path: Path) -> None:
    with_store(tmp_path, lambda store: store.put("1", AWA))
    with closing(sqlite3.connect(tmp_path / "deep" / "bot.sqlite3")) as connection:
        connection.execute("update person set profile = json_set(profile, '$.shoe_size', 41)")
        connection.commit()

    async def work(store: Store) -> None:
        assert await store.get("1") == AWA

    with_store(tmp_path, work)


def test_many_at_once_and_two_processes_do_not_lock_each_other_out(tmp_path: Path) -> None:
    async def run() -> None:
        async with opened(address(tmp_path)) as one, opened(address(tmp_path)) as other:
            await asyncio.gather(*(store.put(str(i % 9), AWA) for i in range(100) for store in (one, other)))
            assert [await one.get(str(i)) for i in range(9)] == [AWA] * 9

    asyncio.run(run())


@pytest.mark.parametrize("bad", ["nonsense", "sqlite+aiosqlite:////proc/none/x.sqlite3", "nodriver://x/y", "sqlite:///x.sqlite3"])
def test_an_address_that_does_not_open_is_a_store_error_without_the_password(bad: str) -> None:
    with pytest.raises(StoreError):
        asyncio.run(SqlStore.open(bad))


def test_a_broken_database_is_a_store_error_without_what_was_kept(tmp_path: Path) -> None:
    async def work(store: Store) -> None:
        with closing(sqlite3.connect(tmp_path / "deep" / "bot.sqlite3")) as connection:
            connection.execute("drop table person")
        with pytest.raises(StoreError) as caught:
            await store.put("secret-key", AWA)
        assert "secret-key" not in str(caught.value)
        assert "toulouse" not in str(caught.value)

    with_store(tmp_path, work)


def test_a_store_in_memory_says_that_it_does_not_last() -> None:
    async def run() -> None:
        async with opened("sqlite+aiosqlite://") as store:
            await store.put("1", AWA)
            assert await store.get("1") == AWA
            assert not store.lasting

    asyncio.run(run())
