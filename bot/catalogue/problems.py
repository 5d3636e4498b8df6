"""What is wrong in the catalogue, said to an editor: file:line:column, the key, and how to mend it.

CatalogueErrors      every problem of a catalogue at once
  .problems          tuple[Problem, ...], in file order
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.catalogue.positions import Path, Positions

KnownKeys = Mapping[str, Sequence[str]]


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
    """« — vouliez-vous dire « x » ? » when a known word is within a few slips of the typed one, else an empty text."""
    found = _meant(word, known)
    return f" — vouliez-vous dire « {found} » ?" if found else ""


def _meant(word: str, known: Sequence[str]) -> str | None:
    found = process.extractOne(word, list(known), scorer=OSA.distance, score_cutoff=min(3, max(1, len(word) // 2)))
    return found[0] if found else None


def problem_at(positions: Positions, path: Path, message: str, *, key: str | None = None) -> Problem:
    """A problem at the deepest known place of a path."""
    line, column = positions.find(path)
    name = key if key is not None else next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    return Problem(positions.file, line, column, name, message)


def from_validation(error: ValidationError, positions: Positions, known_keys: KnownKeys) -> list[Problem]:
    """One problem a pydantic error, in French; `known_keys` gives the keys allowed at each level, by parent key."""
    problems: dict[tuple[int, int, str], Problem] = {}
    items = error.errors(include_url=False)
    mistyped = {_mistyped(item, known_keys) for item in items if item["type"] == "extra_forbidden"}
    for item in items:
        if item["type"] == "missing" and item["loc"] in mistyped:
            continue  # told once: the key is there, with a slip
        for problem in _problems_of(item, positions, known_keys):
            problems.setdefault((problem.line, problem.column, problem.key), problem)
    return list(problems.values())


def _problems_of(item: ErrorDetails, positions: Positions, known_keys: KnownKeys) -> Iterator[Problem]:
    path = positions.real_path(tuple(item["loc"]))
    if item["type"] == "too_short" and item["input"]:
        return  # its items have their own problems
    if item["type"] == "rule":
        for inner, message in item["ctx"]["faults"]:
            yield problem_at(positions, (*path, *inner), message)
    else:
        yield problem_at(positions, path, _say(item, path, known_keys), key=_key_of(item["loc"], path))


def _mistyped(item: ErrorDetails, known_keys: KnownKeys) -> Path:
    """The place of the key that an unknown one was probably meant to be."""
    *block, key = item["loc"]
    return (*block, _meant(str(key), known_keys.get(_parent(tuple(block), ""), ())) or "")


def _key_of(loc: tuple[int | str, ...], path: Path) -> str:
    """The key an error speaks of: the missing one, or the last one that stands in the file."""
    if loc and isinstance(loc[-1], str) and loc[-1].isidentifier() and loc[-1] not in ("Leaf", "Group"):
        return loc[-1]
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")


def _parent(path: Path, key: str) -> str:
    names = [part for part in path if isinstance(part, str) and part != key]
    return names[-1] if names else ""


def _say(item: ErrorDetails, path: Path, known_keys: KnownKeys) -> str:
    kind, context, key = item["type"], item.get("ctx") or {}, _key_of(item["loc"], path)
    value = item.get("input")
    given = _short(value)
    if kind == "extra_forbidden":
        return _unknown_key(key, value, known_keys.get(_parent(path, key), ()))
    if kind == "missing":
        return f"il manque la clé « {key} » : ajoutez une ligne « {key}: … »"
    if kind == "value_error":
        return str(context.get("error", item["msg"]))
    if value is None and kind in _EMPTY_KINDS:
        nothing = ", ou effacez la ligne" if kind in ("tuple_type", "dict_type", "mapping_type") else ""
        return f"rien n'est écrit après « {key}: » — écrivez une valeur{nothing}"
    if kind in ("enum", "literal_error"):
        expected = [word.strip(" '") for word in str(context.get("expected", "")).replace(" or ", ", ").split(",")]
        return f"« {given} » n'est pas permis{closest(given, expected)} — valeurs possibles : {', '.join(expected)}"
    if kind == "string_pattern_mismatch":
        return f"« {given} » n'a pas la forme attendue : {_FORMS.get(key, 'minuscules sans accent, chiffres et tirets')}"
    if kind == "string_type" and isinstance(value, dict):
        return f"un texte est attendu : un « : » l'a coupé en deux (« {_pairs(value)} ») — mettez tout le texte entre guillemets"
    if kind in _SENTENCES:
        return _SENTENCES[kind].format(**{**context, "given": given})
    return f"valeur refusée « {given} » ({item['msg']})"


def _unknown_key(key: str, value: object, allowed: Sequence[str]) -> str:
    if value is None and " " in key and not allowed:
        return f"« {key}: » est lu comme une clé : mettez le texte entre guillemets"
    listed = closest(key, allowed) or (f" — clés possibles : {', '.join(allowed)}" if allowed else "")
    return f"clé inconnue « {key} »{listed}"


def _pairs(value: dict[Any, Any]) -> str:
    return _short(", ".join(f"{key}: {'' if inner is None else inner}".strip() for key, inner in value.items()))


_FORMS = {
    "url": "une adresse qui commence par https://, sans espace",
    "url_source": "une adresse qui commence par https://, sans espace",
    "site": "une adresse qui commence par https://, sans espace",
    "courriel": "une adresse comme accueil@exemple.fr",
    "porteur": "un identifiant de organisations.yaml, en minuscules sans accent, chiffres et tirets",
}

_SENTENCES = {
    "string_type": "un texte est attendu, pas « {given} » — mettez-le entre guillemets",
    "string_too_short": "le texte est vide — écrivez-le, ou effacez la ligne",
    "string_too_long": "texte trop long : {max_length} caractères au plus",
    "tuple_type": "une liste est attendue : une ligne « - … » (tiret et espace) par élément, pas « {given} »",
    "too_short": "la liste est vide : il faut au moins {min_length} élément",
    "model_type": "un bloc « clé: valeur » est attendu, pas « {given} »",
    "dict_type": "un bloc « clé: valeur » est attendu, pas « {given} »",
    "mapping_type": "un bloc « clé: valeur » est attendu, pas « {given} »",
    "model_attributes_type": "un bloc « clé: valeur » est attendu, pas « {given} »",
    "float_parsing": "un nombre est attendu, pas « {given} » (chiffres seuls : sans espace, ni %, ni €)",
    "float_type": "un nombre est attendu, pas « {given} » (chiffres seuls : sans espace, ni %, ni €)",
    "finite_number": "un nombre est attendu, pas « {given} » (chiffres seuls : sans espace, ni %, ni €)",
    "int_parsing": "un nombre entier est attendu, pas « {given} »",
    "bool_parsing": "« oui » ou « non » attendu, pas « {given} »",
    "bool_type": "« oui » ou « non » attendu, pas « {given} »",
    "date_type": "une date AAAA-MM-JJ est attendue, pas « {given} »",
    "date_from_datetime_parsing": "une date AAAA-MM-JJ est attendue, pas « {given} »",
    "date_from_datetime_inexact": "une date AAAA-MM-JJ est attendue, sans heure : pas « {given} »",
    "date_parsing": "une date AAAA-MM-JJ est attendue, pas « {given} »",
    "greater_than_equal": "un nombre positif est attendu, pas « {given} »",
}

_EMPTY_KINDS = {*_SENTENCES, "enum", "literal_error", "string_pattern_mismatch"}


def _short(value: object) -> str:
    text = "rien" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "…"
