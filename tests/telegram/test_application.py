"""The application over a transport that records: failures are told without a word of what a person wrote."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from structlog.testing import capture_logs
from telegram import Update
from telegram.request import BaseRequest

from bot.dialogue import Dialogue, Person, Turn
from bot.dialogue.events import Event
from bot.geocoding import open_locator
from bot.settings import Settings
from bot.store import StoreError
from bot.telegram import build_application
from bot.telegram.polling import read_update

ME = {"id": 1, "is_bot": True, "first_name": "x", "username": "essai_bot"}
SETTINGS = Settings(telegram_bot_token="1:x", _env_file=None)  # noqa: S106
LOCATOR = open_locator(SETTINGS.places_file, SETTINGS.geocoder_url)
WRITTEN = "je suis Fatoumata et je dors mal"


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


class Memory:
    """A store in a dictionary."""

    def __init__(self) -> None:
        self.people = dict[str, Person]()

    async def get(self, key: str) -> Person:
        return self.people.get(key, Person())

    async def put(self, key: str, person: Person) -> None:
        self.people[key] = person

    async def forget(self, key: str) -> None:
        self.people.pop(key, None)


class Broken(Memory):
    """A store out of order."""

    async def get(self, key: str) -> Person:
        raise StoreError("get: disk on fire")

    async def put(self, key: str, person: Person) -> None:
        raise StoreError("put: disk on fire")


def message(text: str, chat: int = 5, kind: str = "private") -> dict[str, Any]:
    user = {"id": 5, "is_bot": False, "first_name": "Fatoumata"}
    where = {"id": chat, "type": kind, **({"title": "x"} if kind != "private" else {})}
    return {"update_id": 9, "message": {"message_id": 1, "date": 0, "text": text, "chat": where, "from": user}}


def told(dialogue: Dialogue, store: Memory, *raw: dict[str, Any]) -> list[str]:
    """What the bot sends when it receives updates."""

    async def run() -> list[str]:
        application = build_application(SETTINGS, dialogue, store, LOCATOR)
        transport = Recorder()
        application.bot._request = (transport, transport)
        async with application:
            for update in raw:
                await application.process_update(Update.de_json(update, application.bot))
        return transport.sent()

    return asyncio.run(run())


class Failing(Dialogue):
    """A dialogue with a mistake in it, whose error repeats what was written."""

    def turn(self, event: Event, person: Person) -> Turn:
        raise ValueError(f"cannot cope with {event}")


def test_a_mistake_of_ours_is_one_log_line_without_the_message_and_an_apology(dialogue: Dialogue) -> None:
    failing = Failing(dialogue.desk.catalogue, dialogue.matcher)
    with capture_logs() as logs:
        sent = told(failing, Memory(), message(WRITTEN))
    assert len(sent) == 1
    assert "Pardon" in sent[0]
    assert [(line["event"], line["error"], line["update"]) for line in logs] == [("update_failed", "ValueError", 9)]
    assert "Fatoumata" not in str(logs)


def test_without_its_store_the_bot_still_answers_and_says_so_to_the_operator(dialogue: Dialogue) -> None:
    with capture_logs() as logs:
        sent = told(dialogue, Broken(), message("je veux ouvrir un snack à Bagatelle"))
    assert "Bagatelle" in sent[0]
    assert [line["event"] for line in logs].count("store_failed") == 2


def test_a_person_is_remembered_apart_in_each_group(dialogue: Dialogue) -> None:
    store = Memory()
    told(dialogue, store, message("je suis au chomage et je veux créer"), message("/aide", -7, "supergroup"))
    assert store.people["5"].facts
    assert "-7:5" not in store.people or not store.people["-7:5"].facts


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 1, "message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}, "sticker": {"odd": 1}}},
        {"update_id": 1, "message": {"message_id": 1, "date": 0, "chat": {"id": 5}, "text": "x"}},
        {"update_id": 1, "callback_query": {"id": 7}},
        {"update_id": 1, "something_new": {"x": 1}},
    ],
)
def test_an_update_the_library_cannot_read_does_not_stop_the_bot(dialogue: Dialogue, raw: dict[str, Any]) -> None:
    application = build_application(SETTINGS, dialogue, Memory(), LOCATOR)
    read = read_update(raw, application)
    assert read is None or read.update_id == 1
