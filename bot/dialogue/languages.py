"""The language a person is spoken to in: the one she chose, else the one she writes, else her phone's. The sheets stay French."""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup

from bot.dialogue.commands import language_of
from bot.dialogue.desk import Desk, lines, paragraphs, reply
from bot.dialogue.events import Button, Person, Turn
from bot.dialogue.texts import FRENCH, LANGUAGES
from bot.understanding.normalise import tokenise

# Words of French that none of the other languages has: two of them make a French sentence.
_FRENCH = frozenset(
    "je jai jsuis suis une des du avec pour mon est vous nous au aux pas qui dans sur comment cherche veux voudrais".split()
)

_ARABIC = re.compile(r"[\u0600-\u06ff]")


def met(person: Person, phone: str | None) -> Person:
    """At first contact, the language of the phone (`es`, `pt-br`), where the bot has it."""
    code = (phone or "").partition("-")[0].lower()
    if person.language is not None or code == FRENCH or code not in LANGUAGES:
        return person
    return replace(person, language=code)


def greeted(person: Person, text: str) -> Person:
    """A command word that belongs to one language tells it, as long as nothing else did."""
    return replace(person, language=language_of(text)) if person.language is None else person


def written(person: Person, text: str, read: str | None) -> Person:
    """The language of a question (`read` by the matcher) is answered in, unless she chose another; French sentences lead back to French."""
    if person.language_chosen:
        return person
    language = "ar" if len(_ARABIC.findall(text)) * 2 > len(text) else read
    if language in LANGUAGES:
        return replace(person, language=language)
    return replace(person, language=None) if len(_FRENCH.intersection(tokenise(text))) > 1 else person


def chosen(person: Person, language: str) -> Person:
    """The language she chose, for good."""
    return replace(person, language=language, language_chosen=True)


def choose(desk: Desk, person: Person) -> Turn:
    """The languages to choose from, each under its own name."""
    listed = [Markup("<b>{}.</b> {}").format(n, name) for n, name in enumerate(LANGUAGES.values(), 1)]
    rows = [[Button(name, f"langue:{code}")] for code, name in LANGUAGES.items()]
    shown = reply(paragraphs(desk.say("languages"), lines(*listed)), *rows, [desk.button("button-back", "retour")])
    return Turn((shown,), replace(person, choices=tuple(f"langue:{code}" for code in LANGUAGES)))


def welcomed(desk: Desk, person: Person) -> Turn:
    """A word in the language just chosen; what was on screen can be gone back to."""
    back = desk.button("button-back", "retour") if person.focus or person.results else None
    text = desk.say("language-chosen", example=desk.say("example-1"))
    shown = reply(
        text, [back, desk.button("button-talk", "contact")], [desk.button("button-themes", "themes"), desk.button("button-help", "aide")]
    )
    return Turn((shown,), person)
