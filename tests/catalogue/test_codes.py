"""A sheet's code in a link is its own, for ever."""

from __future__ import annotations

import re
from itertools import count

from bot.catalogue import Catalogue
from bot.catalogue.codes import by_code, code
from tests.catalogue.conftest import ACRE, ARCE, Desk


def namesakes() -> tuple[str, str]:
    """Two ids that share a code: among a few thousand there are always some."""
    first: dict[str, str] = {}
    for number in count():
        other = first.setdefault(code(f"aide-{number}"), f"aide-{number}")
        if other != f"aide-{number}":
            return other, f"aide-{number}"
    raise AssertionError


def test_a_code_never_changes_since_links_were_sent_with_it() -> None:
    assert [code("acre"), code("toulouse")] == ["Bue6", "suCK"]


def test_codes_are_letters_and_figures_only(catalogue: Catalogue) -> None:
    assert all(re.fullmatch(r"[0-9A-Za-z]{4}", code(scheme)) for scheme in catalogue.schemes)


def test_every_sheet_and_territory_of_the_catalogue_has_its_own(catalogue: Catalogue) -> None:
    assert len(by_code(catalogue.schemes)) == len(catalogue.schemes)
    assert len(by_code(catalogue.territories)) == len(catalogue.territories)


def test_two_sheets_that_share_a_code_are_told_to_the_editor(desk: Desk) -> None:
    one, other = namesakes()
    desk.write(f"entrepreneuriat/{one}.yaml", ARCE.replace("id: arce", f"id: {one}"))
    desk.write(f"entrepreneuriat/{other}.yaml", ACRE.replace("id: acre", f"id: {other}"))
    (problem,) = desk.problems()
    assert (problem.line, problem.key) == (1, "id")
    assert one in problem.message
    assert other in problem.message
    assert "changez l'identifiant" in problem.message
