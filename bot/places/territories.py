"""A territory by what a person types: its id, its name, one of its towns or neighbourhoods, with a slip or two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.catalogue import Territory


class TerritoryNames:
    """The names of a catalogue's territories, ready to be asked."""

    def __init__(self, territories: Mapping[str, Territory]) -> None:
        self._by_name = {_fold(name): territory for territory in territories.values() for name in _names(territory)} | dict(territories)
        self._names = list(self._by_name)

    def find(self, text: str) -> Territory | None:
        """The territory meant, or None when nothing is near enough (one slip for short names, two from eight letters on)."""
        wanted = _fold(text)
        if (exact := self._by_name.get(wanted)) is not None:
            return exact
        slips = 0 if len(wanted) < 4 else 1 if len(wanted) < 8 else 2
        near = process.extractOne(wanted, self._names, scorer=OSA.distance, score_cutoff=slips)
        return self._by_name[near[0]] if near and slips else None


def _names(territory: Territory) -> Iterator[str]:
    for area in territory.neighbourhoods:
        yield from (area.name, *area.also_called)
    yield from territory.places
    yield from territory.municipalities
    yield from (territory.id, territory.name, *territory.also_called)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.strip().lower().replace("’", "'").replace("œ", "oe"))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(" ", "-")
