"""What is wrong in the catalogue, said to an editor: file:line:column, the key, and how to mend it.

CatalogueErrors      every problem of a catalogue at once
  .problems          tuple[Problem, ...], in file order
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.catalogue.positions import Path, Positions


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake at one place of one file."""

    file: str
    line: int
    column: int
    key: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}"
        return f"{where}: {self.key} : {self.message}" if self.key else f"{where}: {self.message}"


class CatalogueErrors(Exception):
    """The catalogue cannot be used; holds every problem found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def closest(word: str, known: Sequence[str]) -> str:
    """« — vouliez-vous dire « x » ? » when a known word is within three slips of the typed one, else an empty text."""
    found = process.extractOne(word, list(known), scorer=OSA.distance, score_cutoff=3)
    return f" — vouliez-vous dire « {found[0]} » ?" if found else ""


def problem_at(positions: Positions, path: Path, message: str, *, key: str | None = None) -> Problem:
    """A problem at the deepest known place of a path."""
    line, column = positions.find(path)
    name = key if key is not None else next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    return Problem(positions.file, line, column, name, message)


def from_validation(error: ValidationError, positions: Positions, known_keys: dict[str, Sequence[str]]) -> list[Problem]:
    """One problem a pydantic error, in French; `known_keys` gives the keys allowed at each level, by parent key."""
    problems: dict[tuple[int, int, str], Problem] = {}
    for item in error.errors(include_url=False):
        path = positions.real_path(tuple(item["loc"]))
        problem = problem_at(positions, path, _say(dict(item), path, known_keys), key=_key_of(item["loc"]))
        problems.setdefault((problem.line, problem.column, problem.key), problem)
    return list(problems.values())


def _key_of(loc: tuple[int | str, ...]) -> str:
    names = [part for part in loc if isinstance(part, str) and part.isascii() and part not in ("Leaf", "Group")]
    names = [part for part in names if "[" not in part and "(" not in part]
    return names[-1] if names else ""


def _parent(path: Path, key: str) -> str:
    names = [part for part in path if isinstance(part, str) and part != key]
    return names[-1] if names else ""


def _say(item: dict[str, Any], path: Path, known_keys: dict[str, Sequence[str]]) -> str:
    kind, context, key = item["type"], item.get("ctx") or {}, _key_of(item["loc"])
    given = _short(item.get("input"))
    if kind == "extra_forbidden":
        allowed = known_keys.get(_parent(path, key), ())
        listed = closest(key, allowed) or (f" — clés possibles : {', '.join(allowed)}" if allowed else "")
        return f"clé inconnue « {key} »{listed}"
    if kind == "missing":
        return f"il manque la clé « {key} » : ajoutez une ligne « {key}: … »"
    if kind == "value_error":
        return str(context.get("error", item["msg"]))
    if kind in ("enum", "literal_error"):
        expected = [word.strip(" '") for word in str(context.get("expected", "")).replace(" or ", ", ").split(",")]
        return f"« {given} » n'est pas permis{closest(given, expected)} — valeurs possibles : {', '.join(expected)}"
    if kind == "string_pattern_mismatch":
        return f"« {given} » n'a pas la forme attendue : {_FORMS.get(key, 'minuscules sans accent, chiffres et tirets')}"
    if kind in _SENTENCES:
        return _SENTENCES[kind].format(given=given, **context)
    return f"valeur refusée « {given} » : {item['msg']}"


_FORMS = {
    "url": "une adresse qui commence par https://",
    "url_source": "une adresse qui commence par https://",
    "site": "une adresse qui commence par https://",
    "courriel": "une adresse comme accueil@exemple.fr",
}

_SENTENCES = {
    "string_type": "un texte est attendu, pas « {given} » — mettez-le entre guillemets",
    "string_too_short": "le texte est vide — écrivez-le, ou enlevez la clé",
    "string_too_long": "texte trop long : {max_length} caractères au plus",
    "tuple_type": "une liste est attendue : une ligne « - … » par élément (reçu « {given} »)",
    "too_short": "la liste est vide : il faut au moins {min_length} élément",
    "model_type": "un bloc « clé: valeur » est attendu, pas « {given} »",
    "model_attributes_type": "un bloc « clé: valeur » est attendu, pas « {given} »",
    "float_parsing": "un nombre est attendu, pas « {given} » (sans espace ni €)",
    "float_type": "un nombre est attendu, pas « {given} » (sans espace ni €)",
    "int_parsing": "un nombre entier est attendu, pas « {given} »",
    "bool_parsing": "« oui » ou « non » attendu, pas « {given} »",
    "date_type": "une date AAAA-MM-JJ est attendue, pas « {given} »",
    "date_from_datetime_parsing": "une date AAAA-MM-JJ est attendue, pas « {given} »",
    "date_parsing": "une date AAAA-MM-JJ est attendue, pas « {given} »",
    "greater_than_equal": "un nombre positif est attendu, pas « {given} »",
}


def _short(value: object) -> str:
    text = "rien" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "…"
