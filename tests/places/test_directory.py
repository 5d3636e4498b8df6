"""Contacts by their key, and their addresses as a map understands them."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.catalogue import Catalogue
from bot.places.addresses import department, findable, map_link
from bot.places.contacts import choose_contacts, territory_contacts
from bot.places.directory import contact_key, directory


def test_every_contact_ever_shown_is_found_again_by_its_key(catalogue: Catalogue) -> None:
    known = directory(catalogue)
    for territory in (None, *catalogue.territories):
        shown = [*territory_contacts(catalogue, catalogue.territories[territory])] if territory else []
        for scheme in catalogue.schemes.values():
            choice = choose_contacts(catalogue, scheme, territory)
            shown += [*choice.local, *choice.national]
        for contact in shown:
            found = known[contact_key(contact)]
            assert (found.name, found.phone, found.email, found.address) == (contact.name, contact.phone, contact.email, contact.address)


def test_a_contact_that_changed_has_another_key(catalogue: Catalogue) -> None:
    contact = next(contact for contact in directory(catalogue).values() if contact.phone)
    assert re.fullmatch(r"[0-9a-f]{8}", contact_key(contact))
    assert contact_key(contact.model_copy(update={"phone": "05 00 00 00 00"})) != contact_key(contact)


@pytest.mark.parametrize(
    ("address", "found", "postcode"),
    [
        ("6 rue René Leduc, BP 35821, 31505 Toulouse Cedex 5", "6 rue René Leduc, Toulouse", "31"),
        ("39 quai Gambetta, CS 30227, 53002 Laval Cedex", "39 quai Gambetta, Laval", "53"),
        ("5 bis rue de Paris, BP 120, 97463 Saint-Denis Cedex", "5 bis rue de Paris, Saint-Denis", "974"),
        ("133 Bd de la Savine, 13015 Marseille 15e", "133 Bd de la Savine, 13015 Marseille 15e", "13"),
        ("La Cabucelle, Marseille 15e (près du métro)", "La Cabucelle, Marseille 15e", ""),
        ("64 rue de Fenouillet, Toulouse", "64 rue de Fenouillet, Toulouse", ""),
    ],
)
def test_what_only_the_post_knows_is_left_out(address: str, found: str, postcode: str) -> None:
    assert findable(address) == found
    assert department(address) == postcode


def test_every_address_of_the_catalogue_has_a_link_to_a_map(catalogue: Catalogue) -> None:
    for contact in directory(catalogue).values():
        if contact.address:
            link = urlsplit(map_link(contact.address))
            assert link.scheme == "https"
            assert parse_qs(link.query)["query"] == [findable(contact.address)]
