"""Questions that found no answer, kept with consent and without what identifies people, until an editor deals with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.dialogue import Reply
from bot.store.errors import mapped
from bot.store.outbox import ANSWER, put
from bot.store.schema import question

OPEN, ANSWERED, SHELVED = "open", "answered", "shelved"
MOST_OPEN = 10  # a person: an older one gives way
_LONGEST_ANSWER = 4_000


@dataclass(frozen=True, slots=True)
class Question:
    """A question, as an editor sees it; `reachable` while its asker can still be told."""

    id: int
    text: str
    territory: str
    state: str
    asked_at: datetime
    reachable: bool


class Questions:
    """The editors' queue; every verb raises StoreError."""

    def __init__(self, engine: AsyncEngine, clock: Callable[[], datetime]) -> None:
        self._engine, self._clock = engine, clock

    async def waiting(self) -> int:
        """How many questions are open."""
        with mapped("queue"):
            async with self._engine.connect() as connection:
                return await connection.scalar(select(func.count()).where(question.c.state == OPEN)) or 0

    async def open_after(self, number: int = 0) -> Question | None:
        """The oldest open question after one, else the oldest of all; None when nothing waits."""
        waiting = select(question).where(question.c.state == OPEN).order_by(question.c.id <= number, question.c.id).limit(1)
        with mapped("queue"):
            async with self._engine.connect() as connection:
                row = (await connection.execute(waiting)).one_or_none()
        return None if row is None else _read(row)

    async def get(self, number: int) -> Question | None:
        """A question by its number."""
        with mapped("question"):
            async with self._engine.connect() as connection:
                row = (await connection.execute(select(question).where(question.c.id == number))).one_or_none()
        return None if row is None else _read(row)

    async def texts(self, most: int) -> tuple[str, ...]:
        """The newest open questions."""
        newest = select(question.c.text).where(question.c.state == OPEN).order_by(question.c.id.desc()).limit(most)
        with mapped("queue"):
            async with self._engine.connect() as connection:
                return tuple((await connection.execute(newest)).scalars())

    async def close(self, number: int, answer: str | None, said: tuple[Reply, ...] = ()) -> bool | None:
        """Closes an open question, once: shelved without an answer, else answered; `said` goes to the asker, then her address is gone.

        Whether she will be told; None where the question is not open.
        """
        now = self._clock()
        values = {"state": SHELVED if answer is None else ANSWERED, "answer": answer and answer[:_LONGEST_ANSWER], "answered_at": now}
        with mapped("answer"):
            async with self._engine.begin() as connection:
                whose = select(question.c.chat).where(question.c.id == number, question.c.state == OPEN).with_for_update()
                row = (await connection.execute(whose)).one_or_none()
                if row is None:
                    return None
                await connection.execute(update(question).where(question.c.id == number).values(chat=None, **values))
                if row.chat is not None and said:
                    await put(connection, f"{ANSWER}:{number}", {row.chat: said}, now)
                return row.chat is not None and bool(said)

    async def forget_asked_before(self, moment: datetime) -> int:
        """Deletes questions that were asked long ago, answered or not; how many."""
        with mapped("clean"):
            async with self._engine.begin() as connection:
                return (await connection.execute(delete(question).where(question.c.asked_at < moment))).rowcount


async def ask(connection: AsyncConnection, chat: int | None, text: str, territory: str, now: datetime) -> None:
    """Keeps a question, within a transaction; the newest few of a person."""
    row = {"chat": chat, "text": text, "territory": territory, "state": OPEN, "asked_at": now}
    await connection.execute(question.insert().values(row))
    if chat is not None:
        mine = select(question.c.id).where(question.c.chat == chat, question.c.state == OPEN).order_by(question.c.id.desc())
        kept = list((await connection.execute(mine.limit(MOST_OPEN))).scalars())
        older = (question.c.chat == chat, question.c.state == OPEN, question.c.id.not_in(kept))
        await connection.execute(delete(question).where(*older))


def _read(row: Row[tuple[object, ...]]) -> Question:
    return Question(row.id, row.text, row.territory, row.state, row.asked_at, row.chat is not None)
