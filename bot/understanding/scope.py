"""Whether a message is about the catalogue's field at all: naive Bayes over the words of in-scope and off-topic questions.

Log-odds with Laplace smoothing (multinomial model over the presence of terms; see C. Manning, P. Raghavan, H. Schütze,
«Introduction to Information Retrieval», chapter 13). Terms are kept as their checksums: pairs of words are many, and two that
share one are too few to matter. Without off-topic questions there is nothing to compare with and every message scores 0.
"""

from __future__ import annotations

import math
from binascii import crc32
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from bot.understanding.index import Floats

Codes = npt.NDArray[np.uint32]
SMOOTHING = 0.6
LARGEST = 4.0  # no single word decides alone


class Scope:
    """The log-odds that terms come from an in-scope question rather than from an off-topic one."""

    def __init__(self, inside: Iterable[Iterable[str]], outside: Iterable[Iterable[str]]) -> None:
        (codes_in, counts_in, total_in), (codes_out, counts_out, total_out) = _presence(inside), _presence(outside)
        self._codes = np.union1d(codes_in, codes_out) if total_in and total_out else np.zeros(0, dtype=np.uint32)
        share_in = (_spread(self._codes, codes_in, counts_in) + SMOOTHING) / (total_in + 2 * SMOOTHING)
        share_out = (_spread(self._codes, codes_out, counts_out) + SMOOTHING) / (total_out + 2 * SMOOTHING)
        self._odds = np.clip(np.log(share_in / share_out), -LARGEST, LARGEST).astype(np.float32)

    def score(self, terms: Iterable[str]) -> float:
        """The sum of log-odds of the terms, damped by their number; above 0 speaks for the field."""
        asked = _codes(terms)
        if not len(self._codes) or not len(asked):
            return 0.0
        places = np.minimum(self._codes.searchsorted(asked), len(self._codes) - 1)
        known = places[self._codes[places] == asked]
        return float(self._odds[known].sum()) / math.sqrt(len(known)) if len(known) else 0.0


def _presence(questions: Iterable[Iterable[str]]) -> tuple[Codes, npt.NDArray[np.int64], int]:
    """Each term, in how many questions it stands, and how many questions there are."""
    codes, total = list[int](), 0
    for question in questions:
        codes += [crc32(term.encode()) for term in set(question)]
        total += 1
    found, counts = np.unique(np.asarray(codes, dtype=np.uint32), return_counts=True)
    return found, counts, total


def _codes(terms: Iterable[str]) -> Codes:
    return np.asarray([crc32(term.encode()) for term in terms], dtype=np.uint32)


def _spread(everything: Codes, codes: Codes, counts: npt.NDArray[np.int64]) -> Floats:
    """The counts at the places of their codes; 0 elsewhere."""
    spread = np.zeros(len(everything))
    if len(everything):
        spread[everything.searchsorted(codes)] = counts
    return spread
