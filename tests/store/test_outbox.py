"""Nobody is told twice, nobody is left out, and who is gone leaves nothing behind, on both databases."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from markupsafe import Markup
from sqlalchemy import func, select

from bot.dialogue import Reply
from bot.dialogue.events import Watch
from bot.store import Database
from bot.store.outbox import Outgoing
from bot.store.schema import outbox, question, watch
from bot.store.watches import add
from tests.store.test_inbox import NOON, Time, with_workers

SAID = (Reply(Markup("<b>Du nouveau</b>")),)


async def put(database: Database, *chats: int, purpose: str = "alert:one") -> None:
    await database.outbox.say(purpose, dict.fromkeys(chats, SAID))


def chats(taken: list[Outgoing]) -> list[int]:
    return [said.chat for said in taken]


def test_an_occasion_is_told_once_to_each(address: str) -> None:
    async def work(one: Database, _: Time) -> None:
        await put(one, 1, 2)
        await put(one, 2, 3)
        taken = await one.outbox.take(10)
        assert chats(taken) == [1, 2, 3]
        assert taken[0].replies == SAID
        for said in taken:
            await one.outbox.done(said)
        await put(one, 1, 2, 3)
        assert await one.outbox.take(10) == []
        await put(one, 1, purpose="alert:two")
        assert chats(await one.outbox.take(10)) == [1]

    with_workers(address, 1, work)


def test_two_workers_never_take_the_same_message(address: str) -> None:
    async def work(one: Database, other: Database, _: Time) -> None:
        await put(one, *range(60))
        taken = await asyncio.gather(*(worker.outbox.take(5) for _ in range(8) for worker in (one, other)))
        everybody = [said.chat for some in taken for said in some]
        assert sorted(everybody) == sorted(set(everybody))
        assert len(everybody) == 60

    with_workers(address, 2, work)


def test_what_a_dead_worker_held_is_said_by_another_and_what_it_had_said_is_not(address: str) -> None:
    async def work(one: Database, other: Database, time: Time) -> None:
        await put(one, 1, 2, 3)
        taken = await one.outbox.take(2)
        await one.outbox.done(taken[0])
        await other.outbox.take_back()
        assert chats(await other.outbox.take(10)) == [3], "a living worker keeps what it holds"
        time.now += timedelta(seconds=60)
        await other.inbox.alive()
        await other.outbox.take_back()
        assert chats(await other.outbox.take(10)) == [2, 3], "its own are put back as well: it has nothing on its way"
        await one.outbox.done(taken[1])
        assert (await other.outbox.depth()).waiting == 2, "who has lost a message can no longer note it"

    with_workers(address, 2, work)


def test_a_message_put_off_waits_for_its_moment(address: str) -> None:
    async def work(one: Database, time: Time) -> None:
        await put(one, 1)
        [said] = await one.outbox.take(1)
        await one.outbox.later(said, time.now + timedelta(minutes=5), "NetworkError")
        assert await one.outbox.take(1) == []
        time.now += timedelta(minutes=6)
        [again] = await one.outbox.take(1)
        assert again.attempts == 1

    with_workers(address, 1, work)


def test_somebody_who_blocked_the_bot_has_no_alert_and_no_address_any_more(address: str) -> None:
    async def work(one: Database, _: Time) -> None:
        async with one.engine.begin() as connection:
            for chat in (1, 2):
                await add(connection, chat, Watch(scheme="acre"), NOON)
                await connection.execute(question.insert().values(chat=chat, text="?", territory="", state="open", asked_at=NOON))
        await put(one, 1)
        [said] = await one.outbox.take(1)
        await one.outbox.failed(said, "Forbidden: bot was blocked by the user", gone=True)
        assert (await one.outbox.depth()).failed == 1
        async with one.engine.connect() as connection:
            assert list((await connection.execute(select(watch.c.chat))).scalars()) == [2]
            assert list((await connection.execute(select(question.c.chat).order_by(question.c.id))).scalars()) == [None, 2]
            assert await connection.scalar(select(outbox.c.replies)) is None

    with_workers(address, 1, work)


def test_what_was_said_long_ago_is_deleted(address: str) -> None:
    async def work(one: Database, time: Time) -> None:
        await put(one, 1)
        [said] = await one.outbox.take(1)
        await one.outbox.done(said)
        assert await one.outbox.forget_finished_before(NOON) == 0
        time.now += timedelta(days=40)
        assert await one.outbox.forget_finished_before(time.now) == 1

    with_workers(address, 1, work)


def test_an_answer_that_is_out_leaves_no_row(address: str) -> None:
    async def work(one: Database, _: Time) -> None:
        await put(one, 1, purpose="answer:7")
        [said] = await one.outbox.take(1)
        await one.outbox.done(said)
        async with one.engine.connect() as connection:
            assert await connection.scalar(select(func.count()).select_from(outbox)) == 0

    with_workers(address, 1, work)


def test_a_job_has_one_worker_until_its_lease_is_over(address: str) -> None:
    async def work(one: Database, other: Database, time: Time) -> None:
        taken = await asyncio.gather(*(worker.jobs.lease("alerts") for worker in (one, other)))
        assert sorted(taken) == [False, True]
        winner, loser = (one, other) if taken[0] else (other, one)
        assert not await loser.jobs.lease("alerts")
        time.now += timedelta(minutes=2)
        assert await loser.jobs.lease("alerts")
        assert not await winner.jobs.lease("alerts")
        await loser.jobs.done("alerts")
        assert await winner.jobs.lease("alerts")
        assert await winner.jobs.last("alerts") == time.now

    with_workers(address, 2, work)
