"""What is backed up comes back, on the same kind of database or the other, of this version or an earlier one."""

from __future__ import annotations

import asyncio
import gzip
import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from markupsafe import Markup
from sqlalchemy import insert, select

from bot.dialogue import Person, Reply, Turn
from bot.dialogue.events import Counted
from bot.store import Database, Incoming, Pseudonyms, StoreError
from bot.store.backup import FORMAT, NotABackup, backup, restore
from bot.store.schema import metadata, watch

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PSEUDONYMS = Pseudonyms("test")


async def opened(address: str) -> Database:
    return await Database.open(address, PSEUDONYMS, lambda: NOON, "worker")


async def fill(address: str) -> None:
    """Somebody, something that waits with its answer, a count and an alert."""
    database = await opened(address)
    await database.inbox.alive()
    await database.inbox.accept([Incoming(7, "line", {"update_id": 7, "message": {"text": "été « 1 » 👍"}})])
    await database.inbox.take(1)
    turn = Turn((Reply(Markup("<b>x</b>")),), Person("toulouse", {"age": "41"}), effects=(Counted("decision", "answer"),))
    await database.inbox.decided(7, "awa", 5, turn)
    async with database.engine.begin() as connection:
        await connection.execute(insert(watch).values(chat=5, scheme="acre", priority="", territory="", since=NOON))
    await database.close()


async def contents(address: str) -> dict[str, list[str]]:
    database = await opened(address)
    async with database.engine.connect() as connection:
        found = {
            t.name: sorted(str(tuple(_naive(v) for v in row)) for row in await connection.execute(select(t)))
            for t in metadata.sorted_tables
        }
    await database.close()
    return found


def _naive(value: object) -> object:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


@pytest.fixture(params=["sqlite", "postgresql"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'other.sqlite3'}"
    return str(request.getfixturevalue("postgres").fresh())


def test_everything_comes_back_in_another_database(address: str, other: str, tmp_path: Path) -> None:
    async def run() -> None:
        await fill(address)
        count = await backup(address, tmp_path / "b.gz", NOON)
        assert await restore(other, tmp_path / "b.gz", PSEUDONYMS) == count >= 4
        assert await contents(other) == await contents(address)
        database = await opened(other)
        async with database.engine.begin() as connection:  # new rows are numbered after the restored ones
            await connection.execute(insert(watch).values(chat=6, scheme="acre", priority="", territory="", since=NOON))
        await database.close()

    asyncio.run(run())
    assert stat.S_IMODE((tmp_path / "b.gz").stat().st_mode) == 0o600


def test_a_backup_does_not_wait_for_a_writer_nor_hold_one_up(address: str, tmp_path: Path) -> None:
    async def run() -> None:
        await fill(address)
        database = await opened(address)
        async with database.engine.begin() as connection:
            await connection.execute(insert(watch).values(chat=9, scheme="arce", priority="", territory="", since=NOON))
            await asyncio.wait_for(backup(address, tmp_path / "b.gz", NOON), 4)
        await database.close()

    asyncio.run(run())
    assert "arce" not in gzip.decompress((tmp_path / "b.gz").read_bytes()).decode()


def test_a_backup_of_the_first_version_is_brought_to_the_newest(other: str, tmp_path: Path) -> None:
    row = {"chat": "812345001", "profile": {"territory": "toulouse"}, "updated_at": "2026-11-01T12:00:00+00:00"}
    lines = [{"format": FORMAT, "version": "0001", "made_at": "x"}, ["person", row]]
    (tmp_path / "old.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, lines)).encode()))

    async def run() -> None:
        assert await restore(other, tmp_path / "old.gz", PSEUDONYMS) == 1
        database = await opened(other)
        assert await database.people.get(PSEUDONYMS.of("812345001")) == Person("toulouse")
        await database.close()

    asyncio.run(run())


def test_nothing_is_restored_over_what_is_there(address: str, tmp_path: Path) -> None:
    async def run() -> None:
        await fill(address)
        await backup(address, tmp_path / "b.gz", NOON)
        before = await contents(address)
        with pytest.raises(StoreError, match="not empty"):
            await restore(address, tmp_path / "b.gz", PSEUDONYMS)
        assert await contents(address) == before

    asyncio.run(run())


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"format": "x"}', json.dumps({"format": FORMAT, "version": "9999"}).encode(), None]
)
def test_what_is_no_backup_is_said_and_changes_nothing(address: str, tmp_path: Path, content: bytes | None) -> None:
    (tmp_path / "b.gz").write_bytes(b"no gzip" if content is None else gzip.compress(content))
    with pytest.raises(NotABackup):
        asyncio.run(restore(address, tmp_path / "b.gz", PSEUDONYMS))
    assert not any(rows for rows in asyncio.run(contents(address)).values())


def test_a_backup_that_is_cut_off_is_restored_not_at_all(address: str, other: str, tmp_path: Path) -> None:
    asyncio.run(fill(address))
    asyncio.run(backup(address, tmp_path / "b.gz", NOON))
    (tmp_path / "b.gz").write_bytes((tmp_path / "b.gz").read_bytes()[:-40])
    with pytest.raises(NotABackup):
        asyncio.run(restore(other, tmp_path / "b.gz", PSEUDONYMS))
    assert not any(rows for rows in asyncio.run(contents(other)).values())
