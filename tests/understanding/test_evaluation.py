"""The metrics are what their names say."""

import pytest

from bot.understanding import Decision
from bot.understanding.evaluation import Outcome, Question, interval, measure


def outcome(ranked: str, expected: str, decision: Decision = Decision.ANSWER, *, in_scope: bool = True) -> Outcome:
    question = Question(id="q", text="t", in_scope=in_scope, expected=tuple(expected.split()))
    return Outcome(question, decision, tuple(ranked.split()))


def test_hits_and_reciprocal_rank() -> None:
    figures = measure([outcome("a b c", "a"), outcome("a b c", "c"), outcome("a b c d", "d"), outcome("a", "z")])
    assert (figures.hit_1, figures.hit_3) == (0.25, 0.5)
    assert figures.mrr_10 == pytest.approx((1 + 1 / 3 + 1 / 4) / 4)


def test_refusals_are_counted_apart() -> None:
    outcomes = [
        outcome("a", "a", Decision.NONE),
        outcome("a", "a", Decision.CLARIFY),
        outcome("a", "", Decision.NONE, in_scope=False),
        outcome("a", "", Decision.ANSWER, in_scope=False),
    ]
    figures = measure(outcomes)
    assert (figures.false_refusals, figures.right_refusals) == (0.5, 0.5)


def test_the_interval_holds_the_figure() -> None:
    outcomes = [outcome("a", "a")] * 8 + [outcome("b", "a")] * 2
    low, high = interval(outcomes, lambda m: m.hit_1)
    assert low <= 0.8 <= high
    assert low < high
