"""Backup and restore: every row of one moment, as lines of JSON, whichever database they come from or go to.

The first line says which version of the tables the rows belong to; a backup of an older version is restored into those
tables and then brought to the newest, like a database that was left alone in between.
"""

from __future__ import annotations

import gzip
import json
import os
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import JSON, Connection, Date, DateTime, Integer, MetaData, Table, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import open_engine
from bot.store.errors import StoreError, mapped
from bot.store.migrate import NEWEST, upgrade, version
from bot.store.pseudonym import Pseudonyms
from bot.store.schema import metadata

FORMAT = "quartiers-productifs-bot backup 1"
BATCH = 500


class NotABackup(StoreError):
    """The file is no backup, or one of a newer program."""


async def backup(address: str, path: Path, now: datetime) -> int:
    """Writes every row to a file that only its owner can read; how many. The bot may go on meanwhile. Raises StoreError."""
    with mapped("backup"):
        engine = open_engine(address, writing=False)
        try:
            async with engine.connect() as connection:
                if engine.dialect.name != "sqlite":
                    await connection.execution_options(isolation_level="REPEATABLE READ")
                return await connection.run_sync(_dumped, path, now)
        finally:
            await engine.dispose()


async def restore(address: str, path: Path, pseudonyms: Pseudonyms) -> int:
    """Fills an empty database with the rows of a file; how many. All of them, or none. Raises StoreError, NotABackup."""
    with mapped("restore"):
        engine = open_engine(address)
        try:
            return await _restored(engine, path, pseudonyms)
        finally:
            await engine.dispose()


async def _restored(engine: AsyncEngine, path: Path, pseudonyms: Pseudonyms) -> int:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            wanted = _head(file)
            async with engine.begin() as connection:
                await connection.run_sync(upgrade, pseudonyms, wanted)
                count = await connection.run_sync(_filled, file)
                await connection.run_sync(upgrade, pseudonyms)
                return count
    except (gzip.BadGzipFile, EOFError, UnicodeDecodeError, json.JSONDecodeError, KeyError) as error:
        raise NotABackup(f"the file is no backup, or is cut off ({type(error).__name__})") from error


def _dumped(connection: Connection, path: Path, now: datetime) -> int:
    """Writes beside the file and moves it there when it is complete."""
    found = version(connection)
    if found != NEWEST:
        raise StoreError(f"the tables are of version {found}, start the bot once to bring them to {NEWEST}")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as raw, gzip.open(raw, "wt", encoding="utf-8") as file:
            file.write(json.dumps({"format": FORMAT, "version": found, "made_at": now.isoformat()}) + "\n")
            count = 0
            for line in _lines(connection):
                file.write(line + "\n")
                count += 1
        Path(name).replace(path)
        return count
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _lines(connection: Connection) -> Iterator[str]:
    for table in metadata.sorted_tables:
        for row in connection.execution_options(yield_per=BATCH).execute(select(table)).mappings():
            yield json.dumps([table.name, {name: _plain(value) for name, value in row.items()}], ensure_ascii=False)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _head(file: TextIO) -> str:
    head = json.loads(file.readline() or "null")
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise NotABackup("the file is no backup")
    if str(head["version"]) > NEWEST:
        raise NotABackup(f"the backup is of version {head['version']}, this program knows {NEWEST}: install the newer one")
    return str(head["version"])


def _filled(connection: Connection, file: TextIO) -> int:
    """Puts the rows into the tables as they now are, which must be empty."""
    found = MetaData()
    found.reflect(connection)
    tables = {name: table for name, table in found.tables.items() if name != "alembic_version"}
    if any(connection.scalar(select(func.count()).select_from(table)) for table in tables.values()):
        raise StoreError("the database is not empty: give the address of a new one (DATABASE_URL)")
    count = 0
    for line in file:
        name, row = json.loads(line)
        connection.execute(insert(tables[name]), _read(tables[name], row))
        count += 1
    for table in tables.values():
        _numbering(connection, table)
    return count


def _read(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(table.c[name].type, value) for name, value in row.items()}


def _value(kind: object, value: Any) -> Any:
    if value is None or isinstance(kind, JSON):
        return value
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value


def _numbering(connection: Connection, table: Table) -> None:
    """PostgreSQL numbers new rows from a sequence, which has to go on after the restored ones."""
    if connection.dialect.name != "postgresql" or "id" not in table.c or not isinstance(table.c.id.type, Integer):
        return
    last = connection.scalar(select(func.max(table.c.id)))
    if last is not None:
        connection.execute(text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :last)"), {"table": table.name, "last": last})
