"""Answer, ask back or hand over: a logistic model over what the ranking saw, its thresholds fitted on data."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

from bot.understanding.match import NAMED_FROM, Decision
from bot.understanding.weights import Weights


@dataclass(frozen=True, slots=True)
class Signals:
    """What the ranking saw of a message, each a plain number.

    top, margin: best score, and its lead over the fourth; words, example: best word and example likeness of a scheme or
    need; off_topic: best off-topic subject minus best scheme or need; need: likeness of the best need; off_example:
    example likeness of the best off-topic subject; scope: log-odds of the words to be about the field; known: share of
    the message's weight that the vocabulary knows; named: share covered by a scheme's name; length: number of terms;
    facts: number of facts read; letters: whether it is written like what people ask about the field; crowd, off_crowd:
    likeness of all examples in the field, and of all off-topic ones; need_words: best word likeness of a need.
    """

    top: float
    margin: float
    words: float
    example: float
    off_topic: float
    need: float
    off_example: float
    scope: float
    known: float
    named: float
    length: float
    facts: float
    letters: float
    crowd: float
    off_crowd: float
    need_words: float


NAMES = frozenset(f.name for f in fields(Signals))


def confidence(signals: Signals, weights: Weights) -> float:
    """The estimated probability that the best schemes answer the message."""
    model = weights.decision
    if not model:
        return _plain(signals)
    z = model.get("bias", 0.0) + sum(weight * getattr(signals, name) for name, weight in model.items() if name in NAMES)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def _plain(signals: Signals) -> float:
    z = 6 * signals.words + 5 * signals.example - 6 * max(0.0, signals.off_topic) + 4 * signals.named + 0.5 * signals.scope - 2.0
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def decide(signals: Signals, weights: Weights) -> tuple[Decision, float]:
    """The decision and the confidence it rests on; an empty or unknown message is never answered."""
    sure = confidence(signals, weights)
    if signals.length == 0 or signals.words == 0:
        return Decision.NONE, 0.0
    if signals.named >= NAMED_FROM or sure >= weights.answer_above:
        return Decision.ANSWER, sure
    return (Decision.CLARIFY if sure >= weights.clarify_above else Decision.NONE), sure
