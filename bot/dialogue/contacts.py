"""Whom to call: for one sheet, or for a person of a territory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from bot.catalogue import Contact, Scheme
from bot.catalogue.lexicon import Hardship
from bot.dialogue import ways
from bot.dialogue.desk import Desk, contact_card, contact_line, paragraphs, reply
from bot.dialogue.events import Person, Turn
from bot.places.contacts import FOUNDER_NETWORKS, choose_contacts, territory_contacts

MOST = 3


def call_line(desk: Desk, person: Person, schemes: Sequence[Scheme]) -> Markup:
    """One line with the nearest person to call about these schemes; says so when none is known locally."""
    choices = [choose_contacts(desk.catalogue, scheme, person.territory) for scheme in schemes if not scheme.opening.status.ended]
    territory = desk.catalogue.territories.get(person.territory or "")
    local = [c for choice in choices for c in choice.local] + list(territory_contacts(desk.catalogue, territory) if territory else ())
    if near := _reachable(local):
        return desk.say("call-line", contact=contact_line(near))
    national = _reachable([c for choice in choices for c in choice.national]) or _reachable(_networks(desk))
    if national is None:
        return Markup("")
    if territory:
        return desk.say("call-none-here", territory=territory.name, contact=contact_line(national))
    return desk.say("call-line", contact=contact_line(national))


def urgent_line(desk: Desk, hardship: Hardship | None) -> Markup:
    """One line with whom to call in a hardship before anybody else; nothing where the catalogue names nobody."""
    organisation = desk.catalogue.organisations.get(hardship.organisation or "") if hardship else None
    return desk.say("call-line", contact=contact_line(organisation.national)) if organisation and organisation.national else Markup("")


def _reachable(contacts: Sequence[Contact]) -> Contact | None:
    """The first contact with a phone, else with an e-mail, else with anything at all."""
    by_phone = next((c for c in contacts if c.phone), None)
    return by_phone or next((c for c in contacts if c.email), None) or next((c for c in contacts if c.website or c.address), None)


def _networks(desk: Desk) -> list[Contact]:
    known = (desk.catalogue.organisations.get(name) for name in FOUNDER_NETWORKS)
    return [line for organisation in known if organisation and (line := organisation.national)]


def for_scheme(desk: Desk, person: Person, scheme: Scheme) -> Turn:
    """The contacts of one sheet for the person's territory."""
    local, national = _of_scheme(desk, person, scheme)
    territory = desk.territory_name(person.territory)
    cards = _cards(desk, [*local, *national])
    said = [desk.say("contact-for", title=scheme.title), *cards[: len(local)]]
    if not local and territory and national:
        said.append(desk.say("contact-none-here", territory=territory))
    elif local and national:
        said.append(desk.say("contact-national"))
    said += cards[len(local) :]
    if not territory:
        said.append(desk.say("contact-which-territory"))
    if not cards:
        said.append(desk.say("contact-nothing"))
    row = [desk.button("button-back", f"fiche:{scheme.id}"), desk.button("button-territory", "villes")]
    shown = reply(paragraphs(*said), *ways.buttons(desk, [*local, *national], scheme.id), row, in_place=True)
    choices = ways.choices([*local, *national], scheme.id) or person.choices
    return Turn((shown,), replace(person, focus=scheme.id, back=f"fiche:{scheme.id}", choices=choices))


def general(desk: Desk, person: Person) -> Turn:
    """People to talk to in the person's territory, else the national lines of the founder networks."""
    found = desk.catalogue.territories.get(person.territory or "")
    local, national = _of_territory(desk, person)
    cards = _cards(desk, [*local, *national])
    said: list[Markup] = [desk.say("contact-title"), *cards[: len(local)]]
    if found and not local:
        said.append(desk.say("contact-none-here", territory=found.name))
    said += cards[len(local) :]
    if found is None:
        said.append(desk.say("contact-which-territory"))
    if len(said) == 1:
        said.append(desk.say("contact-nothing"))
    back = desk.button("button-back", "retour") if person.results or person.focus else None
    shown = reply(paragraphs(*said), *ways.buttons(desk, [*local, *national]), [back, desk.button("button-territory", "villes")])
    return Turn((shown,), replace(person, choices=ways.choices([*local, *national]) or person.choices))


def on_screen(desk: Desk, person: Person) -> list[Contact]:
    """The contacts that « contact » shows, in their order."""
    scheme = desk.catalogue.schemes.get(person.focus or "")
    local, national = _of_scheme(desk, person, scheme) if scheme else _of_territory(desk, person)
    return [*local, *national]


def _of_scheme(desk: Desk, person: Person, scheme: Scheme) -> tuple[list[Contact], list[Contact]]:
    choice = choose_contacts(desk.catalogue, scheme, person.territory)
    local, national = _best(choice.local), _best(choice.national)
    return local, national[: 1 if local else MOST]


def _of_territory(desk: Desk, person: Person) -> tuple[list[Contact], list[Contact]]:
    found = desk.catalogue.territories.get(person.territory or "")
    local = list(territory_contacts(desk.catalogue, found)) if found else []
    reachable = [c for c in _networks(desk) if c.phone] or _networks(desk)
    return local[:MOST], [] if any(c.phone for c in local) else reachable[:2]


def _cards(desk: Desk, shown: Sequence[Contact]) -> list[Markup]:
    """Each contact with all its ways, numbered where there are several."""
    return [contact_card(desk, contact, n if len(shown) > 1 else None) for n, contact in enumerate(shown, 1)]


def _best(contacts: Sequence[Contact]) -> list[Contact]:
    """The most useful contacts first: those one can call, then write to, then visit."""
    return sorted(contacts, key=lambda c: (not c.phone, not c.email, not c.address))[:MOST]
