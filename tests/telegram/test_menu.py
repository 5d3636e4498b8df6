"""The commands on show are commands the bot understands, within Telegram's limits."""

from __future__ import annotations

import re

import pytest

from bot.dialogue import Dialogue, Person, Tapped
from bot.dialogue.texts import LANGUAGES, Texts
from bot.telegram.menu import IN_GROUPS, MENU
from bot.telegram.reading import COMMANDS


def test_every_command_on_show_is_understood() -> None:
    assert set(MENU) <= set(COMMANDS)
    assert set(IN_GROUPS) <= set(MENU)


def test_every_command_leads_somewhere(dialogue: Dialogue) -> None:
    lost = dialogue.turn(Tapped("no such action"), Person()).replies[0].text
    assert all(dialogue.turn(Tapped(action), Person()).replies[0].text != lost for action in COMMANDS.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_descriptions_are_within_limits_in_every_language(language: str) -> None:
    say = Texts(language)
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", name) and 1 <= len(say.plain(key)) <= 256 for name, key in MENU.items())
    assert 1 <= len(say.plain("bot-description")) <= 512
    assert 1 <= len(say.plain("bot-short")) <= 120
