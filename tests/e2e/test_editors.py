"""The editors' side with the real program: what she sees and does, what the person gets, and that nobody else gets in."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.harness import ROOT, Bot, Telegram, Visitor, labels, text

EDITOR = 900_001
LOST = "je suis Mme Diallo 06 12 34 56 78 pour les girafes en norvège"
KEPT = "je suis Mme [nom] [numéro] pour les girafes en norvège"
GROUP = -1002


class Stage:
    """A running program with its own catalogue, an editor and somebody who asks."""

    def __init__(self, telegram: Telegram, bot: Bot, directory: Path) -> None:
        self.telegram, self.bot, self.directory = telegram, bot, directory
        self.editor, self.awa = telegram.person(EDITOR, "Édith"), telegram.person(910_001, "Awa")

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.directory / "bot.sqlite3")) as connection:
            return connection.execute(query).fetchall()

    def told(self, who: Visitor, after: int) -> str:
        """What the bot writes to somebody by itself, once it has."""
        stand = self.telegram.stand
        self.telegram.run(stand.wait_for(lambda: len(stand.bot_messages(who.id)) > after))
        return text(stand.bot_messages(who.id)[after:])


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")
    env = {
        "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/bot.sqlite3",
        "KNOWLEDGE_DIR": str(tmp_path / "knowledge"),
        "ADMIN_IDS": f"5, {EDITOR}",
        "ALERT_HOURS": "0-24",
    }
    with Telegram(privacy_mode=False) as telegram, Bot(telegram, env=env) as bot:
        yield Stage(telegram, bot, tmp_path)
        assert telegram.refusals() == []
        assert telegram.unanswered_callbacks() == []
        assert "Traceback" not in bot.output()
        for secret in ("girafes", "Diallo", str(EDITOR), "910001"):
            assert secret not in bot.output()


def ask(stage: Stage) -> int:
    """Somebody passes a question on; how many messages she has got."""
    offer = stage.awa.send(LOST)
    assert "Transmettre ma question" in str(labels(offer))
    assert "Écrivez ici votre question" in text(stage.awa.tap("Transmettre ma question"))
    assert "girafes" not in str(stage.rows("select profile from person"))
    assert KEPT in text(stage.awa.send(LOST))
    assert "transmis" in text(stage.awa.send("oui"))
    return len(stage.telegram.stand.bot_messages(stage.awa.id))


def test_nothing_is_kept_before_a_yes(stage: Stage) -> None:
    stage.awa.send(LOST)
    stage.awa.send("transmettre")
    stage.awa.send(LOST)
    assert stage.rows("select * from question") == []
    assert "je ne transmets rien" in text(stage.awa.send("non"))
    stage.awa.send("oui")
    assert stage.rows("select * from question") == []
    assert "girafes" not in str(stage.rows("select profile from person"))


def test_a_question_is_answered_by_a_reply_and_its_address_erased(stage: Stage) -> None:
    before = ask(stage)
    assert stage.rows("select chat, text, territory, state from question") == [(910_001, KEPT, "", "open")]
    card = stage.editor.send("/file")
    assert KEPT in text(card)
    assert "ne trouve toujours pas" in text(card)
    assert labels(card) == ["Répondre", "Classer"]
    assert "Question n° 1" in text(stage.editor.tap("Répondre"))
    done = stage.editor.send("Demandez à la douane : <conseil> & écoute.", reply_to=card[0]["message_id"])
    assert "la réponse part" in text(done)
    told = stage.told(stage.awa, before)
    assert "Demandez à la douane : <conseil> & écoute." in told
    assert KEPT in told
    assert stage.rows("select chat, state from question") == [(None, "answered")]
    assert "n'est plus ouverte" in text(stage.editor.send("/repondre 1 encore"))
    assert "Aucune question" in text(stage.editor.send("/file"))
    stage.telegram.run(stage.telegram.stand.settle())
    assert stage.rows("select * from outbox") == []
    assert len(stage.telegram.stand.bot_messages(stage.awa.id)) == before + 1


def test_a_phrasing_is_added_the_catalogue_reloaded_and_the_person_told(stage: Stage) -> None:
    before = ask(stage)
    sheet = stage.directory / "knowledge" / "entrepreneuriat" / "microcredit-adie.yaml"
    said = sheet.read_text("utf-8")
    sheet.write_text(said.replace("questions:\n", "questions:\n  - je suis Mme Untel, pour les girafes en norvège\n", 1), encoding="utf-8")
    assert "Nouveau catalogue en service" in text(stage.editor.send("/recharger", limit=60, quiet=1.0))
    card = stage.editor.send("/file")
    assert "Le robot répond maintenant" in text(card)
    stage.editor.tap("Prévenir la personne")
    told = stage.told(stage.awa, before)
    assert "L'équipe a complété ses fiches" in told
    assert "icrocrédit" in told
    assert "Sources" in text(stage.awa.tap("icrocrédit"))
    assert stage.rows("select chat, state from question") == [(None, "answered")]


def test_a_question_can_be_shelved(stage: Stage) -> None:
    before = ask(stage)
    stage.editor.send("/file")
    assert "classée" in text(stage.editor.tap("Classer"))
    assert stage.rows("select chat, state from question") == [(None, "shelved")]
    assert len(stage.telegram.stand.bot_messages(stage.awa.id)) == before


def test_the_figures_are_a_picture_with_the_same_in_words(stage: Stage) -> None:
    stage.awa.send("jveu ouvrir un snack a bagatelle")
    stage.awa.tap("👍 Utile")
    stage.awa.tap("👎", data="inutile:reponse:acre")
    assert "Merci" in text(stage.awa.send("2"))
    stage.awa.send("1")
    ask(stage)
    [sent] = stage.editor.send("/stats", limit=20)
    photo = sent["photo"][0]
    assert (photo["width"], photo["height"]) == (1080, 1500)
    assert stage.telegram.stand.files[photo["file_id"]].startswith(b"\x89PNG")
    for words in ("2 questions, dont 2 aujourd'hui", "sans réponse : 1", "1 utile, 1 pas utile (trop compliqué 1)", KEPT, "à traiter : 1"):
        assert words in sent["caption"]
    assert "Awa" not in sent["caption"]


def test_a_broken_catalogue_is_refused_and_the_old_one_goes_on(stage: Stage) -> None:
    sheet = stage.directory / "knowledge" / "entrepreneuriat" / "acre.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace("titre:", "titer:", 1), encoding="utf-8")
    refused = text(stage.editor.send("/recharger", limit=60, quiet=1.0))
    assert "Catalogue refusé" in refused
    assert "acre.yaml:" in refused
    assert "titer" in refused
    assert "Acre" in text(stage.awa.start("acre"))


def test_people_are_answered_while_the_catalogue_is_read_again(stage: Stage) -> None:
    stand = stage.telegram.stand
    crowd = [stage.telegram.person(920_000 + i) for i in range(15)]

    async def meanwhile() -> None:
        await stand.say(stage.editor.user, "/recharger")
        for person in crowd:
            await stand.say(person.user, "aide")
        await stand.wait_for(lambda: all(stand.bot_messages(person.id) for person in (*crowd, stage.editor)), timeout=60)
        await stand.settle(quiet=1.0)

    stage.telegram.run(meanwhile(), 90)
    assert [len(stand.bot_messages(person.id)) for person in crowd] == [1] * len(crowd)
    assert "Nouveau catalogue" in text(stand.bot_messages(EDITOR))


def test_the_version_says_what_runs(stage: Stage) -> None:
    said = text(stage.editor.send("/version"))
    assert "0.1.0" in said
    assert "fiches" in said
    assert "depuis 0 h 0 min" in said


def test_only_editors_have_the_editors_menu(stage: Stage) -> None:
    settings = stage.telegram.stand.settings
    theirs, everybodys = ("commands", f"chat:{EDITOR}", ""), ("commands", "all_private_chats", "")
    stage.bot.wait_until(lambda: {theirs, everybodys} <= settings.keys())
    names = [command["command"] for command in settings[theirs]]
    assert names[-4:] == ["stats", "file", "recharger", "version"]
    assert "stats" not in str(settings[everybodys])


SECRETS = ("Question n°", "Catalogue", "Version", "questions, dont", "girafes en norvège »")


def test_nobody_else_gets_in_by_typing(stage: Stage) -> None:
    ask(stage)
    eve = stage.telegram.person(930_001, "Eve")
    for command in ("/stats", "/file", "/recharger", "/version", "/repondre 1 coucou", "/classer 1", "/prevenir 1", "/stats@essai_bot"):
        said = eve.send(command)
        assert said, "an unknown word is answered like any other"
        assert not any(secret in text(said) for secret in SECRETS)
        assert not any("photo" in message for message in said)
    assert stage.rows("select state from question") == [("open",)]


def test_nobody_else_gets_in_with_forged_buttons_or_replies(stage: Stage) -> None:
    ask(stage)
    eve = stage.telegram.person(930_002, "Eve")
    eve.start()
    for data in ("ed:file:0", "ed:classer:1", "ed:prevenir:1", "ed:repondre:1", "ed:stats", "ed:recharger", "ed:version", "ed:"):
        said = eve.tap(data=data)
        assert not any(secret in text(said) for secret in SECRETS)
    card = eve.send("Question n° 1")[0]["message_id"]
    eve.send("ma réponse", reply_to=card)
    assert stage.rows("select state from question") == [("open",)]


def test_in_a_group_an_editor_is_anybody(stage: Stage) -> None:
    ask(stage)
    assert stage.editor.send("/stats", chat_id=GROUP, expect=False) == []
    said = stage.editor.send("/file@essai_bot", chat_id=GROUP)
    assert not any(secret in text(said) for secret in SECRETS)
    stage.editor.send("@essai_bot aide", chat_id=GROUP)
    shown = stage.editor.tap(data="ed:file:0", chat_id=GROUP)
    assert not any(secret in text(shown) for secret in SECRETS)
    assert stage.rows("select state from question") == [("open",)]


def test_an_editors_own_words_are_a_question_like_any_other(stage: Stage) -> None:
    assert labels(stage.editor.send("jveu ouvrir un snack a bagatelle"))[:3] == ["1", "2", "3"]
    card = stage.editor.send("aide")
    assert "Comment ça marche" in text(stage.editor.send("aide", reply_to=card[0]["message_id"]))


def test_a_thumb_a_note_and_an_alert_can_be_typed(stage: Stage) -> None:
    stage.awa.send("jveu ouvrir un snack a bagatelle")
    assert "Merci" in text(stage.awa.send("utile"))
    assert stage.rows("select good, reason from opinion") == [(1, "")]
    assert "Awa" not in str(stage.rows("select * from opinion"))


def test_an_answer_is_waited_for_while_the_menus_are_still_being_set() -> None:
    """A slow machine sets its menus while somebody is answered: what the bot does by itself is no answer."""
    with Telegram() as telegram:
        telegram.fault(method="setMyCommands", code=0, delay=0.4, times=20)
        telegram.fault(method="sendMessage", code=0, delay=1.5)
        with Bot(telegram):
            assert "Comment ça marche" in text(telegram.person().send("aide", quiet=0.3))
