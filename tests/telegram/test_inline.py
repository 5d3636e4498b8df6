"""An inline query is answered whatever happens around it."""

from __future__ import annotations

from typing import Any

from structlog.testing import capture_logs
from telegram import Update
from telegram.error import BadRequest

from bot.dialogue import Dialogue, Person
from bot.dialogue.selection_link import pack
from bot.store import Database
from bot.telegram.context import ALLOWED_UPDATES
from tests.telegram.test_conversation import PSEUDONYMS, Recorder, received


class Late(Recorder):
    """Telegram after she has typed on."""

    async def do_request(self, url: str, method: str, request_data: Any = None, *_: Any, **__: Any) -> tuple[int, bytes]:
        if url.endswith("answerInlineQuery"):
            raise BadRequest("Query is too old and response timeout expired or query id is invalid")
        return await super().do_request(url, method, request_data)


def asked(dialogue: Dialogue, person: Person, query: str, transport: Recorder) -> list[dict[str, Any]]:
    """How the bot answers words typed after its name by somebody it knows, or does not."""

    async def known(database: Database) -> None:
        await database.people.put(PSEUDONYMS.of("5"), person)

    raw = {"id": "7", "from": {"id": 5, "is_bot": False, "first_name": "Inès"}, "query": query, "offset": ""}
    received(dialogue, {"inline_query": raw}, transport=transport, first=known)
    return [params for name, params in transport.calls if name == "answerInlineQuery"]


def test_telegram_is_asked_for_inline_queries() -> None:
    assert Update.INLINE_QUERY in ALLOWED_UPDATES


def test_what_a_person_keeps_comes_first_and_is_for_her_alone(dialogue: Dialogue) -> None:
    (answer,) = asked(dialogue, Person(territory="toulouse", kept=("acre", "arce")), "", Recorder())
    assert answer["results"][0]["id"] == pack(["acre", "arce"], "toulouse")
    assert answer["is_personal"] is True


def test_a_stranger_is_answered_as_well(dialogue: Dialogue) -> None:
    (answer,) = asked(dialogue, Person(), "acre", Recorder())
    assert answer["results"][0]["id"] == "acre"
    assert answer["is_personal"] is False


def test_an_answer_that_comes_too_late_is_no_failure(dialogue: Dialogue) -> None:
    with capture_logs() as logs:
        assert asked(dialogue, Person(), "acre", Late()) == []
    assert [(line["event"], line["log_level"]) for line in logs] == [("query_not_answered", "info")]
