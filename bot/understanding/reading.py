"""Facts read out of a message: stage, trade, place, situation, age, headcount… each with the words that told it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.catalogue import Catalogue
from bot.catalogue.lexicon import Hardship
from bot.understanding.french import sound
from bot.understanding.phrases import Found, Phrases

NEGATIONS = frozenset({"pas", "plus", "jamais", "ni", "sans", "non"})


@dataclass(frozen=True, slots=True)
class ReadFact:
    """One fact of the profile vocabulary, as told: `number` facts carry their value as text too."""

    fact: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class PlaceHint:
    """A place named in a message: its territory, and the neighbourhood when one was named (a hint, never a proof)."""

    territory: str
    name: str
    neighbourhood: str | None = None
    municipality: str | None = None


class Reader:
    """Reads facts and places by the phrases of the catalogue's lexicon and territories."""

    def __init__(self, catalogue: Catalogue) -> None:
        lexicon = catalogue.lexicon
        self._facts = Phrases((word, (r.fact, r.value)) for r in lexicon.readings for word in r.words)
        self._sectors = Phrases((word, sector) for trade in lexicon.trades for word in trade.words for sector in trade.sectors[:1])
        self._has_sector = "secteur" in catalogue.facts
        self._places = Phrases(_place_names(catalogue))
        told = [(word, rank) for rank, hardship in enumerate(lexicon.hardships) for word in hardship.words]
        self._hardships = Phrases(told, key=sound)
        self._all_hardships = lexicon.hardships

    def facts(self, words: Sequence[str], stems: Sequence[str]) -> tuple[ReadFact, ...]:
        """The facts told, the first telling of each winning; what is denied is not told."""
        told: dict[str, ReadFact] = {}
        for found in self._facts.find(stems):
            fact, value = found.payload
            if fact not in told and not _denied(words, found.start):
                told[fact] = ReadFact(fact, _value(value, found), " ".join(words[found.start : found.end]))
        for trade in self._sectors.find(stems) if self._has_sector else ():
            told.setdefault("secteur", ReadFact("secteur", trade.payload, " ".join(words[trade.start : trade.end])))
        return tuple(told.values())

    def hardship(self, *readings: Sequence[str]) -> Hardship | None:
        """The first of the catalogue's hardships told in the words of a message, as typed or as meant, by their sound: `mourire`."""
        told = [rank for words in readings for rank in self._hardships.meanings([sound(word) for word in words])]
        return self._all_hardships[min(told)] if told else None

    def place(self, stems: Sequence[str]) -> tuple[PlaceHint | None, frozenset[str]]:
        """The most precise place named (a neighbourhood before a town before a territory), and the stems of all places named."""
        found = list(self._places.find(stems))
        named = [f.payload for f in found]
        best = max(named, key=lambda hint: (hint.neighbourhood is not None, hint.municipality is not None), default=None)
        return best, frozenset(s for f in found for s in stems[f.start : f.end])


def _denied(words: Sequence[str], start: int) -> bool:
    return any(word in NEGATIONS for word in words[max(0, start - 2) : start])


def _value(value: str, found: Found[tuple[str, str]]) -> str:
    if value != "#" or found.number is None:
        return value
    return f"{found.number:g}" if found.number < 1e15 else str(int(found.number))


def _place_names(catalogue: Catalogue) -> list[tuple[str, PlaceHint]]:
    names: list[tuple[str, PlaceHint]] = []
    for territory in catalogue.territories.values():
        called = (territory.name, *territory.also_called, *territory.places)
        names += [(name, PlaceHint(territory.id, name)) for name in called]
        names += [(town, PlaceHint(territory.id, town, municipality=town)) for town in territory.municipalities]
        for area in territory.neighbourhoods:
            town_of = area.municipalities[0] if len(area.municipalities) == 1 else None
            called = (area.name, *area.also_called, *area.places)
            names += [(name, PlaceHint(territory.id, name, area.id, town_of)) for name in called]
    return [(name, hint) for name, hint in names if not name.strip().isdigit()]
