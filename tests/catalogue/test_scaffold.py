"""Starting a sheet: a skeleton that `check` then tells how to fill, or one sentence that says why not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.guide import GUIDE, required
from bot.catalogue.loader import survey
from bot.catalogue.models import Scheme
from bot.catalogue.positions import parse
from bot.catalogue.scaffold import NotPossible, skeleton, slug, start_sheet
from bot.catalogue.scalars import Slug
from tests.catalogue.conftest import Desk
from tests.catalogue.test_models import accepted

TODAY = date(2026, 11, 23)


def start(desk: Desk, sheet_id: str, priority: str = "entrepreneuriat") -> str:
    file, text = start_sheet(survey(desk.root), sheet_id, priority, TODAY)
    desk.write(str(file.relative_to(desk.root.resolve())), text)
    return text


def test_a_new_sheet_is_yaml_that_names_its_schema_and_every_key(desk: Desk) -> None:
    text = start(desk, "nacre")
    assert text.startswith("# yaml-language-server: $schema=../schema/fiche.schema.json\n")
    value, _ = parse(text, "f")
    assert value["id"] == "nacre"
    assert set(value) == required(Scheme)
    assert all(f"{key}:" in text for key in GUIDE[Scheme])


def test_check_then_tells_what_is_left_to_fill_and_nothing_else(desk: Desk) -> None:
    start(desk, "nacre")
    problems = desk.problems()
    assert {problem.key for problem in problems} == {"titre", "type", "porteur", "promesse", "apporte", "editeur"}
    assert all("rien n'est écrit après" in problem.message for problem in problems)


def test_a_filled_sheet_passes(desk: Desk) -> None:
    text = start(desk, "nacre")
    for key, value in {
        "titre": "Nacre",
        "type": "exoneration",
        "porteur": "urssaf",
        "promesse": "Un conseil.",
        "apporte": "Un conseil.",
    }.items():
        text = text.replace(f"\n{key}:\n", f"\n{key}: {value}\n")
    text = (
        text.replace("url: # https://…", "url: https://x.fr").replace("editeur: # qui publie", "editeur: X").replace("# doutes:", "doutes:")
    )
    desk.write("entrepreneuriat/nacre.yaml", text)
    assert [problem.message for problem in desk.problems()] == []


@pytest.mark.parametrize(
    ("sheet_id", "priority", "why"),
    [
        ("Prêt d'honneur", "entrepreneuriat", "par exemple « pret-d-honneur »"),
        ("a" * 41, "entrepreneuriat", "40 signes au plus"),
        ("../../acre", "entrepreneuriat", "n'est pas un identifiant"),
        ("é", "entrepreneuriat", "n'est pas un identifiant"),
        ("acre", "commerce-artisanat", "existe déjà : knowledge/entrepreneuriat/acre.yaml"),
        ("nacre", "entreprenariat", "vouliez-vous dire « entrepreneuriat »"),
        ("nacre", "../ailleurs", "n'existe pas"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(desk: Desk, sheet_id: str, priority: str, why: str) -> None:
    with pytest.raises(NotPossible) as refusal:
        start_sheet(survey(desk.root), sheet_id, priority, TODAY)
    assert why in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_broken_catalogue_does_not_prevent_starting_a_sheet(desk: Desk) -> None:
    desk.change("entrepreneuriat/acre.yaml", "titre:", "titer:")
    assert start(desk, "nacre")


@given(st.text())
def test_a_proposed_id_is_a_valid_one(text: str) -> None:
    proposed = slug(text)
    assert proposed == "" or accepted(Slug, proposed)


def test_the_closed_words_are_in_the_skeleton(desk: Desk) -> None:
    text = skeleton("nacre", "entrepreneuriat", survey(desk.root).vocabulary, TODAY)
    assert "# possibles : exoneration, allocation" in text
