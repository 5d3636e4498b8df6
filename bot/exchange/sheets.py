"""A line of the open schema as a sheet: valid, and plain about what nobody of ours has checked."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.catalogue.scaffold import slug
from bot.exchange.columns import NOT_READ
from bot.exchange.geography import areas
from bot.exchange.porteurs import NotAList, read_list
from bot.exchange.rows import DOUBTS, EVERY_SECTOR, EXCLUDED, Row
from bot.exchange.written import Sheet

TITLE, PROMISE, BODY = 90, 180, 20_000
TAG, BREAK = re.compile(r"<[^>]+>"), re.compile(r"<\s*(?:br|/p|/li|li|/h\d|/div|/ul)\b[^>]*>", re.IGNORECASE)
BULLET = re.compile(r"(?:^|\n)\s*(?:[•·▪●*–—-]\s+)|\s*•\s*|\n+|;\s*(?=\n)")
SENTENCE = re.compile(r"(?<=[.!?…])\s")
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
COVERED = ["titre", "promesse", "apporte", "territoires", "ouverture", "conditions", "exclusions", "doutes"]


class NotASheet(ValueError):
    """A line that says too little to be a sheet, and why."""


@dataclass
class Converted:
    """A sheet, what it names, and what could not be carried over from its line."""

    sheet: Sheet
    operator: str
    kind: str
    sectors: list[str]
    notes: list[str] = field(default_factory=list)


def sheet_of(row: Row, sheet_id: str, *, priority: str, publisher: str, today: date) -> Converted:
    """The sheet of a line.

    Raises:
        NotASheet: no title or no description.
    """
    cells = {
        name: plain(text) if name in ("titre", "promesse", "description", "eligibilite") else text.strip() for name, text in row.items()
    }
    notes: list[str] = []
    if not cells.get("titre") or not cells.get("description"):
        raise NotASheet("sans titre ou sans description : ligne laissée de côté")
    operator, funders = _bodies(cells.get("porteurs", ""), notes)
    brings, _, known_doubts = cells["description"].partition(DOUBTS.strip())
    brings = " ".join(brings.split()) or cells["titre"]
    kinds = [kind.strip() for kind in cells.get("types_aides", "").split("|") if kind.strip()] or ["aide"]
    if len(kinds) > 1:
        notes.append(f"types_aides : seul « {kinds[0]} » est gardé comme type (aussi : {', '.join(kinds[1:])})")
    places, vague = areas(cells.get("eligibilite_geographique", ""))
    if vague:
        notes.append(f"eligibilite_geographique : « {'|'.join(vague)} » ne se dit pas ici ; zone plus large, et un doute sur la fiche")
    updated = _day(cells.get("date_mise_a_jour", ""), "date_mise_a_jour", notes) or today.isoformat()
    criteria = _criteria(cells.get("eligibilite", ""))
    sectors = _sectors(cells.get("ciblage_secteur_activite", ""))
    sheet: Sheet = {
        "id": sheet_id,
        **_titles(cells["titre"], notes),
        "priorites": [priority],
        "type": slug(kinds[0]) or "aide",
        "porteur": slug(operator) or "organisme",
        "financeurs": funders,
        "promesse": _promise(cells.get("promesse", ""), brings, notes),
        "apporte": brings[:BODY],
        "territoires": places,
        "ouverture": _opening(cells, operator, today, notes),
        "conditions": [{"texte": text} for text in criteria if not text.startswith(EXCLUDED)],
        "exclusions": [{"texte": text.removeprefix(EXCLUDED)} for text in criteria if text.startswith(EXCLUDED)],
        "secteurs": [slug(sector) for sector in sectors],
        "base_juridique": _law(cells.get("base_juridique", ""), notes),
        "programmes_parents": [name.strip() for name in cells.get("programmes_parents", "").split("|") if name.strip()],
        "url_source": _address(cells.get("url_source", ""), notes),
        "sources": [_source(cells.get("url_source", ""), publisher, operator, updated)],
        "verifie_le": updated,
        "fiabilite": "basse",
        "doutes": _doubts(known_doubts.strip(), operator, vague, publisher),
    }
    notes += [f"{name} : pas de place dans une fiche ; gardé pour le prochain export" for name in NOT_READ if cells.get(name)]
    if "professionnels" not in cells.get("cibles", ""):
        notes.append(f"cibles : « {cells.get('cibles', '')} » ne nomme pas les professionnels")
    kept = {key: value for key, value in sheet.items() if value not in (None, [], "")}
    return Converted(kept, operator, kinds[0], sectors, notes)


def plain(text: str) -> str:
    """A text without mark-up; its lines stay."""
    marked = BREAK.sub("\n", text) if "<" in text else text
    plain = html.unescape(TAG.sub("", marked)).replace("\u00ad", "").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in plain if c in "\n\t" or c.isprintable() or c.isspace()).strip()


def _titles(title: str, notes: list[str]) -> Sheet:
    title = " ".join(title.split())
    if len(title) <= TITLE:
        return {"titre": title}
    notes.append(f"titre : coupé à {TITLE} signes ; le titre entier est dans « aussi_appele »")
    return {"titre": _cut(title, TITLE), "aussi_appele": [title]}


def _promise(promise: str, brings: str, notes: list[str]) -> str:
    given = " ".join(promise.split())
    if not given:
        notes.append("promesse : absente ; la première phrase de la description en tient lieu")
        return _cut(SENTENCE.split(brings)[0], PROMISE)
    if len(given) > PROMISE:
        notes.append(f"promesse : coupée à {PROMISE} signes")
    return _cut(given, PROMISE)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else (text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") or text[: length - 1]) + "…"


def _criteria(text: str) -> list[str]:
    return [line for part in BULLET.split(text) if (line := " ".join(part.split()).rstrip(" ;"))]


def _sectors(text: str) -> list[str]:
    named = [sector.strip() for sector in text.split("|") if slug(sector)]
    return [] if any(slug(s) in (slug(EVERY_SECTOR), "tous", "tous-secteurs") for s in named) else named


def _bodies(text: str, notes: list[str]) -> tuple[str, list[str]]:
    """Who runs the scheme (the first « instructeur », else the first named), and who pays."""
    try:
        bodies = [body if isinstance(body, dict) else {"nom": str(body)} for body in read_list(text)] if text else []
    except NotAList as error:
        notes.append(f"porteurs : illisible ({error}) ; le texte est gardé comme nom")
        bodies = [{"nom": text[:80]}]
    named = [(" ".join(str(body.get("nom") or "").split()), _roles(body)) for body in bodies]
    named = [(name, roles) for name, roles in named if slug(name)]
    if not named:
        notes.append("porteurs : personne n'est nommé")
        return "Organisme à préciser", []
    runs = next((name for name, roles in named if "instructeur" in roles), named[0][0])
    funders = [name for name, roles in named if "financeur" in roles and name != runs]
    others = [name for name, roles in named if name != runs and name not in funders]
    if others:
        notes.append(f"porteurs : sans place dans la fiche, gardés pour le prochain export : {', '.join(others)}")
    if any(body.get("siren") for body in bodies):
        notes.append("porteurs : les SIREN sont gardés pour le prochain export")
    return runs, funders


def _roles(body: dict[str, Any]) -> list[str]:
    roles = body.get("roles", body.get("rôles")) or []
    return [str(role).strip().lower() for role in (roles if isinstance(roles, list) else str(roles).split("|"))]


def _opening(cells: Row, operator: str, today: date, notes: list[str]) -> Sheet:
    since = _day(cells.get("date_ouverture", ""), "date_ouverture", notes)
    until = _day(cells.get("date_cloture", ""), "date_cloture", notes)
    dates = {key: value for key, value in (("depuis", since), ("jusqu_au", until)) if value}
    if until and until < today.isoformat():
        return {"statut": "clos", **dates, "a_la_place": f"Aucune aide de remplacement n'est connue : demandez à {operator}."}
    return {"statut": "incertain", **dates}


def _day(text: str, column: str, notes: list[str]) -> str | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        notes.append(f"{column} : « {text[:30]} » n'est pas une date AAAA-MM-JJ")
        return None


def _law(text: str, notes: list[str]) -> str | None:
    if not text:
        return None
    try:
        texts = [str(item.get("libelle") or "") if isinstance(item, dict) else str(item) for item in read_list(text)]
    except NotAList:
        texts = [text]
    else:
        if "http" in text:
            notes.append("base_juridique : les liens sont gardés pour le prochain export")
    return " ; ".join(filter(None, texts)) or None


def _address(text: str, notes: list[str]) -> str | None:
    if text and not ADDRESS.fullmatch(text):
        notes.append(f"url_source : « {text[:60]} » n'est pas une adresse")
        return None
    return text or None


def _source(address: str, publisher: str, operator: str, updated: str) -> Sheet:
    where = {"url": address} if ADDRESS.fullmatch(address) else {"reference": f"fichier {publisher}"}
    return {**where, "editeur": operator, "date": updated, "pour": COVERED, "ouverte": "non"}


def _doubts(known: str, operator: str, vague: Sequence[str], publisher: str) -> str:
    said = [" ".join(known.split()), f"Fiche reprise du fichier {publisher}, non relue : vérifiez auprès de {operator}."]
    if vague:
        said.append(f"Elle peut être réservée à une zone plus petite ({', '.join(vague)}).")
    return " ".join(filter(None, said))
