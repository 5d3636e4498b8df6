"""Likeness of a message to all that is asked of a document, taken together: of a sheet, or of a need.

Where the nearest examples judge by single questions, a profile judges by the mean of them all, and by more than the words that carry
meaning: by empty words and neighbouring words too, which tell who is speaking and how. Rocchio's classifier (C. Manning, P. Raghavan,
H. Schütze, «Introduction to Information Retrieval», section 14.2), its means square-rooted so that what is said once in a while counts
beside what is always said (F. Perronnin, J. Sánchez, T. Mensink, «Improving the Fisher kernel», ECCV 2010).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np

from bot.understanding.analyse import KIN, pairs
from bot.understanding.codes import CodeTable, codes_of
from bot.understanding.index import Floats, Postings


def expressions(terms: Mapping[str, float], stems: Sequence[str]) -> dict[str, float]:
    """What a text is made of: its terms, its empty words and its pairs of words; beginnings of words say nothing that the words do not."""
    found = dict.fromkeys(stems, 1.0)
    found.update(dict.fromkeys(pairs(stems), 1.0))
    found.update((term, weight) for term, weight in terms.items() if term[0] != KIN)
    return found


class Profiles:
    """The profiles of documents, each given as the expressions of its questions."""

    def __init__(self, documents: Sequence[Sequence[Iterable[str]]]) -> None:
        asked = [list(question) for questions in documents for question in questions]
        sizes, count = [len(questions) for questions in documents], max(1, len(documents))
        document = np.repeat(np.arange(len(documents)), sizes)
        question = np.repeat(np.arange(len(asked)), [len(said) for said in asked])
        codes, places = np.unique(codes_of(chain.from_iterable(asked)), return_inverse=True)
        self._terms, self._idf = CodeTable(codes), np.log(len(asked) / np.bincount(places)).astype(np.float32)
        weights = self._idf[places].astype(np.float64)
        norms = np.sqrt(np.bincount(question, weights * weights, len(asked))) + 1e-9
        shares = weights / (norms * np.repeat(sizes, sizes))[question]
        cells, where = np.unique(places * count + document[question], return_inverse=True)
        means = np.bincount(where, shares, len(cells))
        self._postings = Postings(codes[cells // count], cells % count, np.sqrt(means), len(documents))

    def score(self, expressions: Mapping[str, float]) -> Floats:
        """The likeness of a message to every document."""
        places, known = self._terms.find(codes_of(expressions))
        found = zip(expressions.items(), places.tolist(), known.tolist(), strict=True)
        weighted = {e: weight * float(self._idf[place]) for (e, weight), place, there in found if there}
        norm = math.sqrt(sum(weight * weight for weight in weighted.values())) or 1.0
        return self._postings.score(weighted) / norm
