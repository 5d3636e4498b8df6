"""What every command of the terminal needs: the settings, the catalogue, and one line a mistake."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from pydantic import ValidationError

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.catalogue import Catalogue, CatalogueErrors
    from bot.catalogue.draft import Draft
    from bot.catalogue.snapshot import Snapshot
    from bot.prepared import Prepared


def settings_or_exit() -> Settings:
    """The settings, or one line a mistake on stderr and exit 1."""
    try:
        return Settings()
    except ValidationError as error:
        for item in error.errors(include_url=False, include_input=False):
            click.echo(f"Réglage {str(item['loc'][0]).upper()} : {item['msg']}", err=True)
        sys.exit(1)


def catalogue_or_exit(directory: Path) -> Catalogue:
    """The catalogue, or one line a problem on stderr and exit 1."""
    from bot.catalogue import CatalogueErrors, load

    try:
        return load(directory)
    except CatalogueErrors as errors:
        _say_and_leave(errors)


def draft_or_exit(directory: Path) -> Draft:
    """A sound catalogue with the place of everything in its files, or one line a problem on stderr and exit 1."""
    from bot.catalogue import CatalogueErrors
    from bot.catalogue.loader import sound

    try:
        return sound(directory)
    except CatalogueErrors as errors:
        _say_and_leave(errors)


def snapshot_or_exit(path: Path) -> Snapshot:
    """The state of a catalogue: that of a directory, or one that `snapshot` kept in a file."""
    from bot.catalogue.snapshot import NotASnapshot, from_json, snapshot

    if path.is_dir():
        return snapshot(catalogue_or_exit(path))
    try:
        return from_json(path.read_bytes())
    except (NotASnapshot, OSError) as error:
        click.echo(f"{path} : {error.strerror if isinstance(error, OSError) else error}", err=True)
        sys.exit(1)


def _say_and_leave(errors: CatalogueErrors) -> NoReturn:
    for problem in errors.problems:
        click.echo(str(problem), err=True)
    sys.exit(1)


def prepared_or_exit(directory: Path, *, apart: bool = False) -> Prepared:
    """The catalogue with its matcher, or one line a problem on stderr and exit 1; built in a process `apart` for one that lives long."""
    from bot.catalogue import CatalogueErrors
    from bot.prepared import prepare, prepare_apart

    try:
        return prepare_apart(directory) if apart else prepare(directory)
    except CatalogueErrors as errors:
        _say_and_leave(errors)


def knowledge_option(command: Any) -> Any:
    """`--knowledge DIR`, for every command."""
    return click.option(
        "--knowledge", type=click.Path(path_type=Path), default=None, help="Dossier du catalogue (sinon KNOWLEDGE_DIR, sinon knowledge/)."
    )(command)


def directory_of(knowledge: Path | None) -> Path:
    """The directory of the catalogue: the given one, else the setting's."""
    return knowledge or settings_or_exit().knowledge_dir


def territory_or_refuse(catalogue: Catalogue, name: str | None) -> str | None:
    """The id of a territory that was loosely named; an unknown one is refused with those there are."""
    if name is None:
        return None
    from bot.places import TerritoryNames

    if (found := TerritoryNames(catalogue.territories).find(name)) is None:
        known = ", ".join(catalogue.territories) or "aucun"
        raise click.BadParameter(f"territoire inconnu « {name} ». Territoires possibles : {known}", param_hint="--territory")
    return found.id
