"""What the open schema cannot hold, beside it: the side file of an export, and what an import keeps of its origin.

FILE.complement.json        written beside an export; an import of FILE.csv reads it when it is there
DIR/dispositif-aide.json    written by an import: each line as it was published, so that the next export gives it back
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.catalogue import Catalogue, Scheme
from bot.exchange.bundle import as_json, bundle
from bot.exchange.columns import IN_CSV_ALONE, PROFILES
from bot.exchange.errors import ExchangeErrors
from bot.exchange.rows import Row, row_of
from bot.exchange.sheets import NotASheet, sheet_of
from bot.exchange.written import Sheet, written

FORMAT, ORIGIN = "complement-dispositif-aide/1", "dispositif-aide.json"
Json = dict[str, Any]


def side_path(file: Path) -> Path:
    """The side file of an export."""
    return file.with_suffix(".complement.json")


def side_file(catalogue: Catalogue, rows: Mapping[str, Row]) -> str:
    """What the CSV lacks: for each identifier the other keys of its sheet, and the rest of the catalogue."""
    whole = bundle(catalogue)
    whole.pop("fiches")
    sheets = {rows[s.id]["id"]: _lacking(written(s), rows[s.id]) for s in catalogue.schemes.values()}
    return as_json({**whole, "format": FORMAT, "fiches": sheets})


def _lacking(sheet: Sheet, row: Row) -> Sheet:
    """A sheet without the texts that its line gives back exactly."""
    try:
        made = sheet_of(row, sheet["id"], priority="", publisher="", today=date.min).sheet
    except NotASheet:
        return sheet
    return {key: value for key, value in sheet.items() if key not in IN_CSV_ALONE or made.get(key) != value}


def read_side(file: Path) -> Json | None:
    """The side file beside a CSV, if there is one.

    Raises:
        ExchangeErrors: it is there and cannot be used.
    """
    side = side_path(file)
    if not side.is_file():
        return None
    try:
        value = json.loads(side.read_bytes().decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ExchangeErrors([f"{side.name} n'est pas un fichier JSON en UTF-8 : {error}"]) from None
    if not isinstance(value, dict) or value.get("format") != FORMAT or not isinstance(value.get("fiches"), dict):
        raise ExchangeErrors([f"{side.name} n'est pas un complément « {FORMAT} » : rangez-le ailleurs pour importer le CSV seul"])
    return value


def origin_text(rows: Mapping[str, Row], publisher: str, priority: str, day: date) -> str:
    """What an import keeps of the published lines."""
    return as_json(
        {"format": "origine-dispositif-aide/1", "fichier": publisher, "priorite": priority, "jour": day.isoformat(), "lignes": rows}
    )


def read_origin(directory: Path) -> Json:
    """What an import kept; nothing for a catalogue of our own."""
    file = directory / ORIGIN
    if not file.is_file():
        return {"lignes": {}}
    value: Json = json.loads(file.read_text("utf-8"))
    return value


def published(catalogue: Catalogue, scheme: Scheme, origin: Json, profile: str) -> Row:
    """The line of a sheet; a column whose meaning nobody changed since the import stays as it was published."""
    fresh = row_of(catalogue, scheme, profile)
    given: Row | None = origin["lignes"].get(scheme.id)
    if given is None:
        return fresh
    try:
        made = sheet_of(
            given, scheme.id, priority=origin["priorite"], publisher=origin["fichier"], today=date.fromisoformat(origin["jour"])
        )
        first = row_of(catalogue, Scheme.model_validate(made.sheet), profile)
    except (NotASheet, ValueError, KeyError):
        return {**fresh, "id": given.get("id", fresh["id"])}
    unchanged = {c: given[c] for c in PROFILES[profile] if c in given and fresh[c] == first[c]}
    return {**fresh, **unchanged, "id": given.get("id", fresh["id"])}
