"""Whoever notices first that the catalogue changed tells everybody, and nobody else does, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.catalogue import Catalogue
from bot.catalogue.models import Opening, Status
from bot.dialogue.desk import Desk, Shelf
from bot.dialogue.events import Watch
from bot.dialogue.texts import Texts
from bot.hours import DecentHours
from bot.store import Database
from bot.store.schema import outbox
from bot.store.watches import add
from bot.telegram.alerting import Alerting
from tests.store.conftest import address as address
from tests.store.conftest import postgres as postgres
from tests.store.test_inbox import NOON, Time, with_workers

PEOPLE = 40


def desk(catalogue: Catalogue, **opening: Opening) -> Desk:
    """The catalogue with other openings."""
    changed = {name: catalogue.schemes[name].model_copy(update={"opening": value}) for name, value in opening.items()}
    return Desk(Shelf(replace(catalogue, schemes={**catalogue.schemes, **changed})), Texts())


async def watched(database: Database, scheme: str) -> None:
    async with database.engine.begin() as connection:
        for chat in range(PEOPLE):
            await add(connection, chat, Watch(scheme=scheme), NOON)


async def written(database: Database) -> list[tuple[int, datetime]]:
    async with database.engine.connect() as connection:
        rows = await connection.execute(select(outbox.c.chat, outbox.c.due_at).order_by(outbox.c.chat, outbox.c.id))
        return [(chat, due.replace(tzinfo=UTC) if due.tzinfo is None else due) for chat, due in rows.all()]


def test_two_processes_that_start_together_tell_everybody_once(address: str, catalogue: Catalogue) -> None:
    async def work(one: Database, other: Database, time: Time) -> None:
        alertings = [Alerting(database, DecentHours(), lambda: None) for database in (one, other)]
        await alertings[0].announce(desk(catalogue))
        await watched(one, "frla")
        reopened = desk(catalogue, frla=Opening(status=Status.OPEN))
        for _ in range(2):  # and once more: nothing new
            await asyncio.gather(*(alerting.announce(reopened) for alerting in alertings))
        assert [chat for chat, _ in await written(one)] == list(range(PEOPLE))

    with_workers(address, 2, work)


def test_what_is_noticed_on_a_saturday_night_is_told_on_monday(address: str, catalogue: Catalogue) -> None:
    async def work(one: Database, time: Time) -> None:
        alerting = Alerting(one, DecentHours(), lambda: None)
        await alerting.announce(desk(catalogue))
        await watched(one, "frla")
        time.now = datetime(2026, 11, 28, 21, tzinfo=UTC)
        await alerting.announce(desk(catalogue, frla=Opening(status=Status.OPEN)))
        assert {due for _, due in await written(one)} == {datetime(2026, 11, 30, 8, tzinfo=UTC)}

    with_workers(address, 1, work)


def test_what_opens_on_its_day_is_told_without_a_new_catalogue(address: str, catalogue: Catalogue) -> None:
    async def work(one: Database, time: Time) -> None:
        alerting = Alerting(one, DecentHours(), lambda: None)
        later = desk(catalogue, frla=Opening(status=Status.OPEN, since="2026-11-25"))
        await alerting.announce(later)
        await watched(one, "frla")
        time.now += timedelta(days=1)
        await alerting.announce(later)
        assert await written(one) == []
        time.now += timedelta(days=1)
        await alerting.announce(later)
        assert len(await written(one)) == PEOPLE

    with_workers(address, 1, work)


def test_a_memory_of_another_age_begins_anew_and_tells_nobody(address: str, catalogue: Catalogue) -> None:
    async def work(one: Database, time: Time) -> None:
        await watched(one, "frla")
        await one.watches.tell("old", "{nonsense", {}, time.now)
        await Alerting(one, DecentHours(), lambda: None).announce(desk(catalogue))
        assert await written(one) == []
        told = await one.watches.last_told()
        assert told is not None
        assert told[0] != "old"

    with_workers(address, 1, work)
