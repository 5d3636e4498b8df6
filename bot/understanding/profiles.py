"""Likeness of a message to all that is asked of a document, taken together: of a sheet, or of a need.

Where the nearest examples judge by single questions, a profile judges by the mean of them all, and by more than the words that carry
meaning: by empty words and neighbouring words too, which tell who is speaking and how. Rocchio's classifier (C. Manning, P. Raghavan,
H. Schütze, «Introduction to Information Retrieval», section 14.2), its means square-rooted so that what is said once in a while counts
beside what is always said (F. Perronnin, J. Sánchez, T. Mensink, «Improving the Fisher kernel», ECCV 2010).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from bot.understanding.analyse import KIN, pairs
from bot.understanding.codes import Bags, CodeTable, codes_of, numbered
from bot.understanding.index import Floats, Postings


def expressions(terms: Mapping[str, float], stems: Bags) -> dict[int, float]:
    """What a message is made of, by code: its terms with their weights, its empty words and its pairs of words.

    Beginnings of words say nothing that the words do not.
    """
    found = dict.fromkeys([*stems.codes.tolist(), *pairs(stems).codes.tolist()], 1.0)
    telling = {term: weight for term, weight in terms.items() if term[0] != KIN}
    found.update(zip(codes_of(telling).tolist(), telling.values(), strict=True))
    return found


class Profiles:
    """The profiles of documents, given as the expressions of their questions, and how many questions each document has."""

    def __init__(self, questions: Bags, sizes: Sequence[int]) -> None:
        count = max(1, len(sizes))
        document = np.repeat(np.arange(len(sizes)), sizes)
        codes, places = numbered(questions.codes)
        self._terms, self._idf = CodeTable(codes), np.log(questions.texts / np.bincount(places)).astype(np.float32)
        weights = self._idf[places].astype(np.float64)
        norms = np.sqrt(np.bincount(questions.text, weights * weights, questions.texts)) + 1e-9
        shares = weights / (norms * np.repeat(sizes, sizes))[questions.text]
        cells, where = numbered(places * count + document[questions.text])
        means = np.bincount(where, shares, len(cells))
        self._postings = Postings(codes[cells // count], cells % count, np.sqrt(means), len(sizes))

    def score(self, expressions: Mapping[int, float]) -> Floats:
        """The likeness of a message to every document."""
        codes = np.fromiter(expressions, dtype=np.uint32, count=len(expressions))
        places, known = self._terms.find(codes)
        weights = np.fromiter(expressions.values(), dtype=np.float64, count=len(expressions))[known] * self._idf[places[known]]
        return self._postings.sums(codes[known], weights) / (math.sqrt(float(weights @ weights)) or 1.0)
