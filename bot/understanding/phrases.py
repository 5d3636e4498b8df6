"""Finds known phrases in a sequence of words: the longest first, never overlapping."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.understanding.french import stem
from bot.understanding.normalise import tokenise

Payload = TypeVar("Payload")
NUMBER = "#"
_NOTHING: list[tuple[tuple[str, ...], Any]] = []


@dataclass(frozen=True, slots=True)
class Found(Generic[Payload]):
    """A phrase found at words[start:end]; `number` is what stood at its `#`."""

    payload: Payload
    start: int
    end: int
    number: float | None = None


class Phrases(Generic[Payload]):
    """A set of phrases, each with what it means; `#` in a phrase stands for any number.

    Words are compared by stem, so that plurals and conjugations are one phrase; `light` words are passed over on both sides.
    """

    def __init__(self, phrases: Iterable[tuple[str, Payload]], light: frozenset[str] = frozenset()) -> None:
        by_first: dict[str, list[tuple[tuple[str, ...], Payload]]] = defaultdict(list)
        self._light = frozenset(stem(word) for word in light)
        for phrase, payload in phrases:
            whole = phrase_key(phrase)
            key = tuple(part for part in whole if part not in self._light) or whole
            if key:
                by_first[key[0]].append((key, payload))
        self._numbers = NUMBER in by_first
        self._by_first = {first: sorted(entries, key=lambda e: -len(e[0])) for first, entries in by_first.items()}

    def find(self, stems: Sequence[str]) -> Iterator[Found[Payload]]:
        """Every phrase of the sequence, left to right; all the meanings of one phrase are given."""
        if not self._numbers and self._by_first.keys().isdisjoint(stems):
            return
        places = [i for i, s in enumerate(stems) if s not in self._light]
        kept = [stems[i] for i in places]
        start = 0
        while start < len(kept):
            if kept[start] not in self._by_first and not (self._numbers and kept[start].isdigit()):
                start += 1
                continue
            length, payloads = self._longest(kept, start)
            for payload in payloads:
                first, end = places[start], places[start + length - 1] + 1
                yield Found(payload, first, end, _number(kept[start : start + length]))
            start += length or 1

    def _longest(self, stems: Sequence[str], start: int) -> tuple[int, list[Payload]]:
        """The length of the longest phrase that begins here, and all it means."""
        first = stems[start]
        entries = self._by_first.get(first, _NOTHING)
        if first.isdigit():
            entries = [*entries, *self._by_first.get(NUMBER, _NOTHING)]
        longest, payloads = 0, list[Payload]()
        for key, payload in entries:
            length = len(key)
            if length < longest or start + length > len(stems):
                continue
            if length == 1 or all(k == s or (k == NUMBER and s.isdigit()) for k, s in zip(key, stems[start : start + length], strict=True)):
                if length > longest:
                    longest, payloads = length, []
                payloads.append(payload)
        return longest, payloads


def phrase_key(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase, `#` kept as the place of a number."""
    parts = phrase.split(NUMBER)
    key: list[str] = []
    for index, part in enumerate(parts):
        if index:
            key.append(NUMBER)
        key.extend(stem(token) for token in tokenise(part))
    return tuple(key)


def _number(stems: Sequence[str]) -> float | None:
    return next((float(s) for s in stems if s.isdigit()), None)
