"""What a value of the catalogue may be."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from bot.catalogue.models import Amount, Contact, Opening, Organisation, Reliability, Source
from bot.catalogue.scalars import Email, PartialDate, Phone, Slug, YesNo
from tests.catalogue.conftest import Desk

SOURCE = {"url": "https://x.fr", "editeur": "X"}


def accepted(kind: Any, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    "number", ["05 61 33 65 00", "3949", 3949, "39 57", "0 800 111 009", "0 969 368 369", "15", "+262 262 40 40 40", "116 006"]
)
def test_phone_numbers_are_written_as_people_say_them(number: object) -> None:
    assert accepted(Phone, number)


@pytest.mark.parametrize("number", ["05.61.33.65.00", "0561336500", "05-61-33-65-00", "05 61 33 65", "appelez-nous", "", "00 33 5 61"])
def test_other_ways_to_write_a_number_are_refused(number: object) -> None:
    assert not accepted(Phone, number)


@pytest.mark.parametrize("date", [2026, "2026", "2026-03", "2026-03-15"])
def test_a_date_may_be_partial(date: object) -> None:
    assert accepted(PartialDate, date)


@pytest.mark.parametrize("date", ["2026-13", "2026-3", "15/03/2026", "mars 2026", "26", 26])
def test_other_ways_to_write_a_date_are_refused(date: object) -> None:
    assert not accepted(PartialDate, date)


@pytest.mark.parametrize(("written", "read"), [("oui", True), ("non", False), (True, True)])
def test_oui_and_non_are_answers(written: object, read: bool) -> None:
    assert TypeAdapter(YesNo).validate_python(written) is read


@pytest.mark.parametrize("slug", ["Acre", "é", "a_b", "-a", "a--b", "a" * 41, ""])
def test_an_id_is_short_plain_and_lower_case(slug: str) -> None:
    assert not accepted(Slug, slug)


def test_an_email_has_a_name_and_a_place() -> None:
    assert accepted(Email, "accueil@exemple.fr")
    assert not accepted(Email, "accueil@exemple")


def test_a_source_is_a_page_or_a_document() -> None:
    assert accepted(Source, {"reference": "Rapport 2025", "editeur": "X"})
    assert not accepted(Source, {"editeur": "X"})


@pytest.mark.parametrize("detail", [{"telephone": "3949"}, {"courriel": "a@b.fr"}, {"adresse": "1 rue X"}])
def test_what_people_dial_or_visit_needs_its_source(detail: dict[str, str]) -> None:
    assert not accepted(Contact, {"nom": "X", **detail})
    assert accepted(Contact, {"nom": "X", **detail, "source": SOURCE})


def test_a_branch_names_its_territory() -> None:
    assert not accepted(Organisation, {"id": "x", "nom": "X", "antennes": [{"nom": "X Toulouse"}]})


@pytest.mark.parametrize("amount", [{}, {"min": 2, "max": 1}, {"max": -1}, {"max": float("inf")}, {"max": float("nan")}])
def test_an_amount_is_a_range_in_euros(amount: dict[str, float]) -> None:
    assert not accepted(Amount, amount)


@pytest.mark.parametrize("status", ["clos", "remplace"])
def test_an_ended_scheme_says_since_when_and_what_instead(status: str) -> None:
    assert not accepted(Opening, {"statut": status})
    assert not accepted(Opening, {"statut": status, "jusqu_au": 2025})
    assert not accepted(Opening, {"statut": status, "remplace_par": ["acre"]})
    assert accepted(Opening, {"statut": status, "fin_en_clair": "fin 2025", "a_la_place": "Voyez l'Urssaf."})


def test_people_are_warned_of_doubts_of_uncertain_and_of_weak_sheets(desk: Desk) -> None:
    acre = desk.load().schemes["acre"]
    assert not acre.to_confirm
    assert acre.model_copy(update={"doubts": "Le taux a pu changer."}).to_confirm
    assert acre.model_copy(update={"opening": Opening.model_validate({"statut": "incertain"})}).to_confirm
    assert acre.model_copy(update={"reliability": Reliability.LOW}).to_confirm
