"""Whether a message is one that people write to any bot, whatever its subject (`strays.txt`), or speaks of the catalogue's own sheets.

For a bare catalogue, which has no off-topic subjects of its own. Naive Bayes over the presence of terms, with Laplace smoothing (see
C. Manning, P. Raghavan, H. Schütze, «Introduction to Information Retrieval», chapter 13).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

SMOOTHING = 0.6
LARGEST = 4.0  # no single word decides alone


class Strays:
    """The log-odds that terms come from a sentence of the catalogue rather than from a stray message."""

    def __init__(self, inside: Sequence[Collection[str]], outside: Sequence[Collection[str]]) -> None:
        held, astray = _presence(inside), _presence(outside)
        self._odds = {
            term: max(-LARGEST, min(LARGEST, math.log(_share(held[term], len(inside)) / _share(astray[term], len(outside)))))
            for term in held.keys() | astray.keys()
        }

    def score(self, terms: Iterable[str]) -> float:
        """The sum of log-odds of the terms, damped by their number; above 0 speaks for the catalogue."""
        known = [self._odds[term] for term in terms if term in self._odds]
        return sum(known) / math.sqrt(len(known)) if known else 0.0


def _presence(texts: Iterable[Collection[str]]) -> Counter[str]:
    return Counter(term for terms in texts for term in set(terms))


def _share(count: int, total: int) -> float:
    return (count + SMOOTHING) / (total + 2 * SMOOTHING)
