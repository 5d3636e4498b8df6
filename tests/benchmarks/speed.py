"""`make bench`: loading, judging, placing and starting, each in milliseconds of this machine."""

from __future__ import annotations

import math
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.catalogue import load
from bot.dialogue import Dialogue, Person
from bot.eligibility import Eligibility
from bot.eligibility.simulation import random_person
from bot.prepared import prepare
from bot.understanding import Matcher
from tests.places.test_qpv import feature, qpv

ROOT = Path(__file__).resolve().parents[2]
AREAS = 1_500
TYPED = ("", "e", "egal", "garantie eg", "je veux ouvrir un snack a bagatelle jsuis au chomage", "x" * 256, "aide pour " * 25)


def median_ms(work: Callable[[], object], rounds: int) -> float:
    """The median time of some work, in milliseconds."""
    spent = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent)


def circle(row: int) -> dict[str, object]:
    """A round neighbourhood of forty corners, one every fifth of a degree."""
    x, y = -4 + (row % 50) * 0.2, 43 + (row // 50) * 0.2
    ring = [[x + 0.01 * math.cos(a * math.tau / 40), y + 0.008 * math.sin(a * math.tau / 40)] for a in range(40)]
    return feature([*ring, ring[0]], code_qp=f"QN{row}", lib_qp=f"Quartier {row}")


def main() -> None:
    """Prints one line a measure, with what is wanted."""
    catalogue = load(ROOT / "knowledge")
    eligibility = Eligibility(catalogue)
    known = eligibility.know(random_person(eligibility, random.Random(1)))
    areas = qpv(*(circle(row) for row in range(AREAS)))
    prepare(ROOT / "knowledge")
    dialogue = Dialogue(catalogue)
    ask = [sys.executable, "-m", "bot", "ask", "acre"]
    lines = (
        ("load the catalogue", median_ms(lambda: load(ROOT / "knowledge"), 5), 500),
        ("build the index", median_ms(lambda: Matcher(catalogue), 3), 1000),
        ("judge the whole catalogue for one person", median_ms(lambda: eligibility.verdicts(known), 30), 5),
        (
            "offer cards for what is typed in any chat (the slowest of a few queries)",
            max(median_ms(lambda typed=typed: dialogue.offer(typed, Person(territory="toulouse")), 15) for typed in TYPED),
            50,
        ),
        (f"place a point among {AREAS} outlines", median_ms(lambda: areas.locate(43.4, -3.8), 500), 0.2),
        (
            "answer one question from process start",
            median_ms(lambda: subprocess.run(ask, check=True, stdout=subprocess.DEVNULL, cwd=ROOT), 3),
            1000,
        ),
    )
    for name, found, wanted in lines:
        print(f"{name:44} {found:9.3f} ms   (wanted: {wanted:g} ms)")


if __name__ == "__main__":
    main()
