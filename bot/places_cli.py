"""`python -m bot places …`: the map of the priority neighbourhoods, imported from a file or downloaded."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.settings import Settings


@click.group()
def places() -> None:
    """La carte des quartiers prioritaires (QPV), pour vérifier une adresse ou une position."""


@places.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_map(file: Path) -> None:
    """Prend le GeoJSON officiel des QPV (WGS84) et l'enregistre dans PLACES_FILE."""
    _keep(file.read_bytes(), _settings().places_file)


@places.command()
@click.option("--url", default=None, help="Adresse du fichier GeoJSON, ou du jeu de données (sinon PLACES_URL).")
def update(url: str | None) -> None:
    """Télécharge la carte des QPV depuis data.gouv.fr."""
    from bot.geocoding.download import DownloadFailed, download

    settings = _settings()
    try:
        data = download(url or settings.places_url)
    except DownloadFailed as error:
        _fail(str(error))
    _keep(data, settings.places_file)


@places.command()
@click.argument("address", nargs=-1, required=True)
def locate(address: tuple[str, ...]) -> None:
    """Dit si une adresse, ou « latitude longitude », est dans un QPV."""
    import asyncio

    from bot.dialogue.events import Address, Position
    from bot.geocoding import open_locator

    settings = _settings()
    locator = open_locator(settings.places_file, settings.geocoder_url)
    try:
        lookup: Address | Position = Position(*(float(part) for part in address))
    except (TypeError, ValueError):
        lookup = Address(" ".join(address))
    place = asyncio.run(locator.locate(lookup)).place
    click.echo(" · ".join(str(part) for part in (place.presence, place.neighbourhood, place.code, place.doubt, place.label) if part))


def _keep(data: bytes, file: Path) -> None:
    from bot.places.place import BadMap
    from bot.places.qpv import read_geojson, save

    try:
        read = read_geojson(data)
    except BadMap as error:
        _fail(str(error))
    save(read.areas, file)
    click.echo(f"{len(read.areas)} quartiers enregistrés dans {file} ({read.repaired} contours réparés, {read.dropped} sans contour).")


def _settings() -> Settings:
    from bot.console import settings_or_exit

    return settings_or_exit()


def _fail(sentence: str) -> None:
    click.echo(sentence, err=True)
    sys.exit(1)
