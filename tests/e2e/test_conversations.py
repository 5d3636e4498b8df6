"""What a person sees in Telegram, with the real program and a real HTTP server that speaks the Bot API."""

from __future__ import annotations

import time

import pytest

from bot.catalogue import Catalogue
from bot.dialogue import Dialogue, Person, Started
from bot.dialogue.texts import LANGUAGES, Texts
from bot.telegram.menu import MENU
from tests.e2e.harness import Bot, Telegram, Visitor, labels, text

SNACK = "jveu ouvrir un snack a bagatelle jsuis au chomage"
GROUP = -1001


def test_start_welcomes_and_offers_the_themes(awa: Visitor) -> None:
    replies = awa.start()
    assert len(replies) == 1
    assert "Bonjour" in text(replies)
    assert "Commerce et artisanat" in labels(replies)


def test_a_question_gets_schemes_and_somebody_to_call(awa: Visitor) -> None:
    replies = awa.send(SNACK)
    assert "J'ai compris" in text(replies)
    assert "Bagatelle" in text(replies)
    assert labels(replies)[:3] == ["1", "2", "3"]
    assert "📞" in text(replies)


def test_no_link_unfolds_under_a_message(awa: Visitor) -> None:
    assert all(reply["link_preview_options"] == {"is_disabled": True} for reply in awa.send(SNACK))


def test_a_tap_opens_the_sheet_and_back_returns_to_the_answer(awa: Visitor) -> None:
    answer = awa.send(SNACK)
    sheet = awa.tap("1")
    assert "Sources" in text(sheet)
    assert "Conditions" in text(sheet)
    back = awa.tap("Retour")
    assert labels(back)[:3] == ["1", "2", "3"]
    assert back[-1]["message_id"] == answer[-1]["message_id"], "the card is edited, not sent again"


def test_everything_a_button_does_can_be_typed(awa: Visitor) -> None:
    awa.send(SNACK)
    assert "Sources" in text(awa.send("1"))
    assert labels(awa.send("retour"))[:3] == ["1", "2", "3"]
    assert "Parler à quelqu'un" in text(awa.send("contact"))


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("/aide", "Comment ça marche"),
        ("/help", "Comment ça marche"),
        ("/AIDE", "Comment ça marche"),
        ("/aide@essai_bot", "Comment ça marche"),
        ("/themes", "Quel thème"),
        ("/thèmes", "Quel thème"),
        ("/territoire", "Où êtes-vous"),
        ("/contact", "Parler à quelqu'un"),
        ("/profil", "Je ne sais encore rien"),
        ("/acre", "Acre"),
    ],
)
def test_commands(awa: Visitor, command: str, expected: str) -> None:
    assert expected in text(awa.send(command))


