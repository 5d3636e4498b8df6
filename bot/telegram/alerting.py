"""Tells people what they asked to hear of, when the catalogue is not the one they were last told of; one process does it."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping

import structlog

from bot.catalogue.changes import compare
from bot.catalogue.snapshot import NotASnapshot, Snapshot, from_json, snapshot, to_json
from bot.dialogue import Reply
from bot.dialogue.announcement import Announcement
from bot.dialogue.desk import Desk
from bot.dialogue.events import Watch
from bot.hours import PARIS, DecentHours
from bot.store import Database, StoreError

JOB = "alerts"
PAUSE = 5.0  # seconds between two tries, when another process is at it or the database is away
_log = structlog.get_logger(__name__)


class Alerting:
    """Compares and writes the outbox; `call` says that there is something to say."""

    def __init__(self, database: Database, hours: DecentHours, call: Callable[[], None]) -> None:
        self._database, self._hours, self._call = database, hours, call

    async def announce(self, desk: Desk) -> None:
        """Sees to it that everybody is told, once, by this process or by another."""
        while True:
            try:
                if await self._database.jobs.lease(JOB):
                    await self._told(desk)
                    return await self._database.jobs.done(JOB)
            except StoreError as error:
                _log.warning("alerts_delayed", reason=str(error))
            await asyncio.sleep(PAUSE)

    async def _told(self, desk: Desk) -> None:
        now = self._database.clock()
        new, last = snapshot(desk.catalogue, now.astimezone(PARIS).date()), await self._database.watches.last_told()
        digest = hashlib.sha256(to_json(new)).hexdigest()[:32]
        if last is not None and last[0] == digest:
            return
        said = _news(desk, last[1], new, await self._database.watches.everyone()) if last else {}
        await self._database.watches.tell(digest, to_json(new).decode(), said, self._hours.next(now))
        _log.info("alerts_written", people=len(said))
        self._call()


def _news(desk: Desk, stored: str, new: Snapshot, everyone: Mapping[int, tuple[Watch, ...]]) -> dict[int, tuple[Reply, ...]]:
    """What to tell each chat; nothing where the old catalogue cannot be read any more."""
    try:
        announcement = Announcement(desk, compare(from_json(stored), new))
    except NotASnapshot:
        _log.warning("snapshot_unreadable")
        return {}
    told = {chat: announcement.message(watches) for chat, watches in everyone.items()}
    return {chat: (reply,) for chat, reply in told.items() if reply is not None}
