"""Everything that is kept of one person, in every table that can hold some of it: to hand it to her, or to delete it."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import metadata, person

BY_CHAT: tuple[Table, ...] = tuple(table for table in metadata.sorted_tables if "chat" in table.c)


async def everything(connection: AsyncConnection, key: str, chat: int | None) -> str:
    """What is kept, table by table, as JSON that a person can read."""
    kept: dict[str, list[dict[str, Any]]] = {}
    for table, whose in [(person, person.c.key == key), *((table, table.c.chat == chat) for table in BY_CHAT if chat is not None)]:
        rows = (await connection.execute(select(table).where(whose))).mappings().all()
        kept[table.name] = [{name: value for name, value in row.items() if name != "key"} for row in rows]
    return json.dumps(kept, ensure_ascii=False, indent=2, default=_plain)


async def forget_everything(connection: AsyncConnection, key: str, chat: int | None) -> None:
    """Deletes every row of a person."""
    await connection.execute(delete(person).where(person.c.key == key))
    for table in BY_CHAT if chat is not None else ():
        await connection.execute(delete(table).where(table.c.chat == chat))


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
