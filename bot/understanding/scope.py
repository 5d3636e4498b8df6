"""Whether a message is about the catalogue's field at all: naive Bayes over the words of in-scope and off-topic questions.

Log-odds with Laplace smoothing (multinomial model over the presence of terms; see C. Manning, P. Raghavan, H. Schütze,
«Introduction to Information Retrieval», chapter 13). Without off-topic questions there is nothing to compare with and
every message scores 0.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from bot.understanding.codes import Bags, Codes, CodeTable, distinct
from bot.understanding.index import Floats

Counts = npt.NDArray[np.int64]
SMOOTHING = 0.6
LARGEST = 4.0  # no single word decides alone


class Scope:
    """The log-odds that terms come from an in-scope question rather than from an off-topic one; each question holds a term once."""

    def __init__(self, inside: Bags, outside: Bags) -> None:
        codes_in, counts_in = distinct(inside.codes)
        codes_out, counts_out = distinct(outside.codes)
        both = np.concatenate([codes_in, codes_out]) if inside.texts and outside.texts else np.zeros(0, dtype=np.uint32)
        self._terms = CodeTable(distinct(both)[0])
        share_in = (_spread(self._terms, codes_in, counts_in) + SMOOTHING) / (inside.texts + 2 * SMOOTHING)
        share_out = (_spread(self._terms, codes_out, counts_out) + SMOOTHING) / (outside.texts + 2 * SMOOTHING)
        self._odds = np.clip(np.log(share_in / share_out), -LARGEST, LARGEST).astype(np.float32)

    def score(self, codes: Codes) -> float:
        """The sum of log-odds of the terms, damped by their number; above 0 speaks for the field."""
        places, known = self._terms.find(codes)
        odds = self._odds[places[known]]
        return float(odds.sum()) / math.sqrt(len(odds)) if len(odds) else 0.0


def _spread(terms: CodeTable, codes: Codes, counts: Counts) -> Floats:
    """The counts at the places of their codes; 0 elsewhere."""
    spread = np.zeros(len(terms))
    places, known = terms.find(codes)
    spread[places[known]] = counts[known]
    return spread
