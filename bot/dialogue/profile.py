"""What is remembered of a person, shown, corrected and wiped."""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup

from bot.dialogue.desk import Desk, bullets, cut, paragraphs, reply
from bot.dialogue.events import Button, Forgotten, Person, Turn
from bot.dialogue.texts import LANGUAGES
from bot.understanding.normalise import fold

_CORRECTS = re.compile(r"\b(?:me suis tromp|trompee?s?\b|erreur de ma part|je (?:me )?corrige|correction\b|c'est faux|c'est pas ca)")


def corrects(text: str, person: Person) -> bool:
    """Whether a message corrects what was understood: it says so, or answers the profile on screen."""
    return bool(_CORRECTS.search(fold(text))) or any(action.startswith("oublie:") for action in person.choices[:1])


def profile(desk: Desk, person: Person) -> Turn:
    """Everything remembered, each line with a button that removes it."""
    entries = [(desk.fact(name, value), f"oublie:{name}") for name, value in person.facts.items()]
    if territory := desk.territory_name(person.territory):
        entries.append((territory, "oublie:territoire"))
    if person.kept:
        entries.append((desk.say.plain("profile-kept", count=len(person.kept)), "oublie:fiches"))
    if person.language in LANGUAGES:
        entries.append((desk.say.plain("language-is", name=LANGUAGES[person.language]), "oublie:langue"))
    if not entries:
        return Turn(
            (reply(desk.say("profile-empty"), [desk.button("button-territory", "villes"), desk.button("button-themes", "themes")]),), person
        )
    rows = [[Button(cut(f"✖️ {said}", 60), action)] for said, action in entries]
    back = desk.button("button-back", "retour") if person.results or person.focus else None
    shown = reply(
        desk.say("profile", facts=bullets(said for said, _ in entries)), *rows,
        [desk.button("button-aides", "aides"), desk.button("button-territory", "villes")], [desk.button("button-wipe", "efface"), back],
        in_place=True,
    )  # fmt: skip
    return Turn((shown,), replace(person, choices=tuple(action for _, action in entries)))


def forget(desk: Desk, person: Person, name: str) -> Turn:
    """One fact (or the territory) is forgotten."""
    if name == "territoire":
        said, kept = desk.territory_name(person.territory), replace(person, territory=None)
    elif name == "fiches":
        said, kept = desk.say.plain("profile-kept", count=len(person.kept)), replace(person, kept=())
    elif name == "langue" and person.language in LANGUAGES:
        said, kept = desk.say.plain("language-is", name=LANGUAGES[person.language]), replace(person, language=None, language_chosen=False)
    elif name in person.facts:
        said = desk.fact(name, person.facts[name])
        kept = replace(person, facts={k: v for k, v in person.facts.items() if k != name})
    else:
        return profile(desk, person)
    turn = profile(desk, kept)
    note = reply(desk.say("profile-forgot", fact=said))
    return Turn((note, *(replace(r, in_place=False) for r in turn.replies)), turn.person)


def corrected(desk: Desk, person: Person, said: Markup | str) -> Turn:
    """What a correction changed, then the whole profile."""
    turn = profile(desk, person)
    first, *others = turn.replies
    return replace(turn, replies=(replace(first, text=paragraphs(said, first.text), in_place=False), *others))


def wipe(desk: Desk, person: Person) -> Turn:
    """Everything is forgotten."""
    return Turn((reply(desk.say("profile-wiped"), [desk.button("button-themes", "themes")]),), Person(), effects=(Forgotten(),))
