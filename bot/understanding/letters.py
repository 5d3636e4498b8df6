"""Whether a message is written like those about the field: ridge regression over its runs of letters.

Runs see through endings, compounds and typing mistakes, and span two words; unlike the naive Bayes of `scope`, a regression
knows that overlapping runs say the same thing. Runs are hashed into a table of fixed size (K. Weinberger et al., «Feature hashing
for large scale multitask learning», ICML 2009); the normal equations are solved by conjugate gradients (M. Hestenes, E. Stiefel,
1952), of which the first few rounds are enough.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.understanding.index import Floats

Places = npt.NDArray[np.int64]
RUN = 5
BITS = 16
RIDGE = 0.8
ROUNDS = 8
MIXER = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio, as in multiplicative hashing (D. Knuth, TAOCP, volume 3, 6.4)


class Letters:
    """The balance of a text's runs of letters: above 0 speaks for the field. With one side empty every text scores 0."""

    def __init__(self, inside: Sequence[Sequence[str]], outside: Sequence[Sequence[str]]) -> None:
        self._weights = _fitted(inside, outside) if inside and outside else np.zeros(1 << BITS)

    def score(self, words: Sequence[str]) -> float:
        """How much the words, as written side by side, look like the field's (about -1 to 1)."""
        places, _ = _runs([words])
        return float(self._weights[places].sum()) / math.sqrt(max(1, len(places)))


def _fitted(inside: Sequence[Sequence[str]], outside: Sequence[Sequence[str]]) -> Floats:
    """The weights of the runs that best tell both sides apart, each side counting the same whatever its size."""
    count = len(inside) + len(outside)
    places, texts = _runs([*inside, *outside])
    share = np.repeat([count / (2 * len(inside)), count / (2 * len(outside))], [len(inside), len(outside)])
    lengths = np.bincount(texts, minlength=count)
    scale = np.sqrt(share / np.maximum(1, lengths))
    wanted = np.sqrt(share) * np.repeat([1.0, -1.0], [len(inside), len(outside)])

    filled = lengths > 0
    begins = (np.cumsum(lengths) - lengths)[filled]

    def of_texts(weights: Floats) -> Floats:
        sums = np.zeros(count)
        sums[filled] = np.add.reduceat(weights[places], begins)
        return scale * sums

    def of_runs(values: Floats) -> Floats:
        return np.asarray(np.bincount(places, np.repeat(scale * values, lengths), 1 << BITS), dtype=np.float64)

    weights = np.zeros(1 << BITS)
    rest = of_runs(wanted)
    way, left = rest, float(rest @ rest)
    for _ in range(ROUNDS):
        if not left:
            break
        seen = of_texts(way)
        step = left / float(seen @ seen + RIDGE * (way @ way))
        weights = weights + step * way
        rest = rest - step * (of_runs(seen) + RIDGE * way)
        before, left = left, float(rest @ rest)
        way = rest + left / before * way
    return weights


def _runs(texts: Sequence[Sequence[str]]) -> tuple[Places, Places]:
    """The place of each run of letters in the table of weights, and the text that it stands in."""
    lines = [f" {' '.join(words)} " for words in texts]
    codes = np.frombuffer("".join(lines).encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    owner = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    ends = max(0, len(codes) - RUN + 1)
    mixed = np.zeros(ends, dtype=np.uint64)
    for offset in range(RUN):
        mixed = (mixed + codes[offset : offset + ends]) * MIXER
    whole = owner[:ends] == owner[len(owner) - ends :]
    return (mixed[whole] >> np.uint64(64 - BITS)).astype(np.int64), owner[:ends][whole]
