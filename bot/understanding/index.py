"""The inverted index: BM25F over the weighted fields of a sheet, and cosine similarity to single example questions.

BM25F: S. Robertson, H. Zaragoza, M. Taylor, «Simple BM25 extension to multiple weighted fields», CIKM 2004: term
frequencies of the fields are weighted and length-normalised first, then saturated once.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
K1 = 1.2


@dataclass(frozen=True, slots=True)
class Field:
    """How much a field counts, and how strongly its length is normalised (BM25's b)."""

    weight: float
    b: float = 0.6


class Postings:
    """For each term, the rows that hold it and its impact on each: the terms lie one after another in two arrays."""

    def __init__(self, terms: Mapping[str, int], ids: npt.NDArray[np.intp], impacts: Floats, rows: int) -> None:
        """`terms`, each with the number of rows that hold it, in the order of `ids` and `impacts`."""
        self.rows, self._ids, self._impacts = rows, ids, impacts
        self._spans = {term: slice(end - held, end) for (term, held), end in zip(terms.items(), accumulate(terms.values()), strict=True)}

    @classmethod
    def of(cls, entries: Mapping[str, tuple[Sequence[int], Sequence[float]]], rows: int) -> Postings:
        """The postings of terms given each with its rows and impacts."""
        ids = np.fromiter(chain.from_iterable(ids for ids, _ in entries.values()), dtype=np.intp)
        impacts = np.fromiter(chain.from_iterable(impacts for _, impacts in entries.values()), dtype=np.float64)
        return cls({term: len(held) for term, (held, _) in entries.items()}, ids, impacts, rows)

    def __contains__(self, term: str) -> bool:
        return term in self._spans

    def score(self, terms: Mapping[str, float]) -> Floats:
        """The sum of weighted impacts on every row."""
        found = [(self._spans[term], weight) for term, weight in terms.items() if term in self._spans]
        if not found:
            return np.zeros(self.rows)
        ids = np.concatenate([self._ids[span] for span, _ in found])
        impacts = np.concatenate([self._impacts[span] * weight for span, weight in found])
        return np.asarray(np.bincount(ids, impacts, self.rows), dtype=np.float64)

    def impact(self, term: str, row: int) -> float:
        """The impact of one term on one row (0 where it does not stand)."""
        if (span := self._spans.get(term)) is None:
            return 0.0
        at = int(np.searchsorted(self._ids[span], row))
        return float(self._impacts[span][at]) if at < span.stop - span.start and self._ids[span][at] == row else 0.0


def inverse_frequency(rows: int, holding: int) -> float:
    """BM25's idf, always positive."""
    return math.log(1 + (rows - holding + 0.5) / (holding + 0.5))


def bm25f(documents: Sequence[Mapping[str, Counter[str]]], fields: Mapping[str, Field]) -> tuple[Postings, dict[str, float]]:
    """The BM25F postings of documents given as {field: term counts}, and the idf of each term."""
    average = {name: max(1.0, sum(d[name].total() for d in documents if name in d) / max(1, len(documents))) for name in fields}
    holding: Counter[str] = Counter()
    frequencies: list[defaultdict[str, float]] = []
    for document in documents:
        weighted: defaultdict[str, float] = defaultdict(float)
        for name, counts in document.items():
            field = fields[name]
            norm = 1 - field.b + field.b * counts.total() / average[name]
            for term, count in counts.items():
                weighted[term] += field.weight * count / norm
        holding.update(weighted.keys())
        frequencies.append(weighted)
    idf = {term: inverse_frequency(len(documents), count) for term, count in holding.items()}
    entries: dict[str, tuple[list[int], list[float]]] = {term: ([], []) for term in idf}
    for row, weighted in enumerate(frequencies):
        for term, frequency in weighted.items():
            ids, impacts = entries[term]
            ids.append(row)
            impacts.append(idf[term] * (K1 + 1) * frequency / (K1 + frequency))
    return Postings.of(entries, len(documents)), idf


class Examples:
    """Example questions, grouped by the document they belong to; a document scores as its nearest questions do.

    `sections` are runs of documents, each with how many of a document's questions are averaged: 1 for the single nearest, more
    for a steadier judgement where documents have many questions. A section lies in the rows of the postings as a table with
    a line a place and a column a document, places that no question takes being always 0.
    """

    def __init__(self, sections: Sequence[tuple[Sequence[Sequence[Counter[str]]], int]], idf: Mapping[str, float]) -> None:
        entries: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        self._sections: list[tuple[slice, int, int]] = []
        self._idf, begin = idf, 0
        for documents, nearest in sections:
            width = max([nearest, *map(len, documents)])
            for column, questions in enumerate(documents):
                for place, counts in enumerate(questions):
                    _add(entries, begin + place * len(documents) + column, counts, idf)
            end = begin + width * len(documents)
            self._sections.append((slice(begin, end), width, nearest))
            begin = end
        self._postings = Postings.of(entries, begin)

    def score(self, terms: Mapping[str, float]) -> Floats:
        """For each document of every section, the mean cosine to its nearest example questions."""
        return self.nearest(self.likeness(terms))

    def likeness(self, terms: Mapping[str, float]) -> Floats:
        """The cosine to every single question."""
        weighted = {term: weight * self._idf.get(term, 0.0) for term, weight in terms.items()}
        norm = math.sqrt(sum(weight**2 for weight in weighted.values())) or 1.0
        return self._postings.score(weighted) / norm

    def nearest(self, likeness: Floats) -> Floats:
        """For each document of every section, the mean likeness of its nearest questions."""
        tables = [(likeness[rows].reshape(width, -1), nearest) for rows, width, nearest in self._sections if rows.stop > rows.start]
        return np.concatenate([_highest(table, nearest) for table, nearest in tables] or [np.zeros(0)])

    def crowd(self, likeness: Floats) -> list[float]:
        """For each section, the likeness of all its questions together (their cubic norm): several near ones count for more than one."""
        cubes = likeness * likeness * likeness
        return [float(np.cbrt(cubes[rows].sum())) for rows, _, _ in self._sections]


def _add(entries: dict[str, tuple[list[int], list[float]]], row: int, counts: Counter[str], idf: Mapping[str, float]) -> None:
    weights = [(term, idf[term]) for term in counts if term in idf]
    norm = math.sqrt(sum(weight * weight for _, weight in weights))
    for term, weight in weights:
        ids, impacts = entries[term]
        ids.append(row)
        impacts.append(weight / norm)


def _highest(table: Floats, count: int) -> Floats:
    """The mean of the highest values of each column."""
    if count == 1:
        return np.asarray(table.max(axis=0))
    cut = len(table) - count
    return np.asarray(np.partition(table, cut, axis=0)[cut:].mean(axis=0))
