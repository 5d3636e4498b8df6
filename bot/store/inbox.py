"""The durable inbox: every update is written down before Telegram is told that it arrived, and leaves when it is answered.

waiting -> taken (by one worker) -> done, or waiting again for later, or failed for good, where an operator sees it.
What has been decided is written down before it is said: after a crash the same replies go out, from the first unsent one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, Update, bindparam, delete, exists, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.dialogue import Person, Reply, Turn
from bot.dialogue.events import Watch
from bot.store.effects import apply
from bot.store.errors import mapped
from bot.store.people import KEPT, person_of, write_person
from bot.store.quick import Together
from bot.store.schema import inbox, person, watch, worker
from bot.store.statements import insert_into

WAITING, TAKEN, DONE, FAILED = "waiting", "taken", "done", "failed"
LEASE = timedelta(seconds=8)  # a worker not seen for so long has died
_OPEN = (WAITING, TAKEN)
_replies = TypeAdapter(tuple[Reply, ...])

# What every update goes through, made once.
_BEFORE = inbox.alias()
_FIRST = ~exists().where(_BEFORE.c.line == inbox.c.line, _BEFORE.c.update_id < inbox.c.update_id, _BEFORE.c.state.in_(_OPEN))
_READY = (
    select(inbox.c.update_id)
    .where(inbox.c.state == WAITING, inbox.c.due_at <= bindparam("now"), _FIRST)
    .order_by(inbox.c.update_id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=inbox)
    .cte("ready")
)
_TAKE = (
    update(inbox)
    .where(inbox.c.update_id.in_(select(_READY.c.update_id)))
    .values(state=TAKEN, worker=bindparam("me"))
    .returning(inbox.c.update_id, inbox.c.payload, inbox.c.replies, inbox.c.sent, inbox.c.attempts, inbox.c.received_at)
)
_MINE = update(inbox).where(inbox.c.update_id == bindparam("number"), inbox.c.worker == bindparam("me"))
_DECIDED = _MINE.values(replies=bindparam("said"), sent=0)
_KNOWN = (  # her profile, and beside it her alerts if she has any: one row at least
    select(
        select(KEPT).where(person.c.key == bindparam("key")).scalar_subquery().label("profile"),
        watch.c.scheme, watch.c.priority, watch.c.territory,
    )
    .select_from(select(literal(1).label("one")).subquery().outerjoin(watch, watch.c.chat == bindparam("chat")))
    .order_by(watch.c.id)
)  # fmt: skip
_SENT = _MINE.values(sent=bindparam("messages"))
_DONE = _MINE.values(state=DONE, worker=None, finished_at=bindparam("now"), payload=None, replies=None, line="")


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update as it arrived, and the line of people it stands in."""

    update_id: int
    line: str
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update to answer; with `replies`, it was decided before a crash and `sent` of its messages are out."""

    update_id: int
    payload: Mapping[str, Any]
    replies: tuple[Reply, ...] | None
    sent: int
    attempts: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Depth:
    """How many updates wait, how long the first of them has (seconds), and how many were given up."""

    waiting: int
    oldest: float
    failed: int


class Inbox:
    """The inbox of one worker among those of a database."""

    def __init__(self, engine: AsyncEngine, clock: Callable[[], datetime], me: str) -> None:
        self._engine, self._clock, self._me = engine, clock, me
        self._together = Together(engine)

    async def close(self) -> None:
        """Finishes what was begun; nothing can be asked any more."""
        await self._together.close()

    async def accept(self, updates: Iterable[Incoming]) -> None:
        """Writes updates down; those that are known already change nothing."""
        now = self._clock()
        fresh = {"state": WAITING, "sent": 0, "attempts": 0, "received_at": now, "due_at": now}
        rows = [{"update_id": u.update_id, "line": u.line, "payload": u.payload, **fresh} for u in updates]

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(insert_into(connection, inbox).on_conflict_do_nothing(), rows)

        if rows:
            with mapped("accept"):
                await self._together.do(work, lasting=True)

    async def take(self, most: int) -> list[Waiting]:
        """The next updates to answer, at most one of each line, now ours; other workers pass over them."""
        wanted = {"now": self._clock(), "most": most, "me": self._me}

        async def work(connection: AsyncConnection) -> Sequence[Any]:
            return (await connection.execute(_TAKE, wanted)).all()

        with mapped("take"):
            return sorted(map(_read, await self._together.do(work)), key=lambda waiting: waiting.update_id)

    async def person(self, key: str, chat: int | None = None) -> Person:
        """Who writes; with her alerts, where there is a chat to write back to."""
        with mapped("person"):
            return await self._together.do(lambda connection: _known(connection, key, chat))

    async def decided(self, update_id: int, key: str, chat: int | None, turn: Turn) -> None:
        """Writes down what was decided: the person as she is now known, the effects, and what is to be said."""
        now, said = self._clock(), _replies.dump_python(turn.replies, mode="json")

        async def work(connection: AsyncConnection) -> None:
            await write_person(connection, key, turn.person, now)
            await apply(connection, turn.effects, key, chat, now)
            await connection.execute(_DECIDED, {"number": update_id, "me": self._me, "said": said})

        with mapped("decided"):
            await self._together.do(work)

    async def sent(self, update_id: int, messages: int) -> None:
        """Notes how many messages of an answer are out."""
        await self._noted(_SENT, update_id, messages=messages)

    async def done(self, update_id: int) -> None:
        """Notes that an update is answered; its contents are gone, its number stays a while."""
        await self._noted(_DONE, update_id, now=self._clock())

    async def later(self, update_id: int, seconds: float, error: str) -> None:
        """Puts an update back: it is due again after some seconds, and its line waits with it."""
        due = self._clock() + timedelta(seconds=seconds)
        await self._note(update_id, state=WAITING, worker=None, due_at=due, attempts=inbox.c.attempts + 1, error=error)

    async def failed(self, update_id: int, error: str) -> None:
        """Gives an update up, where an operator sees it; its line goes on."""
        await self._note(update_id, state=FAILED, worker=None, finished_at=self._clock(), error=error, payload=None, replies=None, line="")

    async def alive(self) -> None:
        """Says that this worker lives, and takes back what workers held that do not."""
        now = self._clock()
        with mapped("alive"):
            async with self._engine.begin() as connection:
                seen = insert_into(connection, worker).values(id=self._me, seen_at=now)
                await connection.execute(seen.on_conflict_do_update(index_elements=[worker.c.id], set_={"seen_at": now}))
                await connection.execute(delete(worker).where(worker.c.seen_at < now - LEASE))
                dead = inbox.c.worker.not_in(select(worker.c.id))
                await connection.execute(update(inbox).where(inbox.c.state == TAKEN, dead).values(state=WAITING, worker=None))

    async def only_worker(self) -> None:
        """Takes over everything at once: for a worker that knows that no other lives."""
        with mapped("only_worker"):
            async with self._engine.begin() as connection:
                await connection.execute(delete(worker))
        await self.alive()

    async def leave(self) -> None:
        """Gives back what is still held, for others or for the next start."""
        with mapped("leave"):
            async with self._engine.begin() as connection:
                await connection.execute(delete(worker).where(worker.c.id == self._me))
                held = (inbox.c.state == TAKEN, inbox.c.worker == self._me)
                await connection.execute(update(inbox).where(*held).values(state=WAITING, worker=None))

    async def give_back(self, except_for: Iterable[int]) -> None:
        """Lets go of what this worker holds without knowing it: taken by a call whose answer was lost."""
        with mapped("give_back"):
            async with self._engine.begin() as connection:
                lost = (inbox.c.state == TAKEN, inbox.c.worker == self._me, inbox.c.update_id.not_in(list(except_for)))
                await connection.execute(update(inbox).where(*lost).values(state=WAITING, worker=None))

    async def depth(self) -> Depth:
        """What waits, and what was given up."""
        with mapped("depth"):
            async with self._engine.connect() as connection:
                waiting = select(func.count(), func.min(inbox.c.received_at)).where(inbox.c.state.in_(_OPEN))
                count, oldest = (await connection.execute(waiting)).one()
                failed = await connection.scalar(select(func.count()).where(inbox.c.state == FAILED))
        return Depth(count, max(0.0, (self._clock() - _aware(oldest, self._clock())).total_seconds()) if oldest else 0.0, failed or 0)

    async def forget_answered_before(self, moment: datetime) -> int:
        """Deletes old rows: Telegram keeps an update for 24 hours, after which it cannot come again."""
        old = (inbox.c.state.in_((DONE, FAILED)), inbox.c.finished_at < moment)
        with mapped("clean"):
            async with self._engine.begin() as connection:
                return (await connection.execute(delete(inbox).where(*old))).rowcount

    async def _note(self, update_id: int, **values: Any) -> None:
        await self._noted(_MINE.values(**values), update_id)

    async def _noted(self, note: Update, update_id: int, **values: Any) -> None:
        with mapped("note"):
            await self._together.do(lambda connection: connection.execute(note, {"number": update_id, "me": self._me, **values}))


async def _known(connection: AsyncConnection, key: str, chat: int | None) -> Person:
    rows = (await connection.execute(_KNOWN, {"key": key, "chat": chat})).all()
    known = person_of(rows[0].profile)
    watching = tuple(Watch(row.scheme, row.priority, row.territory) for row in rows if row.scheme is not None)
    return known if chat is None else replace(known, watching=watching)


def _read(row: Row[Any]) -> Waiting:
    replies = None if row.replies is None else _replies.validate_python(row.replies)
    return Waiting(row.update_id, row.payload or {}, replies, row.sent, row.attempts, row.received_at)


def _aware(moment: datetime, like: datetime) -> datetime:
    """SQLite gives times back without their zone, which is always UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=like.tzinfo)
