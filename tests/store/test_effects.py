"""What a turn asks to keep is kept with the person or not at all, and goes with her, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from markupsafe import Markup
from sqlalchemy import func, select

from bot.dialogue import Person, Reply, Turn
from bot.dialogue.events import Counted, Effect, Explained, Forgotten, Judged, Transmitted, Unwatched, Watch, Watched
from bot.store import Database
from bot.store.questions import MOST_OPEN
from bot.store.schema import metadata, opinion, question
from bot.store.watches import MOST
from tests.store.test_inbox import NOON, Time, arrived, with_workers

CHAT = 4242
_numbers = iter(range(1, 10**6))


async def decide(database: Database, *effects: Effect, person: Person | None = None, chat: int | None = CHAT) -> None:
    number = next(_numbers)
    await database.inbox.accept([arrived(number, "line")])
    await database.inbox.take(1)
    await database.inbox.decided(number, "key", chat, Turn((Reply(Markup("x")),), person or Person(), effects=effects))
    await database.inbox.done(number)


async def rows(database: Database, *columns: Any) -> list[Any]:
    async with database.engine.connect() as connection:
        return [tuple(row) for row in (await connection.execute(select(*columns))).all()]


def test_alerts_are_kept_once_and_read_back_with_the_person(address: str) -> None:
    acre, news = Watch(scheme="acre"), Watch(priority="commerce-artisanat", territory="toulouse")

    async def work(database: Database, _: Time) -> None:
        await decide(database, Watched(acre), Watched(news), Watched(acre), person=Person(territory="toulouse"))
        person = await database.inbox.person("key", CHAT)
        assert person == Person(territory="toulouse", watching=(acre, news))
        assert (await database.inbox.person("key")).watching is None
        await decide(database, Unwatched(acre), person=person)
        assert (await database.inbox.person("key", CHAT)).watching == (news,)
        assert await database.watches.everyone() == {CHAT: (news,)}
        await decide(database, Unwatched(), person=person)
        assert (await database.inbox.person("key", CHAT)).watching == ()

    with_workers(address, 1, work)


def test_alerts_are_bounded(address: str) -> None:
    async def work(database: Database, _: Time) -> None:
        await decide(database, *(Watched(Watch(scheme=f"s{i}")) for i in range(MOST + 5)))
        assert len((await database.watches.everyone())[CHAT]) == MOST

    with_workers(address, 1, work)


def test_where_nobody_can_be_written_back_to_no_alert_is_kept(address: str) -> None:
    async def work(database: Database, _: Time) -> None:
        await decide(database, Watched(Watch(scheme="acre")), Unwatched(), chat=None)
        assert await database.watches.everyone() == {}

    with_workers(address, 1, work)


def test_a_question_is_answered_once_and_then_its_address_is_gone(address: str) -> None:
    said = (Reply(Markup("Voici")),)

    async def work(database: Database, time: Time) -> None:
        await decide(database, Transmitted("comment exporter ?", "toulouse"))
        await decide(database, Transmitted("et des girafes ?"), chat=CHAT + 1)
        questions = database.questions
        first = await questions.open_after()
        assert first is not None
        assert (first.text, first.territory, first.reachable) == ("comment exporter ?", "toulouse", True)
        following = await questions.open_after(first.id)
        assert following is not None
        assert following.text == "et des girafes ?"
        assert await questions.open_after(following.id) == first, "after the last comes the first again"
        assert await questions.texts(1) == ("et des girafes ?",)
        assert await questions.close(first.id, "Voici", said) is True
        assert await questions.close(first.id, "Encore", said) is None
        assert await questions.close(following.id, None) is False
        assert await questions.waiting() == 0
        assert await rows(database, question.c.chat, question.c.state) == [(None, "answered"), (None, "shelved")]
        assert [(out.chat, out.replies) for out in await database.outbox.take(9)] == [(CHAT, said)]
        assert await questions.forget_asked_before(time.now + timedelta(days=1)) == 2

    with_workers(address, 1, work)


def test_the_newest_questions_of_a_person_are_kept(address: str) -> None:
    async def work(database: Database, _: Time) -> None:
        await decide(database, *(Transmitted(f"question {i}") for i in range(MOST_OPEN + 3)))
        await decide(database, Transmitted("d'une autre"), chat=CHAT + 1)
        kept = [text for (text,) in await rows(database, question.c.text)]
        assert len(kept) == MOST_OPEN + 1
        assert "question 2" not in kept
        assert "question 3" in kept

    with_workers(address, 1, work)


def test_figures_of_a_period(address: str) -> None:
    async def work(database: Database, time: Time) -> None:
        await decide(database, Counted("decision", "none"))
        time.now += timedelta(days=3)
        await decide(
            database, Counted("decision", "answer"), Counted("decision", "answer"), Counted("priority", "a"), Counted("opened", "acre")
        )
        await decide(database, Judged("reponse:acre", True), Judged("reponse:acre", False), Explained("reponse:acre", "faux"))
        await decide(database, Explained("reponse:acre", "autre"))
        found = await database.figures.since(time.now.date())
        assert found.decisions == {(time.now.date(), "answer"): 2}
        assert (found.priorities, found.opened) == ({"a": 1}, {"acre": 1})
        assert (found.thumbs_up, found.thumbs_down, found.reasons) == (1, 1, {"faux": 1}), "a reason without a thumb counts for nothing"
        assert (await database.figures.since(NOON.date())).decisions[NOON.date(), "none"] == 1
        assert await rows(database, opinion.c.about) == [("reponse:acre",)] * 2

    with_workers(address, 1, work)


def test_whoever_wipes_everything_leaves_no_row_with_her_address(address: str) -> None:
    async def work(database: Database, _: Time) -> None:
        await decide(database, Watched(Watch(scheme="acre")), Transmitted("?"), person=Person(territory="toulouse", unanswered="?"))
        await database.outbox.say("alert:x", {CHAT: (Reply(Markup("x")),)})
        await decide(database, Forgotten())
        async with database.engine.connect() as connection:
            for table in metadata.sorted_tables:
                if "chat" in table.c or table.name == "person":
                    assert await connection.scalar(select(func.count()).select_from(table)) == 0, table.name

    with_workers(address, 1, work)


def test_a_catalogue_is_told_with_its_alerts_or_not_at_all(address: str) -> None:
    async def work(database: Database, time: Time) -> None:
        assert await database.watches.last_told() is None
        await database.watches.tell("one", "one as it was", {}, time.now)
        assert await database.watches.last_told() == ("one", "one as it was")
        await database.watches.tell("two", "two as it was", {CHAT: (Reply(Markup("x")),)}, time.now + timedelta(hours=1))
        assert await database.watches.last_told() == ("two", "two as it was")
        assert await database.outbox.take(1) == []
        time.now += timedelta(hours=2)
        assert [out.purpose for out in await database.outbox.take(1)] == ["alert:two"]

    with_workers(address, 1, work)
