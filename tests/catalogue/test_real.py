"""The catalogue as it is: complete, sound, decidable and readable."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.catalogue import Catalogue, Status
from bot.catalogue.audit import audit
from bot.catalogue.catalogue import QUESTIONS_SHOWN
from bot.catalogue.loader import problems_in

IDS = (Path(__file__).parent / "ids.txt").read_text(encoding="utf-8").split()


def test_it_has_no_problem(knowledge: Path) -> None:
    assert [str(problem) for problem in problems_in(knowledge)] == []


def test_every_scheme_of_the_dossier_has_its_sheet(catalogue: Catalogue) -> None:
    assert sorted(set(IDS) - set(catalogue.schemes)) == []


def test_the_fourteen_territories_are_there(catalogue: Catalogue) -> None:
    assert len(catalogue.territories) == 14


def test_conditions_have_a_rule_or_the_reason_why_a_person_judges(catalogue: Catalogue) -> None:
    assert audit(catalogue, date.today()).shares["conditions_with_rule_or_judge"] >= 0.8


def test_texts_are_easy_to_read_in_95_sheets_of_100(catalogue: Catalogue) -> None:
    assert audit(catalogue, date.today()).shares["easy_to_read"] >= 0.95


@pytest.mark.parametrize("status", [Status.CLOSED, Status.REPLACED])
def test_every_ended_scheme_says_why_and_what_instead(catalogue: Catalogue, status: Status) -> None:
    for scheme in catalogue.schemes.values():
        if scheme.opening.status is status:
            assert scheme.opening.reason or scheme.opening.until_text, scheme.id
            assert scheme.opening.instead or scheme.opening.replaced_by, scheme.id


def test_every_priority_type_and_operator_of_a_sheet_is_described(catalogue: Catalogue) -> None:
    for scheme in catalogue.schemes.values():
        assert scheme.operator in catalogue.organisations, scheme.id
    assert all(catalogue.by_priority.values())


def test_what_is_served_keeps_the_questions_that_are_shown_and_not_those_that_only_teach(catalogue: Catalogue) -> None:
    served = catalogue.without_examples()
    for scheme in catalogue.schemes.values():
        assert served.schemes[scheme.id].questions == scheme.questions[:QUESTIONS_SHOWN]
    assert not any(need.examples for need in served.lexicon.needs)
    assert len(catalogue.lexicon.needs) == len(served.lexicon.needs) > 0
