"""Scheduled work done by exactly one of several processes: a lease a job, which a dead process loses with time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.errors import mapped
from bot.store.schema import job
from bot.store.statements import insert_into

LEASE = timedelta(seconds=60)


class Jobs:
    """The scheduled work of a database, as one worker sees it; every verb raises StoreError."""

    def __init__(self, engine: AsyncEngine, clock: Callable[[], datetime], me: str) -> None:
        self._engine, self._clock, self._me = engine, clock, me

    async def lease(self, name: str, during: timedelta = LEASE) -> bool:
        """Takes a job for a while; False while another worker has it."""
        now = self._clock()
        free = or_(job.c.worker.is_(None), job.c.worker == self._me, job.c.leased_until < now)
        with mapped("lease"):
            async with self._engine.begin() as connection:
                await connection.execute(insert_into(connection, job).values(name=name).on_conflict_do_nothing())
                ours = update(job).where(job.c.name == name, free).values(worker=self._me, leased_until=now + during)
                return (await connection.execute(ours)).rowcount == 1

    async def done(self, name: str) -> None:
        """Lets go of a job, and notes when it was done."""
        now = self._clock()
        values = {"worker": None, "leased_until": None, "done_at": now}
        with mapped("job"):
            async with self._engine.begin() as connection:
                made = insert_into(connection, job).values(name=name, **values)
                await connection.execute(made.on_conflict_do_update(index_elements=[job.c.name], set_=values))

    async def last(self, name: str) -> datetime | None:
        """When a job was last done, by whichever worker."""
        with mapped("job"):
            async with self._engine.connect() as connection:
                found: datetime | None = await connection.scalar(select(job.c.done_at).where(job.c.name == name))
        return found if found is None or found.tzinfo else found.replace(tzinfo=self._clock().tzinfo)
