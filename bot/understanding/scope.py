"""Whether a message is about the catalogue's field at all: naive Bayes over the words of in-scope and off-topic questions.

Log-odds with Laplace smoothing (multinomial model over the presence of terms; see C. Manning, P. Raghavan, H. Schütze,
«Introduction to Information Retrieval», chapter 13). Without off-topic questions there is nothing to compare with and
every message scores 0.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

SMOOTHING = 0.6
LARGEST = 4.0  # no single word decides alone


class Scope:
    """The log-odds that terms come from an in-scope question rather than from an off-topic one."""

    def __init__(self, inside: Iterable[Iterable[str]], outside: Iterable[Iterable[str]]) -> None:
        counts_in, total_in = _presence(inside)
        counts_out, total_out = _presence(outside)
        self._odds: dict[str, float] = {}
        if total_in and total_out:
            for term in counts_in.keys() | counts_out.keys():
                share_in = (counts_in[term] + SMOOTHING) / (total_in + 2 * SMOOTHING)
                share_out = (counts_out[term] + SMOOTHING) / (total_out + 2 * SMOOTHING)
                self._odds[term] = max(-LARGEST, min(LARGEST, math.log(share_in / share_out)))

    def score(self, terms: Iterable[str]) -> float:
        """The sum of log-odds of the terms, damped by their number; above 0 speaks for the field."""
        known = [self._odds[term] for term in terms if term in self._odds]
        return sum(known) / math.sqrt(len(known)) if known else 0.0


def _presence(questions: Iterable[Iterable[str]]) -> tuple[Counter[str], int]:
    counts: Counter[str] = Counter()
    total = 0
    for question in questions:
        counts.update(set(question))
        total += 1
    return counts, total
