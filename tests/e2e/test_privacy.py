"""A person has her data, and is gone from every file when she asks; the real program, its database and its log."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.harness import Bot, Telegram, Visitor, text

GROUP = -100_777
QUESTION = "je veux ouvrir un snack à Bagatelle, je suis au chômage, mon code est ZEBULON77"


def test_her_data_are_a_file_that_holds_what_was_understood_and_no_message(awa: Visitor) -> None:
    awa.send(QUESTION)
    *_, last = awa.send("/mesdonnees")
    kept = json.loads(awa.telegram.stand.files[last["document"]["file_id"]])
    assert kept["person"][0]["profile"]["territory"] == "toulouse"
    assert "ZEBULON77" not in json.dumps(kept)


def test_in_a_group_nobody_sees_them(awa: Visitor) -> None:
    assert "privée" in text(awa.send("/mesdonnees@essai_bot", chat_id=GROUP))


def test_who_is_forgotten_is_in_no_row_no_file_and_no_log_line() -> None:
    with Telegram() as telegram, Bot(telegram) as bot:
        awa, ines = telegram.person(812_999_111, "Awakening"), telegram.person(812_999_222, "Inès")
        awa.send(QUESTION)
        awa.send("garder 1")
        awa.start("frla")
        awa.tap("Me prévenir")
        ines.send("je veux ouvrir un salon de coiffure à Roubaix")
        assert "effacé" in text(awa.send("/effacer"))
        files = b"".join(path.read_bytes() for path in Path(bot.home.name, "data").iterdir())
        hers = ("812999111", "ZEBULON77", "Awakening", "snack à Bagatelle", "je suis au chômage", '"territory":"toulouse"')
        traces = [trace.encode() for trace in hers]  # the titles of the sheets are the catalogue's own words, kept to tell what changed
        assert [trace for trace in traces if trace in files] == []
        assert b'"territory":"roubaix"' in files  # somebody else is still known
        assert [trace for trace in traces if trace in bot.output().encode()] == []
        assert telegram.refusals() == []
