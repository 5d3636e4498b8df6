"""The store in a SQL database, through SQLAlchemy Core."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from pydantic import TypeAdapter
from sqlalchemy import Result, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.dialogue import Person
from bot.store.engine import in_memory, open_engine
from bot.store.errors import mapped
from bot.store.schema import metadata, person

Clock = Callable[[], datetime]
_people = TypeAdapter(Person)


def _now() -> datetime:
    return datetime.now(UTC)


class SqlStore:
    """One row a person; `open` before the first verb, `close` after the last."""

    def __init__(self, engine: AsyncEngine, clock: Clock = _now) -> None:
        self._engine, self._clock = engine, clock

    @classmethod
    async def open(cls, address: str, clock: Clock = _now) -> SqlStore:
        """A store ready to use, its tables created where they are missing; raises StoreError."""
        with mapped("open"):
            engine = open_engine(address)
            try:
                async with engine.begin() as connection:
                    await connection.run_sync(metadata.create_all)
            except BaseException:
                await engine.dispose()
                raise
        return cls(engine, clock)

    @property
    def lasting(self) -> bool:
        """Whether what is remembered outlives the process."""
        return not in_memory(self._engine.url)

    async def close(self) -> None:
        """Closes every connection."""
        with mapped("close"):
            await self._engine.dispose()

    async def get(self, key: str) -> Person:
        """What is remembered of a person; an empty Person when nothing is, or when an old row cannot be read."""
        with mapped("get"):
            async with self._engine.connect() as connection:
                found = await connection.execute(select(person.c.profile).where(person.c.chat == key))
                return _read(found)

    async def put(self, key: str, remembered: Person) -> None:
        """Remembers a person in place of what was known."""
        row = {"profile": _people.dump_python(remembered, mode="json"), "updated_at": self._clock()}
        with mapped("put"):
            try:
                await self._write(key, row)
            except IntegrityError:  # another process has just met the same person
                await self._write(key, row)

    async def forget(self, key: str) -> None:
        """Forgets a person."""
        with mapped("forget"):
            async with self._engine.begin() as connection:
                await connection.execute(delete(person).where(person.c.chat == key))

    async def _write(self, key: str, row: dict[str, object]) -> None:
        async with self._engine.begin() as connection:
            if not await _update(connection, key, row):
                await connection.execute(insert(person).values(chat=key, **row))


async def _update(connection: AsyncConnection, key: str, row: dict[str, object]) -> bool:
    done = await connection.execute(update(person).where(person.c.chat == key).values(**row))
    return done.rowcount > 0


def _read(found: Result[tuple[object]]) -> Person:
    try:
        profile = found.scalar_one_or_none()
        return Person() if profile is None else _people.validate_python(profile)
    except ValueError:  # no JSON, or no Person
        return Person()
