"""The match-quality report of `python -m bot evaluate`: figures, intervals, per priority, and the misses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bot.understanding import Decision, Matcher
from bot.understanding.evaluation import Metrics, Outcome, Question, interval, measure, read_questions, run

FIGURES: tuple[tuple[str, Callable[[Metrics], float]], ...] = (
    ("hit@1", lambda m: m.hit_1), ("hit@3", lambda m: m.hit_3), ("MRR@10", lambda m: m.mrr_10),
    ("right refusals", lambda m: m.right_refusals), ("false refusals", lambda m: m.false_refusals),
)  # fmt: skip


def report(matcher: Matcher, files: Iterable[Path], *, misses: bool = True) -> str:
    """The whole report as text."""
    questions: list[Question] = [question for file in files for question in read_questions(file)]
    outcomes = run(questions, matcher.match)
    figures = measure(outcomes)
    parts = [f"{figures.in_scope} questions in scope, {figures.out_of_scope} out of scope, {len(matcher.catalogue.schemes)} schemes", ""]
    parts += [_figure(name, read(figures), *interval(outcomes, read)) for name, read in FIGURES]
    parts += ["", _table("priority", outcomes, lambda question: question.priority)]
    if any(question.kind for question in questions):
        parts += ["", _table("kind", outcomes, lambda question: question.kind or "other")]
    if misses:
        parts += ["", *_misses(outcomes)]
    return "\n".join(parts)


def _figure(name: str, value: float, low: float, high: float) -> str:
    return f"{name:15} {value:.3f}   [{low:.3f} – {high:.3f}]"


def _table(name: str, outcomes: Sequence[Outcome], group: Callable[[Question], str]) -> str:
    asked = [o for o in outcomes if o.question.in_scope and o.question.expected]
    rows = [f"{name:24} {'n':>4} {'hit@1':>6} {'hit@3':>6} {'MRR':>6} {'refused':>8}"]
    for label in sorted({group(o.question) for o in asked}):
        m = measure([o for o in asked if group(o.question) == label])
        rows.append(f"{label:24} {m.in_scope:4} {m.hit_1:6.3f} {m.hit_3:6.3f} {m.mrr_10:6.3f} {m.false_refusals:8.3f}")
    return "\n".join(rows)


def _misses(outcomes: Sequence[Outcome]) -> list[str]:
    said = []
    for outcome in outcomes:
        question = outcome.question
        if question.in_scope and question.expected and (outcome.rank is None or outcome.rank > 3):
            said.append(f"MISS     {question.text}\n         got {', '.join(outcome.ranked[:3])} ; expected {', '.join(question.expected)}")
        if question.in_scope and question.expected and outcome.decision is Decision.NONE:
            said.append(f"REFUSED  {question.text}")
        if not question.in_scope and outcome.decision is not Decision.NONE:
            said.append(f"ANSWERED {question.text}\n         with {', '.join(outcome.ranked[:1])}")
    return said
