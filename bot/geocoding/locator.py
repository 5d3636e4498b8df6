"""Resolves what a conversation asks to look up: an address or a position -> inside a QPV, outside, or not verified."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from bot.catalogue.france import in_france
from bot.dialogue.events import ContactAddress, Located, Lookup, Position
from bot.geocoding.geocoder import Found, Geocoder
from bot.places.place import Doubt, locate, not_verified
from bot.understanding.normalise import tokenise

if TYPE_CHECKING:
    from bot.places.qpv import QpvMap


class Locator:
    """The map, where there is one, and the geocoder."""

    def __init__(self, qpv: QpvMap | None, geocoder: Geocoder) -> None:
        self._qpv, self._geocoder = qpv, geocoder

    async def locate(self, lookup: Lookup) -> Located:
        """The event to give back to the conversation; always one, within the patience of the geocoder."""
        if isinstance(lookup, Position):
            return Located(lookup, locate(self._qpv, lookup.latitude, lookup.longitude))
        if self._qpv is None:  # without a map nobody's address is sent anywhere
            return Located(lookup, not_verified(Doubt.NO_MAP))
        found = await self._geocoder.find(lookup.text)
        if isinstance(lookup, ContactAddress):
            return Located(lookup, not_verified(Doubt.NO_MAP), _whereabouts(lookup, found))
        if not isinstance(found, Found):
            return Located(lookup, not_verified(found))
        return Located(lookup, locate(self._qpv, found.latitude, found.longitude, found.label, found.town))


def _whereabouts(lookup: ContactAddress, found: Found | Doubt) -> Position | None:
    """Where an address of the catalogue surely is: in the town it names, and in the department of its postcode."""
    if isinstance(found, Doubt) or not found.town or not in_france(found.latitude, found.longitude):
        return None
    named = " ".join(tokenise(found.town)) in " ".join(tokenise(lookup.text))
    near = not lookup.department or re.search(rf"\b{lookup.department}\d+\b", found.label)
    return Position(found.latitude, found.longitude) if named and near else None


def open_locator(places_file: Path, geocoder_url: str) -> Locator:
    """The locator of an index file, which may be missing, and of a geocoder.

    Raises:
        BadMap: the file is there, and is no index.
    """
    if not places_file.exists():
        return Locator(None, Geocoder(geocoder_url))
    from bot.places.qpv import load  # the geometry library is loaded where there is a map

    return Locator(load(places_file), Geocoder(geocoder_url))
