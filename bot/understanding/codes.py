"""Terms as checksums in sorted arrays: a tenth of the memory of a table of words, which pairs of words would fill.

A checksum has 32 bits: among the hundred thousand terms of a large catalogue about one shares its own with another.
"""

from __future__ import annotations

from binascii import crc32
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
Places = npt.NDArray[np.intp]
Values = TypeVar("Values", npt.NDArray[np.uint32], npt.NDArray[np.uint64], npt.NDArray[np.intp])
PAIRING = np.uint32(0x9E3779B1)  # the golden ratio, as in multiplicative hashing (D. Knuth, TAOCP, volume 3, 6.4)


def codes_of(terms: Iterable[str]) -> Codes:
    """The code of each term."""
    return np.asarray([crc32(term.encode()) for term in terms], dtype=np.uint32)


def pair_codes(first: Codes, second: Codes) -> Codes:
    """The code of each pair of terms."""
    return np.asarray(first * PAIRING + second)


def distinct(values: Values) -> tuple[Values, Places]:
    """Each value once, in order, and how often it is met; `np.unique` gives the same, in several times the time."""
    ordered = np.sort(values)
    begins = np.flatnonzero(_new(ordered))
    return ordered[begins], np.diff(begins, append=len(ordered))


def numbered(values: Values) -> tuple[Values, Places]:
    """Each value once, in order, and the place of every value among these."""
    order = values.argsort()
    new = _new(values[order])
    places = np.empty(len(values), dtype=np.intp)
    places[order] = np.cumsum(new) - 1
    return values[order][new], places


def _new(ordered: Values) -> npt.NDArray[np.bool_]:
    """Where a value is not that before it."""
    return np.concatenate([ordered[:1] == ordered[:1], ordered[1:] != ordered[:-1]])


class CodeTable:
    """Codes in order, each at its place."""

    def __init__(self, codes: Codes) -> None:
        self.codes = codes

    def __len__(self) -> int:
        return len(self.codes)

    def find(self, asked: Codes) -> tuple[Places, npt.NDArray[np.bool_]]:
        """The place of each code asked for, and whether it is there at all; the places of those that are not mean nothing."""
        if not len(self.codes):
            return np.zeros(len(asked), dtype=np.intp), np.zeros(len(asked), dtype=np.bool_)
        places = np.minimum(self.codes.searchsorted(asked), len(self.codes) - 1)
        return places, self.codes[places] == asked


class Bags(NamedTuple):
    """The codes of many texts, one text after another, and of which text each is."""

    codes: Codes
    text: Places
    texts: int

    @classmethod
    def of(cls, texts: Iterable[Collection[str]]) -> Bags:
        """The codes of texts given as terms."""
        terms: Sequence[Collection[str]] = list(texts)
        return cls(codes_of(chain.from_iterable(terms)), np.repeat(np.arange(len(terms)), list(map(len, terms))), len(terms))

    @classmethod
    def together(cls, *parts: Bags) -> Bags:
        """All that the same texts hold in one part or another, each code once a text."""
        cells = [part.text.astype(np.uint64) << np.uint64(32) | part.codes for part in parts]
        known, _ = distinct(np.concatenate(cells))
        return cls(known.astype(np.uint32), (known >> np.uint64(32)).astype(np.intp), parts[0].texts)

    def part(self, begin: int, end: int) -> Bags:
        """The texts from one on and before another; those of `of` and `together` lie in order."""
        first, last = self.text.searchsorted([begin, end]).tolist()
        return Bags(self.codes[first:last], self.text[first:last] - begin, end - begin)

    def then(self, others: Bags) -> Bags:
        """These texts, and others after them."""
        return Bags(
            np.concatenate([self.codes, others.codes]), np.concatenate([self.text, others.text + self.texts]), self.texts + others.texts
        )  # fmt: skip

    def neighbours(self, empty: CodeTable) -> Bags:
        """The pairs of codes that stand side by side in a text and of which one at least is not empty."""
        hollow = empty.find(self.codes)[1]
        kept = (self.text[:-1] == self.text[1:]) & ~(hollow[:-1] & hollow[1:])
        return Bags(pair_codes(self.codes[:-1][kept], self.codes[1:][kept]), self.text[:-1][kept], self.texts)
