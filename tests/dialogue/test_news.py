"""A change of the catalogue, in one plain sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.catalogue import Catalogue
from bot.catalogue.changes import Change, Kind, compare
from bot.catalogue.models import Opening, Status
from bot.catalogue.snapshot import Part, Standing, snapshot
from bot.dialogue.news import told
from bot.dialogue.texts import Texts

SAY = Texts()


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_change_has_its_sentence_with_the_title(catalogue: Catalogue, kind: Kind) -> None:
    state = snapshot(catalogue).sheets["acre"]
    said = told(SAY, catalogue, Change("acre", kind, state, tuple(Part)))
    assert state.title in said
    assert said.endswith((".", ")."))
    assert "{" not in said


def test_an_end_says_since_when_and_what_to_take_instead(catalogue: Catalogue) -> None:
    def ended(opening: Opening) -> str:
        scheme = catalogue.schemes["acre"].model_copy(update={"opening": opening})
        closed = replace(catalogue, schemes={**catalogue.schemes, "acre": scheme})
        (change,) = compare(snapshot(catalogue), snapshot(closed))
        return told(SAY, closed, change)

    until = Opening(status=Status.REPLACED, until="2026-10-31", replaced_by=("arce",))
    assert "terminé depuis le 31 octobre 2026" in ended(until)
    assert "À la place : Arce" in ended(until)
    assert "depuis octobre 2026" in ended(Opening(status=Status.CLOSED, until="2026-10", instead="x"))
    assert "depuis" not in ended(Opening(status=Status.CLOSED, until_text="fin de l'appel", instead="x"))


def test_changed_facts_are_listed_in_plain_words(catalogue: Catalogue) -> None:
    state = snapshot(catalogue).sheets["acre"]
    said = told(SAY, catalogue, Change("acre", Kind.CHANGED, state, (Part.AMOUNT, Part.CONDITIONS, Part.CONTACTS)))
    assert said.endswith("(le montant, les conditions et les contacts).")


def test_a_new_sheet_about_an_ended_scheme_promises_nothing(catalogue: Catalogue) -> None:
    state = snapshot(catalogue).sheets["cheque-france-num-500"]
    assert state.standing is Standing.CLOSED
    assert "terminée" in told(SAY, catalogue, Change("cheque-france-num-500", Kind.ADDED, state))
