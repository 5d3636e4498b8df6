"""The figures of a period: counts a day and thumbs; nothing of anyone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache

from sqlalchemy import Insert, Integer, cast, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.errors import mapped
from bot.store.schema import opinion, tally
from bot.store.statements import insert_for


@dataclass(frozen=True, slots=True)
class Period:
    """What was counted since a day: by day and item for decisions, by item for the rest."""

    decisions: Mapping[tuple[date, str], int]
    priorities: Mapping[str, int]
    opened: Mapping[str, int]
    thumbs_up: int
    thumbs_down: int
    reasons: Mapping[str, int]


class Figures:
    """Reads the figures; raises StoreError."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def since(self, day: date) -> Period:
        """Everything counted from a day on."""
        with mapped("figures"):
            async with self._engine.connect() as connection:
                days = select(tally.c.day, tally.c.item, tally.c.count).where(tally.c.name == "decision", tally.c.day >= day)
                decisions = {(on, item): count for on, item, count in (await connection.execute(days)).all()}
                thumbs = await _thumbs(connection, day)
                priorities, opened = await _by_item(connection, "priority", day), await _by_item(connection, "opened", day)
        reasons = {reason: count for (good, reason), count in thumbs.items() if not good and reason}
        up, down = (sum(count for (good, _), count in thumbs.items() if good is which) for which in (True, False))
        return Period(decisions, priorities, opened, up, down, reasons)


async def _by_item(connection: AsyncConnection, name: str, day: date) -> Mapping[str, int]:
    counted = select(tally.c.item, cast(func.sum(tally.c.count), Integer)).where(tally.c.name == name, tally.c.day >= day)
    rows = await connection.execute(counted.group_by(tally.c.item).order_by(func.sum(tally.c.count).desc(), tally.c.item))
    return {row[0]: row[1] for row in rows.all()}


async def _thumbs(connection: AsyncConnection, day: date) -> Mapping[tuple[bool, str], int]:
    begun = datetime.combine(day, time.min, UTC)
    counted = select(opinion.c.good, opinion.c.reason, func.count()).where(opinion.c.given_at >= begun)
    rows = await connection.execute(counted.group_by(opinion.c.good, opinion.c.reason))
    return {(good, reason): count for good, reason, count in rows.all()}


async def count(connection: AsyncConnection, counted: Mapping[tuple[str, str], int], now: datetime) -> None:
    """So many more of each name and item, within a transaction."""
    rows = [{"day": now.date(), "name": name, "item": item[:64], "count": more} for (name, item), more in counted.items()]
    if rows:
        await connection.execute(_more(connection.dialect.name), rows)


@cache
def _more(dialect: str) -> Insert:
    new, key = insert_for(dialect, tally), [tally.c.day, tally.c.name, tally.c.item]
    return new.on_conflict_do_update(index_elements=key, set_={"count": tally.c.count + new.excluded.count})


async def judge(connection: AsyncConnection, about: str, good: bool, now: datetime) -> None:
    """A thumb, within a transaction."""
    await connection.execute(opinion.insert().values(about=about[:64], good=good, reason="", given_at=now))


async def explain(connection: AsyncConnection, about: str, reason: str) -> None:
    """The reason of the newest thumb down that has none; thumbs are of nobody, so that any of them will do."""
    bare = (opinion.c.about == about[:64], opinion.c.good.is_(False), opinion.c.reason == "")
    newest = select(func.max(opinion.c.id)).where(*bare).scalar_subquery()
    await connection.execute(update(opinion).where(opinion.c.id == newest).values(reason=reason[:40]))
