"""What the audit finds, on a day that is given."""

from __future__ import annotations

from datetime import date

import pytest

from bot.catalogue.audit import SECTIONS, addresses, audit
from tests.catalogue.conftest import Desk

SHEET = "entrepreneuriat/acre.yaml"
TODAY = date(2026, 11, 23)


def found(desk: Desk, section: str, today: date = TODAY) -> list[tuple[str, str]]:
    return [(finding.subject, finding.key) for finding in audit(desk.load(), today).section(section).findings]


def test_sheets_are_counted_by_priority_status_reliability_and_type(desk: Desk) -> None:
    report = audit(desk.load(), TODAY)
    assert report.schemes == 2
    assert report.counts == {
        "priority": {"entrepreneuriat": 2},
        "status": {"ouvert": 2},
        "reliability": {"haute": 2},
        "type": {"exoneration": 1, "allocation": 1},
    }


def test_shares_tell_how_much_is_decided(desk: Desk) -> None:
    shares = audit(desk.load(), TODAY).shares
    assert shares["conditions_with_rule"] == 0.75
    assert shares["conditions_with_rule_or_judge"] == 1.0
    assert shares["exclusions_with_rule"] == 0.0


def test_a_sheet_is_overdue_six_months_after_it_was_checked(desk: Desk) -> None:
    assert found(desk, "overdue", date(2027, 5, 23)) == []
    assert found(desk, "overdue", date(2027, 5, 24)) == [("acre", "verifie_le"), ("arce", "verifie_le")]


def test_a_scheme_that_is_open_after_its_end_is_overdue(desk: Desk) -> None:
    desk.change(SHEET, "depuis: 2026-01-01", "jusqu_au: 2026-11")
    assert found(desk, "overdue", date(2026, 11, 30)) == []
    assert found(desk, "overdue", date(2026, 12, 1)) == [("acre", "ouverture")]


@pytest.mark.parametrize(
    "text",
    [
        "Le taux baissera le 1er juillet 2026.",
        "Un appel est prévu en mars 2026.",
        "Demandez-la jusqu'au 31/10/2026.",
        "Ouverture avant le 2 mai 2026.",
    ],
)
def test_a_date_given_as_coming_that_has_passed_is_overdue(desk: Desk, text: str) -> None:
    desk.change(SHEET, "  - Envoyez la demande à l'Urssaf.", f"  - {text}")
    desk.change(SHEET, "pour: [", "pour: [demarches, ")
    assert found(desk, "overdue") == [("acre", "demarches")]
    assert found(desk, "overdue", date(2026, 1, 1)) == []


@pytest.mark.parametrize(
    "text",
    [
        "L'aide existe depuis le 1er juillet 2026.",
        "Elle était prévue jusqu'au 31/10/2026.",
        "Le taux (21 % avant le 1er juillet 2026) a baissé.",
    ],
)
def test_a_date_told_as_past_is_not(desk: Desk, text: str) -> None:
    desk.change(SHEET, "  - Envoyez la demande à l'Urssaf.", f"  - {text}")
    desk.change(SHEET, "pour: [", "pour: [demarches, ")
    assert found(desk, "overdue") == []


def test_a_sheet_that_rests_on_one_source_is_told(desk: Desk) -> None:
    assert found(desk, "sources") == [("acre", "sources"), ("arce", "sources")]
    desk.change(SHEET, "sources:\n", "sources:\n  - {reference: Notice de l'Urssaf, editeur: Urssaf}\n")
    assert found(desk, "sources") == [("arce", "sources")]


@pytest.mark.parametrize("weak", ["date: 2022-10", "ouverte: non, date: 2026"], ids=["old", "not opened"])
def test_a_sheet_whose_sources_are_all_weak_is_told_why(desk: Desk, weak: str) -> None:
    desk.change("entrepreneuriat/arce.yaml", "fiabilite: haute", "fiabilite: basse")
    desk.change("entrepreneuriat/arce.yaml", "date: 2026, pour: [apporte, conditions]}", f"{weak}, pour: [apporte]}}")
    messages = [finding.message for finding in audit(desk.load(), TODAY).section("sources").findings if finding.subject == "arce"]
    assert messages[0].startswith("que des sources fragiles")


def test_a_number_is_old_two_years_after_its_source(desk: Desk) -> None:
    assert found(desk, "phones", date(2028, 1, 31)) == []
    assert found(desk, "phones", date(2028, 2, 1)) == [("acre", "telephone")]
    assert found(desk, "phones", date(2029, 1, 1)) == [("france-travail", "telephone"), ("acre", "telephone")]


def test_a_number_whose_source_has_no_date_is_told(desk: Desk) -> None:
    desk.change("organisations.yaml", "editeur: France Travail, date: 2026}", "editeur: France Travail}")
    assert found(desk, "phones") == [("france-travail", "telephone")]


def test_six_ways_to_ask_are_needed(desk: Desk) -> None:
    assert found(desk, "questions") == [("acre", "questions"), ("arce", "questions")]
    desk.change(SHEET, "questions:\n", "questions:\n  - un\n  - deux\n  - trois\n  - quatre\n")
    assert found(desk, "questions") == [("arce", "questions")]


def test_a_condition_that_nothing_decides_is_told(desk: Desk) -> None:
    assert found(desk, "conditions") == []
    desk.change(SHEET, "    juge: l'Urssaf regarde les parts de chacun\n", "")
    assert found(desk, "conditions") == [("acre", "conditions")]


def test_long_sentences_and_unexplained_acronyms_are_told_and_lower_the_share(desk: Desk) -> None:
    assert audit(desk.load(), TODAY).shares["easy_to_read"] == 1.0
    desk.change(SHEET, "Une baisse de cotisations de", f"Une baisse {'très ' * 30}forte, dite XYZ, de")
    assert found(desk, "sentences") == [("acre", "apporte")]
    assert found(desk, "acronyms") == [("acre", "texte")]
    assert audit(desk.load(), TODAY).shares["easy_to_read"] == 0.5


def test_a_finding_names_the_file_to_open(desk: Desk) -> None:
    assert audit(desk.load(), TODAY).section("questions").findings[0].file == SHEET


def test_every_address_is_listed_with_who_names_it(desk: Desk) -> None:
    assert addresses(desk.load()) == {
        "https://www.francetravail.fr": ("france-travail",),
        "https://www.francetravail.fr/arce": ("arce",),
        "https://www.urssaf.fr": ("urssaf", "acre"),
        "https://www.urssaf.fr/accueil/exoneration-acre-createur.html": ("acre",),
    }


def test_every_section_has_a_french_title() -> None:
    assert all(title[0].isupper() for title, _ in SECTIONS.values())
