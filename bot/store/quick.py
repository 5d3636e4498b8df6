"""SQLite without a change of threads for every statement, and many people's small transactions committed as one.

Between BEGIN IMMEDIATE and COMMIT the lock is ours: reading or writing a row takes microseconds, less than handing it to a
thread. What may wait, for the lock or for the disk, is still done in aiosqlite's thread.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import aiosqlite
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

LASTING = "lasting"  # execution option: False where a commit need not wait for the disk (bot.store.engine)
WAIT = 5000  # milliseconds for the lock, which another process may have
MOST = 16  # pieces of work committed together: what one of them may wait for
HASTY, SAFE = "PRAGMA synchronous=NORMAL", "PRAGMA synchronous=FULL"  # a commit that need not wait for the disk, and one that does
BEGIN = "BEGIN IMMEDIATE"
_AT_ONCE = ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", HASTY, SAFE)
_NEVER_WAIT = ("cursor", "close", "fetchone", "fetchmany", "fetchall")  # of a cursor
T = TypeVar("T")


class QuickConnection(aiosqlite.Connection):
    """A connection that does at once what takes no time."""

    _hasty = False

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        statement = args[0] if args and isinstance(args[0], str) else ""
        if statement in (HASTY, SAFE):
            self._hasty = statement == HASTY
        if self._connection is not None and statement == BEGIN and self._begun():
            return None
        if self._connection is None or self._waits(fn, statement):
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        return fn(*args, **kwargs)

    def _begun(self) -> bool:
        """Takes the lock, if nobody else has it."""
        self._conn.execute("PRAGMA busy_timeout=0")
        try:
            self._conn.execute(BEGIN)
        except sqlite3.OperationalError:
            return False
        finally:
            self._conn.execute(f"PRAGMA busy_timeout={WAIT}")
        return True

    def _waits(self, fn: Callable[..., Any], statement: str) -> bool:
        """Whether a call may have to wait, for the lock or for the disk."""
        if statement:
            return not statement.startswith(_AT_ONCE)
        if fn == self._conn.commit:
            return not self._hasty
        return getattr(fn, "__name__", "") not in _NEVER_WAIT or fn == self._conn.close


def quick_connection(database: str, **options: Any) -> QuickConnection:
    """What SQLAlchemy opens in place of aiosqlite's own connection."""
    connection = QuickConnection(lambda: sqlite3.connect(database, **options | {"check_same_thread": False}), 64)
    connection._thread.daemon = True
    return connection


@dataclass(frozen=True, slots=True)
class _Work:
    do: Callable[[AsyncConnection], Awaitable[Any]]
    lasting: bool
    done: asyncio.Future[Any]


class Together:
    """Does pieces of work, each wholly or not at all; on SQLite, which has one writer, those that wait are committed as one.

    Work that is not `lasting` outlives the process, but perhaps not a power cut: then it is as if it had not been done, nor
    anything after it. What is lasting, and all that went before it, is on the disk.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine, self._hasty = engine, engine.execution_options(**{LASTING: False})
        self._one_writer = engine.dialect.name == "sqlite"
        self._waiting: list[_Work] = []
        self._running: asyncio.Task[None] | None = None

    async def do(self, work: Callable[[AsyncConnection], Awaitable[T]], *, lasting: bool = False) -> T:
        """Does a piece of work in a transaction; it may be done twice, if the first was undone. Raises what it raises."""
        if not self._one_writer:
            async with self._engine.begin() as connection:
                return await work(connection)
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Work(work, lasting, done))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return await done

    async def _run(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            await self._finish(batch)
        self._running = None

    async def _finish(self, batch: list[_Work]) -> None:
        """Does a batch; where one piece of it fails, each by itself."""
        try:
            results = await self._committed(batch)
        except (Exception, asyncio.CancelledError) as error:
            if len(batch) > 1 and isinstance(error, Exception) and not isinstance(error, OperationalError):
                for work in batch:
                    await self._finish([work])
                return
            failure = error
            _tell(batch, lambda done, _: done.set_exception(failure), [None] * len(batch))
        else:
            _tell(batch, lambda done, result: done.set_result(result), results)

    async def _committed(self, batch: list[_Work]) -> list[Any]:
        engine = self._engine if any(work.lasting for work in batch) else self._hasty
        async with engine.begin() as connection:
            return [await work.do(connection) for work in batch]


def _tell(batch: list[_Work], tell: Callable[[asyncio.Future[Any], Any], None], results: list[Any]) -> None:
    for work, result in zip(batch, results, strict=True):
        if not work.done.done():
            tell(work.done, result)
