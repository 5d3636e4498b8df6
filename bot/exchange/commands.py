"""The commands of exchange: `export`, `import`, `new-catalogue`."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from bot.console import catalogue_or_exit, directory_of, knowledge_option

FORMATS = ("dispositif-aide", "json", "csv")


@click.command("export")
@knowledge_option
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="Schéma national, JSON sans perte, ou tableau.")
@click.option(
    "--profile", type=click.Choice(["base", "professionnels"]), default="professionnels", show_default=True, help="Colonnes du schéma."
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export_catalogue(knowledge: Path | None, form: str, profile: str, file: Path) -> None:
    """Écrit le catalogue pour d'autres systèmes."""
    from bot.exchange.exported import export, widened

    directory = directory_of(knowledge)
    catalogue = catalogue_or_exit(directory)
    try:
        files = export(catalogue, directory, form, profile, file)
    except OSError as error:
        click.echo(f"{file} : impossible d'écrire ({error.strerror})", err=True)
        sys.exit(1)
    click.echo("\n".join(map(str, files)))
    if form == "dispositif-aide" and (wider := widened(catalogue)):
        click.echo(
            f"{len(wider)} fiches ont une zone que le schéma ne sait pas dire : zone plus large dans le CSV, exacte dans le complément.",
            err=True,
        )
        for line in wider:
            click.echo(f"  {line}", err=True)


@click.command("import")
@click.argument("form", metavar="FORMAT", type=click.Choice(["dispositif-aide", "json"]))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Faire comme si on était ce jour-là.")
def import_catalogue(form: str, file: Path, directory: Path, today: datetime | None) -> None:
    """Fait un catalogue du fichier de quelqu'un d'autre, dans un nouveau dossier."""
    from bot.exchange import ExchangeErrors
    from bot.exchange.bundle import import_bundle
    from bot.exchange.imported import import_csv, report_lines

    try:
        if form == "json":
            click.echo(f"{directory} : {import_bundle(file, directory)} fiches.")
            return
        report = import_csv(file, directory, today.date() if today else date.today())
    except ExchangeErrors as errors:
        click.echo(str(errors), err=True)
        click.echo("Rien n'a été écrit.", err=True)
        sys.exit(1)
    for line in report_lines(report):
        click.echo(line, err=True)
    click.echo(f"{directory} : {report.sheets} fiches. Ce qui manque : python -m bot check --knowledge {directory}, puis audit.")


@click.command("new-catalogue")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
def new_catalogue(directory: Path) -> None:
    """Commence le catalogue d'une autre ville ou d'un autre programme : un petit modèle qui marche, commenté."""
    from bot.exchange import ExchangeErrors
    from bot.exchange.start import new_catalogue as start

    try:
        start(directory)
    except ExchangeErrors as errors:
        click.echo(str(errors), err=True)
        sys.exit(1)
    click.echo(f"{directory} : lisez {directory / 'README.md'}, puis python -m bot check --knowledge {directory}")
