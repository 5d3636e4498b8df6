"""Reads a `knowledge/` directory into a Catalogue, or raises every problem found with file:line:column.

knowledge/
  vocabulaire.yaml profil.yaml      closed lists (both optional: what is absent closes nothing)
  organisations.yaml                one list; more lists may stand in organisations/*.yaml
  territories/*.yaml                one territory a file
  lexique/*.yaml                    words; each file holds keys of the Lexicon
  schema/                           generated, for the editor's program; never read
  <priority>/<id>.yaml              one scheme a file
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.checks import cross_check
from bot.catalogue.draft import Draft, Origin
from bot.catalogue.facts import Fact
from bot.catalogue.keys import KNOWN_KEYS
from bot.catalogue.lexicon import Lexicon
from bot.catalogue.models import Model, Organisation, Scheme, Territory, Vocabulary
from bot.catalogue.positions import Positions, YamlProblem, read
from bot.catalogue.problems import CatalogueErrors, Problem, from_validation, problem_at
from bot.garbage import no_collection

ModelType = TypeVar("ModelType", bound=Model)
RESERVED = {"territories", "organisations", "lexique", "schema"}
AT_THE_TOP = {"vocabulaire.yaml", "profil.yaml", "organisations.yaml"}


def load(directory: Path) -> Catalogue:
    """The catalogue of a directory.

    Raises:
        CatalogueErrors: anything wrong, all of it at once.
    """
    draft = sound(directory)
    return Catalogue(
        schemes=dict(sorted(draft.schemes.items())),
        organisations=draft.organisations,
        territories=draft.territories,
        facts=draft.facts,
        vocabulary=draft.vocabulary,
        lexicon=draft.lexicon(),
    )


def sound(directory: Path) -> Draft:
    """The same, before it is put together: with the place of everything in its file.

    Raises:
        CatalogueErrors: anything wrong, all of it at once.
    """
    with no_collection():
        draft = survey(directory)
    if draft.problems:
        raise CatalogueErrors(draft.problems)
    return draft


def survey(directory: Path) -> Draft:
    """All that can be read of a directory, with its problems: for tools that help to mend it."""
    draft = Draft(directory.resolve())
    if not draft.root.is_dir():
        raise CatalogueErrors([Problem(str(directory), 1, 1, "", "ce dossier n'existe pas : donnez le dossier du catalogue (--knowledge)")])
    _read_vocabulary(draft)
    _read_organisations(draft)
    _read_territories(draft)
    _read_lexicon(draft)
    _read_schemes(draft)
    _strays(draft)
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
    for twice in positions.duplicates:
        first = positions.find((*twice.path, twice.key))[0]
        message = f"la clé « {twice.key} » est écrite deux fois (déjà ligne {first}) : gardez-en une"
        draft.problems.append(Problem(shown, *twice.mark, twice.key, message))
    return value, positions


def _validate(draft: Draft, model: type[ModelType], origin: Origin) -> ModelType | None:
    try:
        return model.model_validate(origin.raw, by_alias=True, by_name=False)  # French keys only
    except ValidationError as error:
        known = {**KNOWN_KEYS, "": KNOWN_KEYS[model.__name__]}
        draft.problems += from_validation(error, origin.positions.under(origin.at), known)
        return None


def _add(draft: Draft, kind: str, table: dict[str, ModelType], model: type[ModelType], origin: Origin) -> ModelType | None:
    """One item, validated and put in its table; its id counts as known even when the rest of it is wrong."""
    item = _validate(draft, model, origin)
    item_id = origin.raw.get("id") if isinstance(origin.raw, dict) else None
    if isinstance(item_id, str):
        draft.named.setdefault(kind, set()).add(item_id)
    if item is None or not isinstance(item_id, str):
        return item
    if item_id in table:
        first = draft.origins[kind, item_id].positions.file
        draft.problems.append(origin.report(("id",), f"l'identifiant « {item_id} » existe déjà dans {first} : changez l'un des deux"))
        return item
    table[item_id] = item
    draft.origins[kind, item_id] = origin
    return item


def _items(draft: Draft, file: Path, kind: str, key: str | None = None) -> Iterator[Origin]:
    """The items of a list file (the list stands at the top, or under `key`)."""
    read_file = _yaml(draft, file)
    value, positions = read_file or (None, Positions(""))
    at: tuple[str, ...] = ()
    if key is not None and isinstance(value, dict):
        value, at = value.get(key), (key,)
    if not isinstance(value, list):
        draft.unreadable.add(kind)
        if read_file:
            draft.problems.append(problem_at(positions, at, "une liste est attendue : une entrée « - id: … » par élément"))
        return
    for index, item in enumerate(value):
        yield Origin(positions, (*at, index), item)


def _read_vocabulary(draft: Draft) -> None:
    file = draft.root / "vocabulaire.yaml"
    if file.is_file() and (read_file := _yaml(draft, file)):
        draft.vocabulary = _validate(draft, Vocabulary, Origin(read_file[1], (), read_file[0])) or draft.vocabulary
    file = draft.root / "profil.yaml"
    if file.is_file():
        for origin in _items(draft, file, "fait", "faits"):
            _add(draft, "fait", draft.facts, Fact, origin)


def _read_organisations(draft: Draft) -> None:
    files = [draft.root / "organisations.yaml", *sorted((draft.root / "organisations").glob("*.yaml"))]
    for file in filter(Path.is_file, files):
        for origin in _items(draft, file, "organisation"):
            _add(draft, "organisation", draft.organisations, Organisation, origin)


def _read_territories(draft: Draft) -> None:
    for file in sorted((draft.root / "territories").glob("*.yaml")):
        draft.named.setdefault("territoire", set()).add(file.stem)
        if read_file := _yaml(draft, file):
            origin = Origin(read_file[1], (), read_file[0])
            _check_file_name(draft, file, _add(draft, "territoire", draft.territories, Territory, origin), origin)


def _read_lexicon(draft: Draft) -> None:
    for file in sorted((draft.root / "lexique").glob("*.yaml")):
        if read_file := _yaml(draft, file):
            origin = Origin(read_file[1], (), read_file[0])
            if part := _validate(draft, Lexicon, origin):
                draft.lexicons.append((part, origin))


def _read_schemes(draft: Draft) -> None:
    for folder in _scheme_folders(draft):
        for file in sorted(folder.glob("*.yaml")):
            draft.named.setdefault("fiche", set()).add(file.stem)
            if read_file := _yaml(draft, file):
                origin = Origin(read_file[1], (), read_file[0])
                _check_file_name(draft, file, _add(draft, "fiche", draft.schemes, Scheme, origin), origin)


def _scheme_folders(draft: Draft) -> list[Path]:
    return sorted(path for path in draft.root.iterdir() if path.is_dir() and path.name not in RESERVED and not path.name.startswith("."))


def _check_file_name(draft: Draft, file: Path, item: Scheme | Territory | None, origin: Origin) -> None:
    if item is not None and item.id != file.stem:
        message = f"l'identifiant « {item.id} » diffère du nom du fichier « {file.stem}.yaml » : rendez-les égaux"
        draft.problems.append(origin.report(("id",), message))


def _strays(draft: Draft) -> None:
    """Files that look like sheets and that nobody would read."""
    for file in sorted(draft.root.glob("*.y*ml")):
        if file.name not in AT_THE_TOP:
            draft.problems.append(
                Problem(draft.shown(file), 1, 1, "", "ce fichier n'est pas lu ici : rangez-le dans le dossier de sa priorité")
            )
    for file in sorted(draft.root.glob("*/*.yml")):
        draft.problems.append(Problem(draft.shown(file), 1, 1, "", f"ce fichier n'est pas lu : renommez-le « {file.stem}.yaml »"))
    for folder in _scheme_folders(draft):
        for file in sorted(folder.glob("*/*.y*ml")):
            draft.problems.append(Problem(draft.shown(file), 1, 1, "", f"ce fichier n'est pas lu : remontez-le dans « {folder.name} »"))


def problems_in(directory: Path) -> Sequence[Problem]:
    """Every problem of a directory, in file order; empty when it is sound."""
    try:
        load(directory)
    except CatalogueErrors as errors:
        return errors.problems
    return ()
