"""`make bench`: time a question, index build and memory for 231, 2,000 and 20,000 schemes, beside the peers, in one run."""

from __future__ import annotations

import gc
import random
import statistics
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.catalogue import Catalogue, Scheme, load
from bot.understanding import Matcher
from bot.understanding.evaluation import Question, read_questions
from tests.benchmarks.peers import PEERS, Search

ROOT = Path(__file__).resolve().parents[2]
SIZES = (0, 2_000, 20_000)
ROUNDS = 3


def grown(catalogue: Catalogue, size: int, seed: int = 1) -> Catalogue:
    """The catalogue with further schemes made by recombining the fields of real sheets."""
    chance, real = random.Random(seed), list(catalogue.schemes.values())
    schemes: dict[str, Scheme] = dict(catalogue.schemes)
    for number in range(size - len(real)):
        one, other, third = chance.choice(real), chance.choice(real), chance.choice(real)
        made = one.model_copy(update={
            "id": f"essai-{number}", "title": f"{one.title} {number}", "also_called": (), "promise": other.promise, "brings": third.brings,
            "conditions": other.conditions, "questions": (*one.questions[:4], *other.questions[4:8]), "not_to_confuse_with": (),
        })  # fmt: skip
        schemes[made.id] = made
    return replace(catalogue, schemes=schemes)


def timed(search: Callable[[str], object], questions: list[Question]) -> tuple[float, float]:
    """(p50, p99) in milliseconds of a warm search."""
    for question in questions[:20]:
        search(question.text)
    spent = []
    for _ in range(ROUNDS):
        for question in questions:
            begun = time.perf_counter()
            search(question.text)
            spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent), statistics.quantiles(spent, n=100)[98]


def built(build: Callable[[Catalogue], Search], catalogue: Catalogue) -> tuple[Search, float]:
    """A search, and the seconds that building it took."""
    gc.collect()
    begun = time.perf_counter()
    search = build(catalogue)
    return search, time.perf_counter() - begun


def memory(build: Callable[[Catalogue], Search], catalogue: Catalogue) -> float:
    """What a search holds, in megabytes: of one built for this alone, as tracing takes several times the time."""
    gc.collect()
    tracemalloc.start()
    try:
        search = build(catalogue)
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
        del search
        return held / 1e6
    finally:
        tracemalloc.stop()


def ours(catalogue: Catalogue) -> Search:
    """Our matcher as the peers are called."""
    matcher = Matcher(catalogue)
    return lambda question: [hit.id for hit in matcher.match(question).hits]


def main() -> None:
    """Prints one table a size."""
    real = load(ROOT / "knowledge")
    questions = read_questions(ROOT / "tests/evaluation/dev.yaml")
    for size in SIZES:
        catalogue = grown(real, size)
        print(f"\n{len(catalogue.schemes)} schemes, {len(questions)} questions")
        print(f"{'matcher':34} {'build s':>8} {'MB':>7} {'p50 ms':>8} {'p99 ms':>8} {'p50 / ours':>10}")
        base = 0.0
        for name, build in (("ours", ours), *PEERS):
            search, spent = built(build, catalogue)
            held = memory(build, catalogue)
            median, worst = timed(search, questions[:40] if "rapidfuzz" in name and size > 2_000 else questions)
            base = base or median
            print(f"{name:34} {spent:8.2f} {held:7.1f} {median:8.3f} {worst:8.3f} {median / base:10.1f}", flush=True)


if __name__ == "__main__":
    main()
