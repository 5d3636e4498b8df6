"""The inverted index: BM25F over the weighted fields of a sheet, and cosine similarity to single example questions.

BM25F: S. Robertson, H. Zaragoza, M. Taylor, «Simple BM25 extension to multiple weighted fields», CIKM 2004: term
frequencies of the fields are weighted and length-normalised first, then saturated once.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
K1 = 1.2


@dataclass(frozen=True, slots=True)
class Field:
    """How much a field counts, and how strongly its length is normalised (BM25's b)."""

    weight: float
    b: float = 0.6


class Postings:
    """For each term, the rows that hold it and its impact on each."""

    def __init__(self, entries: Mapping[str, tuple[Sequence[int], Sequence[float]]], rows: int) -> None:
        self.rows = rows
        self._lists: dict[str, tuple[Ints, Floats]] = {
            term: (np.asarray(ids, dtype=np.int32), np.asarray(impacts, dtype=np.float32)) for term, (ids, impacts) in entries.items()
        }

    def __contains__(self, term: str) -> bool:
        return term in self._lists

    def score(self, terms: Mapping[str, float]) -> Floats:
        """The sum of weighted impacts on every row."""
        scores = np.zeros(self.rows, dtype=np.float32)
        for term, weight in terms.items():
            if (found := self._lists.get(term)) is not None:
                scores[found[0]] += np.float32(weight) * found[1]
        return scores

    def impact(self, term: str, row: int) -> float:
        """The impact of one term on one row (0 where it does not stand)."""
        if (found := self._lists.get(term)) is None:
            return 0.0
        at = int(np.searchsorted(found[0], row))
        return float(found[1][at]) if at < len(found[0]) and found[0][at] == row else 0.0


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
    return Postings(entries, len(documents)), idf


class Examples:
    """Example questions, grouped by the document they belong to; a document scores as its nearest questions do.

    `nearest` is how many of a document's questions are averaged: 1 for the single nearest, more for a steadier judgement
    where documents have many questions.
    """

    def __init__(self, questions: Sequence[Sequence[Counter[str]]], idf: Mapping[str, float], nearest: int = 1) -> None:
        entries: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        row = 0
        for counts in (counts for group in questions for counts in group):
            norm = math.sqrt(sum(idf.get(term, 0.0) ** 2 for term in counts)) or 1.0
            for term in counts:
                if weight := idf.get(term, 0.0):
                    entries[term][0].append(row)
                    entries[term][1].append(weight / norm)
            row += 1
        sizes = [len(group) for group in questions]
        self._documents, self._nearest, self._idf = len(questions), nearest, idf
        self._postings = Postings(entries, row + 1)  # the last row is always 0: it fills the groups that are short
        starts = np.cumsum([0, *sizes[:-1]]) if sizes else np.zeros(0)
        width = max([*sizes, nearest])
        places = np.arange(width)[None, :] + starts.astype(np.int64)[:, None]
        self._members = np.where(np.arange(width)[None, :] < np.asarray(sizes, dtype=np.int64)[:, None], places, row).astype(np.int32)

    def score(self, terms: Mapping[str, float]) -> Floats:
        """For each document, the mean cosine to its nearest example questions."""
        if not self._documents:
            return np.zeros(0, dtype=np.float32)
        weighted = {term: weight * self._idf.get(term, 0.0) for term, weight in terms.items()}
        norm = math.sqrt(sum(weight**2 for weight in weighted.values())) or 1.0
        likeness = (self._postings.score(weighted) / np.float32(norm))[self._members]
        if self._nearest == 1:
            return np.asarray(likeness.max(axis=1), dtype=np.float32)
        cut = likeness.shape[1] - self._nearest
        return np.asarray(np.partition(likeness, cut, axis=1)[:, cut:].mean(axis=1), dtype=np.float32)
