"""The small transactions every update goes through, many of them committed as one where the database has one writer: SQLite.

A connection of its own, in the event loop itself: between BEGIN IMMEDIATE and COMMIT the lock is ours, and reading or writing
a row takes microseconds, less than handing it to a thread. Only what has to wait for the disk is done in one.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.pool import NullPool

from bot.jsontext import as_json
from bot.store.engine import in_memory

WAIT = 5.0  # seconds for the lock, which another connection may have
_PAUSE = 0.003
MOST = 16  # pieces of work committed together: what one of them may wait for
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Work:
    do: Callable[[AsyncConnection], Awaitable[Any]]
    lasting: bool
    done: asyncio.Future[Any]


class Together:
    """Does pieces of work, each wholly or not at all; in a file of SQLite, those that wait are committed as one.

    Work that is not `lasting` outlives the process, but perhaps not a power cut: then it is as if it had not been done, nor
    anything after it. What is lasting, and all that went before it, is on the disk.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._line = _Line(engine) if engine.dialect.name == "sqlite" and not in_memory(engine.url) else None
        self._waiting: list[_Work] = []
        self._running: asyncio.Task[None] | None = None

    async def do(self, work: Callable[[AsyncConnection], Awaitable[T]], *, lasting: bool = False) -> T:
        """Does a piece of work in a transaction; it may be done twice, if the first was undone. Raises what it raises."""
        if self._line is None:
            async with self._engine.begin() as connection:
                return await work(connection)
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Work(work, lasting, done))
        if self._running is None:
            self._running = asyncio.create_task(self._run(self._line))
        return await done

    async def close(self) -> None:
        """Finishes what was begun, and closes the connection."""
        if self._running is not None:
            await self._running
        if self._line is not None:
            self._line.close()

    async def _run(self, line: _Line) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            await self._finish(line, batch)
        self._running = None

    async def _finish(self, line: _Line, batch: list[_Work]) -> None:
        """Does a batch; where one piece of it fails, each by itself."""
        try:
            results = await line.committed(batch)
        except (Exception, asyncio.CancelledError) as error:
            if len(batch) > 1 and isinstance(error, Exception) and not isinstance(error, OperationalError | sqlite3.OperationalError):
                for work in batch:
                    await self._finish(line, [work])
                return
            failure = error
            _tell(batch, lambda done, _: done.set_exception(failure), [None] * len(batch))
        else:
            _tell(batch, lambda done, result: done.set_result(result), results)


def _tell(batch: list[_Work], tell: Callable[[asyncio.Future[Any], Any], None], results: list[Any]) -> None:
    for work, result in zip(batch, results, strict=True):
        if not work.done.done():
            tell(work.done, result)


class _Line:
    """The connection through which the batches go, one after the other; opened when first needed."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._address = engine.url.set(drivername="sqlite+pysqlite")
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        self._lasting: bool | None = None  # what the connection is set to

    async def committed(self, batch: list[_Work]) -> list[Any]:
        """The results of a batch, once it is committed; raises what a piece of it raises, and then nothing of it is done."""
        connection = self._opened()
        raw = cast(sqlite3.Connection, connection.connection.dbapi_connection)
        lasting = any(work.lasting for work in batch)
        if lasting is not self._lasting:
            raw.execute(f"PRAGMA synchronous={'FULL' if lasting else 'NORMAL'}")
            self._lasting = lasting
        await _begun(raw)
        try:
            results = [await work.do(cast(AsyncConnection, _AtOnce(connection))) for work in batch]
            await (asyncio.to_thread(raw.commit) if lasting else _at_once(raw.commit))
            return results
        finally:
            connection.rollback()  # nothing, after a commit

    def _opened(self) -> Connection:
        if self._connection is None:
            options = {"isolation_level": None, "check_same_thread": False, "timeout": 0}
            self._engine = create_engine(
                self._address, hide_parameters=True, poolclass=NullPool, connect_args=options, json_serializer=as_json
            )
            self._connection = self._engine.connect()
            for pragma in ("foreign_keys=ON", "secure_delete=ON"):
                cast(sqlite3.Connection, self._connection.connection.dbapi_connection).execute(f"PRAGMA {pragma}")
        return self._connection

    def close(self) -> None:
        """Closes it."""
        if self._connection is not None and self._engine is not None:
            self._connection.close()
            self._engine.dispose()
            self._connection = self._lasting = None


async def _begun(raw: sqlite3.Connection) -> None:
    """Takes the lock; raises sqlite3.OperationalError when somebody else does not let go of it."""
    end = time.monotonic() + WAIT
    while True:
        try:
            raw.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
        await asyncio.sleep(_PAUSE)


async def _at_once(work: Callable[[], None]) -> None:
    work()


class _AtOnce:
    """The few verbs of an AsyncConnection that a piece of work needs, done at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self.dialect = connection, connection.dialect

    async def execute(self, *statement: Any) -> Any:
        return self._connection.execute(*statement)

    async def scalar(self, *statement: Any) -> Any:
        return self._connection.scalar(*statement)
