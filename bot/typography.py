"""French typography: curly apostrophes, narrow no-break spaces, and figures that do not break at the end of a line."""

from __future__ import annotations

import re

NARROW, WIDE = "\u202f", "\u00a0"
_RULES = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"[ \u00a0\u202f]+(?=[;!?%])"), NARROW),
    (re.compile(r"[ \u00a0\u202f]+(?=[:»])"), WIDE),
    (re.compile(r"(?<=«)[ \u00a0\u202f]+"), WIDE),
    (re.compile(r"(?<=\d)[ \u00a0\u202f]+(?=\d{3}(?!\d))"), NARROW),
    (re.compile(r"(?<=\d)[ \u00a0\u202f]+(?=(?:€|ans?|mois|jours|euros|m²)\b|€)"), WIDE),
    (re.compile(r"(?<=\bn°)[ \u202f]+(?=\d)"), WIDE),
)


def fr(text: str) -> str:
    """A text as a French printer would set it; what has no space (an address, an e-mail) is left alone."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
