"""The needs behind a message, and the schemes an adviser would name for each, best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.catalogue import Scheme
from bot.catalogue.lexicon import Advice, Need
from bot.catalogue.rules import leaves, rule_holds
from bot.understanding.evidence import Told
from bot.understanding.index import Floats
from bot.understanding.weights import Weights

LEAST = 0.15  # below this likeness a need is noise
CONSIDERED = 5
UNKNOWN_RULE = 0.8


@dataclass(frozen=True, slots=True)
class Support:
    """How much the needs of a message support a scheme, and the need that does most."""

    score: float
    need: str


class Needs:
    """The needs of one catalogue; rows are those of the schemes."""

    def __init__(self, needs: Sequence[Need], schemes: Sequence[Scheme], weights: Weights) -> None:
        rows = {scheme.id: row for row, scheme in enumerate(schemes)}
        self._needs, self._weights = needs, weights
        self._advice = [[(rows[a.scheme], place, a) for place, a in enumerate(need.advice) if a.scheme in rows] for need in needs]
        self._ruled = [(i, need.rule, frozenset(leaf.fact for leaf in leaves(need.rule))) for i, need in enumerate(needs) if need.rule]

    def likeness(self, words: Floats, examples: Floats, profiles: Floats, told: Told) -> Floats:
        """How likely each need is: by its words, its nearest examples, its profile, and what was told of the person."""
        likely = words * self._weights.need_words + examples + profiles * self._weights.need_profile
        for index, rule, asked in self._ruled:
            met = None if asked.isdisjoint(told.facts) else rule_holds(rule, told.facts)
            if met:
                likely[index] += self._weights.need_told
            elif met is False:
                likely[index] *= self._weights.need_denied
        return likely

    def support(self, likely: Floats, told: Told) -> Mapping[int, Support]:
        """For each scheme row, the support of the best need that names it, and a share of that of the others that do."""
        given: dict[int, list[tuple[float, str]]] = {}
        for index in (-likely).argsort()[:CONSIDERED].tolist():
            strength = float(likely[index])
            if strength < LEAST:
                break
            for row, place, advice in self._advice[index]:
                score = strength * (1 - self._weights.need_decay * place) * _fit(advice, told)
                given.setdefault(row, []).append((score, self._needs[index].name))
        return {row: self._together(scores) for row, scores in given.items()}

    def _together(self, scores: list[tuple[float, str]]) -> Support:
        best, need = max(scores)
        others = sum(score for score, _ in scores) - best
        return Support(best + self._weights.need_shared * others, need)


def _fit(advice: Advice, told: Told) -> float:
    if advice.rule is None:
        return 1.0
    met = rule_holds(advice.rule, told.facts)
    return UNKNOWN_RULE if met is None else 1.0 if met else 0.0
