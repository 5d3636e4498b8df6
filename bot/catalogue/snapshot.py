"""A catalogue boiled down to what a change shows in: small enough to be kept from one day to the next, in a file or in a row.

snapshot(catalogue, today) -> Snapshot      what there is today
to_json / from_json                         the same as text, always the same bytes

A snapshot holds no text of the sheets but their titles: each part that matters to people is a digest of its words, so that a
mended comma is no news.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.models import Contact, Organisation, Reliability, Scheme, Status

WORD = re.compile(r"\w+|[€%]")
DIGITS = 16  # of a digest


class Standing(StrEnum):
    """Whether people can ask for a scheme, as the bot tells it."""

    COMING = "a-venir"
    OPEN = "ouvert"
    UNCERTAIN = "incertain"
    CLOSED = "clos"
    REPLACED = "remplace"

    @property
    def ended(self) -> bool:
        """True when nobody can ask for it any more."""
        return self in (Standing.CLOSED, Standing.REPLACED)


class Part(StrEnum):
    """What matters to people in a sheet, by its French key."""

    BRINGS = "apporte"
    AMOUNT = "montant"
    CONDITIONS = "conditions"
    STEPS = "demarches"
    CONTACTS = "contacts"
    PLACES = "territoires"
    DATES = "ouverture"


@dataclass(frozen=True, slots=True)
class SheetState:
    """One sheet: its name, where it stands, whom it is for, and a digest of each part; `checked_on` is its last reading."""

    title: str
    standing: Standing
    priorities: tuple[str, ...]
    areas: tuple[str, ...]  # as `territoires` writes them: national, region:…, a territory
    checked_on: date
    parts: Mapping[Part, str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Every sheet by its id; `version` changes when digests are made another way, since they cannot be compared then."""

    sheets: Mapping[str, SheetState]
    version: Literal[1] = 1


class NotASnapshot(ValueError):
    """A text that is no snapshot, or one of another version."""


_ADAPTER = TypeAdapter(Snapshot)


def snapshot(catalogue: Catalogue, today: date | None = None) -> Snapshot:
    """What there is in a catalogue. With a day, a scheme that opens later is still to come; without one, dates are not looked at."""
    return Snapshot({scheme.id: _state(catalogue, scheme, today) for scheme in catalogue.schemes.values()})


def to_json(taken: Snapshot) -> bytes:
    """A snapshot as JSON."""
    return _ADAPTER.dump_json(taken, indent=1) + b"\n"


def from_json(text: bytes | str) -> Snapshot:
    """A snapshot that was kept.

    Raises:
        NotASnapshot: the text is something else.
    """
    try:
        return _ADAPTER.validate_json(text)
    except ValidationError as error:
        raise NotASnapshot("ce n'est pas un état du catalogue écrit par « python -m bot snapshot »") from error


def standing(scheme: Scheme, today: date | None = None) -> Standing:
    """Where a scheme stands on a day."""
    opening = scheme.opening
    if opening.status.ended:
        return Standing(opening.status.value)
    if opening.status is Status.UNCERTAIN or scheme.reliability is Reliability.LOW:
        return Standing.UNCERTAIN
    later = today and opening.since and opening.since > today.isoformat()[: len(opening.since)]
    return Standing.COMING if later else Standing.OPEN


def _state(catalogue: Catalogue, scheme: Scheme, today: date | None) -> SheetState:
    opening = scheme.opening
    parts: dict[Part, Iterable[object]] = {
        Part.BRINGS: [scheme.brings],
        Part.AMOUNT: [scheme.amount.minimum, scheme.amount.maximum] if scheme.amount else [],
        Part.CONDITIONS: [criterion.text for criterion in (*scheme.conditions, *scheme.exclusions)],
        Part.STEPS: [*scheme.steps, *scheme.papers],
        Part.CONTACTS: [way for one in _contacts(catalogue, scheme) for way in _ways(one)],
        Part.PLACES: sorted(scheme.territories),
        Part.DATES: [opening.since, opening.until, opening.until_text],
    }
    return SheetState(
        title=scheme.title, standing=standing(scheme, today), priorities=scheme.priorities, areas=scheme.territories,
        checked_on=scheme.checked_on, parts={part: _digest(values) for part, values in parts.items()},
    )  # fmt: skip


def _contacts(catalogue: Catalogue, scheme: Scheme) -> list[Contact | Organisation]:
    """A sheet's own contacts and its operator; the operator's branches too, for a sheet of their territories only."""
    if (operator := catalogue.operator_of(scheme)) is None:
        return list(scheme.contacts)
    here = {name for name, territory in catalogue.territories.items() if territory.areas & set(scheme.territories)}
    return [*scheme.contacts, operator, *(branch for branch in operator.branches if branch.territory in here)]


def _ways(contact: Contact | Organisation) -> list[str | None]:
    """How to reach someone; where the number was read, and when, is no news."""
    address = contact.address if isinstance(contact, Contact) else None
    return [contact.name, contact.phone, contact.email, contact.website, address]


def _digest(values: Iterable[object]) -> str:
    """The same for texts that have the same words and figures in the same order."""
    words = "\n".join(" ".join(WORD.findall(str(value).casefold())) for value in values if value is not None)
    return hashlib.sha256(words.encode()).hexdigest()[:DIGITS]
