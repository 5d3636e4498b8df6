"""The command that writes the public site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.console import catalogue_or_exit, directory_of, knowledge_option, settings_or_exit, snapshot_or_exit


@click.command()
@knowledge_option
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--url", default=None, help="Adresse où le site sera publié (sinon SITE_URL) : liens entiers, codes, aperçus, plan, flux.")
@click.option("--bot", "username", default=None, help="Nom du robot Telegram, sans @ (sinon BOT_USERNAME).")
@click.option(
    "--since",
    type=click.Path(path_type=Path, exists=True),
    default=None,
    metavar="ANCIEN",
    help="Version d'avant (dossier, ou fichier de `snapshot`) : le flux dit ce qui a changé depuis.",
)
@click.option("--name", default="Quartiers productifs", show_default=True, help="Nom du site.")
def site(knowledge: Path | None, out: Path, url: str | None, username: str | None, since: Path | None, name: str) -> None:
    """Écrit le site public des fiches : des pages que tout navigateur ouvre, sans compte ni script."""
    from bot.site.build import Site, build, write

    settings = settings_or_exit()
    if url is not None and not url.startswith(("https://", "http://")):
        raise click.BadParameter("une adresse commence par https://", param_hint="--url")
    address = url or settings.site_url
    catalogue, before = catalogue_or_exit(directory_of(knowledge)), snapshot_or_exit(since) if since else None
    made = Site(catalogue, name, address.rstrip("/") if address else None, username or settings.bot_username, before)
    files = build(made)
    try:
        write(files, out)
    except OSError as error:
        click.echo(f"{out} : impossible d'écrire ({error.strerror})", err=True)
        sys.exit(1)
    click.echo(f"{out} : {len(files)} fichiers.")
    if not made.url:
        click.echo("Sans SITE_URL : pas de plan du site, de flux, d'aperçu de lien ni de code vers la page.", err=True)
