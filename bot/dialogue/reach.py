"""Someone within a tap: a card for the address book, or the place on a map."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from bot.catalogue import Contact
from bot.catalogue.phones import international
from bot.dialogue import letter, ways
from bot.dialogue.contacts import on_screen
from bot.dialogue.desk import Desk, cut, lines, reply
from bot.dialogue.events import Button, ContactAddress, ContactCard, Person, Position, Turn, Venue
from bot.places.addresses import department, findable, map_link
from bot.places.directory import contact_key

LONGEST_NAME = 64  # what an address book shows
_LACKING = {"carte": "card-none", "plan": "map-none", "mail": "letter-none"}


def reach(desk: Desk, person: Person, way: str, argument: str) -> Turn:
    """One way (`carte`, `plan`, `mail`) to a contact: by its key behind a button, by its number on screen, or the first that has it."""
    which, _, scheme = argument.partition(":")
    contact = desk.directory.get(which) or _on_screen(desk, person, way, which)
    scheme = scheme or person.focus or ""
    if contact is None or not ways.HAS[way](contact):
        return _lacking(desk, person, way)
    if way == "mail":
        return letter.letter(desk, person, contact, scheme)
    return _card(desk, person, contact, scheme) if way == "carte" else _place(desk, person, contact, scheme)


def found(desk: Desk, person: Person, lookup: ContactAddress, at: Position | None) -> Turn:
    """The answer of a geocoder about a contact's address."""
    contact = desk.directory.get(lookup.contact)
    return _mapped(desk, person, contact, lookup.scheme, at) if contact else _lacking(desk, person, "plan")


def _on_screen(desk: Desk, person: Person, way: str, which: str) -> Contact | None:
    shown = on_screen(desk, person)
    if which.isdecimal():
        return shown[int(which) - 1] if 1 <= int(which) <= len(shown) else None
    return None if which else next((contact for contact in shown if ways.HAS[way](contact)), None)


def _lacking(desk: Desk, person: Person, way: str) -> Turn:
    row = [desk.button("button-talk", "contact"), desk.button("button-territory", "villes")]
    return Turn((reply(desk.say(_LACKING[way]), row),), person)


def _card(desk: Desk, person: Person, contact: Contact, scheme: str) -> Turn:
    """The contact for the address book; a short number cannot be kept there."""
    phone = international(contact.phone or "")
    said = desk.say("card" if phone else "card-short", name=contact.name, phone=contact.phone or "")
    shown = reply(lines(said, _hours(contact)), [ways.back(desk, scheme)])
    card = ContactCard(cut(contact.name, LONGEST_NAME), phone) if phone else None
    return Turn((replace(shown, attachment=card),), person)


def _place(desk: Desk, person: Person, contact: Contact, scheme: str) -> Turn:
    """The contact on a map: at its own position, else where a geocoder is sure of its address, else behind a link."""
    if contact.position is not None:
        return _mapped(desk, person, contact, scheme, Position(contact.position.latitude, contact.position.longitude))
    address = contact.address or ""
    lookup = ContactAddress(contact_key(contact), findable(address), department(address), scheme)
    return replace(_mapped(desk, person, contact, scheme, None), lookup=lookup)


def _mapped(desk: Desk, person: Person, contact: Contact, scheme: str, at: Position | None) -> Turn:
    address = contact.address or ""
    link = map_link(address)
    seen = Markup('<a href="{}">{}</a>').format(link, desk.say("map-see"))
    text = lines(Markup("<b>{}</b>").format(contact.name), f"📍 {address}", _hours(contact), seen)
    shown = reply(text, [Button(desk.say.plain("button-open-map"), url=link)], [ways.back(desk, scheme)])
    venue = Venue(cut(contact.name, LONGEST_NAME), address, at.latitude, at.longitude) if at else None
    return Turn((replace(shown, attachment=venue),), person)


def _hours(contact: Contact) -> str:
    return f"🕑 {contact.hours}" if contact.hours else ""
