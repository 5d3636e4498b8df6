"""The answer to someone who asked for a scheme by its name: that one, its look-alikes, and its end where it has ended."""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup

from bot.catalogue import Scheme
from bot.dialogue.contacts import call_line
from bot.dialogue.desk import Desk, cut, lines, paragraphs, reply
from bot.dialogue.events import Button, Person, Turn
from bot.dialogue.sheet import ended_since
from bot.dialogue.wording import mark
from bot.eligibility import Known

LABEL = 40
_TAIL = re.compile(r"\s+[–—:]\s.*|,\s.*|\s\(.*")  # what a title adds to the name: « Acre, moins de cotisations »
PROMISE = 110
MOST_OTHERS = 3
_MEANT = re.compile(
    r"\s*(?:non,? |mais )?c['’ ]?est (?:l['’]|le |la |les )?(.{2,60}?) que je (?:cherche|cherchais|veux|voulais)\W*", re.IGNORECASE
)


def meant(text: str) -> str:
    """The name in « c'est l'ACRE que je cherche », which is what the button of a look-alike says; else the text as it is."""
    found = _MEANT.fullmatch(text) if len(text) <= 120 else None
    return found[1] if found else text


def named(desk: Desk, person: Person, scheme: Scheme, head: Markup, facts: Known) -> Turn:
    """The named scheme first; what replaces it or looks like it behind the next numbers."""
    schemes, ended = desk.catalogue.schemes, scheme.opening.status.ended
    ids = dict.fromkeys([*(scheme.opening.replaced_by if ended else ()), *scheme.not_to_confuse_with])
    others = [schemes[i] for i in ids if i in schemes][:MOST_OTHERS]
    body = _ended(desk, scheme) if ended else _live(desk, scheme, facts)
    listed = [desk.say("line", number=str(n), title=s.title, promise=cut(s.promise, PROMISE)) for n, s in enumerate(others, 2)]
    key = "named-instead" if ended else "named-look-alikes"
    about = [*others, scheme] if ended else [scheme]
    text = paragraphs(
        head, body, lines(desk.say(key), *listed) if listed else "", lines(call_line(desk, person, about), desk.say("answer-hint"))
    )
    open_question = not ended and desk.eligibility.asks([scheme.id], facts)
    shown = reply(
        text,
        [desk.button("button-read", f"fiche:{scheme.id}"), desk.button("button-check", f"eligible:{scheme.id}") if open_question else None],
        *([_other(desk, s, ended=ended)] for s in others),
        [desk.button("button-more", "suite:0"), desk.button("button-talk", f"contact:{scheme.id}")],
    )
    choices = tuple(f"fiche:{s.id}" for s in (scheme, *others))
    return Turn((shown,), replace(person, seen=1, choices=choices, focus=None, back=None))


def _other(desk: Desk, scheme: Scheme, *, ended: bool) -> Button:
    title = cut(_TAIL.sub("", scheme.title), LABEL)
    return Button(title, f"fiche:{scheme.id}") if ended else desk.button("button-mean", f"fiche:{scheme.id}", title=title)


def _live(desk: Desk, scheme: Scheme, facts: Known) -> Markup:
    status = desk.status(scheme, None)
    said = desk.say("line", number="1", title=scheme.title, promise=scheme.promise)
    said = Markup("{} <i>({})</i>").format(said, status) if status else said
    judged = mark(desk, desk.eligibility.verdict(scheme.id, facts))
    return Markup("{} · {}").format(said, judged) if judged else said


def _ended(desk: Desk, scheme: Scheme) -> Markup:
    return lines(
        desk.say("sheet-title", title=f"1. {scheme.title}"),
        desk.say("sheet-ended", until=ended_since(scheme)),
        cut(scheme.opening.reason, 260) if scheme.opening.reason else "",
        cut(scheme.opening.instead, 260) if scheme.opening.instead else "",
    )
