"""What is known of a person: what she told, and what that tells of other facts (`implique:` in knowledge/profil.yaml).

Only told facts imply, so that one more fact told never takes away what was known; a told fact outweighs a derived one.
The territory tells its region and, where it has only one, its department. A neighbourhood's name never tells a QPV.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.catalogue import Catalogue

ELSEWHERE = "autre"  # a place that is none of those the catalogue knows


@dataclass(frozen=True, slots=True)
class Known:
    """Every known fact by name, and for each derived one the told fact it comes from."""

    values: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    def told(self, fact: str) -> tuple[str, str]:
        """The fact a person told that makes another one known, with its value."""
        source = self.sources.get(fact, fact)
        return source, self.values[source]


def know(catalogue: Catalogue, facts: Mapping[str, str], territory: str | None = None) -> Known:
    """What is known of a person of a territory who told some facts; the order of telling plays no part."""
    values = dict(facts)
    if territory in catalogue.territories:
        values["territoire"] = str(territory)
    told, sources = frozenset(values), dict[str, str]()
    for name in catalogue.facts:
        if name in told:
            for implied, value in _implied(catalogue, name, values[name]):
                if implied not in values:
                    values[implied], sources[implied] = value, name
    return Known(values, sources)


def _implied(catalogue: Catalogue, name: str, value: str) -> Iterator[tuple[str, str]]:
    yield from catalogue.facts[name].implies.get(value, {}).items()
    if name == "territoire" and (place := catalogue.territories.get(value)):
        yield "region", place.region
        if len(place.departments) == 1:
            yield "departement", place.departments[0]
