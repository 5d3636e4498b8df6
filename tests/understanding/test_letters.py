"""Runs of letters tell the field from the rest, whatever the endings and the mistakes."""

from __future__ import annotations

import pytest

from bot.understanding.letters import Letters
from bot.understanding.normalise import tokenise

INSIDE = [tokenise(text) for text in ("ouvrir une boutique", "un local pour ma boutique", "un pret pour ouvrir", "je cherche un local")]
OUTSIDE = [tokenise(text) for text in ("la meteo de demain", "il va pleuvoir demain", "quel temps demain matin")]


@pytest.fixture(scope="module")
def letters() -> Letters:
    return Letters(INSIDE, OUTSIDE)


def test_each_side_is_known_again(letters: Letters) -> None:
    assert min(letters.score(words) for words in INSIDE) > 0 > max(letters.score(words) for words in OUTSIDE)


@pytest.mark.parametrize(("written", "field"), [("boutiques", True), ("bboutique", True), ("pleuvra", False), ("demainn", False)])
def test_another_ending_or_a_slip_is_seen_through(letters: Letters, written: str, field: bool) -> None:
    assert (letters.score([written]) > 0) is field


@pytest.mark.parametrize("words", [[], [""], ["a"], ["xyzxyz"], ["🙂"]])
def test_what_shares_no_run_says_nothing(letters: Letters, words: list[str]) -> None:
    assert letters.score(words) == 0


@pytest.mark.parametrize(("inside", "outside"), [([], []), (INSIDE, []), ([], OUTSIDE)])
def test_with_one_side_empty_nothing_is_said(inside: list[list[str]], outside: list[list[str]]) -> None:
    assert Letters(inside, outside).score(["boutique"]) == 0


def test_the_side_with_more_questions_is_not_favoured() -> None:
    many = Letters(INSIDE * 20, OUTSIDE)
    assert max(many.score(words) for words in OUTSIDE) < 0
