"""What is remembered of people: one row each, under a pseudonym."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import Insert, Text, bindparam, cast, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.dialogue import Person
from bot.store.errors import mapped
from bot.store.schema import person
from bot.store.statements import insert_for

_people = TypeAdapter(Person)
KEPT = cast(person.c.profile, Text)  # as it is kept, for pydantic to read
_READ = select(KEPT).where(person.c.key == bindparam("wanted"))
_DELETE = delete(person).where(person.c.key == bindparam("wanted"))


class People:
    """Remembers people by an opaque key; every verb raises StoreError when it cannot be done."""

    def __init__(self, engine: AsyncEngine, clock: Callable[[], datetime]) -> None:
        self._engine, self._clock = engine, clock

    async def get(self, key: str) -> Person:
        """What is remembered of a person; an empty Person when nothing is, or when an old row cannot be read."""
        with mapped("get"):
            async with self._engine.connect() as connection:
                return await read_person(connection, key)

    async def put(self, key: str, remembered: Person) -> None:
        """Remembers a person in place of what was known."""
        with mapped("put"):
            async with self._engine.begin() as connection:
                await write_person(connection, key, remembered, self._clock())

    async def forget(self, key: str) -> None:
        """Forgets a person; forgetting a stranger is no mistake."""
        with mapped("forget"):
            async with self._engine.begin() as connection:
                await connection.execute(delete(person).where(person.c.key == key))

    async def forget_unseen_since(self, moment: datetime) -> int:
        """Forgets those who have not written since a moment; how many they were."""
        with mapped("forget"):
            async with self._engine.begin() as connection:
                return (await connection.execute(delete(person).where(person.c.updated_at < moment))).rowcount


async def read_person(connection: AsyncConnection, key: str) -> Person:
    """The person of a key, within a transaction."""
    found = await connection.execute(_READ, {"wanted": key})
    return person_of(found.scalar_one_or_none())


def person_of(profile: str | None) -> Person:
    """The person of whom a profile tells, as it is kept; an empty Person where there is none, or none that can be read."""
    try:
        return Person() if profile is None else _people.validate_json(profile)
    except ValueError:  # no JSON, or no Person
        return Person()


async def write_person(connection: AsyncConnection, key: str, remembered: Person, now: datetime) -> None:
    """Remembers a person within a transaction; of one who told nothing, nothing is kept. Her alerts have their own table."""
    remembered = replace(remembered, watching=None)
    if remembered == Person():
        await connection.execute(_DELETE, {"wanted": key})
        return
    row = {"key": key, "profile": _people.dump_python(remembered, mode="json"), "updated_at": now}
    await connection.execute(_put(connection.dialect.name), row)


@cache
def _put(dialect: str) -> Insert:
    made = insert_for(dialect, person)
    return made.on_conflict_do_update(index_elements=[person.c.key], set_={name: made.excluded[name] for name in ("profile", "updated_at")})
