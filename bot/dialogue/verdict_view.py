"""The verdict of one sheet: each criterion with its reason, what to do first, whom to call, or the nearest way on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from bot.catalogue import Scheme
from bot.dialogue.contacts import call_line
from bot.dialogue.desk import Desk, bullets, contact_line, cut, lines, paragraphs, reply, section
from bot.dialogue.events import Button, Person, Turn
from bot.dialogue.memory import known
from bot.dialogue.opinions import thumbs
from bot.dialogue.wording import finding_line, mark, operator_name
from bot.eligibility import Finding, Kind, Known, Outcome, Verdict
from bot.places import choose_contacts

PLACES = frozenset({"territoire", "region", "departement", "commune"})
MOST_JUDGED = 3
MOST_PAPERS = 5
MOST_NEAR = 3


def verdict(desk: Desk, person: Person, scheme: Scheme, once: Mapping[str, str] | None = None) -> Turn:
    """The verdict; `once` holds sensitive answers, good for this view only."""
    facts = known(desk, person, once)
    found = desk.eligibility.verdict(scheme.id, facts)
    near = nearest(desk, scheme, facts) if found.outcome is Outcome.RULED_OUT else []
    text = paragraphs(
        lines(desk.say("verdict-title", title=scheme.title), headline(desk, scheme, found)),
        _criteria(desk, scheme, found),
        _way_on(desk, near) if found.outcome is Outcome.RULED_OUT else _action(desk, scheme),
        call_line(desk, person, [s for s, v in near if PLACES.isdisjoint(v.missing)]) if near else _whom(desk, person, scheme),
    )
    numbers = [Button(str(i), f"fiche:{s.id}") for i, (s, _) in enumerate(near, 1)]
    shown = reply(
        text, numbers,
        [desk.button("button-contact", f"contact:{scheme.id}"), desk.button("button-the-sheet", f"fiche:{scheme.id}")],
        [desk.button("button-aides", "aides"), desk.button("button-correct", "profil")],
        thumbs(desk, person, f"verdict:{scheme.id}"), in_place=True,
    )  # fmt: skip
    choices = tuple(f"fiche:{s.id}" for s, _ in near)
    return Turn((shown,), replace(person, focus=scheme.id, back=f"fiche:{scheme.id}", choices=choices))


def _whom(desk: Desk, person: Person, scheme: Scheme) -> Markup:
    """Whoever runs the aid, near the person where possible; else the people of her territory."""
    choice = choose_contacts(desk.catalogue, scheme, person.territory)
    own = sorted((*choice.local, *choice.national), key=lambda contact: (not contact.phone, not contact.email))[:1]
    said = [desk.say("call-line", contact=contact_line(contact)) for contact in own]
    if not any(contact.phone or contact.email for contact in own) and (person.territory or not own):
        said.append(call_line(desk, person, [scheme]))
    return lines(*said)


def headline(desk: Desk, scheme: Scheme, found: Verdict) -> Markup:
    """The whole verdict in a sentence; never « you are eligible »."""
    operator = operator_name(desk, scheme)
    if found.outcome is Outcome.RULED_OUT:
        return desk.say("verdict-ended" if scheme.opening.status.ended else "verdict-no")
    if found.outcome is Outcome.MET:
        return desk.say("verdict-met", operator=operator)
    if found.to_check:
        return desk.say("verdict-possible", count=found.to_check, operator=operator)
    return desk.say("verdict-judged", operator=operator)


def _criteria(desk: Desk, scheme: Scheme, found: Verdict) -> Markup:
    """What stands against first, then what fits, then what is open; of what a person must judge, the first few."""
    order = {False: 0, True: 1, None: 2}
    ranked = sorted(found.findings, key=lambda f: (order[f.met], f.judged))
    if found.outcome is Outcome.RULED_OUT:
        ranked = [f for f in ranked if f.met is not None]
    if scheme.opening.status.ended:
        ranked = [f for f in ranked if f.kind is not Kind.OPENING]
    judged: list[Finding] = [f for f in ranked if f.judged]
    said = [finding_line(desk, scheme, f) for f in ranked if not f.judged or f in judged[:MOST_JUDGED]]
    if len(judged) > MOST_JUDGED + 1:
        said.append(desk.say("verdict-more", count=len(judged) - MOST_JUDGED, operator=operator_name(desk, scheme)))
    elif len(judged) > MOST_JUDGED:
        said.append(finding_line(desk, scheme, judged[-1]))
    return lines(*said)


def _action(desk: Desk, scheme: Scheme) -> Markup:
    return paragraphs(
        section(desk.say("verdict-first"), scheme.steps[0] if scheme.steps else ""),
        section(desk.say("verdict-papers"), bullets(cut(paper, 120) for paper in scheme.papers[:MOST_PAPERS])),
    )


def _way_on(desk: Desk, near: list[tuple[Scheme, Verdict]]) -> Markup:
    if not near:
        return desk.say("verdict-nothing-near")
    listed = [
        desk.say("line", number=str(i), title=s.title, promise=cut(s.promise, 100)) + _dot(mark(desk, v))
        for i, (s, v) in enumerate(near, 1)
    ]
    return lines(desk.say("verdict-nearest"), *listed)


def _dot(said: str) -> Markup:
    return Markup(" · {}").format(said) if said else Markup("")


def nearest(desk: Desk, scheme: Scheme, facts: Known) -> list[tuple[Scheme, Verdict]]:
    """The sheets most like one that can be asked for and are not ruled out for the person."""
    near: list[tuple[Scheme, Verdict]] = []
    for other in desk.likeness.nearest(scheme):
        found = desk.eligibility.verdict(other, facts)
        if found.outcome is not Outcome.RULED_OUT:
            near.append((desk.catalogue.schemes[other], found))
        if len(near) == MOST_NEAR:
            break
    return near
