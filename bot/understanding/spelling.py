"""Repairs spelling against a known vocabulary; look-alike names are never repaired into one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.french import SMS, STOP_WORDS, elided, sound, sounds

SHORTEST_REPAIRED = 4
SHORTEST_NAME = 3
LONG = 6
WRONG_START = 0.5
CACHE_SIZE = 20_000


class Speller:
    """Turns each word as typed into the words it most likely stands for.

    `frequency` counts the words of the catalogue; `known` are further words that are right as they are;
    `protected` are short names that no other word may be turned into, and that stay as typed; `names` are words of longer
    names, which a phone spelling must not replace (`num` in « France Num »).
    """

    def __init__(
        self,
        frequency: Mapping[str, int],
        known: Iterable[str] = (),
        protected: Iterable[str] = (),
        spellings: Mapping[str, str] | None = None,
        names: Iterable[str] = (),
    ) -> None:
        self._frequency = frequency
        self._protected = frozenset(protected)
        self._known = frozenset(known) | frequency.keys() | STOP_WORDS | self._protected
        self._names = frozenset(names)
        self._spellings = {**SMS, **(spellings or {})}
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        kept = self._protected | STOP_WORDS
        targets = [word for word in frequency if len(word) >= SHORTEST_REPAIRED and word.isascii() and word.isalpha() and word not in kept]
        for word, heard in sounds(targets).items():
            self._by_sound[heard].append(word)
            self._by_length[len(word)].append(word)
        self._cache: dict[str, tuple[str, ...]] = {}
        self._pools: dict[tuple[str, int, int], list[str]] = {}

    def knows(self, word: str) -> bool:
        """Whether a word stays as typed."""
        return word in self._known

    def uses(self, word: str) -> bool:
        """Whether the catalogue itself uses a word."""
        return word in self._frequency

    def repair(self, word: str) -> tuple[str, ...]:
        """The word or words meant; the word itself when nothing is near enough."""
        if (meant := self._cache.get(word)) is None:
            meant = self._repair(word)
            if len(self._cache) >= CACHE_SIZE:
                self._cache.clear()
            self._cache[word] = meant
        return meant

    def alternatives(self, word: str, chosen: str, limit: int = 3) -> list[str]:
        """Other words that the typed one may stand for: those that sound alike, else those as near as the chosen one."""
        if len(word) < SHORTEST_REPAIRED or word in self._spellings:
            return []
        alike = [other for other in self._by_sound.get(sound(word), ()) if other[0] == word[0]]
        slips = OSA.distance(word, chosen)
        others = alike if chosen in alike else self._near(word, slips) if slips <= 2 else []
        return sorted({*others} - {chosen, word}, key=lambda other: (-self._frequency[other], other))[:limit]

    def _repair(self, word: str) -> tuple[str, ...]:
        if word in self._protected:
            return (word,)
        if (plain := self._spellings.get(word)) is not None and (len(word) < SHORTEST_NAME or word not in self._names):
            return tuple(plain.split())
        if word in self._known or not word.isascii() or not word.isalpha() or len(word) < SHORTEST_REPAIRED:
            return (word,)
        if (rest := elided(word)) is not None and rest in self._known:
            return (rest,)
        if (same := self._sounds_like(word)) is not None:
            return (same,)
        return self._nearest(word) or self._split(word) or self._nearest_elided(word) or (word,)

    def _most_frequent(self, words: Iterable[str]) -> str:
        return max(words, key=lambda candidate: (self._frequency.get(candidate, 0), candidate))

    def _sounds_like(self, word: str) -> str | None:
        key = sound(word)
        found = [w for w in self._by_sound.get(key, ()) if OSA.distance(w, word) <= max(2, len(word) // 2)] if len(key) >= 3 else []
        return self._most_frequent(found) if found else None

    def _near(self, word: str, slips: int) -> list[str]:
        """Words of the vocabulary within that many slips; a wrong first letter counts more, and is repaired in long words only."""
        found = process.extract(word, self._pool(word, slips), scorer=OSA.distance, score_cutoff=slips, limit=12)
        cost = {c: distance + WRONG_START * (c[0] != word[0]) for c, distance, _ in found if c[0] == word[0] or len(word) >= LONG}
        least = min(cost.values(), default=0.0)
        return [candidate for candidate, spent in cost.items() if spent == least]

    def _pool(self, word: str, slips: int) -> list[str]:
        """The words of about that length; those of the same first letter where a wrong one is not repaired."""
        first = word[0] if len(word) < LONG else ""
        if (pool := self._pools.get((first, len(word), slips))) is None:
            lengths = range(len(word) - slips, len(word) + slips + 1)
            pool = [known for length in lengths for known in self._by_length.get(length, ()) if known.startswith(first)]
            self._pools[first, len(word), slips] = pool
        return pool

    def _nearest(self, word: str) -> tuple[str, ...]:
        near = self._near(word, 1 if len(word) < 8 else 2)
        return (self._most_frequent(near),) if near else ()

    def _nearest_elided(self, word: str) -> tuple[str, ...]:
        """A glued article and a slip at once (`dargen`)."""
        if (rest := elided(word)) is None:
            return ()
        if (same := self._sounds_like(rest)) is not None:
            return (same,)
        return self._nearest(rest) if len(rest) >= 6 else ()

    def _split(self, word: str) -> tuple[str, ...]:
        """Two glued words, when both are known (`autoentrepreneur`)."""
        cuts = [(word[:i], word[i:]) for i in range(3, len(word) - 2)]
        both = [cut for cut in cuts if all(part in self._frequency or (part in STOP_WORDS and len(part) > 2) for part in cut)]
        return max(both, key=lambda cut: min(map(len, cut))) if both and len(word) >= 8 else ()
