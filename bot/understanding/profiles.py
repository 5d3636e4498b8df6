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
        index: dict[str, int] = {}
        asked = [[index.setdefault(e, len(index)) for e in question] for questions in documents for question in questions]
        sizes = [len(questions) for questions in documents]
        document = np.repeat(np.arange(len(documents)), sizes)
        question = np.repeat(np.arange(len(asked)), [len(places) for places in asked])
        places = np.fromiter(chain.from_iterable(asked), dtype=np.intp)
        idf = np.log(len(asked) / np.bincount(places, minlength=len(index)))
        weights = idf[places]
        norms = np.sqrt(np.bincount(question, weights * weights, len(asked))) + 1e-9
        shares = weights / (norms * np.repeat(sizes, sizes))[question]
        cells, where = np.unique(places * len(documents) + document[question], return_inverse=True)
        held = np.bincount(cells // len(documents), minlength=len(index)).tolist()
        means = np.bincount(where, shares, len(cells))
        self._idf = dict(zip(index, idf.tolist(), strict=True))
        self._postings = Postings(dict(zip(index, held, strict=True)), cells % len(documents), np.sqrt(means), len(documents))

    def score(self, expressions: Mapping[str, float]) -> Floats:
        """The likeness of a message to every document."""
        weighted = {e: weight * self._idf[e] for e, weight in expressions.items() if e in self._idf}
        norm = math.sqrt(sum(weight * weight for weight in weighted.values())) or 1.0
        return self._postings.score(weighted) / norm
