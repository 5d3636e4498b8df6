"""Who wants to hear of what, and the catalogue as it was when they were last told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.dialogue import Reply
from bot.dialogue.events import Watch
from bot.store.errors import mapped
from bot.store.outbox import ALERT, put
from bot.store.schema import snapshot, watch
from bot.store.statements import insert_into

MOST = 20  # a person


class Watches:
    """The alerts of everybody; every verb raises StoreError."""

    def __init__(self, engine: AsyncEngine, clock: Callable[[], datetime]) -> None:
        self._engine, self._clock = engine, clock

    async def everyone(self) -> Mapping[int, tuple[Watch, ...]]:
        """The alerts of each chat, oldest first."""
        found: dict[int, list[Watch]] = {}
        with mapped("watches"):
            async with self._engine.connect() as connection:
                for row in (await connection.execute(select(watch).order_by(watch.c.chat, watch.c.id))).all():
                    found.setdefault(row.chat, []).append(Watch(row.scheme, row.priority, row.territory))
        return {chat: tuple(watches) for chat, watches in found.items()}

    async def last_told(self) -> tuple[str, str] | None:
        """The digest and the content of the catalogue people were last told of; None before the first time."""
        newest = select(snapshot.c.digest, snapshot.c.content).order_by(snapshot.c.taken_at.desc()).limit(1)
        with mapped("snapshot"):
            async with self._engine.connect() as connection:
                row = (await connection.execute(newest)).one_or_none()
        return None if row is None else (row.digest, row.content)

    async def tell(self, digest: str, content: str, said: Mapping[int, tuple[Reply, ...]], due: datetime) -> None:
        """Writes down, at once or not at all, what to tell everybody and that this catalogue is told."""
        with mapped("tell"):
            async with self._engine.begin() as connection:
                await put(connection, f"{ALERT}:{digest}", said, due)
                await connection.execute(delete(snapshot))
                await connection.execute(snapshot.insert().values(digest=digest, content=content, taken_at=self._clock()))


async def add(connection: AsyncConnection, chat: int, wanted: Watch, now: datetime) -> None:
    """Keeps an alert, unless it is there or the person has as many as one may have."""
    if (await connection.scalar(select(func.count()).where(watch.c.chat == chat)) or 0) < MOST:
        row = {"chat": chat, "scheme": wanted.scheme, "priority": wanted.priority, "territory": wanted.territory, "since": now}
        await connection.execute(insert_into(connection, watch).values(row).on_conflict_do_nothing())


async def drop(connection: AsyncConnection, chat: int, unwanted: Watch | None) -> None:
    """Drops an alert, or all of a chat."""
    which = [watch.c.chat == chat]
    if unwanted is not None:
        which += [watch.c.scheme == unwanted.scheme, watch.c.priority == unwanted.priority, watch.c.territory == unwanted.territory]
    await connection.execute(delete(watch).where(*which))
