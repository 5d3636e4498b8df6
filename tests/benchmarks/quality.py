"""`make evaluate`: our figures on labelled questions beside off-the-shelf matchers on the same texts, in one run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bot.catalogue import Catalogue, load
from bot.fitting_bare import stripped
from bot.prepared import prepare
from bot.understanding import Decision, Matcher
from bot.understanding.evaluation import Outcome, Question, measure, read_questions
from tests.benchmarks.peers import PEERS, Search

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = ROOT / "tests" / "evaluation" / "ailleurs"


def outcomes(search: Search, questions: Sequence[Question]) -> list[Outcome]:
    """What a matcher that always answers does with the questions."""
    return [Outcome(q, Decision.ANSWER, tuple(search(q.text))) for q in questions]


def compare(catalogue: Catalogue, matcher: Matcher, title: str, file: Path) -> None:
    """Prints our figures on a file of questions, and those of the peers."""
    questions = [question for question in read_questions(file) if question.expected]
    print(f"\n{title}: {len(questions)} questions in scope\n{'matcher':34} {'hit@1':>6} {'hit@3':>6} {'MRR':>6}")
    ours: Search = lambda text: [hit.id for hit in matcher.match(text).hits]  # noqa: E731
    for name, search in (("ours", ours), *((name, build(catalogue)) for name, build in PEERS)):
        figures = measure(outcomes(search, questions))
        print(f"{name:34} {figures.hit_1:6.3f} {figures.hit_3:6.3f} {figures.mrr_10:6.3f}", flush=True)


def main(files: Sequence[str]) -> None:
    """Prints one table a file, one a file on our sheets without their editors' words, and one a catalogue of elsewhere."""
    prepared = prepare(ROOT / "knowledge")
    for file in map(Path, files):
        compare(prepared.catalogue, prepared.matcher, file.name, file)
    for questions in (True, False):
        bare = stripped(prepared.catalogue, questions=questions)
        for file in map(Path, files):
            compare(bare, Matcher(bare), f"{file.name}, no lexicon{'' if questions else ', no questions in the sheets'}", file)
    for directory in sorted(path for path in ELSEWHERE.iterdir() if path.is_dir()):
        catalogue = load(directory / "knowledge")
        compare(catalogue, Matcher(catalogue), f"{directory.name}, a catalogue of elsewhere", directory / "questions.yaml")


if __name__ == "__main__":
    main(sys.argv[1:])
