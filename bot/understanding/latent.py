"""Likeness of theme: sheets and questions as points of a small space where words that go together lie close.

Latent semantic analysis: S. Deerwester, S. Dumais, G. Furnas, T. Landauer, R. Harshman, «Indexing by latent semantic analysis»,
JASIS 1990. The space is learnt from the catalogue alone, by subspace iteration (N. Halko, P.-G. Martinsson, J. Tropp, «Finding
structure with randomness», SIAM Review 2011) from a fixed start: the same catalogue always gives the same space.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from bot.understanding.index import Floats

RANK = 40
ROUNDS, SPARE = 4, 10
LARGEST = 60_000_000  # cells of the table of documents by terms; a larger catalogue goes without, its own words being many


class Latent:
    """The space of one catalogue, given as weighted counts of the terms of each document."""

    def __init__(self, documents: Sequence[Mapping[str, float]]) -> None:
        holding = Counter(term for document in documents for term in document)
        terms = sorted(holding)
        self._rows = len(documents)
        self._idf = {term: math.log(len(documents) / holding[term]) for term in terms}
        self._places = {term: place for place, term in enumerate(terms)}
        table = self._table(documents) if self._rows * len(terms) <= LARGEST else np.zeros((self._rows, 0))
        self._axes = _axes(table, min(RANK, *table.shape))
        self._points = _unit(table @ self._axes)

    def score(self, terms: Iterable[str]) -> Floats:
        """The cosine of a question to every document, in the space of themes."""
        known = [term for term in terms if term in self._places]
        if not known or not self._axes.size:
            return np.zeros(self._rows)
        point = np.asarray([self._idf[term] for term in known]) @ self._axes[[self._places[term] for term in known]]
        return np.asarray(self._points @ _unit(point[None, :])[0])

    def _table(self, documents: Sequence[Mapping[str, float]]) -> Floats:
        table = np.zeros((self._rows, len(self._places)))
        for row, document in enumerate(documents):
            for term, count in document.items():
                table[row, self._places[term]] = math.log1p(count) * self._idf[term]
        return _unit(table)


def _axes(table: Floats, rank: int) -> Floats:
    """The main directions of the rows of a table, one a column."""
    if not rank:
        return np.zeros((table.shape[1], 0))
    span = np.random.default_rng(0).standard_normal((table.shape[1], min(rank + SPARE, *table.shape)))
    for _ in range(ROUNDS):
        span = np.linalg.qr(table.T @ np.linalg.qr(table @ span)[0])[0]
    return np.asarray(span @ np.linalg.svd(table @ span, full_matrices=False)[2][:rank].T)


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9))
