"""Match quality on labelled questions: hit@k, mean reciprocal rank, right and false refusals, with bootstrap intervals."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter

from bot.catalogue.models import Model
from bot.catalogue.positions import parse
from bot.understanding.match import Decision, Match

RANKS = 10


class Question(Model):
    """A labelled question: the ids that count as right (best first), or out of scope."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    text: str
    in_scope: bool
    priority: str = "none"
    need: str = ""
    kind: str = ""
    expected: tuple[str, ...] = ()
    territory: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the matcher did with one question."""

    question: Question
    decision: Decision
    ranked: tuple[str, ...]
    milliseconds: float = 0.0

    @property
    def rank(self) -> int | None:
        """The rank (from 1) of the first right scheme among the first ten, or None."""
        return next((i for i, found in enumerate(self.ranked[:RANKS], 1) if found in self.question.expected), None)


@dataclass(frozen=True, slots=True)
class Metrics:
    """Figures over a set of outcomes; shares of in-scope (hits, false refusals) or out-of-scope (right refusals) questions."""

    in_scope: int
    out_of_scope: int
    hit_1: float
    hit_3: float
    mrr_10: float
    right_refusals: float
    false_refusals: float


def read_questions(file: Path) -> list[Question]:
    """The questions of a YAML list; raises YamlProblem or pydantic's ValidationError on a malformed file."""
    value, _ = parse(file.read_text("utf-8"), file.name)
    return TypeAdapter(list[Question]).validate_python(value)


def run(questions: Iterable[Question], match: Callable[[str], Match]) -> list[Outcome]:
    """The outcomes of a matcher, in the order of the questions."""
    outcomes = []
    for question in questions:
        found = match(question.text)
        outcomes.append(Outcome(question, found.decision, tuple(hit.id for hit in found.hits)))
    return outcomes


def measure(outcomes: Sequence[Outcome]) -> Metrics:
    """The metrics of a set of outcomes. A question in scope that expects no scheme counts for refusals only."""
    asked = [o for o in outcomes if o.question.in_scope and o.question.expected]
    outside = [o for o in outcomes if not o.question.in_scope]
    return Metrics(
        len(asked),
        len(outside),
        _share(o.rank == 1 for o in asked),
        _share(o.rank is not None and o.rank <= 3 for o in asked),
        sum(1 / o.rank for o in asked if o.rank) / max(1, len(asked)),
        _share(o.decision is Decision.NONE for o in outside),
        _share(o.decision is Decision.NONE for o in asked),
    )


def interval(outcomes: Sequence[Outcome], figure: Callable[[Metrics], float], rounds: int = 500, seed: int = 1) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of one figure (B. Efron, 1979)."""
    chance = random.Random(seed)  # noqa: S311 - resampling, not secrets
    values = sorted(figure(measure(chance.choices(outcomes, k=len(outcomes)))) for _ in range(rounds))
    return values[int(0.025 * rounds)], values[int(0.975 * rounds) - 1]


def _share(flags: Iterable[bool]) -> float:
    listed = list(flags)
    return sum(listed) / len(listed) if listed else 0.0
