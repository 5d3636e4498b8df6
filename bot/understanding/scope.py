"""Whether a message is about the catalogue's field at all: naive Bayes over the words of in-scope and off-topic questions.

Log-odds with Laplace smoothing (multinomial model over the presence of terms; see C. Manning, P. Raghavan, H. Schütze,
«Introduction to Information Retrieval», chapter 13). Without off-topic questions there is nothing to compare with and
every message scores 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import chain

import numpy as np
import numpy.typing as npt

from bot.understanding.codes import Codes, CodeTable, codes_of
from bot.understanding.index import Floats

Counts = npt.NDArray[np.int64]
SMOOTHING = 0.6
LARGEST = 4.0  # no single word decides alone


class Scope:
    """The log-odds that terms come from an in-scope question rather than from an off-topic one."""

    def __init__(self, inside: Iterable[Iterable[str]], outside: Iterable[Iterable[str]]) -> None:
        (codes_in, counts_in, total_in), (codes_out, counts_out, total_out) = _presence(inside), _presence(outside)
        self._terms = CodeTable(np.union1d(codes_in, codes_out) if total_in and total_out else np.zeros(0, dtype=np.uint32))
        share_in = (_spread(self._terms, codes_in, counts_in) + SMOOTHING) / (total_in + 2 * SMOOTHING)
        share_out = (_spread(self._terms, codes_out, counts_out) + SMOOTHING) / (total_out + 2 * SMOOTHING)
        self._odds = np.clip(np.log(share_in / share_out), -LARGEST, LARGEST).astype(np.float32)

    def score(self, terms: Iterable[str]) -> float:
        """The sum of log-odds of the terms, damped by their number; above 0 speaks for the field."""
        places, known = self._terms.find(codes_of(terms))
        odds = self._odds[places[known]]
        return float(odds.sum()) / math.sqrt(len(odds)) if len(odds) else 0.0


def _presence(questions: Iterable[Iterable[str]]) -> tuple[Codes, Counts, int]:
    """Each term, in how many questions it stands, and how many questions there are."""
    asked = [set(question) for question in questions]
    codes, counts = np.unique(codes_of(chain.from_iterable(asked)), return_counts=True)
    return codes, counts, len(asked)


def _spread(terms: CodeTable, codes: Codes, counts: Counts) -> Floats:
    """The counts at the places of their codes; 0 elsewhere."""
    spread = np.zeros(len(terms))
    places, known = terms.find(codes)
    spread[places[known]] = counts[known]
    return spread
