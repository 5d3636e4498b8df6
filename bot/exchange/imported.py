"""Makes a catalogue of someone else's CSV: one sheet a line, a report of what was lost, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.catalogue import Catalogue
from bot.catalogue.models import Organisation, Scheme, Territory, Vocabulary
from bot.catalogue.scaffold import LONGEST_ID, slug
from bot.exchange.bundle import Bundle, all_or_nothing, write_files
from bot.exchange.columns import CARRIED, IN_CSV_ALONE
from bot.exchange.errors import ExchangeErrors
from bot.exchange.reading import Numbered, read_rows, unknown_columns
from bot.exchange.rows import Row, row_of
from bot.exchange.sheets import Converted, NotASheet, plain, sheet_of
from bot.exchange.side import ORIGIN, origin_text, read_side
from bot.exchange.start import starting_bundle

PRIORITY = {"id": "aides", "nom": "Toutes les aides"}


@dataclass
class Report:
    """What was made, and line by line what could not be carried over."""

    sheets: int = 0
    notes: list[tuple[int, str, str]] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join(f"ligne {line} ({name}) : {note}" for line, name, note in self.notes)


@dataclass
class _Draft:
    """The catalogue in the making."""

    value: Bundle
    side: dict[str, Any] | None
    publisher: str
    today: date
    rows: dict[str, Row] = field(default_factory=dict)
    report: Report = field(default_factory=Report)


def import_csv(file: Path, directory: Path, today: date) -> Report:
    """Makes the catalogue of a CSV in a new directory.

    Raises:
        ExchangeErrors: nothing is written then.
    """
    lines, side = read_rows(file), read_side(file)
    value: Bundle = {**starting_bundle(), "fiches": []}
    if side:
        value |= {key: side[key] for key in starting_bundle() if key in side}
    draft = _Draft(value, side, file.name, today)
    if extra := unknown_columns(lines[0].row):
        draft.report.notes.append((1, "colonnes", f"hors du schéma, gardées pour mémoire : {', '.join(extra)}"))
    for line in lines:
        _add(draft, line)
    if not draft.value["fiches"]:
        raise ExchangeErrors(["aucune ligne ne fait une fiche", *str(draft.report).splitlines()])
    if side is None:
        _name_everything(draft)
    with all_or_nothing(directory) as folder:
        write_files(draft.value, folder)
        (folder / ORIGIN).write_text(origin_text(draft.rows, file.name, PRIORITY["id"], today), encoding="utf-8")
    draft.report.sheets = len(draft.value["fiches"])
    return draft.report


def _add(draft: _Draft, line: Numbered) -> None:
    known = draft.side["fiches"].get(line.row["id"]) if draft.side else None
    sheet_id = known["id"] if known else _free_id(plain(line.row.get("titre", "")), draft.rows)
    try:
        made = _converted(draft, line, sheet_id, known)
        sheet = _completed(draft, line, made, known) if known else made.sheet
        Scheme.model_validate(sheet)
    except (NotASheet, ValidationError) as error:
        draft.report.notes.append((line.line, sheet_id, _said(error)))
        return
    draft.rows[sheet_id] = line.row
    draft.value["fiches"].append(sheet)
    if known is None:
        _introduce(draft, made)
        draft.report.notes += [(line.line, sheet_id, note) for note in made.notes]


def _converted(draft: _Draft, line: Numbered, sheet_id: str, known: dict[str, Any] | None) -> Converted:
    """The line as a sheet; of a line that says too little, nothing, where its side file says the rest."""
    try:
        return sheet_of(line.row, sheet_id, priority=PRIORITY["id"], publisher=draft.publisher, today=draft.today)
    except NotASheet:
        if known is None:
            raise
        return Converted({}, "", "", [])


def _said(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False)[0]
    return f"{'.'.join(map(str, first['loc']))} : valeur refusée ({first['msg']}) ; ligne laissée de côté"


def _free_id(title: str, taken: dict[str, Row]) -> str:
    wanted = slug(title) or "fiche"
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted[: LONGEST_ID - len(str(number)) - 1].rstrip('-')}-{number}"
    return free


def _completed(draft: _Draft, line: Numbered, made: Converted, known: dict[str, Any]) -> dict[str, Any]:
    """The sheet with what its side file holds; a column that was edited since the export wins."""
    sheet: dict[str, Any] = {key: made.sheet[key] for key in IN_CSV_ALONE if key in made.sheet} | known
    exported = row_of(_context(draft.value), Scheme.model_validate(sheet))
    changed = [name for name, keys in CARRIED.items() if name in line.row and keys and line.row[name] != exported[name]]
    for column in changed:
        for key in CARRIED[column]:
            sheet.pop(key, None)
            if key in made.sheet:
                sheet[key] = made.sheet[key]
        draft.report.notes.append((line.line, known["id"], f"{column} : modifié depuis l'export, le CSV l'emporte sur le complément"))
    if changed and made.sheet:
        _introduce(draft, made)
        _cover(sheet, made)
    return sheet


def _cover(sheet: dict[str, Any], made: Converted) -> None:
    """An edited sheet names the file it was edited in, and is trusted no more than a line nobody read again."""
    sheet["sources"] = [*sheet["sources"], *made.sheet["sources"]]
    sheet["fiabilite"] = "basse"


def _context(value: Bundle) -> Catalogue:
    return Catalogue(
        schemes={},
        organisations={o["id"]: Organisation.model_validate(o) for o in value["organisations"]},
        territories={t["id"]: Territory.model_validate(t) for t in value["territoires"]},
        vocabulary=Vocabulary.model_validate(value["vocabulaire"]),
    )


def _introduce(draft: _Draft, made: Converted) -> None:
    """Adds the organisation, the type and the sectors of a line where they are not known yet."""
    organisations = draft.value["organisations"]
    if made.sheet["porteur"] not in {o["id"] for o in organisations}:
        organisations.append({"id": made.sheet["porteur"], "nom": made.operator})
    vocabulary = draft.value["vocabulaire"]
    _term(vocabulary.setdefault("types", []), made.kind)
    for sector in made.sectors:
        _term(vocabulary.setdefault("secteurs", []), sector)


def _term(terms: list[dict[str, Any]], name: str) -> None:
    if slug(name) not in {term["id"] for term in terms}:
        terms.append({"id": slug(name) or "aide", "nom": name})


def _name_everything(draft: _Draft) -> None:
    vocabulary = draft.value["vocabulaire"]
    used = {sheet["type"] for sheet in draft.value["fiches"]}
    vocabulary["types"] = [term for term in vocabulary["types"] if term["id"] in used]
    vocabulary["priorites"] = [PRIORITY]


def report_lines(report: Report, most: int = 200) -> Sequence[str]:
    """The report as it is printed, cut where it is very long."""
    lines = str(report).splitlines()
    return [*lines[:most], *([f"… et {len(lines) - most} autres remarques"] if len(lines) > most else [])]
