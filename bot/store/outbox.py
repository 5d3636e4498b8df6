"""The outbox: what the bot has to say by itself, one row a person and occasion, so that nobody is told the same thing twice.

waiting -> taken (by one worker) -> done, or waiting again for later, or failed for good, where an operator sees it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.dialogue import Reply
from bot.store.errors import mapped
from bot.store.schema import outbox, question, watch, worker
from bot.store.statements import insert_into

WAITING, TAKEN, DONE, FAILED = "waiting", "taken", "done", "failed"
ALERT, ANSWER = "alert", "answer"  # what a purpose begins with: `alert:<digest of the catalogue>`, `answer:<number of the question>`
_AT_ONCE = 500  # rows an INSERT
_replies = TypeAdapter(tuple[Reply, ...])


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Something to say to a chat, for an occasion."""

    id: int
    chat: int
    purpose: str
    replies: tuple[Reply, ...]
    attempts: int

    @property
    def alert(self) -> bool:
        """Whether it is an alert, which waits for a decent hour."""
        return self.purpose.startswith(f"{ALERT}:")


@dataclass(frozen=True, slots=True)
class OutboxDepth:
    """How many messages wait to be said, and how many were given up."""

    waiting: int
    failed: int


async def put(connection: AsyncConnection, purpose: str, said: Mapping[int, tuple[Reply, ...]], due: datetime) -> None:
    """Writes down what to say to each chat, within a transaction; a chat that was told for this occasion is told no more."""
    common = {"purpose": purpose, "state": WAITING, "attempts": 0, "due_at": due}
    rows = [{"chat": chat, "replies": _replies.dump_python(replies, mode="json"), **common} for chat, replies in said.items()]
    for first in range(0, len(rows), _AT_ONCE):
        await connection.execute(insert_into(connection, outbox).on_conflict_do_nothing(), rows[first : first + _AT_ONCE])


class Outbox:
    """The outbox of one worker among those of a database; every verb raises StoreError."""

    def __init__(self, engine: AsyncEngine, clock: Callable[[], datetime], me: str) -> None:
        self._engine, self._clock, self._me = engine, clock, me

    async def say(self, purpose: str, said: Mapping[int, tuple[Reply, ...]], due: datetime | None = None) -> None:
        """Writes down what to say, now or later."""
        with mapped("say"):
            async with self._engine.begin() as connection:
                await put(connection, purpose, said, due or self._clock())

    async def take(self, most: int) -> list[Outgoing]:
        """The next messages that are due, now ours; other workers pass over them."""
        ready = (
            select(outbox)
            .where(outbox.c.state == WAITING, outbox.c.due_at <= self._clock())
            .order_by(outbox.c.due_at, outbox.c.id)
            .limit(most)
        )
        with mapped("take"):
            async with self._engine.begin() as connection:
                rows = (await connection.execute(ready.with_for_update(skip_locked=True))).all()
                if rows:
                    ours = outbox.c.id.in_([row.id for row in rows])
                    await connection.execute(update(outbox).where(ours).values(state=TAKEN, worker=self._me))
        return [Outgoing(row.id, row.chat, row.purpose, _replies.validate_python(row.replies or ()), row.attempts) for row in rows]

    async def done(self, said: Outgoing) -> None:
        """Notes that a message is out. An alert's row stays as the guard against a second telling, without its words."""
        with mapped("said"):
            async with self._engine.begin() as connection:
                if not said.alert:
                    await connection.execute(delete(outbox).where(self._mine(said)))
                    return
                over = {"state": DONE, "worker": None, "replies": None, "finished_at": self._clock()}
                await connection.execute(update(outbox).where(self._mine(said)).values(**over))

    async def later(self, said: Outgoing, due: datetime, error: str | None = None) -> None:
        """Puts a message back until a moment; with an error, as one try more."""
        values = {"state": WAITING, "worker": None, "due_at": due, "attempts": outbox.c.attempts + int(error is not None), "error": error}
        with mapped("later"):
            async with self._engine.begin() as connection:
                await connection.execute(update(outbox).where(self._mine(said)).values(**values))

    async def failed(self, said: Outgoing, error: str, *, gone: bool) -> None:
        """Gives a message up; of somebody who is gone (blocked the bot, or has no account any more), no alert and no address is kept."""
        over = {"state": FAILED, "worker": None, "replies": None, "finished_at": self._clock(), "error": error}
        with mapped("failed"):
            async with self._engine.begin() as connection:
                await connection.execute(update(outbox).where(self._mine(said)).values(**over))
                if gone:
                    await connection.execute(delete(watch).where(watch.c.chat == said.chat))
                    await connection.execute(update(question).where(question.c.chat == said.chat).values(chat=None))

    async def take_back(self) -> None:
        """Puts back what dead workers held, and what this one does; for when it has nothing on its way."""
        dead = outbox.c.worker.not_in(select(worker.c.id))
        lost = outbox.c.worker == self._me
        with mapped("take_back"):
            async with self._engine.begin() as connection:
                held = (outbox.c.state == TAKEN, dead | lost)
                await connection.execute(update(outbox).where(*held).values(state=WAITING, worker=None))

    async def depth(self) -> OutboxDepth:
        """What waits to be said, and what was given up."""
        counts = select(outbox.c.state, func.count()).group_by(outbox.c.state)
        with mapped("depth"):
            async with self._engine.connect() as connection:
                found = {row[0]: row[1] for row in (await connection.execute(counts)).all()}
        return OutboxDepth(found.get(WAITING, 0) + found.get(TAKEN, 0), found.get(FAILED, 0))

    async def forget_finished_before(self, moment: datetime) -> int:
        """Deletes old rows: a catalogue that old is not announced again."""
        old = (outbox.c.state.in_((DONE, FAILED)), outbox.c.finished_at < moment)
        with mapped("clean"):
            async with self._engine.begin() as connection:
                return (await connection.execute(delete(outbox).where(*old))).rowcount

    def _mine(self, said: Outgoing) -> ColumnElement[bool]:
        return (outbox.c.id == said.id) & (outbox.c.worker == self._me)
