"""What a turn asks to keep or to drop, done in the transaction that remembers the person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.dialogue.events import Counted, Effect, Forgotten
from bot.store.everything import forget_everything
from bot.store.schema import tally
from bot.store.statements import insert_into


async def apply(connection: AsyncConnection, effects: Iterable[Effect], key: str, chat: int | None, now: datetime) -> None:
    """Does the effects of a turn, in their order; `chat` is None where there is none to write back to."""
    for effect in effects:
        match effect:
            case Counted(name, item):
                await _count(connection, name, item, now)
            case Forgotten():
                await forget_everything(connection, key, chat)


async def _count(connection: AsyncConnection, name: str, item: str, now: datetime) -> None:
    made = insert_into(connection, tally).values(day=now.date(), name=name, item=item[:64], count=1)
    key = [tally.c.day, tally.c.name, tally.c.item]
    await connection.execute(made.on_conflict_do_update(index_elements=key, set_={"count": tally.c.count + 1}))
