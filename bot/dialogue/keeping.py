"""Sheets set aside: « garder », « retirer », « mes fiches »; and which sheet « partager » means."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from bot.catalogue import Scheme
from bot.dialogue import selection
from bot.dialogue.desk import Desk, lines, paragraphs, reply
from bot.dialogue.events import Button, Person, Turn
from bot.dialogue.selection_link import MOST, decoded
from bot.dialogue.sharing import shared

ALL, CODES = "tout", "*"  # arguments: every sheet on screen; sheets by their codes


def keep(desk: Desk, person: Person, argument: str) -> Turn:
    """The sheets an argument names are kept, as many as one link carries."""
    meant = _meant(desk, person, argument)
    if not meant:
        return _which(desk, person, "garder")
    wanted = tuple(dict.fromkeys((*_alive(desk, person), *meant)))
    person = replace(person, kept=wanted[:MOST])
    full = desk.say("kept-full", most=MOST) if len(wanted) > MOST else ""
    done = [scheme for scheme in meant if scheme in person.kept]
    text = lines(_told(desk, "kept-it", done) if done else "", full, desk.say("kept-hint"))
    rows = [desk.button("button-kept", "mesfiches"), desk.button("button-share-selection", "selection")]
    instead = toggle(desk, person, desk.catalogue.schemes[meant[0]]) if done and argument == meant[0] else None
    return Turn((reply(text, rows),), person, instead=instead)


def drop(desk: Desk, person: Person, argument: str) -> Turn:
    """The sheets an argument names are kept no longer."""
    meant = _alive(desk, person) if argument == ALL else _meant(desk, person, argument)
    if not meant:
        return _which(desk, person, "retirer")
    person = replace(person, kept=tuple(scheme for scheme in _alive(desk, person) if scheme not in meant))
    text = _told(desk, "dropped-it", meant)
    again = desk.button("button-keep", f"garde:{meant[0]}") if len(meant) == 1 else None
    instead = toggle(desk, person, desk.catalogue.schemes[meant[0]]) if argument == meant[0] else None
    return Turn((reply(text, [desk.button("button-kept", "mesfiches"), again]),), person, instead=instead)


def share(desk: Desk, person: Person, argument: str) -> Turn:
    """The ways to send a sheet; without one on screen, those to send the kept ones."""
    if meant := _meant(desk, person, argument):
        return shared(desk, person, desk.catalogue.schemes[meant[0]])
    return selection.share(desk, person, "") if person.kept and not argument else _which(desk, person, "partager")


def kept(desk: Desk, person: Person) -> Turn:
    """The sheets somebody keeps, each behind its number; those that left the catalogue are let go."""
    alive = _alive(desk, person)
    gone = len(person.kept) - len(alive)
    person = replace(person, kept=alive)
    note = desk.say("kept-gone", count=gone) if gone else Markup("")
    if not alive:
        turn = selection.nothing_kept(desk, person)
        return replace(turn, replies=(replace(turn.replies[0], text=paragraphs(note, turn.replies[0].text)),))
    listed = [_line(desk, i, desk.catalogue.schemes[scheme], person.territory) for i, scheme in enumerate(alive, 1)]
    numbers = [Button(str(i), f"fiche:{scheme}") for i, scheme in enumerate(alive, 1)]
    shown = reply(
        paragraphs(desk.say("kept-title", count=len(alive)), lines(*listed), lines(note, desk.say("kept-use"))),
        *(numbers[i : i + selection.PER_ROW] for i in range(0, len(numbers), selection.PER_ROW)),
        [desk.button("button-share-selection", "selection")], [desk.button("button-themes", "themes")],
    )  # fmt: skip
    choices = tuple(f"fiche:{scheme}" for scheme in alive)
    return Turn((shown,), replace(person, choices=choices, focus=None, results=(), back="mesfiches"))


def toggle(desk: Desk, person: Person, scheme: Scheme) -> Button:
    """« Garder » under a sheet, or « Retirer » once it is kept."""
    if scheme.id in person.kept:
        return desk.button("button-drop", f"retire:{scheme.id}")
    return desk.button("button-keep", f"garde:{scheme.id}")


def _alive(desk: Desk, person: Person) -> tuple[str, ...]:
    return tuple(scheme for scheme in person.kept if scheme in desk.catalogue.schemes)


def _meant(desk: Desk, person: Person, argument: str) -> tuple[str, ...]:
    """The sheets meant: by id, by codes, by numbers of the screen (`1,3`), all of them, or the one on screen."""
    if argument in desk.catalogue.schemes:
        return (argument,)
    if argument.startswith(CODES):
        return decoded(argument.removeprefix(CODES), desk.catalogue)[0]
    screen = [action.removeprefix("fiche:") if action.startswith("fiche:") else "" for action in person.choices]
    if argument == ALL:
        found = screen
    elif argument:
        found = [screen[int(n) - 1] for n in argument.split(",") if n.isdecimal() and 0 < int(n) <= len(screen)]
    else:
        found = [person.focus] if person.focus else screen if len(screen) == 1 else []
    return tuple(dict.fromkeys(scheme for scheme in found if scheme in desk.catalogue.schemes))


def _which(desk: Desk, person: Person, word: str) -> Turn:
    text = desk.say("kept-which", word=word)
    return Turn((reply(text, [desk.button("button-kept", "mesfiches"), desk.button("button-themes", "themes")]),), person)


def _told(desk: Desk, key: str, schemes: list[str] | tuple[str, ...]) -> Markup:
    first = desk.catalogue.schemes[schemes[0]].title
    return desk.say(key, title=first) if len(schemes) == 1 else desk.say(f"{key}-many", count=len(schemes))


def _line(desk: Desk, position: int, scheme: Scheme, territory: str | None) -> Markup:
    status = desk.status(scheme, territory)
    return Markup("<b>{}.</b> {}{}").format(position, scheme.title, f" · {status}" if status else "")
