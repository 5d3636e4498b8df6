"""A sheet as a line of the open schema: what the schema can hold, and nothing it would get wrong."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping

from bot.catalogue import Catalogue, Scheme
from bot.catalogue.dates import last_day
from bot.catalogue.models import Criterion
from bot.catalogue.rules import ANY, Group, Leaf
from bot.exchange.columns import LONGEST_DESCRIPTION, PROFILES
from bot.exchange.geography import codes
from bot.exchange.porteurs import write_list

Row = dict[str, str]
NAMESPACE = uuid.UUID("5a0c7d0e-6c5a-5d0b-9f5e-7d1f1b0e6a11")  # ours: the same sheet always has the same identifier
EXCLUDED, DOUBTS, EVERY_SECTOR = "Exclu : ", "\n\nÀ confirmer : ", "tous secteurs d'activité"
KINDS = {
    "subvention": "financement", "pret": "prêt", "garantie": "financement", "allocation": "financement", "investissement": "financement",
    "concours": "financement", "exoneration": "avantage fiscal", "accompagnement": "conseil", "formation": "formation",
    "information": "information", "demarche": "information", "label": "information", "local": "mise à disposition de locaux",
}  # fmt: skip


def row_of(catalogue: Catalogue, scheme: Scheme, profile: str = "professionnels") -> Row:
    """The line of a sheet, a text for every column of the profile."""
    vocabulary = catalogue.vocabulary
    kind = KINDS.get(scheme.type) or vocabulary.name(vocabulary.types, scheme.type)
    row = {
        "id": str(uuid.uuid5(NAMESPACE, scheme.id)),
        "titre": scheme.title,
        "promesse": scheme.promise,
        "description": _description(scheme),
        "eligibilite": _eligibility(catalogue, scheme),
        "types_aides": _listed([kind]),
        "porteurs": _bodies(catalogue, scheme),
        "programmes_parents": _listed(scheme.parent_programmes),
        "url_source": scheme.page or "",
        "cibles": "professionnels",
        "eligibilite_geographique": codes(scheme.territories, catalogue),
        "date_ouverture": _moment(scheme.opening.since if len(scheme.opening.since or "") == 10 else None),
        "date_cloture": _moment(_closing(scheme)),
        "date_mise_a_jour": _moment(scheme.checked_on.isoformat()),
        "base_juridique": _law(scheme),
        "ciblage_secteur_activite": _listed(vocabulary.name(vocabulary.sectors, s) for s in scheme.sectors) or EVERY_SECTOR,
        **_numbers(scheme),
    }
    return {column: row.get(column, "") for column in PROFILES[profile]}


def _description(scheme: Scheme) -> str:
    doubts = scheme.doubts or (scheme.opening.reason if scheme.to_confirm else None)
    return (scheme.brings + (DOUBTS + doubts if doubts else ""))[:LONGEST_DESCRIPTION]


def _eligibility(catalogue: Catalogue, scheme: Scheme) -> str:
    lines = [c.text for c in scheme.conditions] + [EXCLUDED + c.text for c in scheme.exclusions]
    operator = catalogue.operator_of(scheme)
    return "\n".join(f"• {line}" for line in lines or [f"Conditions à voir avec {operator.name if operator else scheme.operator}"])


def _bodies(catalogue: Catalogue, scheme: Scheme) -> str:
    operator = catalogue.operator_of(scheme)
    runs = {"nom": operator.name if operator else scheme.operator, "roles": ["instructeur"]}
    return write_list([runs, *({"nom": funder, "roles": ["financeur"]} for funder in scheme.funders)])


def _law(scheme: Scheme) -> str:
    if not scheme.legal_basis:
        return ""
    return write_list([{"libelle": text.strip(), "lien": ""} for text in scheme.legal_basis.split(" ; ")])


def _closing(scheme: Scheme) -> str | None:
    """The last day, where known; for an ended scheme, the latest day it can have been: nobody may take it for an open one."""
    opening = scheme.opening
    if opening.until:
        return opening.until if len(opening.until) == 10 else last_day(opening.until).isoformat() if opening.status.ended else None
    return scheme.checked_on.isoformat() if opening.status.ended else None


def _moment(day: str | None) -> str:
    return f"{day}T00:00:00Z" if day else ""


def _listed(values: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    return "|".join(re.sub(r"\s*\|\s*", "/", value) for value in values)


def _numbers(scheme: Scheme) -> Mapping[str, str]:
    """Staff and age, where a rule of the sheet states whole bounds."""
    staff, age = list(_bounds(scheme.conditions, "effectif")), list(_bounds(scheme.conditions, "anciennete_ans"))
    lowest = max((low for low, _ in staff if low is not None), default=None)
    highest = min((high for _, high in staff if high is not None), default=None)
    oldest = max((low for low, _ in age if low is not None), default=None)
    named = {
        "eligibilite_effectif_minimal": lowest,
        "eligibilite_effectif_maximal": highest,
        "eligibilite_annees_existence_minimal": oldest,
    }
    return {column: str(value) for column, value in named.items() if value is not None}


def _bounds(criteria: tuple[Criterion, ...], fact: str) -> Iterator[tuple[int | None, int | None]]:
    for criterion in criteria:
        for leaf in _plain(criterion.rule):
            if leaf.fact == fact and leaf.bounds:
                bounds = leaf.bounds
                above = None if bounds.above is None else bounds.above + 1
                below = None if bounds.below is None else bounds.below - 1
                yield _whole(bounds.minimum if above is None else above), _whole(bounds.maximum if below is None else below)


def _plain(rule: Leaf | Group | None) -> list[Leaf]:
    """The test of a rule that holds one, alone or beside « or not started yet »."""
    if isinstance(rule, Leaf):
        return [rule]
    if rule is None or rule.mode != ANY:
        return []
    tests = [part for part in rule.parts if isinstance(part, Leaf)]
    others = [leaf for leaf in tests if leaf.fact != "etape"]
    return others if len(others) == 1 and len(tests) == len(rule.parts) else []


def _whole(value: float | None) -> int | None:
    return int(value) if value is not None and float(value).is_integer() else None
