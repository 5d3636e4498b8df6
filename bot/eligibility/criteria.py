"""The criteria of a sheet as tests: its conditions and exclusions, and what its place, stages, sectors and opening demand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.catalogue import Catalogue, Scheme, Status
from bot.catalogue.rules import ALL, ANY, NONE, Group, Leaf, leaves, rule_holds
from bot.eligibility.answers import Answers
from bot.eligibility.known import know

Test = Leaf | Group


class Kind(StrEnum):
    """Where a criterion comes from."""

    OPENING = "opening"
    PLACE = "place"
    STAGE = "stage"
    SECTOR = "sector"
    CONDITION = "condition"
    EXCLUSION = "exclusion"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: a test, or a value that no fact can change (None: a person must judge, or nobody knows)."""

    kind: Kind
    text: str = ""
    test: Test | None = None
    value: bool | None = None

    @property
    def facts(self) -> frozenset[str]:
        """The facts its test reads."""
        return frozenset(leaf.fact for leaf in leaves(self.test)) if self.test else frozenset()


def criteria_of(scheme: Scheme, catalogue: Catalogue, answers: Answers) -> tuple[Criterion, ...]:
    """Every criterion of a sheet, in the order people read them."""
    found = [*_conditions(scheme, catalogue, answers)]
    tests = {repr(criterion.test) for criterion in found if criterion.kind is Kind.CONDITION}
    on_stage = any(leaf.fact == "etape" for item in scheme.conditions if item.rule for leaf in leaves(item.rule))
    implicit = [_criterion(kind, "", test, catalogue, answers) for kind, test in _implicit(scheme) if not (kind is Kind.STAGE and on_stage)]
    return (*_opening(scheme), *(c for c in implicit if c.test is not None and repr(c.test) not in tests), *found)


def _conditions(scheme: Scheme, catalogue: Catalogue, answers: Answers) -> Iterator[Criterion]:
    for kind, listed in ((Kind.CONDITION, scheme.conditions), (Kind.EXCLUSION, scheme.exclusions)):
        for item in listed:
            yield _criterion(kind, item.text, item.rule, catalogue, answers) if item.rule else Criterion(kind, item.text)


def _criterion(kind: Kind, text: str, rule: Test, catalogue: Catalogue, answers: Answers) -> Criterion:
    test = _simplified(rule, catalogue, answers)
    if not isinstance(test, bool) and (forced := _forced(test, catalogue, answers)) is not None:
        test = forced
    if isinstance(test, bool):
        return Criterion(kind, text, None, test is not (kind is Kind.EXCLUSION))
    return Criterion(kind, text, test)


def _opening(scheme: Scheme) -> Iterator[Criterion]:
    if scheme.opening.status.ended:
        yield Criterion(Kind.OPENING, value=False)
    elif scheme.opening.status is Status.UNCERTAIN:
        yield Criterion(Kind.OPENING)


def _implicit(scheme: Scheme) -> Iterator[tuple[Kind, Test]]:
    if "national" not in scheme.territories:
        yield Kind.PLACE, _any([_area(area) for area in scheme.territories])
    if scheme.stages:
        yield Kind.STAGE, Leaf(fact="etape", values=tuple(sorted(_stages(set(scheme.stages)))))
    if scheme.sectors:
        yield Kind.SECTOR, Leaf(fact="secteur", values=scheme.sectors)


def _stages(stages: set[str]) -> set[str]:
    """Who has an idea may read what is for founders; who takes over a business is a founder with a running business."""
    early = {"idee"} if "creation" in stages else set()
    return stages | early | ({"reprise"} if {"creation", "activite"} <= stages else set())


def _area(area: str) -> Leaf:
    kind, _, name = area.partition(":")
    return Leaf(fact=kind, values=(name,)) if name else Leaf(fact="territoire", values=(area,))


def _any(tests: list[Leaf]) -> Test:
    return tests[0] if len(tests) == 1 else Group(mode=ANY, parts=tuple(tests))


def _simplified(rule: Test, catalogue: Catalogue, answers: Answers) -> Test | bool:
    """The rule without the tests that every answer, or none, passes; a town or department is sought in its own region."""
    if isinstance(rule, Leaf):
        share = answers.share(rule)
        return bool(share) if share in (0, 1) else _placed(rule, catalogue)
    parts = [_simplified(part, catalogue, answers) for part in rule.parts]
    settles = rule.mode != ALL  # one true part settles « any » and « none of », one false part settles « all »
    if settles in parts:
        return rule.mode == ANY
    kept = tuple(part for part in parts if not isinstance(part, bool))
    if not kept:
        return rule.mode != ANY
    return kept[0] if len(kept) == 1 and rule.mode != NONE else Group(mode=rule.mode, parts=kept)


def _forced(test: Test, catalogue: Catalogue, answers: Answers) -> bool | None:
    """The value that every answer to one of its questions gives to a test, with what the answers imply."""
    for fact in sorted({leaf.fact for leaf in leaves(test)} & catalogue.facts.keys()):
        values = {rule_holds(test, know(catalogue, {fact: answer}).values) for answer in answers(fact)}
        if len(values) == 1 and None not in values:
            return values.pop()
    return None


def _placed(leaf: Leaf, catalogue: Catalogue) -> Test:
    places, values = catalogue.territories.values(), set(leaf.values)
    if leaf.fact == "departement":
        around = Leaf(fact="region", values=tuple(sorted({p.region for p in places if values & set(p.departments)})))
    elif leaf.fact == "commune":
        around = Leaf(fact="territoire", values=tuple(p.id for p in places if values & set(p.municipalities)))
    else:
        return leaf
    return Group(mode=ALL, parts=(around, leaf)) if around.values else leaf
