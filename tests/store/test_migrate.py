"""From every earlier form of the tables, with people in them, to the newest; nobody is lost on the way."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import bot.store.migrations
from bot.dialogue import Person
from bot.store import Database, Pseudonyms
from bot.store.engine import open_engine
from bot.store.migrate import NEWEST, upgrade, version
from bot.store.schema import metadata

PSEUDONYMS = Pseudonyms("test")
AWA = Person("toulouse", {"etape": "creation"})
CHAT, PROFILE = "812345001", {"territory": "toulouse", "facts": {"etape": "creation"}}


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(Path(bot.store.migrations.__file__).parent))
    return ScriptDirectory.from_config(config)


def on(address: str, *work: Any) -> list[Any]:
    """Runs functions of a connection in one transaction."""

    async def run() -> list[Any]:
        engine = open_engine(address)
        try:
            async with engine.begin() as connection:
                return [await connection.run_sync(step) for step in work]
        finally:
            await engine.dispose()

    return asyncio.run(run())


def remembered(address: str) -> Person:
    async def run() -> Person:
        database = await Database.open(address, PSEUDONYMS)
        try:
            return await database.people.get(PSEUDONYMS.of(CHAT))
        finally:
            await database.close()

    return asyncio.run(run())


def insert(connection: sa.Connection) -> None:
    """Puts somebody into the first table."""
    columns = sa.column("chat", sa.String), sa.column("profile", sa.JSON), sa.column("updated_at", sa.DateTime(timezone=True))
    connection.execute(
        sa.insert(sa.table("person", *columns)).values(chat=CHAT, profile=PROFILE, updated_at=datetime(2026, 11, 1, tzinfo=UTC))
    )


@pytest.mark.parametrize("version", [step.revision for step in scripts().walk_revisions() if step.revision == "0001"])
def test_people_of_an_earlier_version_are_known_again(address: str, version: str) -> None:
    on(address, lambda connection: upgrade(connection, PSEUDONYMS, version), insert)
    assert remembered(address) == AWA


def test_a_database_of_before_the_migrations_is_taken_over(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
        connection.execute(
            "CREATE TABLE person (chat VARCHAR(64) NOT NULL PRIMARY KEY, profile JSON NOT NULL, updated_at DATETIME NOT NULL)"
        )
        connection.execute("CREATE INDEX ix_person_updated_at ON person (updated_at)")
        connection.execute("INSERT INTO person VALUES (?, ?, '2026-11-01 12:00:00')", (CHAT, json.dumps(PROFILE)))
        connection.commit()
    address = f"sqlite+aiosqlite:///{tmp_path / 'bot.sqlite3'}"
    assert remembered(address) == AWA
    assert CHAT.encode() not in (tmp_path / "bot.sqlite3").read_bytes()


@pytest.mark.parametrize("steps", [("0001", NEWEST), (NEWEST,)], ids=["step by step", "at once"])
def test_the_migrations_make_the_tables_that_the_program_expects(address: str, steps: tuple[str, ...]) -> None:
    def differences(connection: sa.Connection) -> list[Any]:
        for step in steps:
            upgrade(connection, PSEUDONYMS, step)
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    assert on(address, differences, version) == [[], NEWEST]


def test_a_database_made_at_once_is_no_different_from_one_that_was_led_through_the_migrations(tmp_path: Path) -> None:
    def made(name: str, *steps: str) -> set[tuple[str, ...]]:
        address = f"sqlite+aiosqlite:///{tmp_path / name}"
        on(address, *(lambda connection, step=step: upgrade(connection, PSEUDONYMS, step) for step in steps))
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            return {(t, *map(str, row[1:])) for (t,) in tables for row in connection.execute(f"PRAGMA table_info({t})")} | {
                (t, *map(str, row[1:4])) for (t,) in tables for row in connection.execute(f"PRAGMA index_list({t})")
            }

    assert made("at_once", NEWEST) == made("step_by_step", "0001", NEWEST)


def test_the_newest_version_is_the_last_of_the_history() -> None:
    assert scripts().get_current_head() == NEWEST


def test_several_processes_that_start_together_do_not_disturb_each_other(address: str) -> None:
    async def run() -> None:
        databases = await asyncio.gather(*(Database.open(address, PSEUDONYMS) for _ in range(3)))
        for database in databases:
            await database.ready()
            await database.close()

    asyncio.run(run())
