"""Finds known phrases in a sequence of words: the longest first, never overlapping."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.understanding.french import stem
from bot.understanding.normalise import tokenise

Payload = TypeVar("Payload")
NUMBER = "#"
_NOTHING: list[int] = []


@dataclass(frozen=True, slots=True)
class Found(Generic[Payload]):
    """A phrase found at words[start:end]; `number` is what stood at its `#`."""

    payload: Payload
    start: int
    end: int
    number: float | None = None


class Phrases(Generic[Payload]):
    """A set of phrases, each with what it means; `#` in a phrase stands for any number.

    Words are compared by stem, so that plurals and conjugations are one phrase, or by another `key`; `light` words are passed over
    on both sides.
    """

    def __init__(
        self, phrases: Iterable[tuple[str, Payload]], light: frozenset[str] = frozenset(), key: Callable[[str], str] = stem
    ) -> None:  # fmt: skip
        self._meant: dict[tuple[str, ...], list[Payload]] = {}
        lengths: dict[str, set[int]] = {}
        self._light = frozenset(key(word) for word in light)
        for phrase, payload in phrases:
            whole = phrase_key(phrase, key)
            kept = tuple(part for part in whole if part not in self._light) or whole
            if kept:
                self._meant.setdefault(kept, []).append(payload)
                lengths.setdefault(kept[0], set()).add(len(kept))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        self._numbers = any(NUMBER in key for key in self._meant)
        single = (first for first, found in self._lengths.items() if found == [1] and not self._numbers)
        self._alone = {first: self._meant[(first,)] for first in single}  # words that begin no longer phrase

    def find(self, stems: Sequence[str]) -> Iterator[Found[Payload]]:
        """Every phrase of the sequence, left to right; all the meanings of one phrase are given."""
        if self._absent(stems):
            return
        places, kept = self._kept(stems)
        for start, end, payloads in self._walk(kept):
            first, last = places[start], places[end - 1]
            number = _number(stems[first : last + 1]) if self._numbers else None
            for payload in payloads:
                yield Found(payload, first, last + 1, number)

    def meanings(self, stems: Sequence[str]) -> list[Payload]:
        """What the phrases of the sequence mean, left to right."""
        kept = tuple([s for s in stems if s not in self._light]) if self._light else tuple(stems)
        return [payload for _, _, payloads in self._walk(kept) for payload in payloads]

    def _absent(self, stems: Sequence[str]) -> bool:
        """Whether no phrase can begin anywhere."""
        return self._lengths.keys().isdisjoint(stems) and not (self._numbers and any(map(str.isdigit, stems)))

    def _kept(self, stems: Sequence[str]) -> tuple[Sequence[int], tuple[str, ...]]:
        """The words that are not passed over, and where they stand."""
        if not self._light:
            return range(len(stems)), tuple(stems)
        places = [i for i, s in enumerate(stems) if s not in self._light]
        return places, tuple([stems[i] for i in places])

    def _walk(self, kept: tuple[str, ...]) -> Iterator[tuple[int, int, list[Payload]]]:
        """Where each phrase begins and ends among the words kept, with all it means."""
        lengths, alone, free = self._lengths, self._alone, 0
        for start in [i for i, s in enumerate(kept) if s in lengths or (self._numbers and s.isdigit())]:
            if start < free:
                continue
            if (payloads := alone.get(kept[start])) is not None:
                free = start + 1
            else:
                length, payloads = self._longest(kept, start)
                free = start + length
            if payloads:
                yield start, free, payloads

    def _longest(self, stems: tuple[str, ...], start: int) -> tuple[int, list[Payload]]:
        """The length of the longest phrase that begins here, and all it means."""
        first, meant = stems[start], self._meant
        lengths = self._lengths.get(first, _NOTHING)
        if not self._numbers:
            for length in lengths:
                if (payloads := meant.get(key := stems[start : start + length])) is not None:
                    return len(key), payloads
            return 0, []
        if first.isdigit():
            lengths = sorted({*lengths, *self._lengths.get(NUMBER, _NOTHING)}, reverse=True)
        for length in lengths:
            key = stems[start : start + length]
            if payloads := [*meant.get(key, ()), *self._numbered(key)]:
                return len(key), payloads
        return 0, []

    def _numbered(self, stems: tuple[str, ...]) -> list[Payload]:
        """What the words mean with a `#` for each number."""
        key = tuple(NUMBER if s.isdigit() else s for s in stems)
        return self._meant.get(key, []) if key != stems else []


def phrase_key(phrase: str, key: Callable[[str], str] = stem) -> tuple[str, ...]:
    """The keys of the words of a phrase, `#` kept as the place of a number."""
    parts = phrase.split(NUMBER)
    keys: list[str] = []
    for index, part in enumerate(parts):
        if index:
            keys.append(NUMBER)
        keys.extend(key(token) for token in tokenise(part))
    return tuple(keys)


def _number(stems: Sequence[str]) -> float | None:
    return next((float(s) for s in stems if s.isdigit()), None)
