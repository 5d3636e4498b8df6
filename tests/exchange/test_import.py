"""Someone else's file: what is made of it, what is said of the rest, and nothing half-written."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.catalogue import load
from bot.catalogue.audit import audit
from bot.cli import main
from bot.dialogue import Dialogue, Person, Said
from bot.exchange import ExchangeErrors
from bot.exchange.bundle import import_bundle
from bot.exchange.exported import export
from bot.exchange.imported import import_csv
from bot.exchange.porteurs import NotAList, read_list
from bot.understanding import Decision, Matcher
from tests.exchange.conftest import DIALECTS, LINE, SMALL, TODAY, Writer


def run(file: Path, directory: Path) -> Result:
    return CliRunner().invoke(main, ["import", "dispositif-aide", str(file), str(directory), "--today", TODAY.isoformat()])


@pytest.mark.parametrize("dialect", DIALECTS)
def test_bodies_are_read_in_the_three_dialects(dialect: str) -> None:
    bodies = read_list(DIALECTS[dialect])
    assert [(body["nom"], body["roles"]) for body in bodies] == [("Agence d'essai", ["instructeur"]), ("Région fictive", ["financeur"])]


@pytest.mark.parametrize("text", ["[{ nom: 'x'", "ADEME", "[{nom 'x'}]", "{]", "[1] x", "[" * 40, "[{ nom: 'l'eau' }]"])
def test_a_list_that_cannot_be_read_says_why(text: str) -> None:
    with pytest.raises(NotAList):
        read_list(text)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_line_becomes_a_sheet_that_says_what_nobody_checked(write_csv: Writer, tmp_path: Path, dialect: str) -> None:
    report = import_csv(write_csv([{**LINE, "porteurs": DIALECTS[dialect]}]), tmp_path / "out", TODAY)
    catalogue = load(tmp_path / "out")
    sheet = catalogue.schemes["cheque-reparation-fictif"]
    assert sheet.brings == "Un chèque de 300 € pour réparer vos outils. Une fois par an"
    assert [c.text for c in sheet.conditions] == ["Être artisan", "Avoir moins de 10 salariés", "Ne pas avoir reçu le chèque cette année"]
    assert (catalogue.organisations[sheet.operator].name, sheet.funders) == ("Agence d'essai", ("Région fictive",))
    assert sheet.territories == ("region:occitanie", "departement:31")
    assert (sheet.opening.status.value, sheet.opening.since, sheet.reliability.value) == ("incertain", "2026-01-15", "basse")
    assert sheet.to_confirm
    assert "COM-31555" in (sheet.doubts or "")
    assert "non relue" in (sheet.doubts or "")
    assert not any(source.opened for source in sheet.sources)
    said = str(report)
    assert all(name in said for name in ("types_aides", "eligibilite_geographique", "eligibilite_geographique_exclusions", "ciblage_naf"))
    assert all(line.startswith("ligne ") for line in said.splitlines())


def test_a_scheme_that_was_closed_is_imported_as_closed(write_csv: Writer, tmp_path: Path) -> None:
    import_csv(write_csv([{**LINE, "date_cloture": "2026-03-31T00:00:00Z"}]), tmp_path / "out", TODAY)
    opening = load(tmp_path / "out").schemes["cheque-reparation-fictif"].opening
    assert (opening.status.value, opening.until) == ("clos", "2026-03-31")
    assert "Agence d'essai" in (opening.instead or "")


def test_what_was_published_comes_back_as_it_was(write_csv: Writer, tmp_path: Path) -> None:
    lines = [LINE, {**LINE, "id": "22222222-2222-4222-8222-222222222222", "titre": "Autre", "promesse": "", "porteurs": DIALECTS["python"]}]
    file = write_csv(lines)
    import_csv(file, tmp_path / "out", TODAY)
    export(load(tmp_path / "out"), tmp_path / "out", "dispositif-aide", "professionnels", tmp_path / "again.csv")
    with (tmp_path / "again.csv").open(encoding="utf-8", newline="") as kept:
        again = list(csv.DictReader(kept))
    assert [{key: row[key] for key in LINE} for row in again] == lines


def test_a_column_edited_since_the_export_wins_over_the_side_file(tmp_path: Path) -> None:
    small = load(SMALL)
    export(small, SMALL, "dispositif-aide", "base", tmp_path / "a.csv")
    text = (tmp_path / "a.csv").read_text("utf-8").replace("Vous êtes une association", "Vous êtes une troupe")
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    report = import_csv(tmp_path / "a.csv", tmp_path / "out", TODAY)
    sheet = load(tmp_path / "out").schemes["sono-en-pret"]
    assert [c.text for c in sheet.conditions] == ["Vous êtes une troupe"]
    assert sheet.questions == small.schemes["sono-en-pret"].questions
    assert sheet.reliability.value == "basse"
    assert len(report.notes) == 1
    assert "eligibilite" in report.notes[0][2]


def test_an_imported_catalogue_passes_check_and_answers_at_once(write_csv: Writer, tmp_path: Path) -> None:
    done = run(write_csv([LINE]), tmp_path / "out")
    assert done.exit_code == 0, done.output
    checked = CliRunner().invoke(main, ["check", "--knowledge", str(tmp_path / "out")])
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert "attention" in checked.stderr
    catalogue = load(tmp_path / "out")
    assert Matcher(catalogue).match("cheque reparation outils").hits[0].id == "cheque-reparation-fictif"
    assert "Chèque réparation" in str(Dialogue(catalogue).turn(Said("cheque reparation"), Person()).replies[0].text)
    found = audit(catalogue, TODAY)
    assert any(finding.subject == "cheque-reparation-fictif" for section in found.sections for finding in section.findings)


def test_check_warns_of_what_an_imported_catalogue_lacks_one_line_a_kind(write_csv: Writer, tmp_path: Path) -> None:
    lines = [{**LINE, "id": str(number), "titre": f"Aide {number}"} for number in range(30)]
    closed = {**LINE, "id": "x", "titre": "Aide finie", "date_cloture": "2026-03-31T00:00:00Z"}
    run(write_csv([*lines, closed]), tmp_path / "out")
    warned = CliRunner().invoke(main, ["check", "--knowledge", str(tmp_path / "out")])
    assert (warned.exit_code, warned.stdout) == (0, "")
    said = warned.stderr.splitlines()
    keys = [re.fullmatch(r"out/aides/aide-0\.yaml:\d+:\d+: attention : (\w+) : .*\(30 fiches sur 31\) — .*", line) for line in said]
    assert [key and key[1] for key in keys] == ["sources", "ouverture", "contacts", "questions", "montant", "demarches", "conditions"]
    whole = CliRunner().invoke(main, ["check", "--verbose", "--knowledge", str(tmp_path / "out")]).stderr.splitlines()
    assert len(whole) == 30 * len(said)
    assert not any("aide-finie" in line for line in whole)
    place = next(line for line in whole if "aide-7.yaml" in line and ": sources : " in line).split(":")
    assert (tmp_path / place[0]).read_text("utf-8").splitlines()[int(place[1]) - 1].startswith(("sources:", "- url:"))


def test_a_sheet_that_was_read_again_is_no_longer_warned_of(write_csv: Writer, tmp_path: Path) -> None:
    run(write_csv([LINE]), tmp_path / "out")
    (sheet,) = (tmp_path / "out" / "aides").iterdir()
    sheet.write_text(sheet.read_text("utf-8").replace("ouverte: non", "ouverte: oui"), encoding="utf-8")
    checked = CliRunner().invoke(main, ["check", "--knowledge", str(tmp_path / "out")])
    assert (checked.exit_code, checked.output) == (0, "")


ROOM = {"titre": "Prêt de salle (fictif)", "promesse": "Une salle pour vos réunions", "eligibilite": "Être une association"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("cheque reparasion outil", "cheque-reparation-fictif"),
        ("j'ai cassé mes outils, qui paye ?", "cheque-reparation-fictif"),
        ("outillage en panne", "cheque-reparation-fictif"),
        ("on cherche un local pour notre asso", "pret-de-salle-fictif"),
        ("quel temps fait-il", None),
    ],
)
def test_everyday_questions_on_an_imported_catalogue(write_csv: Writer, tmp_path: Path, question: str, expected: str | None) -> None:
    room = {**LINE, **ROOM, "id": "22222222-2222-4222-8222-222222222222", "description": "La mairie prête une salle."}
    import_csv(write_csv([LINE, room]), tmp_path / "out", TODAY)
    match = Matcher(load(tmp_path / "out")).match(question)
    assert (match.hits[0].id if match.decision is Decision.ANSWER else None) == expected


def test_a_line_without_a_title_is_left_out_and_named(write_csv: Writer, tmp_path: Path) -> None:
    report = import_csv(write_csv([LINE, {**LINE, "titre": ""}]), tmp_path / "out", TODAY)
    assert report.sheets == 1
    assert any("sans titre" in note for _, _, note in report.notes)


BROKEN = {
    "wrong encoding": (b"id,titre\n" + "1,Prêt\n".encode("latin-1"), "ligne 2 : le fichier n'est pas en UTF-8"),
    "utf-16": ("id,titre".encode("utf-16"), "UTF-8"),
    "other file": (b"nom,prenom\nA,B\n", "n'est pas un fichier"),
    "empty": (b"", "il manque les colonnes"),
    "nothing under the header": ((",".join(LINE) + "\n").encode(), "aucune ligne"),
    "missing columns": ((",".join(name for name in LINE if name not in ("porteurs", "cibles")) + "\n1\n").encode(), "« porteurs »"),
    "cut lines": ((",".join(LINE) + "\n" + "a,b,c\n" * 40).encode(), "ligne 2 : 3 cases au lieu de"),
    "an open quote": ((",".join(LINE) + '\n"a,b\n').encode(), "guillemet"),
    "nul bytes": ((",".join(LINE) + "\n\0\n").encode(), "octet nul"),
    "ten thousand lines": ((",".join(LINE) + "\n" + (",".join(["x"] * len(LINE)) + "\n") * 10_000).encode(), "10000 lignes"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_malformed_file_gives_clear_errors_and_writes_nothing(tmp_path: Path, kind: str) -> None:
    content, said = BROKEN[kind]
    file = tmp_path / "ailleurs.csv"
    file.write_bytes(content)
    done = run(file, tmp_path / "out")
    assert done.exit_code == 1
    assert said in done.stderr
    assert "Rien n'a été écrit." in done.stderr
    assert "Traceback" not in done.output
    assert len(done.stderr.splitlines()) <= 23
    assert sorted(tmp_path.iterdir()) == [file]


def test_a_place_that_is_taken_is_left_alone(write_csv: Writer, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("x")
    done = run(write_csv([LINE]), tmp_path / "out")
    assert done.exit_code == 1
    assert "n'est pas vide" in done.stderr
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_a_side_file_of_another_kind_stops_the_import(write_csv: Writer, tmp_path: Path) -> None:
    file = write_csv([LINE])
    file.with_suffix(".complement.json").write_text(json.dumps({"format": "autre"}))
    with pytest.raises(ExchangeErrors, match="complément"):
        import_csv(file, tmp_path / "out", TODAY)


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"format": "catalogue-aides/1"}', b"\xff"])
def test_a_json_that_is_not_ours_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(ExchangeErrors):
        import_bundle(tmp_path / "a.json", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_hostile_texts_stay_texts(write_csv: Writer, tmp_path: Path) -> None:
    nasty = {
        **LINE,
        "titre": "../../etc <b>: [x] & 'y' #z",
        "promesse": "a" * 400,
        "description": "- oui: non\n%TAG\u0007 " + "mot " * 3000,
    }
    import_csv(write_csv([nasty, {**nasty, "id": "2"}]), tmp_path / "out", TODAY)
    catalogue = load(tmp_path / "out")
    assert set(catalogue.schemes) == {"etc-x-y-z", "etc-x-y-z-2"}
    assert all(len(sheet.promise) <= 180 for sheet in catalogue.schemes.values())
