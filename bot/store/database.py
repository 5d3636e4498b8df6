"""One database and what stands in it: people, the inbox, the outbox, alerts, questions, figures, jobs; opened once, closed last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import in_memory, open_engine
from bot.store.errors import mapped
from bot.store.everything import everything
from bot.store.figures import Figures
from bot.store.inbox import Inbox
from bot.store.jobs import Jobs
from bot.store.migrate import upgrade
from bot.store.outbox import Outbox
from bot.store.people import People
from bot.store.pseudonym import Pseudonyms
from bot.store.questions import Questions
from bot.store.watches import Watches

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time, as a store writes it down."""
    return datetime.now(UTC)


class Database:
    """The stores of one database; each verb raises StoreError when it cannot be done."""

    def __init__(self, engine: AsyncEngine, pseudonyms: Pseudonyms, clock: Clock, worker: str) -> None:
        self.engine, self.pseudonyms, self.clock, self.worker = engine, pseudonyms, clock, worker
        self.people = People(engine, clock)
        self.inbox, self.outbox = Inbox(engine, clock, worker), Outbox(engine, clock, worker)
        self.watches, self.questions = Watches(engine, clock), Questions(engine, clock)
        self.figures, self.jobs = Figures(engine), Jobs(engine, clock, worker)

    @classmethod
    async def open(cls, address: str, pseudonyms: Pseudonyms, clock: Clock = utc_now, worker: str | None = None) -> Database:
        """A database ready to use, its tables brought to the newest version; raises StoreError."""
        with mapped("open"):
            engine = open_engine(address)
            try:
                async with engine.begin() as connection:
                    await connection.run_sync(upgrade, pseudonyms)
            except BaseException:
                await engine.dispose()
                raise
        return cls(engine, pseudonyms, clock, worker or str(uuid4()))

    @property
    def lasting(self) -> bool:
        """Whether what is remembered outlives the process."""
        return not in_memory(self.engine.url)

    async def ready(self) -> None:
        """Comes back when the database answers; raises StoreError."""
        with mapped("ready"):
            async with self.engine.connect() as connection:
                await connection.execute(text("SELECT 1"))

    async def everything(self, key: str, chat: int | None) -> str:
        """All that is kept of a person, as JSON she can read."""
        with mapped("everything"):
            async with self.engine.connect() as connection:
                return await everything(connection, key, chat)

    async def leave_no_trace(self) -> None:
        """Empties SQLite's journal, where what was erased could still be read; other databases have their own housekeeping."""
        if self.engine.dialect.name == "sqlite":
            with mapped("checkpoint"):
                async with self.engine.connect() as connection:
                    await connection.rollback()
                    raw = await connection.get_raw_connection()
                    cursor = await raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
                    await cursor.close()

    async def close(self) -> None:
        """Closes every connection."""
        with mapped("close"):
            await self.inbox.close()
            await self.engine.dispose()
