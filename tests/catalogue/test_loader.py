"""Loading a directory: everything in it, all of its problems at once, quickly, and nothing but CatalogueErrors."""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import CatalogueErrors, load
from bot.catalogue.loader import problems_in
from tests.catalogue.conftest import ACRE, Desk
from tests.catalogue.test_positions import TOKENS

VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.dates(), st.binary(max_size=4)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.one_of(st.text(max_size=5), st.integers()), inner, max_size=3),
    max_leaves=6,
)
PLAIN = yaml.safe_load(ACRE)
PLACES = [(key,) for key in PLAIN] + [
    ("ouverture", "statut"),
    ("conditions", 0, "regle"),
    ("sources", 0, "pour"),
    ("contacts", 0, "telephone"),
]


def test_everything_is_read(desk: Desk) -> None:
    catalogue = desk.load()
    assert list(catalogue.schemes) == ["acre", "arce"]
    assert list(catalogue.organisations) == ["urssaf", "france-travail"]
    assert list(catalogue.territories) == ["toulouse"]
    assert "etape" in catalogue.facts
    assert [need.id for need in catalogue.lexicon.needs] == ["premiers-pas"]
    assert catalogue.schemes["acre"].title == "Acre, moins de cotisations la première année"


def test_only_sheets_are_needed(tmp_path: Path) -> None:
    (tmp_path / "aides").mkdir()
    (tmp_path / "aides" / "acre.yaml").write_text(ACRE.replace("[entrepreneuriat]", "[aides]").replace("[arce]", "[]"), encoding="utf-8")
    catalogue = load(tmp_path)
    assert list(catalogue.schemes) == ["acre"]
    assert catalogue.lexicon.needs == ()


def test_words_of_several_files_are_joined(desk: Desk) -> None:
    desk.write("lexique/autres.yaml", "metiers:\n  - {secteurs: [commerce], mots: [fleuriste]}\nsigles: {QPV: quartier prioritaire}\n")
    lexicon = desk.load().lexicon
    assert [trade.words for trade in lexicon.trades] == [("fleuriste",), ("snack", "kebab")]
    assert set(lexicon.acronyms) == {"QPV", "ACCRE"}


def test_the_generated_schemas_are_not_sheets(desk: Desk) -> None:
    desk.write("schema/fiche.schema.json", "{}")
    desk.write("schema/exemple.yaml", "pas: une fiche\n")
    assert desk.problems() == ()


def test_a_byte_order_mark_is_no_mistake(desk: Desk) -> None:
    desk.write("entrepreneuriat/acre.yaml", b"\xef\xbb\xbf" + ACRE.encode())
    assert desk.problems() == ()


def test_english_names_are_not_keys(desk: Desk) -> None:
    desk.change("entrepreneuriat/acre.yaml", "titre:", "title:")
    assert desk.problems()


def test_an_id_given_twice_in_the_lexicon_is_told(desk: Desk) -> None:
    desk.write("lexique/zz.yaml", "besoins:\n  - {id: premiers-pas, nom: autre, fiches: [acre]}\n")
    (problem,) = desk.problems()
    assert (problem.file, problem.line, problem.key) == ("knowledge/lexique/zz.yaml", 2, "id")


def test_a_directory_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueErrors, match="ce dossier n'existe pas"):
        load(tmp_path / "nulle-part")


def test_an_empty_directory_is_told(tmp_path: Path) -> None:
    assert [problem.message for problem in problems_in(tmp_path)] == ["aucune fiche : créez knowledge/<priorité>/<id>.yaml"]


def test_the_garbage_collector_works_again_after_loading(desk: Desk) -> None:
    desk.load()
    assert gc.isenabled()
    desk.change("entrepreneuriat/acre.yaml", "titre:", "titer:")
    assert desk.problems()
    assert gc.isenabled()


def only_catalogue_errors(sheet: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.at(Path(folder) / "knowledge")
        desk.write("entrepreneuriat/acre.yaml", sheet)
        for problem in desk.problems():
            assert problem.line >= 1
            assert problem.message


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.lists(st.sampled_from(TOKENS), max_size=20).map(lambda parts: "".join(parts).encode())))
def test_any_bytes_as_a_sheet_give_only_catalogue_errors(sheet: bytes) -> None:
    only_catalogue_errors(sheet)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(PLACES), VALUES)
def test_any_value_at_any_key_gives_only_catalogue_errors(place: tuple[str | int, ...], value: object) -> None:
    sheet = yaml.safe_load(ACRE)
    block = sheet
    for part in place[:-1]:
        block = block[part]
    block[place[-1]] = value
    only_catalogue_errors(yaml.safe_dump(sheet, allow_unicode=True).encode())
