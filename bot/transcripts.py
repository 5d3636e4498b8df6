"""Conversations in the documentation, written by the program itself: `python -m bot transcripts README.md docs/conversations.md`.

A block follows a marker `<!-- conversation: first message | second message -->`; its content is what the program answers.
`(photo)` stands for something that is sent and not written, `@votre_bot words` for words typed in any chat.
"""

from __future__ import annotations

import io
import re

from bot.dialogue import Dialogue, Person, Reply
from bot.dialogue.events import SentUnreadable
from bot.terminal import chat
from bot.terminal.render import render

SITE, BOT = "https://exemple.org/aides", "votre_bot"
CARDS = 2
_BLOCK = re.compile(r"(<!-- conversation: (?P<messages>[^>]*?) -->\n```text\n).*?(```\n)", re.DOTALL)
_SENT = {"(photo)": "photo", "(message vocal)": "voice"}


def renewed(document: str, dialogue: Dialogue) -> str:
    """The document with every conversation block as the program talks today, with the links of a bot and of a site made up for it."""
    shown = Dialogue(dialogue.desk.catalogue, dialogue.matcher)
    shown.reachable_at(SITE, BOT)
    return _BLOCK.sub(lambda found: found[1] + _conversation(shown, found["messages"].split(" | ")) + found[3], document)


def _conversation(dialogue: Dialogue, messages: list[str]) -> str:
    if messages[0].startswith(f"@{BOT} "):
        return "\n".join(_offered(dialogue, message) for message in messages)
    if messages[0] in _SENT:
        return "\n".join(_sent(dialogue, message) for message in messages)
    target = io.StringIO()
    chat(dialogue, Person(), io.StringIO("".join(f"{message}\n" for message in messages)), target)
    return target.getvalue().split("\n> ", 1)[1].join(["> ", ""])


def _sent(dialogue: Dialogue, message: str) -> str:
    """Something that cannot be read, and the answer."""
    shown = (render(reply, colour=False) for reply in dialogue.turn(SentUnreadable(_SENT[message]), Person()).replies)
    return "\n\n".join([f"> {message}", *shown]) + "\n"


def _offered(dialogue: Dialogue, message: str) -> str:
    """The first lines of the list, and what is posted when the first one is chosen."""
    cards = dialogue.offer(message.partition(" ")[2], Person()).cards
    listed = [f"  {card.title}\n  {card.description}" for card in cards[:CARDS]]
    posted = render(Reply(cards[0].text, cards[0].buttons), colour=False) if cards else ""
    return "\n\n".join([f"> {message}", *listed, "La première fiche, une fois choisie, est postée ainsi :", posted]) + "\n"
