"""Thumbs: « utile », « pas utile » and why, kept of nobody in particular; and the counts of a day."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.desk import Desk, reply
from bot.dialogue.events import Button, Counted, Effect, Explained, Judged, Person, Turn
from bot.dialogue.transmit import offered
from bot.understanding import Decision, Match

REASONS = ("situation", "complique", "faux", "autre")
SHOWN = 3
_ABOUT = ("reponse", "verdict", "fiche")


def thumbs(desk: Desk, person: Person, about: str) -> list[Button]:
    """The two buttons, where opinions can be kept."""
    if person.watching is None:
        return []
    return [desk.button("button-useful", f"utile:{about}"), desk.button("button-useless", f"inutile:{about}")]


def answered(desk: Desk, turn: Turn, match: Match) -> Turn:
    """The answer to a question, with what comes after it: the counts, the thumbs, or the offer to pass the question on."""
    turn = replace(turn, effects=(*turn.effects, *_counts(desk, match)))
    if match.decision is Decision.NONE:
        return offered(desk, turn) if match.off_topic is None else turn
    *others, last = turn.replies
    row = tuple(thumbs(desk, turn.person, f"reponse:{_first(match)}"))
    return replace(turn, replies=(*others, replace(last, buttons=(*last.buttons, row)))) if row else turn


def _counts(desk: Desk, match: Match) -> tuple[Effect, ...]:
    found = match.decision is not Decision.NONE
    said = [Counted("decision", "off-topic" if match.off_topic and not found else match.decision.value)]
    if found:
        said += [Counted("priority", desk.catalogue.schemes[_first(match)].priorities[0])]
        said += [Counted("shown", hit.id) for hit in match.hits[:SHOWN]]
    if match.language:
        said.append(Counted("language", match.language))
    return tuple(said)


def _first(match: Match) -> str:
    return match.asked_for or match.hits[0].id


def judge(desk: Desk, person: Person, about: str, *, good: bool) -> Turn:
    """A thumb; down, it asks why. The same answer is judged once."""
    about = about if about.partition(":")[0] in _ABOUT else _on_screen(person)
    if not about:
        return Turn((reply(desk.say("opinion-of-what"), [desk.button("button-themes", "themes")]),), person)
    effects: tuple[Effect, ...] = () if person.judged == about else (Judged(about, good),)
    person = replace(person, judged=about)
    if good:
        return Turn((reply(desk.say("opinion-thanks")),), person, effects=effects)
    actions = tuple(f"motif:{reason}:{about}" for reason in REASONS)
    rows = [
        [Button(f"{i}. {desk.say.plain(f'opinion-{reason}')}", a)] for i, (reason, a) in enumerate(zip(REASONS, actions, strict=True), 1)
    ]
    return Turn((reply(desk.say("opinion-why"), *rows),), replace(person, choices=actions), effects=effects)


def explain(desk: Desk, person: Person, argument: str) -> Turn:
    """Why an answer was of no use."""
    reason, _, about = argument.partition(":")
    effects = (Explained(about, reason),) if reason in REASONS and about else ()
    row = [desk.button("button-talk", "contact"), desk.button("button-themes", "themes")]
    return Turn((reply(desk.say("opinion-noted"), row),), replace(person, choices=()), effects=effects)


def _on_screen(person: Person) -> str:
    if person.focus:
        return f"verdict:{person.focus}" if person.back == f"fiche:{person.focus}" else f"fiche:{person.focus}"
    return f"reponse:{person.results[0]}" if person.results else ""
