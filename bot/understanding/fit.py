"""Fits the numbers of weights.json on labelled questions: ranking by coordinate ascent, decision by logistic regression.

Every figure it reports is cross-validated: questions are never judged by weights that were fitted on them.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from bot.understanding.decide import Signals, confidence
from bot.understanding.evaluation import Question
from bot.understanding.matcher import Matcher, Reading
from bot.understanding.weights import Weights

Matrix = npt.NDArray[np.float64]
RIDGE = 5.0
LABELLED = 5.0  # labelled questions are as people really ask; the others only steady what they teach
LEAST_GAIN = 0.002
SHARPNESS = 4.0  # of the softmax: a score higher by 0.25 is likelier by e
SUREST = 0.7  # nobody surer than that is refused
MISSED = 1e-3  # share of a right scheme that no evidence brought among the hits
NAMES = [f.name for f in fields(Signals)]

GRID: Mapping[str, Sequence[float]] = {
    "words": (0.25, 0.5, 0.75, 1.0, 1.4),
    "examples": (0.0, 0.15, 0.4, 0.8),
    "profile": (3.0, 4.0, 5.5, 7.0),
    "needs": (0.6, 0.8, 1.0, 1.3),
    "need_words": (0.2, 0.4, 0.6, 0.8, 1.2),
    "need_profile": (2.0, 3.0, 4.0, 5.0, 6.5),
    "need_decay": (0.08, 0.12, 0.16, 0.2),
    "need_shared": (0.0, 0.2, 0.4, 0.6),
    "need_told": (0.25, 0.4, 0.6, 0.8, 1.0),
    "need_denied": (0.4, 0.6, 1.0),
    "trade": (0.3, 0.6, 1.0),
    "place": (0.2, 0.5, 1.0),
    "stage_wrong": (0.05, 0.15, 0.3),
    "sector_right": (0.0, 0.06, 0.12),
    "sector_wrong": (0.1, 0.25, 0.5),
    "rule_right": (0.0, 0.04, 0.08),
    "rule_wrong": (0.05, 0.15, 0.3),
    "ended": (0.25, 0.5),
    "uncertain": (0.0, 0.05, 0.1),
    "local": (0.0, 0.05, 0.1),
}


@dataclass(frozen=True, slots=True)
class Lesson:
    """Rows of signals, and which of them are of questions about the field."""

    signals: Matrix
    in_scope: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question and its reading, which no weight changes."""

    question: Question
    reading: Reading


def prepare(matcher: Matcher, questions: Iterable[Question]) -> list[Prepared]:
    """The questions that can teach: those out of scope, and those that expect a scheme."""
    return [Prepared(q, matcher.read(q.text)) for q in questions if q.expected or not q.in_scope]


def ranking_value(matcher: Matcher, weights: Weights, prepared: Sequence[Prepared]) -> float:
    """The mean log-likelihood of the right schemes, a softmax of the scores being taken for their probability.

    Z. Cao, T. Qin, T.-Y. Liu, M.-F. Tsai, H. Li, «Learning to rank: from pairwise approach to listwise approach», ICML 2007. Ranks alone
    say too little: with so few questions a weight moves a handful of them by one place.
    """
    matcher.use(weights)
    value, asked = 0.0, [p for p in prepared if p.question.expected]
    for item in asked:
        hits = matcher.rank(item.reading)[1]
        likely = [math.exp(SHARPNESS * (hit.score - hits[0].score)) for hit in hits]
        right = sum(share for hit, share in zip(hits, likely, strict=True) if hit.id in item.question.expected)
        value += math.log((right + MISSED) / (sum(likely) + MISSED))
    return value / max(1, len(asked))


def fit_ranking(matcher: Matcher, groups: Sequence[Sequence[Prepared]], start: Weights, rounds: int = 2) -> Weights:
    """Weights that rank the groups best, each group counting the same; a change must gain more than noise."""

    def value(weights: Weights) -> float:
        return sum(ranking_value(matcher, weights, group) for group in groups) / len(groups)

    best, found = value(start), start
    for _ in range(rounds):
        for name, choices in GRID.items():
            for choice in choices:
                tried = replace(found, **{name: choice})  # type: ignore[arg-type]
                if (gained := value(tried)) > best + LEAST_GAIN:
                    best, found = gained, tried
    return found


