"""Whom to call: for one sheet, or for a person of a territory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from bot.catalogue import Contact, Scheme
from bot.dialogue.desk import Desk, contact_card, contact_line, paragraphs, reply
from bot.dialogue.events import Person, Turn
from bot.places.contacts import FOUNDER_NETWORKS, choose_contacts, national_contact, territory_contacts

MOST = 3


def call_line(desk: Desk, person: Person, schemes: Sequence[Scheme]) -> Markup:
    """One line with the nearest person to call about these schemes; says so when none is known locally."""
    choices = [choose_contacts(desk.catalogue, scheme, person.territory) for scheme in schemes if not scheme.opening.status.ended]
    territory = desk.catalogue.territories.get(person.territory or "")
    local = [c for choice in choices for c in choice.local] + list(territory_contacts(desk.catalogue, territory) if territory else ())
    if near := _reachable(local):
        return desk.say("call-line", contact=contact_line(near))
    national = _reachable([c for choice in choices for c in choice.national] + _networks(desk))
    if national is None:
        return Markup("")
    if territory:
        return desk.say("call-none-here", territory=territory.name, contact=contact_line(national))
    return desk.say("call-line", contact=contact_line(national))


def _reachable(contacts: Sequence[Contact]) -> Contact | None:
    """The first contact with a phone, else with an e-mail, else with anything at all."""
    by_phone = next((c for c in contacts if c.phone), None)
    return by_phone or next((c for c in contacts if c.email), None) or next((c for c in contacts if c.website or c.address), None)


def _networks(desk: Desk) -> list[Contact]:
    known = (desk.catalogue.organisations.get(name) for name in FOUNDER_NETWORKS)
    return [line for organisation in known if organisation and (line := national_contact(organisation))]


def for_scheme(desk: Desk, person: Person, scheme: Scheme) -> Turn:
    """The contacts of one sheet for the person's territory."""
    choice = choose_contacts(desk.catalogue, scheme, person.territory)
    territory = desk.territory_name(person.territory)
    local, national = _best(choice.local), _best(choice.national)
    said = [desk.say("contact-for", title=scheme.title), *(contact_card(desk, c) for c in local)]
    if not local and territory and national:
        said.append(desk.say("contact-none-here", territory=territory))
    elif local and national:
        said.append(desk.say("contact-national"))
    said += [contact_card(desk, c) for c in national[: 1 if local else MOST]]
    if not territory:
        said.append(desk.say("contact-which-territory"))
    if not local and not national:
        said.append(desk.say("contact-nothing"))
    row = [desk.button("button-back", f"fiche:{scheme.id}"), desk.button("button-territory", "villes")]
    return Turn((reply(paragraphs(*said), row, in_place=True),), replace(person, focus=scheme.id, back=f"fiche:{scheme.id}"))


def general(desk: Desk, person: Person) -> Turn:
    """People to talk to in the person's territory, else the national lines of the founder networks."""
    found = desk.catalogue.territories.get(person.territory or "")
    local = territory_contacts(desk.catalogue, found) if found else ()
    said: list[Markup] = [desk.say("contact-title"), *(contact_card(desk, c) for c in local[:MOST])]
    if found and not local:
        said.append(desk.say("contact-none-here", territory=found.name))
    if not any(c.phone for c in local):
        reachable = [c for c in _networks(desk) if c.phone] or _networks(desk)
        said += [contact_card(desk, c) for c in reachable[:2]]
    if found is None:
        said.append(desk.say("contact-which-territory"))
    if len(said) == 1:
        said.append(desk.say("contact-nothing"))
    back = desk.button("button-back", "retour") if person.results or person.focus else None
    return Turn((reply(paragraphs(*said), [back, desk.button("button-territory", "villes")]),), person)


def _best(contacts: Sequence[Contact]) -> list[Contact]:
    """The most useful contacts first: those one can call, then write to, then visit."""
    return sorted(contacts, key=lambda c: (not c.phone, not c.email, not c.address))[:MOST]
