"""Writes a catalogue for others: the open schema with its side file, loss-free JSON, a flat table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bot.catalogue import Catalogue, Scheme
from bot.exchange.bundle import as_json, bundle
from bot.exchange.columns import PROFILES
from bot.exchange.geography import codes
from bot.exchange.side import published, read_origin, side_file, side_path

TABLE = (
    "id", "titre", "type", "porteur", "priorites", "promesse", "apporte", "montant_min", "montant_max", "territoires", "statut", "depuis",
    "jusqu_au", "motif", "a_la_place", "conditions", "exclusions", "etapes", "demarches", "pieces", "contacts", "page", "sources",
    "verifie_le", "fiabilite", "doutes",
)  # fmt: skip


def export(catalogue: Catalogue, directory: Path, form: str, profile: str, file: Path) -> list[Path]:
    """Writes the files of a format; their names."""
    if form == "json":
        return _write({file: as_json(bundle(catalogue))})
    if form == "csv":
        return _write({file: _csv(TABLE, (_flat(catalogue, s) for s in catalogue.schemes.values()))})
    origin = read_origin(directory)
    order = {name: place for place, name in enumerate(origin["lignes"])}
    schemes = sorted(catalogue.schemes.values(), key=lambda s: (order.get(s.id, len(order)), s.id))
    rows = {s.id: published(catalogue, s, origin, profile) for s in schemes}
    side = side_file(catalogue, rows)
    return _write({file: _csv(PROFILES[profile], rows.values()), side_path(file): side})


def widened(catalogue: Catalogue) -> list[str]:
    """The sheets whose area the schema cannot say: a wider one is written, the exact one travels in the side file."""
    exact = ("national", "region:", "departement:")
    said = (
        s
        for s in catalogue.schemes.values()
        if not all(area.startswith(exact) and not area.endswith(("2A", "2B")) for area in s.territories)
    )
    return [f"{s.id} : {', '.join(s.territories)} -> {codes(s.territories, catalogue)}" for s in said]


def _write(texts: Mapping[Path, str]) -> list[Path]:
    """Writes each file beside its place, then moves it there: a reader never sees half a file."""
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f".{file.name}.part")
        draft.write_text(text, encoding="utf-8", newline="")
        draft.replace(file)
    return list(texts)


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    kept = io.StringIO()
    writer = csv.DictWriter(kept, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return kept.getvalue()


def _flat(catalogue: Catalogue, scheme: Scheme) -> dict[str, str]:
    """A sheet on one line, for a spreadsheet: lists become lines of a cell."""
    operator, opening, amount = catalogue.operator_of(scheme), scheme.opening, scheme.amount
    ways = [" ".join(filter(None, (c.name, c.phone, c.email, c.website, c.address))) for c in scheme.contacts]
    values: dict[str, object] = {
        "id": scheme.id, "titre": scheme.title, "type": scheme.type, "porteur": operator.name if operator else scheme.operator,
        "priorites": " ".join(scheme.priorities), "promesse": scheme.promise, "apporte": scheme.brings,
        "montant_min": amount.minimum if amount else None, "montant_max": amount.maximum if amount else None,
        "territoires": "\n".join(scheme.territories), "statut": opening.status.value, "depuis": opening.since,
        "jusqu_au": opening.until or opening.until_text, "motif": opening.reason,
        "a_la_place": " ".join([*([opening.instead] if opening.instead else []), *opening.replaced_by]),
        "conditions": "\n".join(c.text for c in scheme.conditions), "exclusions": "\n".join(c.text for c in scheme.exclusions),
        "etapes": " ".join(scheme.stages), "demarches": "\n".join(scheme.steps), "pieces": "\n".join(scheme.papers),
        "contacts": "\n".join(ways), "page": scheme.page,
        "sources": "\n".join(" ".join(filter(None, (s.publisher, s.date, s.url or s.reference))) for s in scheme.sources),
        "verifie_le": scheme.checked_on, "fiabilite": scheme.reliability.value, "doutes": scheme.doubts,
    }  # fmt: skip
    return {key: "" if value is None else f"{value:g}" if isinstance(value, float) else str(value) for key, value in values.items()}
