"""Postal addresses as maps and geocoders understand them."""

from __future__ import annotations

import re
from urllib.parse import quote

_ASIDE = re.compile(r"\([^)]*\)")
_BOX = re.compile(r"^(?:BP|CS|TSA)\s*\d[\d ]*$", re.IGNORECASE)
_CEDEX = re.compile(r"^(?:\d{5}\s+)?(.+?)\s+Cedex(?:\s+\d+)?$", re.IGNORECASE)
_POSTCODE = re.compile(r"\b(97\d|\d{2})\d{2,3}\b(?=\s+[^\W\d])")
_MAP = "https://www.openstreetmap.org/search?query="


def findable(address: str) -> str:
    """An address without what only the post knows: boxes, Cedex and its postcode, remarks between brackets."""
    parts = [part.strip() for part in _ASIDE.sub("", address).split(",")]
    return ", ".join(_CEDEX.sub(r"\1", part) for part in parts if part and not _BOX.match(part))


def department(address: str) -> str:
    """How the postcodes of its department begin (31, 974), for there is more than one Saint-Denis; empty where no postcode is given."""
    found = [code for code in _POSTCODE.finditer(address) if len(code[0]) == len("31000")]
    return found[-1][1] if found else ""


def map_link(address: str) -> str:
    """Where to see an address on a map, in any browser."""
    return _MAP + quote(findable(address))
