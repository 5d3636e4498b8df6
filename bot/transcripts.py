"""Conversations in the documentation, written by the program itself: `python -m bot transcripts README.md`.

A block follows a marker `<!-- conversation: first message | second message -->`; its content is what the program answers.
"""

from __future__ import annotations

import io
import re

from bot.dialogue import Dialogue, Person
from bot.terminal import chat

SITE, BOT = "https://exemple.org/aides", "votre_bot"
_BLOCK = re.compile(r"(<!-- conversation: (?P<messages>[^>]*?) -->\n```text\n).*?(```\n)", re.DOTALL)


def renewed(document: str, dialogue: Dialogue) -> str:
    """The document with every conversation block as the program talks today, with the links of a bot and of a site made up for it."""
    shown = Dialogue(dialogue.desk.catalogue, dialogue.matcher)
    shown.reachable_at(SITE, BOT)
    return _BLOCK.sub(lambda found: found[1] + _conversation(shown, found["messages"].split(" | ")) + found[3], document)


def _conversation(dialogue: Dialogue, messages: list[str]) -> str:
    target = io.StringIO()
    chat(dialogue, Person(), io.StringIO("".join(f"{message}\n" for message in messages)), target)
    return target.getvalue().split("\n> ", 1)[1].join(["> ", ""])
