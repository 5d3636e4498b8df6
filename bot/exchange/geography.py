"""Where a scheme can be had, in codes of the official geographic code (COG), and back.

The schema's pattern (letters, dash, digits) refuses Corsica's departments (2A, 2B) and the codes of priority neighbourhoods
(QP97414I), and it has no code for an agglomeration whose SIREN we do not know. Such an area is written as the smallest code
that holds it; the exact area travels in the side file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.catalogue import Catalogue

FRANCE, CORSICA = "PAYS-99100", "REG-94"
REGIONS = {
    "guadeloupe": "01", "martinique": "02", "guyane": "03", "la-reunion": "04", "mayotte": "06", "ile-de-france": "11",
    "centre-val-de-loire": "24", "bourgogne-franche-comte": "27", "normandie": "28", "hauts-de-france": "32", "grand-est": "44",
    "pays-de-la-loire": "52", "bretagne": "53", "nouvelle-aquitaine": "75", "occitanie": "76", "auvergne-rhone-alpes": "84",
    "provence-alpes-cote-d-azur": "93", "corse": "94",
}  # fmt: skip
NAMES = {code: name for name, code in REGIONS.items()}
CODE = re.compile(r"([A-Z]+)-([0-9A-Z]+)")
DEPARTMENT = re.compile(r"\d{2,3}|2[AB]")


def codes(areas: Sequence[str], catalogue: Catalogue) -> str:
    """The areas of a sheet as the schema writes them, widened where it cannot say them."""
    found = [code for area in areas for code in _codes(area, catalogue)]
    return FRANCE if FRANCE in found or not found else "|".join(dict.fromkeys(found))


def _codes(area: str, catalogue: Catalogue) -> list[str]:
    kind, _, name = area.partition(":")
    if kind == "region" and name in REGIONS:
        return [f"REG-{REGIONS[name]}"]
    if kind == "departement":
        return [_department(name)]
    if kind == "commune":
        holders = [t for t in catalogue.territories.values() if name in t.municipalities]
    else:
        holders = [t for t in catalogue.territories.values() if t.id == area]
    departments = [_department(d) for territory in holders for d in territory.departments]
    return departments or [FRANCE]


def _department(code: str) -> str:
    return f"DEP-{code}" if code.isdigit() else CORSICA


def areas(text: str) -> tuple[list[str], list[str]]:
    """The areas that codes stand for, and the codes that could not be said as closely; an unknown one counts as the whole country."""
    found: list[str] = []
    vague: list[str] = []
    for code in filter(None, (part.strip() for part in text.split("|"))):
        area, exact = _area(code)
        found.append(area)
        if not exact:
            vague.append(code)
    return list(dict.fromkeys(found)) or ["national"], vague


def _area(code: str) -> tuple[str, bool]:
    match = CODE.fullmatch(code.upper())
    kind, number = match.groups() if match else ("", "")
    if kind == "PAYS":
        return "national", number == "99100"
    if kind == "REG" and number.zfill(2) in NAMES:
        return f"region:{NAMES[number.zfill(2)]}", True
    if kind == "DEP" and DEPARTMENT.fullmatch(number.zfill(2)):
        return f"departement:{number.zfill(2)}", True
    if kind == "COM" and len(number) == 5:
        return f"departement:{number[:3] if number.startswith('97') else number[:2]}", False
    return "national", False
