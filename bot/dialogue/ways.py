"""The ways to a contact as buttons: a card for the address book, the place on a map, a letter ready to send."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.catalogue import Contact
from bot.catalogue.phones import international
from bot.dialogue.desk import Desk
from bot.dialogue.events import Button
from bot.places.directory import contact_key

HAS: dict[str, Callable[[Contact], object]] = {  # what a contact needs for each way
    "carte": lambda contact: contact.phone,
    "plan": lambda contact: contact.address,
    "mail": lambda contact: contact.email,
}
_LABELS = {"carte": "button-card", "plan": "button-map", "mail": "button-letter"}


def buttons(desk: Desk, shown: Sequence[Contact], scheme: str = "") -> list[list[Button]]:
    """For each contact on screen, a row with its ways, numbered where there are several contacts."""
    return [_row(desk, contact, f" {n}" if len(shown) > 1 else "", scheme) for n, contact in enumerate(shown, 1)]


def choices(shown: Sequence[Contact], scheme: str = "") -> tuple[str, ...]:
    """What typing the number of a contact does: its first way, or the contacts again; nothing where contacts are not numbered."""
    if len(shown) < 2:
        return ()
    first = [next(iter(_offered(contact)), None) for contact in shown]
    return tuple(_action(way, contact, scheme) if way else back_to(scheme) for way, contact in zip(first, shown, strict=True))


def back_to(scheme: str) -> str:
    """The action that shows the contacts of a sheet, or of the territory."""
    return f"contact:{scheme}" if scheme else "contact"


def back(desk: Desk, scheme: str) -> Button:
    """Back to the contacts."""
    return desk.button("button-back", back_to(scheme))


def _offered(contact: Contact) -> list[str]:
    """The ways worth a button; a short number goes into no address book."""
    return [way for way in HAS if HAS[way](contact) and (way != "carte" or international(contact.phone or ""))]


def _row(desk: Desk, contact: Contact, number: str, scheme: str) -> list[Button]:
    return [Button(desk.say.plain(_LABELS[way]) + number, _action(way, contact, scheme)) for way in _offered(contact)]


def _action(way: str, contact: Contact, scheme: str) -> str:
    return f"{way}:{contact_key(contact)}:{scheme}".rstrip(":")
