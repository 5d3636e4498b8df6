"""Sheets found while somebody is still typing: by how the words of their names begin; the most useful ones before a word is typed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.catalogue import Catalogue, Scheme, Status
from bot.understanding.french import STOP_WORDS
from bot.understanding.names import names_of
from bot.understanding.normalise import tokenise


@dataclass(frozen=True, slots=True)
class _Entry:
    scheme: Scheme
    names: frozenset[str]
    words: frozenset[str]  # of its names and of the organisation that runs it
    title: str


class Finder:
    """Built once a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._entries = [_entry(catalogue, scheme) for scheme in catalogue.schemes.values()]
        self._told = _told(catalogue)

    def starting(self, typed: str) -> list[str]:
        """The sheets of whose names every typed word begins a word, likeliest first; nothing for no word."""
        said = tokenise(typed)
        words = [word for word in said[:-1] if word not in STOP_WORDS] + said[-1:]
        found = [entry for entry in self._entries if words and _begun(words, entry.words)]
        found.sort(key=lambda entry: self._order(entry, words, " ".join(said)))
        return [entry.scheme.id for entry in found]

    def _order(self, entry: _Entry, words: list[str], typed: str) -> tuple[object, ...]:
        scheme = entry.scheme
        return (
            scheme.id not in (typed, typed.replace(" ", "-")), not set(words) <= entry.names, not _begun(words, entry.names),
            scheme.opening.status.ended, not entry.title.startswith(typed), -self._told[scheme.id], entry.title,
        )  # fmt: skip

    def useful(self, priority: str) -> list[str]:
        """The sheets of a priority that can be asked for, those that answer most needs first."""
        schemes = [s for s in self._catalogue.by_priority.get(priority, ()) if s.priorities[0] == priority and _plain(s)]
        return [scheme.id for scheme in sorted(schemes, key=lambda s: -self._told[s.id])]


def _entry(catalogue: Catalogue, scheme: Scheme) -> _Entry:
    names = {token for name in (*names_of(scheme), scheme.id.replace("-", " ")) for token in tokenise(name)}
    operator = catalogue.operator_of(scheme)
    whose = {token for name in (operator.name, *operator.also_called) for token in tokenise(name)} if operator else set[str]()
    return _Entry(scheme, frozenset(names), frozenset(names | whose), " ".join(tokenise(scheme.title)))


def _begun(words: list[str], names: frozenset[str]) -> bool:
    return all(any(name.startswith(word) for name in names) for word in words)


def _told(catalogue: Catalogue) -> Counter[str]:
    """How often an adviser names a sheet for a need: three points for the first she names, two, one."""
    counted = Counter[str]()
    for need in catalogue.lexicon.needs:
        for rank, advice in enumerate(need.advice[:3]):
            counted[advice.scheme] += 3 - rank
    return counted


def _plain(scheme: Scheme) -> bool:
    return scheme.opening.status is Status.OPEN and "national" in scheme.territories
