"""What a person told, put into what is remembered of her; sensitive facts serve the turn they are told in, and no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.catalogue import Catalogue
from bot.dialogue.desk import Desk
from bot.dialogue.events import Person
from bot.eligibility import Known
from bot.understanding import Match


@dataclass(frozen=True, slots=True)
class Learned:
    """The person as remembered from now on, and the sensitive facts that are good for this turn only."""

    person: Person
    once: Mapping[str, str] = field(default_factory=dict)


def learn(desk: Desk, person: Person, facts: Mapping[str, str]) -> Learned:
    """New facts take the place of the old ones; the territory is a fact like another."""
    catalogue = desk.catalogue
    kept = {name: value for name, value in facts.items() if name in catalogue.facts and not catalogue.facts[name].sensitive}
    once = {name: value for name, value in facts.items() if name in catalogue.facts and catalogue.facts[name].sensitive}
    territory = kept.get("territoire")
    if territory in catalogue.territories:
        person = move(catalogue, person, str(kept.pop("territoire")))
    elif territory is not None:
        person = move(catalogue, person, None)
    return Learned(replace(person, facts={**person.facts, **kept}), once)


def learn_from(desk: Desk, person: Person, match: Match) -> Learned:
    """What a message taught: its facts, its place and its town."""
    facts = {fact.fact: fact.value for fact in match.facts}
    if match.place is not None:
        facts["territoire"] = match.place.territory
        if match.place.municipality and "commune" in desk.catalogue.facts:
            facts["commune"] = match.place.municipality
    return learn(desk, person, facts)


def move(catalogue: Catalogue, person: Person, territory: str | None) -> Person:
    """The person in another territory: what was told of the former place no longer holds."""
    if territory is not None and territory == person.territory:
        return person
    places = ("territoire", "region", "departement", "commune")
    return replace(person, territory=territory, facts={name: value for name, value in person.facts.items() if name not in places})


def known(desk: Desk, person: Person, once: Mapping[str, str] | None = None) -> Known:
    """What is known of a person, with what serves this turn only."""
    return desk.eligibility.know({**person.facts, **(once or {})}, person.territory)
