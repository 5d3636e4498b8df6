"""Answers and verdicts in plain French: a criterion's reason is built from the person's own answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup

from bot.catalogue import Scheme, Status
from bot.catalogue.facts import Fact, FactKind
from bot.catalogue.rules import Leaf, Range
from bot.dialogue.desk import Desk, cut, number
from bot.eligibility import ELSEWHERE, Finding, Kind, Outcome, Proof, Verdict

LONGEST = 150
SHORTEST = 70


def answer_name(desk: Desk, fact: str, value: str) -> str:
    """An answer as people read it: `5 ans`, `création`, `Toulouse Métropole`."""
    known = desk.catalogue.facts[fact]
    if known.kind is FactKind.NUMBER:
        return quantity(float(value), known.unit or "")
    if known.kind is FactKind.YES_NO:
        return desk.say.plain("yes" if value == "oui" else "no")
    if value == ELSEWHERE:
        return desk.say.plain("elsewhere")
    if fact == "region":
        return value.replace("-", " ").title()
    return desk.territory_name(value) or desk.fact(fact, value)


def choice_name(desk: Desk, fact: Fact, value: str) -> str:
    """An answer as the question offers it: `je crée mon entreprise`."""
    choices = fact.choices if not isinstance(fact.choices, str) else ()
    return next((choice.name for choice in choices if choice.id == value), "") or answer_name(desk, fact.id, value)


def quantity(value: float, unit: str) -> str:
    """A number with its unit, in the singular below two: `1 an`, `0 salarié`, `5 mois`, `2 000 €`."""
    one = value < 2 and unit.endswith("s") and unit != "mois"
    return f"{number(value)}\u00a0{unit[:-1] if one else unit}".strip()


def told(desk: Desk, fact: str, value: str) -> str:
    """An answer told back in a sentence."""
    said = desk.catalogue.facts[fact].said
    if not isinstance(said, str):
        return said.get(value) or f"{desk.catalogue.facts[fact].name} : {answer_name(desk, fact, value)}"
    shown = answer_name(desk, fact, value)
    return said.replace("{valeur}", shown) if said else f"{desk.catalogue.facts[fact].name} : {shown}"


def needed(desk: Desk, leaf: Leaf) -> str:
    """What one test asks for, in a few words; empty for yes-no facts, which the condition's own text tells better."""
    fact = desk.catalogue.facts.get(leaf.fact)
    if fact is None or fact.kind is FactKind.YES_NO:
        return ""
    if leaf.bounds:
        return _bounds(desk, leaf.bounds, fact.unit or "")
    names = [answer_name(desk, leaf.fact, value) for value in leaf.values]
    return desk.say.plain("or", first=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else names[0]


def _bounds(desk: Desk, bounds: Range, unit: str) -> str:
    if bounds.minimum is not None and bounds.maximum is not None:
        return desk.say.plain("between", low=number(bounds.minimum), high=quantity(bounds.maximum, unit))
    limits = (("at-least", bounds.minimum), ("at-most", bounds.maximum), ("above", bounds.above), ("below", bounds.below))
    said = [desk.say.plain(key, value=quantity(value, unit)) for key, value in limits if value is not None]
    return desk.say.plain("and", first=said[0], last=said[-1]) if len(said) > 1 else said[0]


def finding_line(desk: Desk, scheme: Scheme, finding: Finding) -> Markup:
    """One criterion: its mark, and its reason."""
    say: Callable[[Desk, Scheme, Finding], Markup] = {True: _met, False: _failed, None: _open}[finding.met]
    return say(desk, scheme, finding)


def _failed(desk: Desk, scheme: Scheme, finding: Finding) -> Markup:
    reason = reasons(desk, finding.proofs)
    need = needed(desk, finding.proofs[0].leaf) if len(finding.proofs) == 1 else ""
    match finding.kind:
        case Kind.OPENING:
            return desk.say("failed-opening")
        case Kind.EXCLUSION:
            return desk.say("failed-exclusion", reason=reason or desk.say("for-everyone"), text=_text(finding))
        case Kind.PLACE | Kind.STAGE | Kind.SECTOR:
            return desk.say("failed-reserved", reason=reason, whom=reserved(desk, scheme, finding.kind))
    if need and len(need) <= SHORTEST:
        return desk.say("failed-need", reason=reason, need=need)
    return desk.say("failed-condition", reason=reason, text=_text(finding))


def _met(desk: Desk, scheme: Scheme, finding: Finding) -> Markup:
    if not finding.proofs:
        return desk.say("met", text=_text(finding))
    reason = reasons(desk, finding.proofs)
    need = needed(desk, finding.proofs[0].leaf) if len(finding.proofs) == 1 and finding.proofs[0].leaf.bounds else ""
    if finding.kind is Kind.EXCLUSION:
        return desk.say("met-exclusion", reason=reason, text=_text(finding))
    if finding.kind in (Kind.PLACE, Kind.STAGE, Kind.SECTOR):
        return desk.say("met-reserved", reason=reason)
    return desk.say("met-need", reason=reason, need=need) if need else desk.say("met-reason", reason=reason, text=_text(finding))


def _open(desk: Desk, scheme: Scheme, finding: Finding) -> Markup:
    operator = operator_name(desk, scheme)
    if finding.kind is Kind.OPENING:
        return desk.say("open-opening", operator=operator)
    if finding.judged:
        return desk.say("open-exclusion" if finding.kind is Kind.EXCLUSION else "open-judged", text=_text(finding), operator=operator)
    if finding.kind is Kind.STAGE and not finding.missing:
        return desk.say("open-stage", whom=reserved(desk, scheme, finding.kind), operator=operator)
    if finding.kind in (Kind.PLACE, Kind.STAGE, Kind.SECTOR):
        return desk.say("open-reserved", whom=reserved(desk, scheme, finding.kind))
    names = " ; ".join(desk.catalogue.facts[fact].name for fact in finding.missing[:3] if fact in desk.catalogue.facts)
    key = "open-exclusion-missing" if finding.kind is Kind.EXCLUSION else "open-missing"
    return desk.say(key, text=_text(finding), facts=names or operator)


def reasons(desk: Desk, proofs: Iterable[Proof]) -> str:
    """The person's answers behind a finding, each once, three at most."""
    first, *others = list(dict.fromkeys(told(desk, proof.fact, proof.value) for proof in proofs))[:3] or [""]
    return " ; ".join((first, *(said[0].lower() + said[1:] for said in others)))


def reserved(desk: Desk, scheme: Scheme, kind: Kind) -> str:
    """Whom a sheet is reserved to: places, stages or sectors."""
    vocabulary = desk.catalogue.vocabulary
    if kind is Kind.PLACE:
        names = [_area(desk, area) for area in scheme.territories]
    elif kind is Kind.STAGE:
        names = [vocabulary.name(vocabulary.stages, stage) for stage in scheme.stages]
    else:
        names = [vocabulary.name(vocabulary.sectors, sector) for sector in scheme.sectors]
    return cut(", ".join(names), LONGEST)


def _area(desk: Desk, area: str) -> str:
    kind, _, name = area.partition(":")
    return answer_name(desk, kind, name) if name else desk.territory_name(area) or area


def operator_name(desk: Desk, scheme: Scheme) -> str:
    """Who decides."""
    operator = desk.catalogue.operator_of(scheme)
    return operator.name if operator else scheme.operator


def mark(desk: Desk, verdict: Verdict) -> str:
    """The verdict in a few words, for a line of results; empty where nothing is known either way."""
    scheme = desk.catalogue.schemes[verdict.scheme]
    if verdict.against is not None:
        return desk.say.plain("mark-no", reason=short_reason(desk, verdict.against))
    count = sum(f.met is None and not f.judged and f.kind is not Kind.OPENING for f in verdict.findings)
    if count:
        return desk.say.plain("mark-open", count=count)
    if verdict.outcome is Outcome.MET and any(f.proofs for f in verdict.findings):
        return desk.say.plain("mark-yes")
    judged = any(f.judged for f in verdict.findings) and scheme.opening.status is not Status.UNCERTAIN
    return desk.say.plain("mark-judged") if judged else ""


def short_reason(desk: Desk, finding: Finding) -> str:
    """Why not, in a few words."""
    key = {Kind.OPENING: "status-ended", Kind.PLACE: "status-elsewhere", Kind.STAGE: "short-stage", Kind.SECTOR: "short-sector"}
    if finding.kind in key:
        return desk.say.plain(key[finding.kind])
    if not finding.proofs:
        return cut(finding.text, SHORTEST)
    if finding.proofs[0].fact == "etape":
        return desk.say.plain("short-stage")
    said = told(desk, finding.proofs[0].fact, finding.proofs[0].value)
    return cut(said[0].lower() + said[1:], SHORTEST)


def _text(finding: Finding) -> str:
    return cut(finding.text, LONGEST)
