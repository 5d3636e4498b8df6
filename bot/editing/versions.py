"""The commands that compare two versions of a catalogue: `snapshot` keeps one, `changes` says what differs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.console import catalogue_or_exit, directory_of, knowledge_option, snapshot_or_exit

if TYPE_CHECKING:
    from bot.catalogue.changes import Change


@click.command()
@knowledge_option
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def snapshot(knowledge: Path | None, file: Path) -> None:
    """Garde l'état du catalogue dans un petit fichier, pour `changes` et `site --since`."""
    from bot.catalogue.snapshot import snapshot as taken
    from bot.catalogue.snapshot import to_json

    state = taken(catalogue_or_exit(directory_of(knowledge)))
    try:
        file.write_bytes(to_json(state))
    except OSError as error:
        click.echo(f"{file} : impossible d'écrire ({error.strerror})", err=True)
        sys.exit(1)
    click.echo(f"{file} : {len(state.sheets)} fiches.")


@click.command()
@knowledge_option
@click.argument("old", metavar="ANCIEN", type=click.Path(path_type=Path, exists=True))
@click.argument("new", metavar="[NOUVEAU]", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Un tableau JSON au lieu du texte.")
def changes(knowledge: Path | None, old: Path, new: Path | None, as_json: bool) -> None:
    """Dit ce qui a changé pour les gens depuis une autre version (dossier, ou fichier de `snapshot`)."""
    from bot.catalogue.changes import compare
    from bot.catalogue.snapshot import snapshot as taken
    from bot.dialogue.news import told
    from bot.dialogue.texts import Texts

    before, catalogue, say = snapshot_or_exit(old), catalogue_or_exit(new or directory_of(knowledge)), Texts()
    found = [(change, told(say, catalogue, change)) for change in compare(before, taken(catalogue))]
    if as_json:
        click.echo(json.dumps([_as_json(change, sentence) for change, sentence in found], ensure_ascii=False, indent=2))
        return
    for change, sentence in found:
        click.echo(f"{change.scheme} : {sentence}")
    if not found:
        click.echo("Rien n'a changé pour les gens.", err=True)


def _as_json(change: Change, sentence: str) -> dict[str, Any]:
    state = change.state
    return {
        "sheet": change.scheme,
        "kind": change.kind.value,
        "standing": state.standing.value,
        "title": state.title,
        "parts": [part.value for part in change.parts],
        "priorities": list(state.priorities),
        "territories": list(state.areas),
        "sentence": sentence,
    }
