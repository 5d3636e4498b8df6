"""The needs behind a message, and the schemes an adviser would name for each, best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.catalogue import Scheme
from bot.catalogue.lexicon import Advice, Need
from bot.understanding.evidence import Told, rule_holds
from bot.understanding.index import Floats

LEAST = 0.15  # below this likeness a need is noise
UNKNOWN_RULE = 0.6


@dataclass(frozen=True, slots=True)
class Support:
    """How much the needs of a message support a scheme, and the need that does most."""

    score: float
    need: str


class Needs:
    """The needs of one catalogue; rows are those of the schemes."""

    def __init__(self, needs: Sequence[Need], schemes: Sequence[Scheme], decay: float) -> None:
        rows = {scheme.id: row for row, scheme in enumerate(schemes)}
        self.names = [need.name for need in needs]
        self._advice = [[(rows[a.scheme], place, a) for place, a in enumerate(need.advice) if a.scheme in rows] for need in needs]
        self._decay = decay

    def support(self, likeness: Floats, told: Told) -> Mapping[int, Support]:
        """For each scheme row, the support of the best need that names it; needs are given by their likeness to the message."""
        supported: dict[int, Support] = {}
        for index in (-likeness).argsort()[:4].tolist():
            strength = float(likeness[index])
            if strength < LEAST:
                break
            for row, place, advice in self._advice[index]:
                score = strength * (1 - self._decay * place) * _fit(advice, told)
                if row not in supported or supported[row].score < score:
                    supported[row] = Support(score, self.names[index])
        return supported


def _fit(advice: Advice, told: Told) -> float:
    if advice.rule is None:
        return 1.0
    met = rule_holds(advice.rule, told.facts)
    return UNKNOWN_RULE if met is None else 1.0 if met else 0.0
