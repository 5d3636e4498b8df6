"""Verdicts and the next best question over one catalogue: built once, pure, safe to share."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from bot.catalogue import Catalogue
from bot.catalogue.rules import ALL, ANY, Leaf, holds
from bot.eligibility.answers import Answers
from bot.eligibility.criteria import Kind, Test, criteria_of
from bot.eligibility.known import Known, know
from bot.eligibility.verdict import Judge, Verdict

FINER_PLACES = frozenset({"region", "departement", "commune"})  # asked for only after the territory, which tells most of them


class Eligibility:
    """The rules of one catalogue, ready to be applied."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.answers = Answers(catalogue)

    @cached_property
    def _judges(self) -> Mapping[str, Judge]:
        catalogue = self.catalogue
        return {scheme.id: Judge(scheme.id, criteria_of(scheme, catalogue, self.answers)) for scheme in catalogue.schemes.values()}

    def know(self, facts: Mapping[str, str], territory: str | None = None) -> Known:
        """What is known of a person of a territory who told some facts."""
        return know(self.catalogue, facts, territory)

    def verdict(self, scheme: str, known: Known) -> Verdict:
        """The verdict of one sheet for a person."""
        return self._judges[scheme](known)

    def verdicts(self, known: Known) -> dict[str, Verdict]:
        """The verdict of every sheet for a person."""
        return {scheme: judge(known) for scheme, judge in self._judges.items()}

    def next_question(self, schemes: Iterable[str], known: Known, skipped: Collection[str] = ()) -> str | None:
        """The fact whose answer is expected to tell most about these sheets; None when no answer can change a verdict.

        What was skipped is not asked again, what is sensitive comes last, and the finer places wait for the territory.
        """
        wanted = self._wanted(schemes, known, skipped)
        if not wanted:
            return None
        facts = self.catalogue.facts
        order = {name: position for position, name in enumerate(facts)}
        least = min(facts[name].sensitive for name in wanted)
        asked = [name for name in wanted if facts[name].sensitive is least]
        if len(asked) == 1:
            return asked[0]
        return max(asked, key=lambda name: (round(self._gain(name, wanted[name], known), 9), -order[name]))

    def asks(self, schemes: Iterable[str], known: Known) -> bool:
        """Whether some answer could still change a verdict."""
        return bool(self._wanted(schemes, known, ()))

    def _wanted(self, schemes: Iterable[str], known: Known, skipped: Collection[str]) -> dict[str, set[str]]:
        """The facts worth asking, each with the sheets it can tell about."""
        wanted: dict[str, set[str]] = defaultdict(set)
        territory_first = "territoire" not in known.values and "territoire" not in skipped
        for scheme in schemes:
            for name in self.verdict(scheme, known).missing:
                wanted["territoire" if name in FINER_PLACES and territory_first else name].add(scheme)
        return {name: told for name, told in wanted.items() if name not in skipped and name in self.catalogue.facts}

    def _gain(self, fact: str, schemes: Collection[str], known: Known) -> float:
        """The information expected from an answer: how far the doubt about these sheets falls."""
        before = sum(_doubt(self.chance(scheme, known)) for scheme in schemes)
        answers = self.answers(fact)
        after = 0.0
        for answer in answers:
            then = self._with(known, fact, answer)
            after += sum(_doubt(self.chance(scheme, then)) for scheme in schemes)
        return before - after / len(answers)

    def _with(self, known: Known, fact: str, answer: str) -> Known:
        told = {name: value for name, value in known.values.items() if name not in known.sources}
        return know(self.catalogue, {**told, fact: answer})

    def chance(self, scheme: str, known: Known) -> float:
        """How likely a person is to pass every test of a sheet, each open test weighed by the share of answers that pass."""
        chance = 1.0
        for criterion in self._judges[scheme].criteria:
            if criterion.test is None:
                chance *= 0.0 if criterion.value is False else 1.0
            else:
                passes = self._passes(criterion.test, known.values)
                chance *= 1 - passes if criterion.kind is Kind.EXCLUSION else passes
        return chance

    def _passes(self, test: Test, values: Mapping[str, str]) -> float:
        if isinstance(test, Leaf):
            told = holds(test, values.get(test.fact))
            return self.answers.share(test) if told is None else float(told)
        parts = [self._passes(part, values) for part in test.parts]
        if test.mode == ALL:
            return math.prod(parts)
        none = math.prod(1 - part for part in parts)
        return 1 - none if test.mode == ANY else none


def _doubt(chance: float) -> float:
    """The entropy of a yes or no, in bits."""
    if chance <= 0 or chance >= 1:
        return 0.0
    return -chance * math.log2(chance) - (1 - chance) * math.log2(1 - chance)
