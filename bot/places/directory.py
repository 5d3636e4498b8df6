"""Every contact of the catalogue by a short key, which a button can carry and which outlives a change of territory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping

from bot.catalogue import Catalogue, Contact


def contact_key(contact: Contact) -> str:
    """Eight characters; another number or address makes another key, so that an old button never shows somebody else."""
    told = "|".join(part or "" for part in (contact.name, contact.phone, contact.email, contact.address))
    return f"{zlib.crc32(told.encode()):08x}"


def directory(catalogue: Catalogue) -> Mapping[str, Contact]:
    """Every contact by its key."""
    return {contact_key(contact): contact for contact in _contacts(catalogue)}


def _contacts(catalogue: Catalogue) -> Iterator[Contact]:
    for organisation in catalogue.organisations.values():
        if (line := organisation.national) is not None:
            yield line
        yield from organisation.branches
    for scheme in catalogue.schemes.values():
        yield from scheme.contacts
    for territory in catalogue.territories.values():
        yield from territory.contacts
