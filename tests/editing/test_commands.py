"""The editor's commands, as they are typed."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from bot.catalogue.audit import SECTIONS, audit
from bot.cli import main
from bot.editing import commands
from bot.editing.links import Link, State
from bot.editing.report import NOTICE, as_json, as_text, print_tables
from tests.catalogue.conftest import Desk

TODAY = date(2026, 11, 23)
LINKS = [
    Link("https://a.fr", State.ALIVE, used_by=("acre",)),
    Link("https://b.fr", State.MOVED, "nouvelle adresse", "https://c.fr", ("acre",)),
    Link("https://d.fr", State.DEAD, "page introuvable (404)", used_by=("arce",)),
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.at(tmp_path / "knowledge")


def run(desk: Desk, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "--knowledge", str(desk.root), *arguments[1:]])


def test_audit_prints_plain_lines_when_nobody_looks_at_a_terminal(desk: Desk) -> None:
    result = run(desk, "audit", "--today", "2026-11-23")
    assert result.exit_code == 0
    assert "2 fiches, au 23/11/2026" in result.output
    assert "Par statut : ouvert 2" in result.output
    assert "entrepreneuriat/acre.yaml : questions" in result.output
    assert "\x1b" not in result.output


def test_audit_prints_tables_on_a_terminal(desk: Desk) -> None:
    console = Console(file=io.StringIO(), width=100, force_terminal=True)
    print_tables(console, audit(desk.load(), TODAY), LINKS)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert all(title in shown for title, _ in SECTIONS.values())
    assert "https://d.fr" in shown


def test_audit_gives_machines_the_same_thing(desk: Desk) -> None:
    found = json.loads(run(desk, "audit", "--json", "--today", "2026-11-23").output)
    assert found["schemes"] == 2
    assert found["counts"]["status"] == {"ouvert": 2}
    assert set(found["sections"]) == set(SECTIONS)
    assert set(found["sections"]["questions"][0]) == {"subject", "file", "key", "message"}


def test_fail_on_fails_only_for_what_it_names(desk: Desk) -> None:
    assert run(desk, "audit", "--fail-on", "sentences").exit_code == 0
    failed = run(desk, "audit", "--fail-on", "sentences", "--fail-on", "questions")
    assert failed.exit_code == 1
    assert "À corriger : Trop peu de questions" in failed.output


def test_fail_on_a_part_that_does_not_exist_names_the_parts(desk: Desk) -> None:
    result = run(desk, "audit", "--fail-on", "retard")
    assert result.exit_code == 2
    assert "overdue" in result.output


def test_fail_on_links_needs_links(desk: Desk) -> None:
    assert run(desk, "audit", "--fail-on", "links").exit_code == 2


@pytest.mark.parametrize(("links", "code"), [(LINKS, 1), (LINKS[:2], 0)])
def test_dead_links_fail_and_moved_ones_do_not(desk: Desk, monkeypatch: pytest.MonkeyPatch, links: list[Link], code: int) -> None:
    async def checked(addresses: object, done: object) -> list[Link]:
        return links

    monkeypatch.setattr(commands, "check_links", checked)
    result = run(desk, "audit", "--links", "--fail-on", "links")
    assert result.exit_code == code
    assert NOTICE in result.output


def test_links_are_counted_and_the_ones_to_open_are_listed(desk: Desk) -> None:
    report = audit(desk.load(), TODAY)
    text = as_text(report, LINKS)
    assert "Liens : 1 vivants, 1 déplacés, 1 morts, 0 incertains" in text
    assert "déplacés : https://b.fr : nouvelle adresse → https://c.fr : acre" in text
    assert "https://a.fr" not in text
    assert as_json(report, LINKS)["links"]["counts"] == {"alive": 1, "moved": 1, "dead": 1, "uncertain": 0}


def test_new_writes_a_sheet_once(desk: Desk) -> None:
    assert run(desk, "new", "nacre", "--priority", "entrepreneuriat").exit_code == 0
    written = desk.text("entrepreneuriat/nacre.yaml")
    again = run(desk, "new", "nacre", "--priority", "commerce-artisanat")
    assert again.exit_code == 1
    assert "existe déjà" in again.output
    assert desk.text("entrepreneuriat/nacre.yaml") == written


def test_new_makes_the_folder_of_a_priority_without_sheets(desk: Desk) -> None:
    assert run(desk, "new", "bail", "--priority", "commerce-artisanat").exit_code == 0
    assert desk.text("commerce-artisanat/bail.yaml")


def test_new_needs_a_catalogue(tmp_path: Path) -> None:
    result = run(Desk(tmp_path / "nulle-part"), "new", "nacre", "--priority", "entrepreneuriat")
    assert result.exit_code == 1
    assert "ce dossier n'existe pas" in result.output


def test_schema_writes_the_schemas_and_changes_no_sheet(desk: Desk) -> None:
    before = desk.text("entrepreneuriat/acre.yaml")
    assert run(desk, "schema").exit_code == 0
    assert {file.name for file in (desk.root / "schema").iterdir()} == {
        "fiche.schema.json",
        "organisations.schema.json",
        "territoire.schema.json",
    }
    assert desk.text("entrepreneuriat/acre.yaml") == before
    assert desk.problems() == ()


def test_modelines_touch_only_the_first_line_and_only_once(desk: Desk) -> None:
    before = desk.text("entrepreneuriat/acre.yaml")
    run(desk, "schema", "--modelines")
    assert desk.text("entrepreneuriat/acre.yaml") == f"# yaml-language-server: $schema=../schema/fiche.schema.json\n{before}"
    assert desk.text("organisations.yaml").startswith("# yaml-language-server: $schema=schema/organisations.schema.json\n")
    run(desk, "schema", "--modelines")
    assert desk.text("entrepreneuriat/acre.yaml").count("yaml-language-server") == 1
    assert desk.problems() == ()
