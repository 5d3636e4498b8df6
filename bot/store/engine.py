"""Opens a database: for SQLite, its directory, its pragmas and transactions that never deadlock."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.jsontext import as_json

_PRAGMAS = (
    "busy_timeout=5000",  # first: the next one may have to wait for another process
    "journal_mode=WAL",
    "synchronous=FULL",  # what was acknowledged to Telegram is on the disk, not only in the machine's memory
    "foreign_keys=ON",
    "secure_delete=ON",  # what is erased leaves no trace in the file
)


def open_engine(address: str, *, writing: bool = True) -> AsyncEngine:
    """An engine for a database address; statements' values stay out of its errors. One that only reads holds up no writer."""
    url = make_url(address)
    if url.get_backend_name() != "sqlite":
        patience = {"pool_pre_ping": True, "pool_size": 8, "max_overflow": 8, "pool_timeout": 10}
        return create_async_engine(url, hide_parameters=True, json_serializer=as_json, **patience)
    options: dict[str, Any] = {"json_serializer": as_json}
    if not in_memory(url):
        Path(url.database or "").expanduser().parent.mkdir(parents=True, exist_ok=True)
        options |= {"pool_size": 1, "max_overflow": 0}  # one writer: transactions wait in line instead of for a lock
    engine = create_async_engine(url, hide_parameters=True, **options)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin if writing else _begin_reading)
    return engine


def in_memory(address: URL | str) -> bool:
    """Whether a database dies with the process."""
    url = make_url(address)
    return url.get_backend_name() == "sqlite" and (url.database in (None, "", ":memory:") or "mode=memory" in str(url))


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver starts no transaction of its own: _begin does
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        _set(cursor, pragma)
    cursor.close()


def _set(cursor: Any, pragma: str) -> None:
    """Sets a pragma; two processes that make a new file both want its journal changed, and SQLite lets neither wait for the other."""
    for _ in range(100):
        with contextlib.suppress(OperationalError):
            cursor.execute(f"PRAGMA {pragma}")
            return
        time.sleep(0.02)
    cursor.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A transaction takes its write lock at once: a read that turns into a write could not wait for it."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_reading(connection: Connection) -> None:
    """A transaction that sees one moment and takes no lock."""
    connection.exec_driver_sql("BEGIN")
