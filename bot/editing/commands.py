"""The editor's commands: `audit`, `new`, `schema`. Each prints, writes its files, and returns an exit code."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.catalogue import Catalogue, CatalogueErrors
from bot.catalogue.audit import SECTIONS, Audit, addresses, audit
from bot.catalogue.guide import table
from bot.catalogue.loader import survey
from bot.catalogue.models import Scheme
from bot.catalogue.scaffold import NotPossible, start_sheet
from bot.catalogue.schema import modeline, schemas
from bot.editing.links import Link, State, check_links
from bot.editing.report import as_json as json_report
from bot.editing.report import as_text, print_tables

TABLE = ("<!-- clés : écrites par `python -m bot schema` -->\n", "<!-- fin des clés -->")


def audit_command(catalogue: Catalogue, today: date, *, as_json: bool, links: bool, fail_on: Sequence[str]) -> int:
    """Prints the audit; 1 when a section named by `fail_on` has something in it."""
    _refuse_unknown(fail_on, links)
    found = audit(catalogue, today)
    checked = _check(addresses(catalogue)) if links else None
    if as_json:
        click.echo(json.dumps(json_report(found, checked), ensure_ascii=False, indent=2))
    elif sys.stdout.isatty():
        print_tables(Console(highlight=False), found, checked)
    else:
        click.echo(as_text(found, checked))
    if failed := _failed(found, checked, fail_on):
        click.echo(f"À corriger : {', '.join(failed)}", err=True)
        return 1
    return 0


def _refuse_unknown(fail_on: Sequence[str], links: bool) -> None:
    possible = [*SECTIONS, "links"]
    for name in fail_on:
        if name not in possible:
            raise click.BadParameter(f"partie inconnue « {name} ». Parties possibles : {', '.join(possible)}", param_hint="--fail-on")
    if "links" in fail_on and not links:
        raise click.UsageError("--fail-on links demande aussi --links")


def _check(urls: Mapping[str, Sequence[str]]) -> list[Link]:
    """Checks every link, with a progress bar on a terminal (on stderr: the report stays clean)."""
    columns = (TextColumn("Liens"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.fields[dead]} morts"))
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("", total=len(urls), dead=0)
        dead = 0

        def done(link: Link) -> None:
            nonlocal dead
            dead += link.state is State.DEAD
            progress.update(task, advance=1, dead=dead)

        return asyncio.run(check_links(urls, done=done))


def _failed(found: Audit, links: Sequence[Link] | None, fail_on: Sequence[str]) -> list[str]:
    failed = [section.title for section in found.sections if section.id in fail_on and section.findings]
    if "links" in fail_on and any(link.state is State.DEAD for link in links or ()):
        failed.append("Liens morts")
    return failed


def new_command(directory: Path, sheet_id: str, priority: str, today: date) -> int:
    """Writes the skeleton of a sheet; 1 with one sentence when it cannot be."""
    try:
        file, text = start_sheet(survey(directory), sheet_id, priority, today)
    except (NotPossible, CatalogueErrors) as error:
        click.echo(str(error), err=True)
        return 1
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    click.echo(f"{file} : à remplir, puis « python -m bot check » dit ce qui manque.")
    return 0


def schema_command(directory: Path, *, modelines: bool) -> int:
    """Writes the schemas and the README table of keys; on demand, the line that names the schema in each file."""
    try:
        draft = survey(directory)
    except CatalogueErrors as error:
        click.echo(str(error), err=True)
        return 1
    folder = directory / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in schemas(draft.vocabulary, draft.facts).items():
        (folder / name).write_text(text, encoding="utf-8")
    readme = directory / "README.md"
    if readme.is_file():
        readme.write_text(with_table(readme.read_text(encoding="utf-8")), encoding="utf-8")
    if modelines:
        click.echo(f"{sum(_add_modeline(file, line) for file, line in _pointed(directory))} fichiers désignent maintenant leur schéma.")
    return 0


def with_table(readme: str) -> str:
    """A README with the table of keys between its two marks, if it has them."""
    before, opening, rest = readme.partition(TABLE[0])
    _, closing, after = rest.partition(TABLE[1])
    return f"{before}{opening}\n{table(Scheme)}\n\n{closing}{after}" if opening and closing else readme


def _pointed(directory: Path) -> list[tuple[Path, str]]:
    """Every file that follows a schema, with its first line."""
    reserved = {"territories": "territoire", "organisations": "organisations", "lexique": None, "schema": None}
    files = [
        (file, modeline(name))
        for folder in sorted(path for path in directory.iterdir() if path.is_dir())
        if (name := reserved.get(folder.name, "fiche"))
        for file in sorted(folder.glob("*.yaml"))
    ]
    top = directory / "organisations.yaml"
    return [*files, *([(top, modeline("organisations", depth=0))] if top.is_file() else [])]


def _add_modeline(file: Path, line: str) -> bool:
    text = file.read_bytes().decode("utf-8-sig")
    if text.startswith("# yaml-language-server:"):
        return False
    file.write_bytes(f"{line}\n{text}".encode())
    return True
