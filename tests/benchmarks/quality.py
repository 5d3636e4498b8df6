"""`make evaluate`: our figures on labelled questions beside off-the-shelf matchers on the same texts, in one run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bot.prepared import prepare
from bot.understanding import Decision
from bot.understanding.evaluation import Outcome, Question, measure, read_questions
from tests.benchmarks.peers import PEERS, Search

ROOT = Path(__file__).resolve().parents[2]


def outcomes(search: Search, questions: Sequence[Question]) -> list[Outcome]:
    """What a matcher that always answers does with the questions."""
    return [Outcome(q, Decision.ANSWER, tuple(search(q.text))) for q in questions]


def main(files: Sequence[str]) -> None:
    """Prints one table a file."""
    prepared = prepare(ROOT / "knowledge")
    for file in map(Path, files):
        questions = [question for question in read_questions(file) if question.expected]
        print(f"\n{file.name}: {len(questions)} questions in scope\n{'matcher':34} {'hit@1':>6} {'hit@3':>6} {'MRR':>6}")
        ours: Search = lambda text: [hit.id for hit in prepared.matcher.match(text).hits]  # noqa: E731
        for name, search in (("ours", ours), *((name, build(prepared.catalogue)) for name, build in PEERS)):
            figures = measure(outcomes(search, questions))
            print(f"{name:34} {figures.hit_1:6.3f} {figures.hit_3:6.3f} {figures.mrr_10:6.3f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
