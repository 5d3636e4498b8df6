"""The inverted index: BM25F over the weighted fields of a sheet, and cosine similarity to single example questions.

BM25F: S. Robertson, H. Zaragoza, M. Taylor, «Simple BM25 extension to multiple weighted fields», CIKM 2004: term
frequencies of the fields are weighted and length-normalised first, then saturated once.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from bot.understanding.codes import Bags, Codes, CodeTable, Places, codes_of, distinct, numbered

Floats = npt.NDArray[np.float64]
K1 = 1.2


@dataclass(frozen=True, slots=True)
class Field:
    """How much a field counts, and how strongly its length is normalised (BM25's b)."""

    weight: float
    b: float = 0.6


class Postings:
    """For each term, the rows that hold it and its impact on each: the terms lie one after another in two arrays."""

    def __init__(self, codes: Codes, ids: Places, impacts: Floats, rows: int) -> None:
        """A cell for each term in each row that holds it, in any order."""
        order = codes.argsort(kind="stable")
        known, counts = distinct(codes)
        self.rows, self._terms, self._begins = rows, CodeTable(known), np.append(0, np.cumsum(counts)).astype(np.int32)
        self._ids, self._impacts = ids[order].astype(np.min_scalar_type(rows)), impacts[order].astype(np.float32)

    def __contains__(self, term: str) -> bool:
        return bool(self._terms.find(codes_of([term]))[1][0])

    def score(self, terms: Mapping[str, float]) -> Floats:
        """The sum of weighted impacts on every row."""
        return self.sums(codes_of(terms), np.fromiter(terms.values(), dtype=np.float64, count=len(terms)))

    def sums(self, codes: Codes, weights: Floats) -> Floats:
        """The same, of terms given by their codes."""
        places, known = self._terms.find(codes)
        places = places[known]
        if not len(places):
            return np.zeros(self.rows)
        begins, ends = self._begins[places], self._begins[places + 1]
        spans = [slice(begin, end) for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]
        repeated = np.repeat(weights[known], ends - begins)
        ids = np.concatenate([self._ids[span] for span in spans])
        impacts = np.concatenate([self._impacts[span] for span in spans])
        return np.asarray(np.bincount(ids, impacts * repeated, self.rows), dtype=np.float64)

    def impact(self, term: str, row: int) -> float:
        """The impact of one term on one row (0 where it does not stand)."""
        return float(self.score({term: 1.0})[row])


def _inverse_frequency(rows: int, holding: npt.NDArray[np.intp]) -> Floats:
    """BM25's idf, always positive, of terms that stand in so many of the rows."""
    return np.asarray(np.log(1 + (rows - holding + 0.5) / (holding + 0.5)))


class _Order(dict[str, int]):
    """The place of each term, in the order in which they are first met."""

    def __missing__(self, term: str) -> int:
        place = self[term] = len(self)
        return place


def bm25f(documents: Sequence[Mapping[str, Sequence[str]]], fields: Mapping[str, Field]) -> tuple[Postings, dict[str, float]]:
    """The BM25F postings of documents given as {field: its terms, as often as met}, and the idf of each term."""
    count, order = len(documents), _Order()
    cells, shares = [np.zeros(0, dtype=np.intp)], [np.zeros(0)]
    for name, field in fields.items():
        held = [document.get(name, ()) for document in documents]
        lengths = np.fromiter(map(len, held), dtype=np.intp, count=count)
        average = max(1.0, lengths.sum() / max(1, count))
        rows = np.repeat(np.arange(count), lengths)
        cells.append(np.fromiter(map(order.__getitem__, chain.from_iterable(held)), dtype=np.intp) * count + rows)
        shares.append((field.weight / (1 - field.b + field.b * lengths / average))[rows])
    known, where = numbered(np.concatenate(cells))
    frequency = np.bincount(where, np.concatenate(shares), len(known))
    places, rows = np.divmod(known, max(1, count))
    idf = _inverse_frequency(count, np.bincount(places, minlength=len(order)))
    impacts = idf[places] * (K1 + 1) * frequency / (K1 + frequency)
    return Postings(codes_of(order)[places], rows, impacts, count), dict(zip(order, idf.tolist(), strict=True))


class Examples:
    """Example questions, grouped by the document they belong to; a document scores as its nearest questions do.

    `sections` are runs of documents, each with how many of a document's questions are averaged: 1 for the single nearest, more
    for a steadier judgement where documents have many questions. A section lies in the rows of the postings as a table with
    a column a document, as high as the one with most questions: places that no question takes are always 0.
    """

    def __init__(self, questions: Bags, sections: Sequence[tuple[Sequence[int], int]], idf: Mapping[str, float]) -> None:
        """The questions of all documents of all sections in their order; of each section, how many questions its documents have."""
        self._sections: list[tuple[slice, int, int]] = []
        self._idf, begin, rows = idf, 0, list[int]()
        for sizes, nearest in sections:
            width, height = len(sizes), max([nearest, *sizes])
            for column, size in enumerate(sizes):
                rows += range(begin + column, begin + column + width * size, width)
            end = begin + width * height
            self._sections.append((slice(begin, end), width, nearest))
            begin = end
        self._postings = _unit(np.asarray(rows, dtype=np.intp), questions, idf, begin)

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
        tables = [(likeness[rows].reshape(-1, width), nearest) for rows, width, nearest in self._sections if rows.stop > rows.start]
        return np.concatenate([_highest(table, nearest) for table, nearest in tables] or [np.zeros(0)])

    def crowd(self, likeness: Floats) -> list[float]:
        """For each section, the likeness of all its questions together (their cubic norm): several near ones count for more than one."""
        cubes = likeness * likeness * likeness
        return [float(np.cbrt(cubes[rows].sum())) for rows, _, _ in self._sections]


def _unit(rows: Places, questions: Bags, idf: Mapping[str, float], count: int) -> Postings:
    """Each question at its row, as a vector of length one."""
    codes = codes_of(idf)
    order = codes.argsort()
    places, known = CodeTable(codes[order]).find(questions.codes)
    owner, held = questions.text[known], questions.codes[known]
    weights = np.fromiter(idf.values(), dtype=np.float64)[order][places[known]]
    norms = np.sqrt(np.bincount(owner, weights * weights, questions.texts))
    return Postings(held, rows[owner], weights / norms[owner], count)


def _highest(table: Floats, count: int) -> Floats:
    """The mean of the highest values of each column."""
    if count == 1:
        return np.asarray(table.max(axis=0))
    lines, cut = table.T, len(table) - count
    return np.asarray(np.partition(lines, cut, axis=1)[:, cut:].sum(axis=1) / count)
