"""Whom to call: the person's own territory first, and nobody twice."""

from __future__ import annotations

from bot.catalogue import Catalogue
from bot.places import choose_contacts


def test_nobody_is_named_twice(catalogue: Catalogue) -> None:
    for scheme in catalogue.schemes.values():
        for territory in (None, *catalogue.territories):
            choice = choose_contacts(catalogue, scheme, territory)
            phones = [contact.phone for contact in (*choice.local, *choice.national) if contact.phone]
            assert len(phones) == len(set(phones)), (scheme.id, territory)


def test_a_branch_of_another_territory_is_never_given(catalogue: Catalogue) -> None:
    for scheme in catalogue.schemes.values():
        for contact in choose_contacts(catalogue, scheme, "roubaix").local:
            assert contact.territory in (None, "roubaix")
