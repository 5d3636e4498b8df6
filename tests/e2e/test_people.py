"""Someone to call, in Telegram: the card, the place, the letter, the language; the real program and a real HTTP server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.dialogue.texts import Texts
from bot.places.qpv import read_geojson, save
from tests.e2e.harness import Bot, Message, Telegram, Visitor, labels, text
from tests.geocoding.test_geocoder import answer, found, server
from tests.places.test_qpv import SQUARE, feature, geojson

LILLE = [3.06, 50.63]


def of_the_master(visitor: Visitor) -> list[Message]:
    visitor.send("roubaix")
    visitor.start("titre-maitre-artisan")
    return visitor.tap("Contact")


def test_the_contact_is_sent_as_a_card(awa: Visitor) -> None:
    shown = of_the_master(awa)
    assert {"📇 Enregistrer 1", "🗺️ Plan 1", "✉️ Écrire 1"} <= set(labels(shown))
    (card,) = awa.tap("Enregistrer 1")
    assert card["contact"] == {"phone_number": "+33972727207", "first_name": "CMA Hauts-de-France – Nord"}
    assert "Qui contacter pour" in text(awa.tap("Retour", message_id=card["message_id"]))
    assert awa.send("carte du contact")[0]["contact"] == card["contact"]


def test_a_short_number_is_sent_as_text(awa: Visitor) -> None:
    awa.start("acre")
    awa.tap("Contact")
    assert "3698" in text(awa.send("carte du contact"))


def test_without_a_geocoder_the_place_is_a_link(awa: Visitor, telegram: Telegram) -> None:
    of_the_master(awa)
    (place,) = awa.tap("Plan 1")
    assert "Place des Artisans" in text([place])
    assert awa.telegram.run(telegram.stand.tap(awa.user, "Ouvrir la carte"))["value"].startswith("https://www.openstreetmap.org/")


def test_the_letter_is_shown_and_its_parts_can_be_copied(awa: Visitor, telegram: Telegram) -> None:
    of_the_master(awa)
    (letter,) = awa.tap("Écrire 1")
    kinds = [entity["type"] for entity in letter["entities"]]
    assert {"pre", "code"} <= set(kinds)
    copied = awa.telegram.run(telegram.stand.tap(awa.user, "Copier l'adresse"))
    assert (copied["did"], copied["value"]) == ("copy_text", {"text": "contact@cma-hautsdefrance.fr"})


def test_a_card_that_telegram_refuses_is_shown_as_text(telegram: Telegram, bot: Bot) -> None:
    awa = telegram.person(812_399_001, "Awa")
    of_the_master(awa)
    refused = len(telegram.refusals())
    telegram.fault(method="sendContact", code=400, description="Bad Request: PHONE_NUMBER_INVALID")
    assert "09 72 72 72 07" in text(awa.tap("Enregistrer 1"))
    assert telegram.refusals()[refused:] == [("sendContact", "Bad Request: PHONE_NUMBER_INVALID")]
    telegram.stand.calls[:] = [call for call in telegram.stand.calls if call.status == 200]  # meant, and so not held against others


def test_a_card_asked_for_in_a_group_answers_there(awa: Visitor) -> None:
    group = -100_777
    awa.send("/contact", chat_id=group)
    (card,) = awa.send("carte du contact @essai_bot", chat_id=group)
    assert card["contact"]["phone_number"].startswith("+33")
    assert card["reply_to_message"]


@pytest.mark.parametrize(("user_id", "language"), list(enumerate(["en", "es", "tr", "ar"], 812_399_101)))
def test_a_phone_in_another_language_is_welcomed_in_it(telegram: Telegram, bot: Bot, user_id: int, language: str) -> None:
    visitor, say = telegram.person(user_id, "Sam", language_code=language), Texts(language)
    assert say.plain("button-language") in labels(visitor.start())
    assert str(say("privacy").striptags()) in text(visitor.tap(say.plain("button-help")))
    assert str(say("contact-title").striptags()) in text(visitor.send("contact"))
    visitor.tap(say.plain("button-territory"))
    assert telegram.refusals() == []
    assert telegram.unanswered_callbacks() == []


def test_the_language_is_changed_by_a_tap_and_by_the_menu(awa: Visitor) -> None:
    awa.start()
    awa.tap("Langue")
    assert "le hablo en español" in text(awa.tap("Español"))
    assert "Ayuda" in labels(awa.send("menu"))
    awa.send("/langue")
    assert "je vous parle en français" in text(awa.tap("Français"))


@pytest.fixture(scope="module")
def with_a_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("places") / "qpv.json.gz"
    save(read_geojson(geojson(feature(SQUARE))).areas, path)
    return path


@pytest.fixture
def slow_geocoder() -> Iterator[str]:
    place = found(LILLE, citycode="59350")
    place["properties"] |= {"label": "Place des Artisans 59000 Lille", "city": "Lille"}
    with server(answer(place), delay=0.9) as (url, _):
        yield url


def test_a_sure_address_is_a_place_on_the_map_and_slow_work_is_told(with_a_map: Path, slow_geocoder: str) -> None:
    with Telegram() as telegram, Bot(telegram, env={"PLACES_FILE": str(with_a_map), "GEOCODER_URL": slow_geocoder}):
        awa = telegram.person(4242, "Awa")
        of_the_master(awa)
        assert telegram.calls("sendChatAction") == []
        (place,) = awa.tap("Plan 1", quiet=1.6)
        assert place["venue"] == {
            "location": {"latitude": 50.63, "longitude": 3.06},
            "title": "CMA Hauts-de-France – Nord",
            "address": "Place des Artisans, CS 12010, 59011 Lille Cedex",
        }
        assert [call.params["action"] for call in telegram.calls("sendChatAction")] == ["typing"]
        again = awa.send("plan", quiet=0.6)
        assert again[0]["venue"] == place["venue"]
        assert len(telegram.calls("sendChatAction")) == 1, "what is known already is not announced"
        assert telegram.refusals() == []
        assert telegram.unanswered_callbacks() == []
