"""The JSON Schemas that editors' programs use: as committed, as the models, and true of every file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from bot.catalogue import Catalogue
from bot.catalogue.guide import GUIDE
from bot.catalogue.keys import KNOWN_KEYS
from bot.catalogue.loader import RESERVED
from bot.catalogue.positions import parse, read
from bot.catalogue.schema import schemas
from bot.editing.commands import with_table
from tests.catalogue.conftest import ACRE, Desk
from tests.catalogue.test_mistakes import MISTAKES, SHEET

OUT_OF_REACH = {  # what a schema cannot know: other files, and what one key says of another
    "a link to no sheet", "a dead remplace_par", "an unknown organisation", "an unknown territory", "the wrong folder",
    "an id unlike the file's name", "a figure that no source covers", "open without a dated source", "a rule and a judge",
    "a source that is nowhere", "a number without its source", "the same key twice",
    "a position outside France", "a position the wrong way round", "a position without its address",
}  # fmt: skip


def plain(value: Any) -> Any:
    """A value as an editor's program sees it: dates are texts."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def validator(catalogue: Catalogue, name: str) -> Draft7Validator:
    schema = json.loads(schemas(catalogue.vocabulary, catalogue.facts)[f"{name}.schema.json"])
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def files(knowledge: Path, name: str) -> Iterator[Path]:
    if name == "territoire":
        yield from (knowledge / "territories").glob("*.yaml")
    elif name == "organisations":
        yield from (knowledge / "organisations.yaml", *(knowledge / "organisations").glob("*.yaml"))
    else:
        yield from (file for folder in knowledge.iterdir() if folder.name not in RESERVED for file in folder.glob("*.yaml"))


def test_the_committed_schemas_are_the_generated_ones(catalogue: Catalogue, knowledge: Path) -> None:
    """Otherwise: python -m bot schema."""
    for name, text in schemas(catalogue.vocabulary, catalogue.facts).items():
        assert (knowledge / "schema" / name).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["fiche", "organisations", "territoire"])
def test_no_sound_file_is_underlined(catalogue: Catalogue, knowledge: Path, name: str) -> None:
    check = validator(catalogue, name)
    for file in files(knowledge, name):
        errors = [f"{file.name} {list(error.path)}: {error.message}" for error in check.iter_errors(plain(read(file, file.name)[0]))]
        assert errors == []


@pytest.mark.parametrize("mistake", [m for m in MISTAKES if m.file == SHEET and m.name not in OUT_OF_REACH], ids=str)
def test_what_check_refuses_in_one_sheet_is_underlined(desk: Desk, mistake: Any) -> None:
    check = validator(desk.load(), "fiche")
    assert check.is_valid(plain(parse(ACRE, "f")[0]))
    try:
        value = plain(parse(ACRE.replace(mistake.old, mistake.new, 1), "f")[0])
    except ValueError:
        return  # not even YAML: underlined as well
    assert not check.is_valid(value)


def test_every_key_of_every_block_is_described_in_french(knowledge: Path) -> None:
    for model, said in GUIDE.items():
        aliases = [field.alias or name for name, field in model.model_fields.items()]
        assert list(said) == aliases, model.__name__
    schema = json.loads((knowledge / "schema" / "fiche.schema.json").read_text(encoding="utf-8"))
    assert all(value["description"] for value in schema["properties"].values())


def test_closed_words_are_enumerated(desk: Desk) -> None:
    catalogue = desk.load()
    schema = json.loads(schemas(catalogue.vocabulary, catalogue.facts)["fiche.schema.json"])
    assert schema["properties"]["type"]["enum"] == ["exoneration", "allocation"]
    assert set(schema["definitions"]["regle"]["properties"]) == {"au_moins_un", "tous", "aucun", *catalogue.facts}


def test_the_readme_has_the_table_of_keys(knowledge: Path) -> None:
    """Otherwise: python -m bot schema."""
    readme = (knowledge / "README.md").read_text(encoding="utf-8")
    assert with_table(readme) == readme
    assert all(f"| `{key}` |" in readme for key in KNOWN_KEYS["Scheme"])


def test_a_readme_without_marks_is_left_alone() -> None:
    assert with_table("# Bonjour\n") == "# Bonjour\n"


def test_every_sheet_names_its_schema_on_its_first_line(knowledge: Path) -> None:
    """Otherwise: python -m bot schema --modelines."""
    for file in files(knowledge, "fiche"):
        line = file.read_text(encoding="utf-8").partition("\n")[0]
        assert line == "# yaml-language-server: $schema=../schema/fiche.schema.json", file.name


def test_the_keys_of_the_readme_examples_are_rules(catalogue: Catalogue, knowledge: Path) -> None:
    """The rules shown to editors would be accepted."""
    check = validator(catalogue, "fiche")
    shown = [
        line.split("#")[0] for line in (knowledge / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("    regle: ")
    ]
    assert shown
    for line in shown:
        rule = plain(yaml.safe_load(line)["regle"])
        assert Draft7Validator({**check.schema, **check.schema["definitions"]["regle"], "required": []}).is_valid(rule), line
