"""A new sheet to fill in: every key with what to put there, valid YAML, and refused when its name cannot be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.catalogue.draft import Draft
from bot.catalogue.guide import GUIDE, required
from bot.catalogue.models import Scheme, Term, Vocabulary
from bot.catalogue.problems import closest
from bot.catalogue.scalars import SLUG
from bot.catalogue.schema import modeline

LONGEST_ID = 40
EXAMPLES = {
    "aussi_appele": "[autre nom, SIGLE]",
    "ne_pas_confondre": "[autre-fiche]",
    "financeurs": "[État, Région]",
    "montant": "{min: 500, max: 17000}",
    "territoires": "[national]",
    "etapes": "[creation, reprise]",
    "secteurs": "[restauration, commerce]",
    "url_source": "https://…",
    "base_juridique": "Loi n° …",
    "programmes_parents": "[nom du programme]",
    "doutes": "Ce qui a pu changer, en une phrase.",
}
BLOCKS = {
    "ouverture": "ouverture:\n  statut: incertain # ouvert, clos, remplace, incertain\n  # depuis: 2026-01-01",
    "conditions": """\
# conditions:
#   - texte: Votre entreprise est installée dans un quartier prioritaire (QPV)
#     regle: {entreprise_en_qpv: oui}
#   - texte: Votre projet est viable
#     juge: un comité examine chaque projet""",
    "exclusions": """\
# exclusions:
#   - texte: Vous êtes déjà en redressement judiciaire
#     regle: {procedure_collective: oui}""",
    "demarches": "# demarches:\n#   - Prenez rendez-vous.",
    "pieces": "# pieces:\n#   - Votre pièce d'identité",
    "contacts": """\
# contacts:
#   - nom: Accueil
#     telephone: 05 61 33 65 00
#     source: {url: https://…, editeur: …, date: 2026-01-15}""",
    "questions": "# questions:\n#   - comment payer moins de charges au début",
    "sources": "sources:\n  - url: # https://…\n    editeur: # qui publie\n    # date: 2026-01-15\n    pour: [promesse, apporte]",
}


class NotPossible(ValueError):
    """A sheet that cannot be started, and why, in one sentence."""


def start_sheet(draft: Draft, sheet_id: str, priority: str, today: date) -> tuple[Path, str]:
    """Where a new sheet stands, and its text.

    Raises:
        NotPossible: a wrong or taken id, or a priority that does not exist.
    """
    priorities = [term.id for term in draft.vocabulary.priorities]
    if priorities and priority not in priorities:
        raise NotPossible(f"la priorité « {priority} » n'existe pas{closest(priority, priorities)} — possibles : {', '.join(priorities)}")
    if not re.fullmatch(SLUG, priority):
        raise NotPossible(f"la priorité « {priority} » doit être en minuscules, chiffres et tirets")
    _refuse_id(draft, sheet_id)
    return draft.root / priority / f"{sheet_id}.yaml", skeleton(sheet_id, priority, draft.vocabulary, today)


def _refuse_id(draft: Draft, sheet_id: str) -> None:
    if not re.fullmatch(SLUG, sheet_id) or len(sheet_id) > LONGEST_ID:
        better = slug(sheet_id)
        hint = f" — par exemple « {better} »" if better else ""
        raise NotPossible(f"« {sheet_id} » n'est pas un identifiant : minuscules sans accent, chiffres et tirets, 40 signes au plus{hint}")
    if taken := next(iter(sorted(draft.root.glob(f"*/{sheet_id}.yaml"))), None):
        raise NotPossible(f"la fiche « {sheet_id} » existe déjà : {draft.shown(taken)}")
    if sheet_id in draft.known("fiche", draft.schemes):
        raise NotPossible(f"la fiche « {sheet_id} » existe déjà sous un autre nom de fichier")


def slug(text: str) -> str:
    """A text as an id: « Prêt d'honneur » gives `pret-d-honneur`."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")


def skeleton(sheet_id: str, priority: str, vocabulary: Vocabulary, today: date) -> str:
    """The text of a new sheet: what is obligatory is empty, what is optional is a comment."""
    filled = {"id": sheet_id, "priorites": f"[{priority}]", "verifie_le": today.isoformat(), "fiabilite": "basse"}
    closed = {"type": vocabulary.types, "etapes": vocabulary.stages, "secteurs": vocabulary.sectors}
    lines = [
        modeline("fiche"),
        "# Remplissez, enregistrez, puis : python -m bot check && python -m bot ask « … ». Les lignes en # sont au choix.",
    ]
    for key, text in GUIDE[Scheme].items():
        lines += ["", f"# {text}", *_possible(closed.get(key, ()))]
        lines.append(BLOCKS[key] if key in BLOCKS else _line(key, filled.get(key)))
    return "\n".join(lines) + "\n"


def _line(key: str, value: str | None) -> str:
    if value is not None:
        return f"{key}: {value}"
    return f"{key}:" if key in required(Scheme) else f"# {key}: {EXAMPLES[key]}"


def _possible(terms: Sequence[Term]) -> list[str]:
    return [f"# possibles : {', '.join(term.id for term in terms)}"] if terms else []
