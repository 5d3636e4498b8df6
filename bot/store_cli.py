"""The commands of whoever keeps the database: backup, restore."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.console import settings_or_exit


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Sauvegarde la base (DATABASE_URL) dans FILE, pendant que le robot tourne."""
    from bot.store.backup import backup as written
    from bot.store.errors import StoreError

    try:
        count = asyncio.run(written(settings_or_exit().database_url, file, datetime.now(UTC)))
    except (StoreError, OSError) as error:
        _leave(f"La sauvegarde n'est pas faite : {error}.")
    click.echo(f"{count} lignes sauvegardées dans {file} (données personnelles : gardez ce fichier à l'abri).")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def restore(file: Path) -> None:
    """Remplit une base vide (DATABASE_URL) avec la sauvegarde FILE, même d'une version plus ancienne."""
    from bot.store.backup import restore as filled
    from bot.store.errors import StoreError
    from bot.store.pseudonym import Pseudonyms

    settings = settings_or_exit()
    try:
        count = asyncio.run(filled(settings.database_url, file, Pseudonyms(settings.pseudonym_secret)))
    except (StoreError, OSError) as error:
        _leave(f"Rien n'est restauré : {error}.")
    click.echo(f"{count} lignes restaurées.")


def _leave(sentence: str) -> None:
    click.echo(sentence, err=True)
    sys.exit(1)
