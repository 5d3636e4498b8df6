"""An address or a position as seen from the priority neighbourhoods (QPV): inside, outside, or not verified."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

OFFICIAL_MAP = "https://sig.ville.gouv.fr/"


class Presence(StrEnum):
    """Three answers; « unknown » is never taken for either of the others."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


class Doubt(StrEnum):
    """Why a place could not be verified."""

    EDGE = "edge"  # too near a boundary, which can cut a street
    NO_MAP = "no map"  # no boundaries imported, or none of that region
    UNREACHABLE = "unreachable"  # the geocoder is down or slow, or answers nonsense
    NOT_FOUND = "not found"  # no such address
    UNSURE = "unsure"  # several addresses, or a poor likeness
    IMPRECISE = "imprecise"  # a street or a town: a number is needed


@dataclass(frozen=True, slots=True)
class Place:
    """The answer: with the neighbourhood inside, with the doubt where nothing could be verified.

    label and town: the address as the geocoder writes it, where there is one.
    """

    presence: Presence
    neighbourhood: str = ""
    code: str = ""
    doubt: Doubt | None = None
    label: str = ""
    town: str = ""


def not_verified(doubt: Doubt, label: str = "", town: str = "") -> Place:
    """A place nobody could verify, and why."""
    return Place(Presence.UNKNOWN, doubt=doubt, label=label, town=town)
