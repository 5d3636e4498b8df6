"""Address -> position through the national geocoder (Géoplateforme): short patience, a small cache, no guess."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from bot.places.place import Doubt

PATIENCE = 2.0  # seconds for everything: name, connection, answer
SURE = 0.7  # the geocoder's own likeness, from 0 to 1
RIVAL = 0.05  # an address elsewhere within this likeness makes the first one unsure
KEPT = 512
LONGEST = 200  # characters: the geocoder refuses longer addresses
_NETWORK = (httpx.HTTPError, httpx.InvalidURL, TimeoutError)
_NONSENSE = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError)
_FAILURES = (*_NETWORK, *_NONSENSE)


@dataclass(frozen=True, slots=True)
class Found:
    """A precise address and where it stands."""

    latitude: float
    longitude: float
    label: str
    town: str


class Geocoder:
    """Asks the geocoder at an address such as https://data.geopf.fr/geocodage."""

    def __init__(self, url: str, *, patience: float = PATIENCE, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._url, self._patience, self._transport = url.rstrip("/") + "/search", patience, transport
        self._cache: OrderedDict[str, Found | Doubt] = OrderedDict()

    async def find(self, address: str) -> Found | Doubt:
        """The address, or why it is not known for sure; never raises, never takes longer than its patience."""
        key = " ".join(address.casefold().split())[:LONGEST]
        if key in self._cache:
            self._cache.move_to_end(key)
            return self._cache[key]
        try:
            found = _read(await asyncio.wait_for(self._ask(key), self._patience))
        except _FAILURES:
            return Doubt.UNREACHABLE  # not kept: it may be back in a minute
        self._cache[key] = found
        while len(self._cache) > KEPT:
            self._cache.popitem(last=False)
        return found

    async def _ask(self, address: str) -> Any:
        async with httpx.AsyncClient(timeout=self._patience, transport=self._transport) as client:
            answer = await client.get(self._url, params={"q": address, "limit": "3", "autocomplete": "0", "index": "address"})
            return answer.raise_for_status().json()


def _read(document: Any) -> Found | Doubt:
    """The first address when it is precise and alone; raises on anything that is no answer of a geocoder."""
    features = document["features"]
    if not isinstance(features, list):
        raise TypeError("no list of addresses")
    if not features:
        return Doubt.NOT_FOUND
    first = features[0]["properties"]
    score = float(first["score"])
    if score < SURE or any(_rival(first, score, other["properties"]) for other in features[1:]):
        return Doubt.UNSURE
    if first.get("type") != "housenumber":
        return Doubt.IMPRECISE
    longitude, latitude = (float(value) for value in features[0]["geometry"]["coordinates"][:2])
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise ValueError("coordinates out of the world")
    return Found(latitude, longitude, str(first.get("label", "")), str(first.get("city", "")))


def _rival(first: Mapping[str, Any], score: float, other: Mapping[str, Any]) -> bool:
    return other.get("citycode") != first.get("citycode") and score - float(other.get("score", 0)) < RIVAL