def test_an_unknown_command_is_answered_kindly(awa: Visitor) -> None:
    assert "choisissez un thème" in text(awa.send("/xyzzy_plugh"))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"voice": b"x"}, "vocal"),
        ({"video_note": {"file_id": "n", "file_unique_id": "n", "length": 240, "duration": 3}}, "vocal"),
        ({"audio": b"x"}, "vocal"),
        ({"photo": b"x"}, "Je ne sais lire que le texte"),
        ({"video": b"x"}, "Je ne sais lire que le texte"),
        ({"document": b"x"}, "Je ne sais lire que le texte"),
        ({"contact": {"phone_number": "+33600000000", "first_name": "Awa"}}, "Je ne sais lire que le texte"),
        ({"dice": {"emoji": "🎲", "value": 3}}, "Je ne sais lire que le texte"),
        ({"location": {"latitude": 43.57, "longitude": 1.4}}, "carte officielle"),
        ({"sticker": b"a sticker that lacks what the library requires"}, "Je ne sais lire que le texte"),
        ({"hologram": {"of": "the future"}}, "Je ne sais lire que le texte"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_cannot_be_read_gets_a_kind_answer(awa: Visitor, content: dict[str, object], expected: str) -> None:
    assert expected in text(awa.send(**content))


def test_a_photo_with_a_caption_is_a_question(awa: Visitor) -> None:
    assert labels(awa.send(photo=b"x", caption="je cherche un apprenti pour mon salon de coiffure"))[:1] == ["1"]


def test_an_album_gets_one_answer(awa: Visitor) -> None:
    awa.send(photo=b"1", media_group_id="album")
    assert awa.send(photo=b"2", media_group_id="album", expect=False) == []


def test_a_position_that_moves_is_answered_once(awa: Visitor) -> None:
    awa.send(location={"latitude": 43.57, "longitude": 1.4, "live_period": 900})
    sent = awa.telegram.stand.transcript(awa.id)[0]["message_id"]
    assert awa.send(location={"latitude": 43.58, "longitude": 1.4, "live_period": 900}, edit_of=sent, expect=False) == []


def test_a_service_note_gets_no_answer(awa: Visitor) -> None:
    assert awa.send(message_auto_delete_timer_changed={"message_auto_delete_time": 86400}, expect=False) == []


def test_a_corrected_message_is_answered_again(awa: Visitor) -> None:
    awa.send("bonjour")
    question = awa.telegram.stand.transcript(awa.id)[0]["message_id"]
    assert "Bagatelle" in text(awa.send(SNACK, edit_of=question))


@pytest.mark.parametrize(
    "message",
    [
        "🏪🍞🥐" * 30,
        "<b>aide</b> & <script>alert(1)</script> </i>",
        "\u202eaide\u202c \u200f\u061c création",
        "\u0000\u0001\u001b[31m",
        "؟ مساعدة لفتح متجر",
        "/",
        "   ",
        "a" * 10_000,
        "je veux ouvrir un commerce " * 370,
    ],
    ids=["emoji", "html", "right-to-left", "control", "arabic", "slash", "blank", "one long word", "ten thousand characters"],
)
def test_any_text_gets_an_answer(awa: Visitor, message: str) -> None:
    assert text(awa.send(message)).strip()


def test_the_button_of_another_age_gets_a_way_on(awa: Visitor) -> None:
    awa.start()
    replies = awa.tap(data="v0:does-not-exist:é")
    assert "plus à jour" in text(replies)
    assert labels(replies)


def test_a_double_tap_shows_the_card_once(awa: Visitor) -> None:
    awa.send(SNACK)
    stand = awa.telegram.stand
    before = len(stand.bot_messages(awa.id))
    card = stand.bot_messages(awa.id)[-1]
    action = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]

    since = stand.calls[-1].seq

    async def twice() -> None:
        await stand.tap(awa.user, data=action, message_id=card["message_id"])
        await stand.tap(awa.user, data=action, message_id=card["message_id"])
        await stand.settle()

    awa.telegram.run(twice())
    assert len(stand.bot_messages(awa.id)) == before
    assert len(stand.calls_of("editMessageText", since)) == 1


def test_a_button_that_leads_to_what_is_shown_changes_nothing(awa: Visitor) -> None:
    awa.send("/themes")
    since = awa.telegram.stand.calls[-1].seq
    awa.tap(data="themes")
    assert awa.telegram.stand.calls_of("editMessageText", since) == []


def test_a_card_that_was_deleted_is_sent_again(awa: Visitor) -> None:
    awa.send(SNACK)
    stand = awa.telegram.stand
    card = stand.bot_messages(awa.id)[-1]
    action = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    tapped = dict(card)
    del stand.chats[awa.id].messages[card["message_id"]]
    assert "Sources" in text(awa._act(stand._callback(awa.user, action, tapped)))
    stand.calls[:] = [call for call in stand.calls if "not found" not in call.response.get("description", "")]


def test_the_link_of_a_scheme_opens_its_sheet(awa: Visitor, catalogue: Catalogue) -> None:
    scheme = catalogue.schemes["acre"]
    replies = awa.start(scheme.id)
    assert scheme.title in text(replies)
    assert "Sources" in text(replies)


def test_an_unknown_link_welcomes(awa: Visitor) -> None:
    assert "Bonjour" in text(awa.start("no-such-thing"))


def test_a_long_sheet_comes_in_parts_with_the_buttons_under_the_last(awa: Visitor, dialogue: Dialogue) -> None:
    lengths = {scheme: len(dialogue.turn(Started(scheme), Person()).replies[0].text) for scheme in dialogue.desk.catalogue.schemes}
    for scheme in sorted(lengths, key=lengths.__getitem__)[-8:]:
        replies = awa.start(scheme, quiet=0.05)
        assert labels(replies[:-1]) == []
        assert labels(replies)


