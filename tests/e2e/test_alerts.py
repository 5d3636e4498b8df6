"""« Me prévenir »: asked for, told once when the catalogue changes, stopped in one tap; with the real program."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.harness import ROOT, Bot, Telegram, labels, text

SHEET, FILE = "frla", "commerce-artisanat/frla.yaml"
PEOPLE = 300


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")


@pytest.fixture
def env(tmp_path: Path, knowledge: Path) -> dict[str, str]:
    """A database and a catalogue that outlive a program; alerts at any hour."""
    return {"DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/bot.sqlite3", "KNOWLEDGE_DIR": str(knowledge), "ALERT_HOURS": "0-24"}


def reopen(knowledge: Path) -> None:
    """The uncertain sheet opens."""
    sheet = knowledge / FILE
    said = sheet.read_text("utf-8")
    assert "statut: incertain" in said
    sheet.write_text(said.replace("statut: incertain", "statut: ouvert"), encoding="utf-8")


def watched(tmp_path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
        return connection.execute("select chat, scheme, priority, territory from watch order by chat").fetchall()


def test_an_alert_is_set_listed_told_once_and_stopped(tmp_path: Path, env: dict[str, str], knowledge: Path) -> None:
    with Telegram() as telegram:
        awa, bob, eve = telegram.person(11, "Awa"), telegram.person(12, "Bob"), telegram.person(13, "Eve")
        with Bot(telegram, env=env, limit=90):
            awa.start(SHEET)
            assert "C'est noté" in text(awa.tap("Me prévenir"))
            assert "Ne plus me prévenir" in str(labels(awa.start(SHEET)))
            bob.start("toulouse")
            bob.send("prévenez-moi des nouveautés")
            assert "Nouveautés" in text(bob.send("mes alertes"))
            eve.start(SHEET)
            eve.send("me prévenir")
            eve.send("stop alertes")
            assert "Vous n'avez pas d'alerte" in text(eve.send("mes alertes"))
        assert [row[0] for row in watched(tmp_path)] == [11, 12]
        before = {who.id: len(telegram.stand.bot_messages(who.id)) for who in (awa, bob, eve)}
        reopen(knowledge)
        for _ in range(2):  # a second start tells nobody again
            with Bot(telegram, env=env, limit=90):
                telegram.run(telegram.stand.wait_for(lambda: len(telegram.stand.bot_messages(12)) > before[12]))
                telegram.run(telegram.stand.settle(quiet=1.0))
        told = {who.id: telegram.stand.bot_messages(who.id)[before[who.id] :] for who in (awa, bob, eve)}
        assert {who: len(messages) for who, messages in told.items()} == {11: 1, 12: 1, 13: 0}
        assert "confirmé ouvert" in text(told[11])
        with Bot(telegram, env=env, limit=90):
            assert "je ne vous écrirai plus" in text(awa.tap("Ne plus me prévenir"))
            assert "Sources" in text(bob.tap(data=f"fiche:{SHEET}"))
        assert [row[0] for row in watched(tmp_path)] == [12]
        assert telegram.refusals() == []
        assert telegram.unanswered_callbacks() == []


def test_three_hundred_people_are_told_below_telegrams_limits_though_the_program_is_killed(
    tmp_path: Path, env: dict[str, str], knowledge: Path
) -> None:
    with Telegram(rate_limits=True) as telegram:
        stand = telegram.stand
        with Bot(telegram, env=env, limit=90) as bot:
            bot.wait_until(lambda: "alerts_written" in bot.output())
        with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection, connection:
            rows = [(1000 + i, SHEET, "", "", "2026-11-23 12:00:00.000000") for i in range(PEOPLE)]
            connection.executemany("insert into watch (chat, scheme, priority, territory, since) values (?, ?, ?, ?, ?)", rows)
        for chat, *_ in rows:
            stand.open_chat(telegram.person(chat).user)
        reopen(knowledge)

        def told() -> int:
            return sum(len(stand.bot_messages(chat)) for chat, *_ in rows)

        begun = time.monotonic()
        with Bot(telegram, env=env, limit=90) as first:
            first.wait_until(lambda: told() >= PEOPLE // 3)
            time.sleep(0.025)  # between two messages: between a message and its note lies the one moment that no program can know of
            first.process.kill()
            first.wait()
        assert told() < PEOPLE
        with Bot(telegram, env=env, limit=90) as second:
            second.wait_until(lambda: told() >= PEOPLE)
            telegram.run(stand.settle(quiet=1.0))
        assert time.monotonic() - begun < 90
        assert {len(stand.bot_messages(chat)) for chat, *_ in rows} == {1}
        assert [call.status for call in telegram.calls("sendMessage") if call.status != 200] == []
        assert telegram.refusals() == []


def test_somebody_who_blocked_the_bot_loses_her_alerts_and_holds_up_nobody(tmp_path: Path, env: dict[str, str], knowledge: Path) -> None:
    with Telegram() as telegram:
        stand, gone, here = telegram.stand, telegram.person(21), telegram.person(22)
        with Bot(telegram, env=env, limit=90):
            for person in (gone, here):
                person.start(SHEET)
                person.tap("Me prévenir")
        stand.chats[21].blocked = True
        before = len(stand.bot_messages(22))
        telegram.fault(method="sendMessage", code=429, description="Too Many Requests: retry after 1", retry_after=1)
        reopen(knowledge)
        with Bot(telegram, env=env, limit=90) as bot:
            telegram.run(stand.wait_for(lambda: len(stand.bot_messages(22)) > before, timeout=15))
            bot.wait_until(lambda: "announcement_given_up" in bot.output())
            telegram.run(stand.settle(quiet=0.5))
        assert len(stand.bot_messages(22)) == before + 1
        assert [row[0] for row in watched(tmp_path)] == [22]
        with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
            assert connection.execute("select chat, state from outbox order by chat").fetchall() == [(21, "failed"), (22, "done")]


def test_at_night_an_alert_waits(tmp_path: Path, env: dict[str, str], knowledge: Path) -> None:
    hour = (time.gmtime().tm_hour + 12) % 23
    with Telegram() as telegram:
        awa = telegram.person(31)
        with Bot(telegram, env=env, limit=90):
            awa.start(SHEET)
            awa.tap("Me prévenir")
        before = len(telegram.stand.bot_messages(31))
        reopen(knowledge)
        with Bot(telegram, env=env | {"ALERT_HOURS": f"{hour}-{hour + 1}"}) as bot:
            bot.wait_until(lambda: "alerts_written" in bot.output())
            telegram.run(telegram.stand.settle(quiet=1.5))
        assert len(telegram.stand.bot_messages(31)) == before
        with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as connection:
            assert connection.execute("select state from outbox").fetchall() == [("waiting",)]