def held_out_ranks(
    matcher: Matcher, groups: Sequence[Sequence[Prepared]], start: Weights, folds: int = 5, seed: int = 1
) -> list[list[int | None]]:
    """For each group, the rank of the first right scheme of each question, by weights that never saw the question."""
    chance = random.Random(seed)  # noqa: S311 - folds, not secrets
    orders = [chance.sample(range(len(group)), len(group)) for group in groups]
    ranks: list[list[int | None]] = [[None] * len(group) for group in groups]
    for fold in range(folds):
        held = [set(order[fold::folds]) for order in orders]
        taught = [[p for i, p in enumerate(group) if i not in out] for group, out in zip(groups, held, strict=True)]
        matcher.use(fit_ranking(matcher, taught, start, rounds=1))
        for group, out, found in zip(groups, held, ranks, strict=True):
            for i in out:
                found[i] = rank_of(matcher, group[i])
    return ranks


def rank_of(matcher: Matcher, item: Prepared) -> int | None:
    """The rank (1 to 10) of the first right scheme, or None."""
    hits = matcher.rank(item.reading)[1]
    return next((i for i, hit in enumerate(hits[:10], 1) if hit.id in item.question.expected), None)


def signals_of(matcher: Matcher, readings: Iterable[Reading]) -> Matrix:
    """One row of signals a reading."""
    rows = []
    for reading in readings:
        scores, hits = matcher.rank(reading)
        rows.append(astuple(matcher.signals(reading, scores, hits)))
    return np.asarray(rows, dtype=np.float64)


def lesson_of(matcher: Matcher, prepared: Sequence[Prepared]) -> Lesson:
    """What the decision can learn from labelled questions."""
    return Lesson(signals_of(matcher, [p.reading for p in prepared]), np.asarray([p.question.in_scope for p in prepared]))


def fit_decision(labelled: Lesson, *others: Lesson) -> dict[str, float]:
    """A ridge logistic regression (Newton's method), its coefficients on the raw signals.

    However long they are, the other lessons count the same, and the labelled one `LABELLED` times as much.
    """
    lessons = (labelled, *others)
    signals, in_scope = np.concatenate([lesson.signals for lesson in lessons]), np.concatenate([lesson.in_scope for lesson in lessons])
    weight = [LABELLED, *(1.0 for _ in others)]
    share = np.concatenate([np.full(len(part.signals), w / len(part.signals)) for part, w in zip(lessons, weight, strict=True)])
    share /= share.mean()
    mean = np.average(signals, axis=0, weights=share)
    spread = np.sqrt(np.average((signals - mean) ** 2, axis=0, weights=share)) + 1e-9
    rows = np.c_[np.ones(len(signals)), (signals - mean) / spread]
    wanted = in_scope.astype(np.float64)
    model = np.zeros(rows.shape[1])
    penalty = np.r_[1e-6, np.full(rows.shape[1] - 1, RIDGE)]
    for _ in range(50):
        guess = 1 / (1 + np.exp(-rows @ model))
        gradient = rows.T @ (share * (guess - wanted)) + penalty * model
        model -= np.linalg.solve((rows * (share * guess * (1 - guess))[:, None]).T @ rows + np.diag(penalty), gradient)
    raw = model[1:] / spread
    named = {name: round(float(value), 6) for name, value in zip(NAMES, raw, strict=True)}
    return {"bias": round(float(model[0] - (raw * mean).sum()), 6), **named}


def cross_validated(labelled: Lesson, others: Sequence[Lesson], folds: int = 10, seed: int = 1) -> Matrix:
    """The confidence in each labelled question by a decision model that never saw it, taught by the rest and the other lessons."""
    order = list(range(len(labelled.signals)))
    random.Random(seed).shuffle(order)  # noqa: S311 - folds, not secrets
    sure = np.zeros(len(order))
    for fold in range(folds):
        held = order[fold::folds]
        taught = np.setdiff1d(order, held)
        model = Weights(decision=fit_decision(Lesson(labelled.signals[taught], labelled.in_scope[taught]), *others))
        for row in held:
            sure[row] = confidence(Signals(*labelled.signals[row].tolist()), model)
    return sure


def thresholds(sure: Matrix, in_scope: npt.NDArray[np.bool_], most_false_refusals: float = 0.025) -> tuple[float, float]:
    """(answer above, clarify above): refuse as much as the bound on false refusals allows; ask back in the band above it."""
    refuse = float(np.quantile(sure[in_scope], most_false_refusals))
    refuse = min(SUREST, max(0.2, round(refuse, 2)))
    return round(min(SUREST + 0.15, refuse + 0.2), 2), refuse