def test_messages_of_one_person_are_answered_in_order(awa: Visitor) -> None:
    stand = awa.telegram.stand
    awa.telegram.fault(method="sendMessage", code=0, delay=0.3)

    async def quickly() -> None:
        for message in (SNACK, "1", "contact"):
            await stand.say(awa.user, message)
        await stand.settle(quiet=0.6)

    awa.telegram.run(quickly())
    first, second, third = (message["text"] for message in stand.bot_messages(awa.id))
    assert "Voici ce qui peut vous aider" in first
    assert "Sources" in second
    assert "Qui contacter pour" in third


def test_a_slow_conversation_does_not_hold_up_the_others(telegram: Telegram, bot: Bot) -> None:
    stand = telegram.stand
    people = [telegram.person(5000 + i, "X") for i in range(20)]
    telegram.fault(method="sendMessage", code=0, delay=0.4, times=len(people))

    async def together() -> float:
        begun = time.monotonic()
        for person in people:
            await stand.say(person.user, "aide")
        await stand.wait_for(lambda: all(stand.bot_messages(person.id) for person in people), timeout=10)
        return time.monotonic() - begun

    assert telegram.run(together()) < 4


def test_a_group_is_left_in_peace(awa: Visitor) -> None:
    assert awa.send("on mange où ce midi ?", chat_id=GROUP, expect=False) == []
    assert awa.send("/autre@un_autre_bot", chat_id=GROUP, expect=False) == []
    assert awa.send("/roulette", chat_id=GROUP, expect=False) == []
    assert awa.send(photo=b"x", chat_id=GROUP, expect=False) == []


def test_a_group_is_answered_when_it_calls_the_bot(awa: Visitor) -> None:
    replies = awa.send(f"@Essai_Bot {SNACK}", chat_id=GROUP)
    assert "1." in text(replies)
    assert replies[0]["reply_to_message"]["from"]["id"] == awa.id
    assert awa.send("contact", chat_id=GROUP, reply_to=replies[0]["message_id"])
    assert "Quel thème" in text(awa.send("/themes", chat_id=GROUP))
    assert "Comment ça marche" in text(awa.send("/aide@essai_bot", chat_id=GROUP))


def test_what_a_person_told_alone_is_not_told_in_a_group(awa: Visitor) -> None:
    awa.send(SNACK)
    assert "Bagatelle" not in text(awa.send("/profil", chat_id=GROUP))


def test_somebody_who_blocks_the_bot_is_forgotten(awa: Visitor) -> None:
    awa.send(SNACK)
    assert "création" in text(awa.send("profil"))
    awa.block()
    time.sleep(0.3)
    assert "Je ne sais encore rien" in text(awa.send("profil"))


def test_menu_and_descriptions_are_set_before_the_first_message(telegram: Telegram, bot: Bot) -> None:
    settings = telegram.stand.settings
    for scope in ("default", "all_private_chats"):
        names = [command["command"] for command in settings["commands", scope, ""]]
        assert names == ["start", "aide", "themes", "contact", "aides", "mesfiches", "alertes", "profil", "confidentialite", "langue"]
    assert settings["commands", "all_group_chats", ""]
    assert settings["description", ""]
    assert settings["short_description", ""]


@pytest.mark.parametrize("language", sorted(LANGUAGES.keys() - {"fr"}))
def test_menu_and_descriptions_are_set_for_phones_in_other_languages(telegram: Telegram, bot: Bot, language: str) -> None:
    settings, say = telegram.stand.settings, Texts(language)
    shown = {command["command"]: command["description"] for command in settings["commands", "all_private_chats", language]}
    assert shown == {name: say.plain(key) for name, key in MENU.items()}
    assert settings["description", language] == say.plain("bot-description")
    assert settings["short_description", language] == say.plain("bot-short")


def test_no_log_line_holds_the_token_or_anything_of_a_person(awa: Visitor, bot: Bot) -> None:
    awa.send("je suis Fatoumata et mon numéro est 0612345678")
    awa.send(SNACK)
    logged = bot.output()
    assert "answered" in logged
    for secret in ("123456:TEST", "Fatoumata", "0612345678", "snack", "Awa", str(awa.id), "Traceback"):
        assert secret not in logged
