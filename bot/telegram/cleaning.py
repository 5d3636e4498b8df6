"""Forgets, hour by hour, what has been kept as long as was promised (docs/donnees.md)."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import structlog

from bot.store import Database, StoreError

PEOPLE = timedelta(days=90)  # after their last message
UPDATES = timedelta(days=2)  # their numbers: Telegram keeps an update for 24 hours
SAID = timedelta(days=30)  # that an alert was sent
QUESTIONS = timedelta(days=365)
EVERY = 3600.0  # seconds
_log = structlog.get_logger(__name__)


async def stay_clean(database: Database) -> None:
    """For ever; several processes may do it at once."""
    while True:
        try:
            await clean(database)
        except StoreError as error:
            _log.warning("cleaning_failed", reason=str(error))
        await asyncio.sleep(EVERY)


async def clean(database: Database) -> None:
    """Forgets what is due; raises StoreError."""
    now = database.clock()
    people = await database.people.forget_unseen_since(now - PEOPLE)
    updates = await database.inbox.forget_answered_before(now - UPDATES)
    said = await database.outbox.forget_finished_before(now - SAID)
    questions = await database.questions.forget_asked_before(now - QUESTIONS)
    if people or updates or said or questions:
        _log.info("cleaned", people=people, updates=updates, said=said, questions=questions)
