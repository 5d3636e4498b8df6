"""Says what stands in the outbox: in single file, well below Telegram's pace; while Telegram asks to wait, nothing at all."""

from __future__ import annotations

import asyncio
import contextlib
import random
from datetime import timedelta

import structlog
from telegram.error import BadRequest, Forbidden, RetryAfter

from bot.hours import DecentHours
from bot.logs import where
from bot.store import Database, StoreError
from bot.store.outbox import Outgoing
from bot.telegram.context import ThisBot
from bot.telegram.failures import Again, name_of, verdict
from bot.telegram.gate import Gate
from bot.telegram.insisting import insist
from bot.telegram.patience import seconds_asked
from bot.telegram.rendering import parts

PACE = 1 / 20  # seconds from one message to the next: Telegram allows thirty a second, and people who write come first
PAUSE = 1.0  # seconds between two looks when nothing is due
AT_ONCE = 8  # messages taken together
MOST_TRIES, LONGEST_PAUSE = 30, 600.0  # some four hours in all
LAST_CALL = 0.5  # seconds left at the end to what is on its way
_GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "user not found")
_log = structlog.get_logger(__name__)


class Announcer:
    """Says what is due until it is cancelled."""

    def __init__(self, bot: ThisBot, database: Database, hours: DecentHours, chance: random.Random | None = None) -> None:
        self._bot, self._database, self._outbox, self._hours = bot, database, database.outbox, hours
        self._chance, self._gate = chance or random.Random(), Gate(PACE)  # noqa: S311 - spreads messages
        self._called, self._work, self._not_before = asyncio.Event(), set[asyncio.Task[None]](), 0.0

    def call(self) -> None:
        """Says that something was put into the outbox."""
        self._called.set()

    async def run(self) -> None:
        """Takes and says, for ever; at the end, what is on its way gets there."""
        try:
            while True:
                self._called.clear()
                if not await self._round():
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self._called.wait(), PAUSE)
        finally:
            if self._work:
                await asyncio.wait(self._work, timeout=LAST_CALL)

    async def _round(self) -> int:
        """Says the next few messages that are due; how many they were."""
        try:
            await self._outbox.take_back()
            taken = await self._outbox.take(AT_ONCE)
        except StoreError as error:
            _log.error("outbox_unreadable", reason=str(error))
            return 0
        for said in taken:
            await self._paced()
            task = asyncio.create_task(self._say(said))
            self._work.add(task)
            task.add_done_callback(self._work.discard)
        if self._work:
            await asyncio.wait(self._work)
        return len(taken)

    async def _paced(self) -> None:
        """Waits for the next moment at which a message may leave."""
        wait = max(self._not_before - asyncio.get_running_loop().time(), PACE * self._chance.uniform(1.0, 1.3))
        await asyncio.sleep(wait)

    async def _say(self, said: Outgoing) -> None:
        now = self._database.clock()
        if said.alert and (due := self._hours.next(now)) > now:
            return await insist(lambda: self._outbox.later(said, due))
        try:
            async with self._gate.through():
                await self._send(said)
                await insist(lambda: self._outbox.done(said))
            _log.info("announced", occasion=said.purpose.partition(":")[0])
        except Exception as error:  # whatever it was, the others must be told
            await self._failed(said, error)
        return None

    async def _send(self, said: Outgoing) -> None:
        for part in (part for reply in said.replies for part in parts(reply)):
            await self._bot.send_message(said.chat, part.html, reply_markup=part.keyboard)

    async def _failed(self, said: Outgoing, error: Exception) -> None:
        """Another try, or the end of it."""
        told = verdict(error, timedelta(), said.attempts, self._chance)
        if isinstance(told, Again) and said.attempts < MOST_TRIES:
            asked = seconds_asked(error) if isinstance(error, RetryAfter) else 0.0
            wait = asked or min(LONGEST_PAUSE, told.seconds * 2.0 ** min(said.attempts, 9))
            self._not_before = asyncio.get_running_loop().time() + (asked or min(wait, 5.0))
            due = self._database.clock() + timedelta(seconds=wait)
            _log.warning("announcement_delayed", error=name_of(error), after=round(wait, 1))
            return await insist(lambda: self._outbox.later(said, due, None if asked else name_of(error)))
        gone = isinstance(error, Forbidden) or (isinstance(error, BadRequest) and any(word in error.message.lower() for word in _GONE))
        _log.log(20 if gone else 40, "announcement_given_up", error=name_of(error), gone=gone, at=where(error.__traceback__))
        return await insist(lambda: self._outbox.failed(said, name_of(error), gone=gone))
