"""« Mes aides »: from the profile alone, the sheets that are not ruled out, grouped by what they bring, three a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from bot.catalogue import Scheme, Status
from bot.catalogue.models import Reliability
from bot.dialogue.contacts import call_line
from bot.dialogue.desk import Desk, cut, lines, paragraphs, reply
from bot.dialogue.events import Button, Person, Turn
from bot.dialogue.memory import known
from bot.dialogue.wording import mark
from bot.eligibility import Kind, Outcome, Verdict

PAGE = 3
UNCERTAIN, ENDED = "incertain", "termine"
LONGEST_PROMISE = 150
Groups = Mapping[str, Sequence[tuple[Scheme, Verdict]]]


def groups(desk: Desk, person: Person) -> Groups:
    """The sheets not ruled out, best first, by family; what is uncertain and what has ended apart, last."""
    family = {term.id: term.family or term.id for term in desk.catalogue.vocabulary.types}
    found: dict[str, list[tuple[Scheme, Verdict]]] = {term.id: [] for term in desk.catalogue.vocabulary.families}
    found |= {UNCERTAIN: [], ENDED: []}
    for name, verdict in desk.eligibility.verdicts(known(desk, person)).items():
        scheme = desk.catalogue.schemes[name]
        if not any(f.met is False and f.kind is not Kind.OPENING for f in verdict.findings):
            found.setdefault(_group(scheme, family.get(scheme.type, scheme.type)), []).append((scheme, verdict))
    return {name: sorted(listed, key=lambda item: _rank(desk, *item)) for name, listed in found.items() if listed}


def _group(scheme: Scheme, family: str) -> str:
    if scheme.opening.status.ended:
        return ENDED
    return UNCERTAIN if scheme.opening.status is Status.UNCERTAIN else family


def _rank(desk: Desk, scheme: Scheme, verdict: Verdict) -> tuple[object, ...]:
    """What the person's own answers speak for comes first, then what is near, sure and nearly settled."""
    proven = sum(f.met is True and bool(f.proofs) for f in verdict.findings if f.kind in (Kind.CONDITION, Kind.PLACE))
    return (
        any(desk.catalogue.facts[fact].sensitive for fact in verdict.missing),
        not (verdict.outcome is Outcome.MET and proven), -proven, verdict.to_check, "national" in scheme.territories,
        scheme.reliability is Reliability.LOW, scheme.title.casefold(),
    )  # fmt: skip


def overview(desk: Desk, person: Person) -> Turn:
    """How many aids there are of each kind."""
    found = groups(desk, person)
    told = desk.facts(person.facts) + [name for name in [desk.territory_name(person.territory)] if name]
    source = desk.say("aides-from", facts=" · ".join(told)) if told else desk.say("aides-from-nothing")
    listed = [_group_line(desk, i, name, items) for i, (name, items) in enumerate(found.items(), 1)]
    tail = desk.say("aides-hint") if listed else call_line(desk, person, ())
    text = paragraphs(lines(desk.say("aides"), source), lines(*listed) or desk.say("aides-none"), tail)
    rows = [[Button(f"{i}. {_name(desk, name)}", f"aides:{name}:1")] for i, name in enumerate(found, 1)]
    shown = reply(text, *rows, [desk.button("button-precise", "eligible:aides"), desk.button("button-correct", "profil")], in_place=True)
    return Turn((shown,), replace(person, choices=tuple(f"aides:{name}:1" for name in found), focus=None, results=(), back="accueil"))


def _group_line(desk: Desk, number: int, name: str, items: Sequence[tuple[Scheme, Verdict]]) -> Markup:
    sure = 0 if name in (UNCERTAIN, ENDED) else sum(mark(desk, v) == desk.say.plain("mark-yes") for _, v in items)
    key = "aides-group-sure" if sure else "aides-group"
    return desk.say(key, number=number, name=_name(desk, name), count=len(items), sure=sure)


def _name(desk: Desk, group: str) -> str:
    if group in (UNCERTAIN, ENDED):
        return desk.say.plain("aides-uncertain" if group == UNCERTAIN else "aides-ended")
    vocabulary = desk.catalogue.vocabulary
    return vocabulary.name(vocabulary.families, group)


def page(desk: Desk, person: Person, group: str, number: int) -> Turn:
    """Three aids of one kind."""
    items = groups(desk, person).get(group)
    if not items:
        return overview(desk, person)
    pages = -(-len(items) // PAGE)
    number = max(1, min(number, pages))
    shown = items[(number - 1) * PAGE : number * PAGE]
    text = paragraphs(
        desk.say("aides-page", name=_name(desk, group), page=number, pages=pages),
        *(_line(desk, i, scheme, verdict) for i, (scheme, verdict) in enumerate(shown, 1)),
        desk.say("aides-hint"),
    )
    move = [
        desk.button("button-previous", f"aides:{group}:{number - 1}") if number > 1 else None,
        desk.button("button-next", f"aides:{group}:{number + 1}") if number < pages else None,
    ]
    numbers = [Button(str(i), f"fiche:{scheme.id}") for i, (scheme, _) in enumerate(shown, 1)]
    remembered = replace(
        person, choices=tuple(f"fiche:{scheme.id}" for scheme, _ in shown), focus=None, results=(), back=f"aides:{group}:{number}"
    )
    return Turn((reply(text, numbers, move, [desk.button("button-aides", "aides")], in_place=True),), remembered)


def _line(desk: Desk, number: int, scheme: Scheme, verdict: Verdict) -> Markup:
    said = desk.say("line", number=str(number), title=scheme.title, promise=cut(scheme.promise, LONGEST_PROMISE))
    note = "" if scheme.opening.status.ended else mark(desk, verdict)
    return said + Markup(" · {}").format(note) if note else said
