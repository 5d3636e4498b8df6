"""What leaves the house: valid by the published schema, complete with its side file, the same each time."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from frictionless import Resource, Schema
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue, load
from bot.catalogue.models import Scheme
from bot.cli import main
from bot.exchange.bundle import bundle, import_bundle, json_schema, write_files
from bot.exchange.columns import PROFILES
from bot.exchange.exported import export, widened
from bot.exchange.imported import import_csv
from bot.exchange.rows import row_of
from bot.exchange.written import written
from tests.exchange.conftest import SMALL, TODAY

HERE = Path(__file__).parent
SCHEMAS = {"base": "dispositif-aide", "professionnels": "dispositif-aide-professionnels"}


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as kept:
        return list(csv.DictReader(kept))


@pytest.mark.filterwarnings("ignore")  # the validator's own
@pytest.mark.parametrize("profile", SCHEMAS)
@pytest.mark.parametrize("directory", ["knowledge", "small"])
def test_the_published_schema_finds_nothing_to_say(profile: str, directory: str, knowledge: Path, tmp_path: Path) -> None:
    place = knowledge if directory == "knowledge" else SMALL
    export(load(place), place, "dispositif-aide", profile, tmp_path / "out.csv")
    schema = Schema.from_descriptor(json.loads((HERE / "schema" / f"{SCHEMAS[profile]}.json").read_text("utf-8")))
    assert [field.name for field in schema.fields] == list(PROFILES[profile])
    report = Resource(path="out.csv", basepath=str(tmp_path), schema=schema).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    assert report.tasks[0].stats["rows"] == len(load(place).schemes)


@pytest.mark.parametrize("profile", SCHEMAS)
def test_export_import_export_gives_the_same_catalogue_and_the_same_bytes(
    catalogue: Catalogue, knowledge: Path, tmp_path: Path, profile: str
) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    export(catalogue, knowledge, "dispositif-aide", profile, first)
    report = import_csv(first, tmp_path / "imported", TODAY)
    assert (report.sheets, report.notes) == (len(catalogue.schemes), [])
    again = load(tmp_path / "imported")
    assert again == catalogue
    export(again, tmp_path / "imported", "dispositif-aide", profile, second)
    assert second.read_bytes() == first.read_bytes()
    assert second.with_suffix(".complement.json").read_bytes() == first.with_suffix(".complement.json").read_bytes()


def test_without_its_side_file_the_table_still_comes_back_the_same(catalogue: Catalogue, knowledge: Path, tmp_path: Path) -> None:
    export(catalogue, knowledge, "dispositif-aide", "professionnels", tmp_path / "a.csv")
    (tmp_path / "a.complement.json").unlink()
    import_csv(tmp_path / "a.csv", tmp_path / "alone", TODAY)
    alone = load(tmp_path / "alone")
    assert len(alone.schemes) == len(catalogue.schemes)
    assert all(scheme.reliability.value == "basse" for scheme in alone.schemes.values())
    export(alone, tmp_path / "alone", "dispositif-aide", "professionnels", tmp_path / "b.csv")
    assert (tmp_path / "b.csv").read_bytes() == (tmp_path / "a.csv").read_bytes()


def test_no_ended_scheme_looks_open_in_the_table(catalogue: Catalogue) -> None:
    for scheme in catalogue.schemes.values():
        closing = row_of(catalogue, scheme)["date_cloture"]
        assert not scheme.opening.status.ended or closing[:10] <= TODAY.isoformat(), scheme.id
        assert closing or not scheme.opening.status.ended, scheme.id


def test_an_area_the_schema_cannot_say_is_widened_and_named() -> None:
    small = load(SMALL)
    assert row_of(small, small.schemes["bourse-premier-festival"])["eligibilite_geographique"] == "REG-94"
    assert row_of(small, small.schemes["sono-en-pret"])["eligibilite_geographique"] == "REG-94"
    assert [line.split(" : ")[0] for line in widened(small)] == ["bourse-premier-festival", "sono-en-pret"]


@pytest.mark.parametrize("directory", ["knowledge", "small"])
def test_json_loses_nothing_and_follows_its_documented_schema(directory: str, knowledge: Path, tmp_path: Path) -> None:
    place = knowledge if directory == "knowledge" else SMALL
    whole = load(place)
    export(whole, place, "json", "base", tmp_path / "a.json")
    value = json.loads((tmp_path / "a.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(json.loads(json_schema())).validate(value)
    assert import_bundle(tmp_path / "a.json", tmp_path / "again") == len(whole.schemes)
    assert load(tmp_path / "again") == whole


def test_the_documented_json_schema_is_the_models_own() -> None:
    file = HERE.parent.parent / "bot" / "exchange" / "catalogue.schema.json"
    assert file.read_text("utf-8") == json_schema(), (
        "python -c 'from bot.exchange.bundle import json_schema; print(json_schema(), end=\"\")'"
    )


def test_the_flat_table_has_a_line_a_sheet(catalogue: Catalogue, knowledge: Path, tmp_path: Path) -> None:
    export(catalogue, knowledge, "csv", "base", tmp_path / "a.csv")
    table = rows(tmp_path / "a.csv")
    assert [row["id"] for row in table] == list(catalogue.schemes)
    assert all(row["sources"] and row["statut"] for row in table)


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=80).filter(str.strip)


@settings(max_examples=25)
@given(data=st.data())
def test_any_sheet_survives_the_round_trip(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Loss-free for texts of any shape: the sheet is taken from the real catalogue, its texts are not."""
    base = written(catalogue.schemes[data.draw(st.sampled_from(sorted(catalogue.schemes)))])
    for key in ("ne_pas_confondre", "remplace_par"):
        base.pop(key, None)
    base["ouverture"] = {"statut": "incertain", "motif": data.draw(texts)}
    base |= {"titre": data.draw(texts), "promesse": data.draw(texts), "apporte": data.draw(texts), "doutes": data.draw(texts)}
    base["conditions"] = [{"texte": text} for text in data.draw(st.lists(texts, max_size=3))]
    base["programmes_parents"] = data.draw(st.lists(texts, max_size=2))
    base["sources"] = [{"url": "https://exemple.invalid/a", "editeur": data.draw(texts), "date": "2026-01", "pour": sorted(COVERED)}]
    scheme = Scheme.model_validate(base)
    whole = Catalogue({scheme.id: scheme}, catalogue.organisations, catalogue.territories, catalogue.facts, catalogue.vocabulary)
    place = tmp_path_factory.mktemp("trip")
    write_files(bundle(whole), place / "first")
    first = load(place / "first")
    export(first, place / "first", "dispositif-aide", "professionnels", place / "a.csv")
    import_csv(place / "a.csv", place / "second", TODAY)
    assert load(place / "second") == first
    assert first.schemes[scheme.id] == scheme


COVERED = {"promesse", "apporte", "ouverture", "conditions", "exclusions", "demarches", "pieces", "montant"}


def test_the_command_says_what_was_widened(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["export", "--knowledge", str(SMALL), "--format", "dispositif-aide", str(tmp_path / "out" / "a.csv")])
    assert done.exit_code == 0, done.output
    assert "a.complement.json" in done.stdout
    assert "2 fiches ont une zone" in done.stderr
