"""Schemes asked for by their name: titles, other names and acronyms, exactly or with a slip in a short one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.catalogue import Scheme
from bot.understanding.french import STOP_WORDS
from bot.understanding.normalise import tokenise
from bot.understanding.phrases import Phrases

_TITLE_TAIL = re.compile(r"\s+[–—:-]\s+.*|\s*\(.*|,\s.*")
LONGEST_ACRONYM = 6
SHORTEST_NAME, LONGEST_NAME = 3, 100
NEARLY = 0.9


def names_of(scheme: Scheme) -> tuple[str, ...]:
    """Every name of a scheme: title, title without its explanation, other names."""
    short = _TITLE_TAIL.sub("", scheme.title)
    return tuple(dict.fromkeys((scheme.title, short, *scheme.also_called)))


def acronyms(schemes: Iterable[Scheme]) -> frozenset[str]:
    """One-word names of at most six letters (`acre`, `arce`, `adie`): never repaired into one another."""
    found = set()
    for scheme in schemes:
        for name in scheme.also_called:
            tokens = tokenise(name)
            if len(tokens) == 1 and 2 <= len(tokens[0]) <= LONGEST_ACRONYM and tokens[0] not in STOP_WORDS:
                found.add(tokens[0])
    return frozenset(found)


class Names:
    """Finds scheme names in a question; the value of a row is how much of the question the name covers (0 to 1)."""

    def __init__(self, schemes: Sequence[Scheme], idf: Mapping[str, float]) -> None:
        named = [(name, row) for row, scheme in enumerate(schemes) for name in names_of(scheme)]
        self._phrases = Phrases((name, (row, _acronym(name))) for name, row in named)
        self._idf = idf
        self._default = max(idf.values(), default=1.0)
        self._rows: defaultdict[str, set[int]] = defaultdict(set)
        for name, row in named:
            self._rows["".join(tokenise(name))].add(row)
        self._near: defaultdict[int, list[str]] = defaultdict(list)  # names that a text of that length may stand for
        for whole in self._rows:
            for length in range(max(SHORTEST_NAME, len(whole) - 2), min(LONGEST_NAME, len(whole) + 2) + 1):
                if abs(length - len(whole)) <= _slips(length):
                    self._near[length].append(whole)

    def covered(self, words: Sequence[str], stems: Sequence[str], repaired: Collection[str] = ()) -> dict[int, float]:
        """Rows named, with the share of the question's weight that their longest name covers; `repaired` words were not typed so."""
        total = sum(self._weights(words, stems)) or 1.0
        rows: defaultdict[int, float] = defaultdict(float)
        for found in self._phrases.find(stems):
            row, acronym = found.payload
            if acronym and words[found.start] != acronym and words[found.start] in repaired:
                continue  # `acea`, taken for `area`, has the stem of `ARE`
            part = sum(self._weights(words[found.start : found.end], stems[found.start : found.end]))
            rows[row] = max(rows[row], min(1.0, part / total))
        return {row: share for row, share in rows.items() if share > 0}

    def nearly(self, typed: str) -> dict[int, float]:
        """Rows whose whole name is the typed text but for a slip (two in a long one), spaces apart."""
        if not SHORTEST_NAME <= len(typed) <= LONGEST_NAME:
            return {}
        near = process.extract(typed, self._near.get(len(typed), ()), scorer=OSA.distance, score_cutoff=_slips(len(typed)), limit=6)
        near = [found for found in near if not found[1] or len(found[0]) > SHORTEST_NAME]  # `bus` is no slip of `zus`
        least = min((distance for _, distance, _ in near), default=0)
        return {row: NEARLY * (1 - distance / len(typed)) for name, distance, _ in near if distance == least for row in self._rows[name]}

    def _weights(self, words: Sequence[str], stems: Sequence[str]) -> list[float]:
        return [0.0 if w in STOP_WORDS and len(words) > 1 else self._idf.get(s, self._default) for w, s in zip(words, stems, strict=True)]


def _acronym(name: str) -> str | None:
    """The one word of a name in capitals."""
    tokens = tokenise(name)
    return tokens[0] if len(tokens) == 1 and name.isupper() else None


def _slips(length: int) -> int:
    return 1 if length < 12 else 2
