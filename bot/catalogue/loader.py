"""Reads a `knowledge/` directory into a Catalogue, or raises every problem found with file:line:column.

knowledge/
  vocabulaire.yaml profil.yaml      closed lists (both optional: what is absent closes nothing)
  organisations.yaml                one list; more lists may stand in organisations/*.yaml
  territories/*.yaml                one territory a file
  lexique/*.yaml                    words; each file holds keys of the Lexicon
  <priority>/<id>.yaml              one scheme a file
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.checks import cross_check
from bot.catalogue.facts import Fact
from bot.catalogue.keys import KNOWN_KEYS
from bot.catalogue.lexicon import Lexicon
from bot.catalogue.models import Model, Organisation, Scheme, Territory, Vocabulary
from bot.catalogue.positions import Positions, YamlProblem, read
from bot.catalogue.problems import CatalogueErrors, Problem, from_validation, problem_at

ModelType = TypeVar("ModelType", bound=Model)
RESERVED = {"territories", "organisations", "lexique"}


@dataclass(slots=True)
class Draft:
    """What was read so far: the values, where each stands, and what is wrong."""

    root: Path
    schemes: dict[str, Scheme] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    territories: dict[str, Territory] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    lexicon: dict[str, Any] = field(default_factory=dict)
    origins: dict[tuple[str, str], tuple[Positions, tuple[int | str, ...]]] = field(default_factory=dict)
    has_organisations: bool = False
    problems: list[Problem] = field(default_factory=list)

    def shown(self, file: Path) -> str:
        return (Path(self.root.name) / file.relative_to(self.root)).as_posix()


def load(directory: Path) -> Catalogue:
    """The catalogue of a directory.

    Raises:
        CatalogueErrors: anything wrong, all of it at once.
    """
    draft = _read_all(directory)
    if draft.problems:
        raise CatalogueErrors(draft.problems)
    return Catalogue(
        schemes=dict(sorted(draft.schemes.items())),
        organisations=draft.organisations,
        territories=draft.territories,
        facts=draft.facts,
        vocabulary=draft.vocabulary,
        lexicon=Lexicon.model_validate(draft.lexicon),
    )


def _read_all(directory: Path) -> Draft:
    draft = Draft(directory.resolve())
    if not draft.root.is_dir():
        raise CatalogueErrors([Problem(str(directory), 1, 1, "", "ce dossier n'existe pas : donnez le dossier du catalogue (--knowledge)")])
    _read_vocabulary(draft)
    _read_organisations(draft)
    _read_territories(draft)
    _read_lexicon(draft)
    _read_schemes(draft)
    if not draft.schemes and not draft.problems:
        draft.problems.append(Problem(draft.root.name, 1, 1, "", "aucune fiche : créez knowledge/<priorité>/<id>.yaml"))
    draft.problems += cross_check(draft)
    return draft


def _yaml(draft: Draft, file: Path) -> tuple[Any, Positions] | None:
    shown = draft.shown(file)
    try:
        value, positions = read(file, shown)
    except YamlProblem as problem:
        draft.problems.append(Problem(shown, problem.line, problem.column, "", problem.message))
        return None
    for path, key in positions.duplicates:
        message = f"la clé « {key} » est écrite deux fois : gardez-en une"
        draft.problems.append(problem_at(positions, (*path, f"{key} (bis)"), message, key=key))
    return value, positions


def _validate(draft: Draft, model: type[ModelType], value: Any, positions: Positions, at: tuple[int | str, ...] = ()) -> ModelType | None:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        known = {**KNOWN_KEYS, "": KNOWN_KEYS[model.__name__]}
        problems = from_validation(error, _Shifted(positions, at), known)
        draft.problems += problems
        return None


class _Shifted(Positions):
    """Positions seen from an inner path, for validating one item of a list file."""

    def __init__(self, positions: Positions, at: tuple[int | str, ...]) -> None:
        marks = positions.marks if not at else {p[len(at) :]: m for p, m in positions.marks.items() if p[: len(at)] == at}
        super().__init__(positions.file, marks)


def _add(
    draft: Draft, kind: str, table: dict[str, ModelType], item: ModelType | None, positions: Positions, at: tuple[int | str, ...]
) -> None:
    if item is None:
        return
    item_id: str = item.id  # type: ignore[attr-defined]
    if item_id in table:
        first = draft.origins[kind, item_id][0].file
        message = f"l'identifiant « {item_id} » existe déjà dans {first} : changez l'un des deux"
        draft.problems.append(problem_at(positions, (*at, "id"), message, key="id"))
        return
    table[item_id] = item
    draft.origins[kind, item_id] = (positions, at)


def _items(draft: Draft, file: Path, key: str | None = None) -> Iterator[tuple[Any, Positions, tuple[int | str, ...]]]:
    """The items of a list file (the list stands at the top, or under `key`)."""
    if (read_file := _yaml(draft, file)) is None:
        return
    value, positions = read_file
    at: tuple[int | str, ...] = ()
    if key is not None and isinstance(value, dict):
        value, at = value.get(key), (key,)
    if not isinstance(value, list):
        draft.problems.append(problem_at(positions, at, "une liste est attendue : une entrée « - id: … » par élément"))
        return
    for index, item in enumerate(value):
        yield item, positions, (*at, index)


def _read_vocabulary(draft: Draft) -> None:
    file = draft.root / "vocabulaire.yaml"
    if file.is_file() and (read_file := _yaml(draft, file)):
        draft.vocabulary = _validate(draft, Vocabulary, *read_file) or draft.vocabulary
    file = draft.root / "profil.yaml"
    if file.is_file():
        for item, positions, at in _items(draft, file, "faits"):
            _add(draft, "fait", draft.facts, _validate(draft, Fact, item, positions, at), positions, at)


def _read_organisations(draft: Draft) -> None:
    files = [draft.root / "organisations.yaml", *sorted((draft.root / "organisations").glob("*.yaml"))]
    for file in files:
        if not file.is_file():
            continue
        draft.has_organisations = True
        for item, positions, at in _items(draft, file):
            _add(draft, "organisation", draft.organisations, _validate(draft, Organisation, item, positions, at), positions, at)


def _read_territories(draft: Draft) -> None:
    for file in sorted((draft.root / "territories").glob("*.yaml")):
        if read_file := _yaml(draft, file):
            territory = _validate(draft, Territory, *read_file)
            _check_file_name(draft, file, territory, read_file[1])
            _add(draft, "territoire", draft.territories, territory, read_file[1], ())


def _read_lexicon(draft: Draft) -> None:
    for file in sorted((draft.root / "lexique").glob("*.yaml")):
        read_file = _yaml(draft, file)
        if read_file is None or _validate(draft, Lexicon, *read_file) is None:
            continue
        for key, value in read_file[0].items():
            held = draft.lexicon.get(key)
            draft.lexicon[key] = value if held is None else ({**held, **value} if isinstance(held, dict) else [*held, *value])


def _read_schemes(draft: Draft) -> None:
    for folder in sorted(path for path in draft.root.iterdir() if path.is_dir() and path.name not in RESERVED):
        for file in sorted(folder.glob("*.yaml")):
            if read_file := _yaml(draft, file):
                scheme = _validate(draft, Scheme, *read_file)
                _check_file_name(draft, file, scheme, read_file[1])
                _add(draft, "fiche", draft.schemes, scheme, read_file[1], ())


def _check_file_name(draft: Draft, file: Path, item: Scheme | Territory | None, positions: Positions) -> None:
    if item is not None and item.id != file.stem:
        message = f"l'identifiant « {item.id} » diffère du nom du fichier « {file.stem}.yaml » : rendez-les égaux"
        draft.problems.append(problem_at(positions, ("id",), message, key="id"))


def problems_in(directory: Path) -> Sequence[Problem]:
    """Every problem of a directory, in file order; empty when it is sound."""
    try:
        load(directory)
    except CatalogueErrors as errors:
        return errors.problems
    return ()
