"""An address or a position against the priority neighbourhoods: inside, outside, or not verified with the official map."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from bot.dialogue import check
from bot.dialogue.desk import Desk, cut, lines, paragraphs, reply
from bot.dialogue.events import Address, Located, Lookup, Person, Turn
from bot.dialogue.memory import Learned, learn
from bot.places.place import OFFICIAL_MAP, Doubt, Place, Presence, not_verified

LONGEST = 200


def look_up(desk: Desk, person: Person, lookup: Lookup) -> Turn:
    """Asks the channel to look a place up; what is shown where it cannot is an honest « not verified »."""
    if isinstance(lookup, Address):
        lookup = Address(cut(" ".join(lookup.text.split()), LONGEST))
    unable = located(desk, person, Located(lookup, not_verified(Doubt.NO_MAP)))
    return Turn(unable.replies, person, lookup)


def located(desk: Desk, person: Person, event: Located) -> Turn:
    """The answer; it settles the question on screen when that was about the QPV, else the person says whose place it is."""
    place = event.place
    said = _said(desk, event)
    person = _moved(desk, person, place)
    if place.presence is Presence.UNKNOWN:
        return Turn((reply(said, *check.ask_again(desk, person), [desk.button("button-talk", "contact")]),), person)
    value = "oui" if place.presence is Presence.INSIDE else "non"
    if person.checking and person.pending in check.ON_THE_MAP:
        learned = learn(desk, person, {str(person.pending): value})
        return check.told_by_place(desk, learned, said)
    home = desk.button("button-my-home", f"dis:habite_en_qpv:{value}")
    business = desk.button("button-my-business", f"dis:entreprise_en_qpv:{value}")
    choices = tuple(button.action for button in (home, business) if button.action)
    return Turn((reply(paragraphs(said, desk.say("place-whose")), [home, business]),), replace(person, choices=choices))


def _moved(desk: Desk, person: Person, place: Place) -> Person:
    """The town of a precise address tells the territory."""
    territory = desk.territories.find(place.town) if place.town else None
    if territory is None or place.town not in territory.municipalities:
        return person
    learned: Learned = learn(desk, person, {"territoire": territory.id, "commune": place.town})
    return learned.person


def _said(desk: Desk, event: Located) -> Markup:
    place = event.place
    where = place.label or desk.say.plain("place-address" if isinstance(event.lookup, Address) else "place-position")
    if place.presence is Presence.INSIDE:
        return desk.say("place-inside", where=where, name=place.neighbourhood)
    if place.presence is Presence.OUTSIDE:
        return desk.say("place-outside", where=where)
    why = desk.say("place-" + (place.doubt or Doubt.NO_MAP).value.replace(" ", "-"))
    lower = where if place.label else where[0].lower() + where[1:]
    return lines(desk.say("place-unknown", where=lower, why=why), desk.say("place-official", url=OFFICIAL_MAP))
