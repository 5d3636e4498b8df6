"""What a turn asks to keep or to drop, done in the transaction that remembers the person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.dialogue.events import Counted, Effect, Explained, Forgotten, Judged, Transmitted, Unwatched, Watched
from bot.store import figures, questions, watches
from bot.store.everything import forget_everything


async def apply(connection: AsyncConnection, effects: Iterable[Effect], key: str, chat: int | None, now: datetime) -> None:
    """Does the effects of a turn, in their order; `chat` is None where there is none to write back to."""
    effects = tuple(effects)
    await figures.count(connection, Counter((e.name, e.item) for e in effects if isinstance(e, Counted)), now)
    for effect in effects:
        match effect:
            case Judged(about, good):
                await figures.judge(connection, about, good, now)
            case Explained(about, reason):
                await figures.explain(connection, about, reason)
            case Transmitted(text, territory):
                await questions.ask(connection, chat, text, territory, now)
            case Watched(wanted) if chat is not None:
                await watches.add(connection, chat, wanted, now)
            case Unwatched(unwanted) if chat is not None:
                await watches.drop(connection, chat, unwanted)
            case Forgotten():
                await forget_everything(connection, key, chat)
