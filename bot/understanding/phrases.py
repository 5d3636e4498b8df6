"""Finds known phrases in a sequence of words: the longest first, never overlapping."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from bot.understanding.french import stem
from bot.understanding.normalise import tokenise

Payload = TypeVar("Payload")
NUMBER = "#"


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
        self._by_first = {first: sorted(entries, key=lambda e: -len(e[0])) for first, entries in by_first.items()}

    def find(self, stems: Sequence[str]) -> Iterator[Found[Payload]]:
        """Every phrase of the sequence, left to right; all the meanings of one phrase are given."""
        places = [i for i, s in enumerate(stems) if s not in self._light] if self._light else range(len(stems))
        kept = [stems[i] for i in places]
        start = 0
        while start < len(kept):
            found = list(self._at(kept, start))
            for item in found:
                yield replace(item, start=places[item.start], end=places[item.end - 1] + 1)
            start = found[0].end if found else start + 1

    def _at(self, stems: Sequence[str], start: int) -> Iterator[Found[Payload]]:
        longest: tuple[str, ...] | None = None
        first = stems[start]
        entries = self._by_first.get(first, ())
        if first.isdigit():
            entries = [*entries, *self._by_first.get(NUMBER, ())]
        for key, payload in entries:
            if longest is not None and key != longest:
                continue
            end = start + len(key)
            if end <= len(stems) and all(_same(k, s) for k, s in zip(key, stems[start:end], strict=True)):
                longest = key
                yield Found(payload, start, end, _number(key, stems[start:end]))


def phrase_key(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase, `#` kept as the place of a number."""
    parts = phrase.split(NUMBER)
    key: list[str] = []
    for index, part in enumerate(parts):
        if index:
            key.append(NUMBER)
        key.extend(stem(token) for token in tokenise(part))
    return tuple(key)


def _same(key: str, word: str) -> bool:
    return key == word or (key == NUMBER and word.isdigit())


def _number(key: Sequence[str], stems: Sequence[str]) -> float | None:
    return next((float(s) for k, s in zip(key, stems, strict=True) if k == NUMBER), None)
