"""A verdict: what each criterion of a sheet says about a person, why, and what that makes of the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.catalogue.rules import ALL, ANY, Leaf, combined, holds
from bot.eligibility.criteria import Criterion, Kind, Test
from bot.eligibility.known import Known

# Sectors that overlap most others: a baker is also a shopkeeper and a craftsman. They never prove that a sector is wrong.
BROAD = frozenset({"commerce", "artisanat", "services", "ess"})


class Outcome(StrEnum):
    """What is known of a sheet for a person; never « eligible », which the operator alone can say."""

    RULED_OUT = "ruled out"
    POSSIBLE = "possible"
    MET = "all known conditions met"


@dataclass(frozen=True, slots=True)
class Proof:
    """One test that settles a criterion, and the fact the person told that settles the test."""

    leaf: Leaf
    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One criterion for one person: in her favour, against her, or unknown; why; and which facts would tell."""

    kind: Kind
    text: str
    met: bool | None
    proofs: tuple[Proof, ...] = ()
    missing: tuple[str, ...] = ()
    judged: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """All findings of one sheet for one person."""

    scheme: str
    findings: tuple[Finding, ...]

    @property
    def outcome(self) -> Outcome:
        """Ruled out by one criterion against; met when no rule is open; possible otherwise."""
        if self.against is not None:
            return Outcome.RULED_OUT
        if self.to_check:
            return Outcome.POSSIBLE
        settled = any(f.met for f in self.findings) or not any(f.judged for f in self.findings)
        return Outcome.MET if settled else Outcome.POSSIBLE

    @property
    def against(self) -> Finding | None:
        """The first criterion that rules the person out."""
        return next((f for f in self.findings if f.met is False), None)

    @property
    def to_check(self) -> int:
        """How many criteria are open that somebody could check (those a person must judge are not counted)."""
        return sum(f.met is None and not f.judged for f in self.findings)

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that could settle an open criterion; none once the person is ruled out."""
        if self.against is not None:
            return ()
        return tuple(dict.fromkeys(fact for f in self.findings for fact in f.missing))


class Judge:
    """Judges one sheet; what is found before anything is known is worked out once."""

    def __init__(self, scheme: str, criteria: Iterable[Criterion]) -> None:
        self.scheme, self.criteria = scheme, tuple(criteria)
        self._blank = [(criterion, criterion.facts, _finding(criterion, Known())) for criterion in self.criteria]

    def __call__(self, known: Known) -> Verdict:
        """The verdict for a person."""
        names = known.values.keys()
        return Verdict(self.scheme, tuple([b if names.isdisjoint(facts) else _finding(c, known) for c, facts, b in self._blank]))


def _finding(criterion: Criterion, known: Known) -> Finding:
    test, kind = criterion.test, criterion.kind
    if test is None:
        judged = criterion.value is None and kind in (Kind.CONDITION, Kind.EXCLUSION)
        return Finding(kind, criterion.text, criterion.value, judged=judged)
    soft = kind is not Kind.EXCLUSION
    value = truth(test, known.values, soft=soft)
    if kind is Kind.STAGE and value is False:  # a sheet tells whom it is made for; only its conditions rule a stage out
        return Finding(kind, criterion.text, None)
    if value is None:
        return Finding(kind, criterion.text, None, missing=tuple(dict.fromkeys(_missing(test, known.values, soft=soft))))
    decisive = (test,) if isinstance(test, Leaf) else _decisive(test, known.values, value, soft=soft)
    proofs = tuple([Proof(leaf, *known.told(leaf.fact)) for leaf in decisive])
    return Finding(kind, criterion.text, value is not (kind is Kind.EXCLUSION), proofs)


def truth(test: Test, values: Mapping[str, str], *, soft: bool = False) -> bool | None:
    """The value of a test in strong Kleene logic; a soft one does not take a broad sector for a wrong one."""
    if isinstance(test, Leaf):
        told = values.get(test.fact)
        met = holds(test, told)
        if soft and met is False and test.fact == "secteur" and (told in BROAD or not BROAD.isdisjoint(test.values)):
            return None
        return met
    return combined(test.mode, [truth(part, values, soft=soft) for part in test.parts])


def _missing(test: Test, values: Mapping[str, str], *, soft: bool) -> Iterator[str]:
    """The unknown facts of the parts that are still open."""
    if truth(test, values, soft=soft) is not None:
        return
    if isinstance(test, Leaf):
        if test.fact not in values:
            yield test.fact
    else:
        for part in test.parts:
            yield from _missing(part, values, soft=soft)


def _decisive(test: Test, values: Mapping[str, str], value: bool, *, soft: bool) -> Iterator[Leaf]:
    """The tests that settle a settled one: the first part where one is enough, every part where all are needed."""
    if isinstance(test, Leaf):
        yield test
        return
    one_is_enough = value is (test.mode == ANY) if test.mode in (ALL, ANY) else not value
    inner = value if test.mode in (ALL, ANY) else not value
    agreeing = [part for part in test.parts if truth(part, values, soft=soft) is inner]
    for part in agreeing[:1] if one_is_enough else agreeing:
        yield from _decisive(part, values, inner, soft=soft)
