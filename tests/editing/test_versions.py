"""Comparing two versions of the catalogue, as an editor does it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def edited(knowledge: Path, tmp_path: Path) -> Path:
    """Toulouse's chamber has another number, and one scheme is no longer sure."""
    place = Path(shutil.copytree(knowledge, tmp_path / "knowledge"))
    for file, old, new in (
        ("entrepreneuriat/arce.yaml", "statut: ouvert", "statut: incertain"),
        ("organisations.yaml", "05 61 33 65 00", "05 61 33 65 01"),
    ):
        text = (place / file).read_text("utf-8")
        assert old in text
        (place / file).write_text(text.replace(old, new), encoding="utf-8")
    return place


def test_what_changed_is_said_sheet_by_sheet(knowledge: Path, edited: Path) -> None:
    done = run("changes", knowledge, edited)
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0].startswith("arce : Arce")
    assert "à confirmer" in lines[0]
    assert any(line.startswith("cci-toulouse : ") and line.endswith("(les contacts).") for line in lines[1:])


def test_a_kept_snapshot_does_as_well_as_the_old_files(knowledge: Path, edited: Path, tmp_path: Path) -> None:
    kept = tmp_path / "avant.json"
    assert run("snapshot", kept, "--knowledge", knowledge).exit_code == 0
    assert run("changes", kept, edited).stdout == run("changes", knowledge, edited).stdout
    said = run("changes", kept, "--knowledge", knowledge)
    assert (said.exit_code, said.stdout) == (0, "")
    assert "Rien n'a changé" in said.stderr


def test_a_machine_gets_the_same_as_json(knowledge: Path, edited: Path) -> None:
    found = json.loads(run("changes", knowledge, edited, "--json").stdout)
    first = found[0]
    assert (first["sheet"], first["kind"], first["standing"]) == ("arce", "doute", "incertain")
    assert "entrepreneuriat" in first["priorities"]
    assert all(change["sentence"].startswith(change["title"]) for change in found)


def test_what_is_no_version_is_refused_in_one_line(knowledge: Path, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    for command in (("changes", tmp_path / "x.json"), ("site", tmp_path / "out", "--since", tmp_path / "x.json")):
        done = run(*command)
        assert done.exit_code == 1
        assert len(done.stderr.splitlines()) == 1
        assert "snapshot" in done.stderr
    assert not (tmp_path / "out").exists()
    assert run("snapshot", tmp_path / "no" / "x.json").exit_code == 1
