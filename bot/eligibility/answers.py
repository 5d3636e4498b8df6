"""The answers a question can get, each as likely as any other: the one prior of the next best question.

A number falls with equal chance on, between or beyond the bounds that the rules of the catalogue name; a town or a
department is one the rules name, or another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.catalogue import Catalogue
from bot.catalogue.facts import Fact, FactKind
from bot.catalogue.rules import Group, Leaf, holds, leaves
from bot.eligibility.known import ELSEWHERE


class Answers:
    """The possible answers to every question of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._bounds: dict[str, set[float]] = defaultdict(set)
        self._named: dict[str, set[str]] = defaultdict(set)
        self._shares: dict[Leaf, float] = {}
        for leaf in _leaves(catalogue):
            self._named[leaf.fact].update(leaf.values)
            if leaf.bounds:
                bounds = (leaf.bounds.minimum, leaf.bounds.maximum, leaf.bounds.above, leaf.bounds.below)
                self._bounds[leaf.fact].update(bound for bound in bounds if bound is not None)
        self._answers = {fact.id: tuple(self._possible(fact, catalogue)) for fact in catalogue.facts.values()}

    def __call__(self, fact: str) -> tuple[str, ...]:
        """The possible answers to one question."""
        return self._answers.get(fact, ())

    def share(self, leaf: Leaf) -> float:
        """The share of the answers that pass a test."""
        if (share := self._shares.get(leaf)) is None:
            possible = self(leaf.fact)
            share = sum(holds(leaf, answer) is True for answer in possible) / len(possible) if possible else 0.5
            self._shares[leaf] = share
        return share

    def _possible(self, fact: Fact, catalogue: Catalogue) -> Iterable[str]:
        if fact.kind is FactKind.YES_NO:
            return "oui", "non"
        if fact.kind is FactKind.NUMBER:
            return _numbers(sorted(self._bounds[fact.id] or {1.0}))
        if not isinstance(fact.choices, str):
            return [choice.id for choice in fact.choices]
        if fact.choices == "secteurs":
            return [term.id for term in catalogue.vocabulary.sectors]
        if fact.choices == "territoires":
            return *catalogue.territories, ELSEWHERE
        if fact.choices == "regions":
            return *sorted({place.region for place in catalogue.territories.values()}), ELSEWHERE
        return *sorted(self._named[fact.id]), ELSEWHERE


def _numbers(bounds: list[float]) -> Iterator[str]:
    """A number below, on, between and above the bounds; never a negative one."""
    if bounds[0] > 0:
        yield f"{bounds[0] / 2:.12g}"
    for bound, following in zip(bounds, [*bounds[1:], bounds[-1] + 2], strict=True):
        yield f"{bound:.12g}"
        yield f"{(bound + following) / 2:.12g}"


def _leaves(catalogue: Catalogue) -> Iterator[Leaf]:
    for scheme in catalogue.schemes.values():
        for item in (*scheme.conditions, *scheme.exclusions):
            rule: Leaf | Group | None = item.rule
            if rule is not None:
                yield from leaves(rule)
        for area in scheme.territories:
            kind, _, name = area.partition(":")
            if name:
                yield Leaf(fact=kind, values=(name,))
