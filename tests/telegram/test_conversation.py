"""The conversation over a transport that records: failures are told without a word of what a person wrote."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from structlog.testing import capture_logs
from telegram.request import BaseRequest

from bot.dialogue import Dialogue, Person, Turn
from bot.dialogue.events import Event
from bot.geocoding import open_locator
from bot.settings import Settings
from bot.store import Database, Pseudonyms
from bot.telegram.arrival import incoming
from bot.telegram.context import make_bot
from bot.telegram.conversation import Conversation

ME = {"id": 1, "is_bot": True, "first_name": "x", "username": "essai_bot"}
SETTINGS = Settings(telegram_bot_token="1:x", _env_file=None)  # noqa: S106
PSEUDONYMS = Pseudonyms("test")
LOCATOR = open_locator(SETTINGS.places_file, SETTINGS.geocoder_url)
WRITTEN = "je suis Fatoumata et je dors mal"


Work = Callable[[Database], Awaitable[None]]


class Recorder(BaseRequest):
    """Records every call and answers what a healthy Telegram would."""

    read_timeout = 5

    def __init__(self) -> None:
        self.calls = list[tuple[str, dict[str, Any]]]()

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(self, url: str, method: str, request_data: Any = None, *_: Any, **__: Any) -> tuple[int, bytes]:
        name, params = url.rpartition("/")[2], request_data.parameters if request_data else {}
        self.calls.append((name, params))
        result: Any = ME if name == "getMe" else True
        if name == "sendMessage":
            result = {
                "message_id": len(self.calls),
                "date": 0,
                "chat": {"id": params["chat_id"], "type": "private"},
                "text": params["text"],
            }
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def sent(self) -> list[str]:
        return [params["text"] for name, params in self.calls if name == "sendMessage"]


def message(text: str, chat: int = 5, kind: str = "private") -> dict[str, Any]:
    user = {"id": 5, "is_bot": False, "first_name": "Fatoumata"}
    where = {"id": chat, "type": kind, **({"title": "x"} if kind != "private" else {})}
    return {"update_id": 9, "message": {"message_id": 1, "date": 0, "text": text, "chat": where, "from": user}}


def received(
    dialogue: Dialogue, *raw: dict[str, Any], transport: Recorder | None = None, first: Work | None = None, work: Work | None = None
) -> Recorder:
    """What the bot does when it receives updates; `first` and `work` see the database before and after."""
    transport = transport or Recorder()

    async def run() -> None:
        bot = make_bot(SETTINGS)
        bot._request = (transport, transport)
        await bot.initialize()
        database = await Database.open("sqlite+aiosqlite://", PSEUDONYMS)
        conversation = Conversation(bot, dialogue, database, LOCATOR)
        await database.inbox.only_worker()
        await first(database) if first else None
        for number, update in enumerate(raw):
            await database.inbox.accept(filter(None, [incoming(update | {"update_id": number}, PSEUDONYMS)]))
            for waiting in await database.inbox.take(1):
                await conversation.answer(waiting)
        await work(database) if work else None
        await database.close()

    asyncio.run(run())
    return transport


def told(dialogue: Dialogue, *raw: dict[str, Any], work: Work | None = None) -> list[str]:
    """What the bot sends when it receives updates."""
    return received(dialogue, *raw, work=work).sent()


class Failing(Dialogue):
    """A dialogue with a mistake in it, whose error repeats what was written."""

    def turn(self, event: Event, person: Person) -> Turn:
        raise ValueError(f"cannot cope with {event}")


def test_a_mistake_of_ours_is_one_log_line_without_the_message_and_an_apology(dialogue: Dialogue) -> None:
    failing = Failing(dialogue.desk.catalogue, dialogue.matcher)
    with capture_logs() as logs:
        sent = told(failing, message(WRITTEN))
    assert len(sent) == 1
    assert "Pardon" in sent[0]
    assert [(line["event"], line["error"], line["update"]) for line in logs] == [("update_failed", "ValueError", 0)]
    assert "Fatoumata" not in str(logs)


def test_a_person_is_remembered_apart_in_each_group(dialogue: Dialogue) -> None:
    async def work(database: Database) -> None:
        assert (await database.people.get(PSEUDONYMS.of("5"))).facts
        assert not (await database.people.get(PSEUDONYMS.of("-7:5"))).facts

    told(dialogue, message("je suis au chomage et je veux créer"), message("/aide", -7, "supergroup"), work=work)


def test_what_was_not_answered_by_a_mistake_of_ours_is_seen_by_the_operator(dialogue: Dialogue) -> None:
    async def work(database: Database) -> None:
        assert (await database.inbox.depth()).failed == 1

    told(Failing(dialogue.desk.catalogue, dialogue.matcher), message(WRITTEN), work=work)


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 1, "message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}, "sticker": {"odd": 1}}},
        {"update_id": 1, "message": {"message_id": 1, "date": 0, "chat": {"id": 5}, "text": "x"}},
        {"update_id": 1, "callback_query": {"id": 7}},
        message("😀 aide") | {"message": message("😀 aide")["message"] | {"entities": [{"type": "mention", "offset": 1, "length": 2}]}},
        {"update_id": 1, "something_new": {"x": 1}},
    ],
)
def test_an_update_the_library_cannot_read_does_not_stop_the_bot(dialogue: Dialogue, raw: dict[str, Any]) -> None:
    async def work(database: Database) -> None:
        depth = await database.inbox.depth()
        assert (depth.waiting, depth.failed) == (0, 0)

    assert told(dialogue, raw, message("aide"), work=work)
