"""An address or a position as seen from the priority neighbourhoods (QPV): inside, outside, or not verified."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.places.qpv import QpvMap

OFFICIAL_MAP = "https://sig.ville.gouv.fr/"


class BadMap(Exception):
    """A file that is no usable map of QPV; says what to do in French."""


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


def locate(qpv: QpvMap | None, latitude: float, longitude: float, label: str = "", town: str = "") -> Place:
    """The place of a position on a map that may be missing, with the address it was found by."""
    place = qpv.locate(latitude, longitude) if qpv else not_verified(Doubt.NO_MAP)
    return replace(place, label=label, town=town or place.town)
