"""Likeness to all the questions of a document taken together, on tiny texts whose order anyone can see."""

from __future__ import annotations

import pytest

from bot.understanding.analyse import pairs
from bot.understanding.codes import Bags, codes_of
from bot.understanding.profiles import Profiles, expressions

DOCUMENTS = [
    [["local", "loyer"], ["local", "bail"], ["local", "quartier"]],
    [["local", "pret"], ["pret", "banque"], ["pret", "taux"]],
    [],
]


def profiles(documents: list[list[list[str]]]) -> Profiles:
    asked = Bags.of([question for questions in documents for question in questions])
    return Profiles(asked, [len(questions) for questions in documents])


def by_code(weights: dict[str, float]) -> dict[int, float]:
    return dict(zip(codes_of(weights).tolist(), weights.values(), strict=True))


def test_what_is_asked_again_and_again_weighs_more_than_what_is_asked_once() -> None:
    scores = profiles(DOCUMENTS).score(by_code({"local": 1.0}))
    assert scores[0] > scores[1] > 0
    assert scores[2] == 0


def test_many_questions_are_no_advantage() -> None:
    scores = profiles([[["local"], ["bail"]], [["local"], ["bail"]] * 3, [["pret"]]]).score(by_code({"local": 1.0}))
    assert scores[0] == pytest.approx(scores[1])


@pytest.mark.parametrize("documents", [[], [[]], [[[]]], [[["seul"]]]])
def test_without_questions_nothing_is_alike(documents: list[list[list[str]]]) -> None:
    assert not profiles(documents).score(by_code({"seul": 1.0, "inconnu": 1.0})).any()


def test_empty_words_and_neighbours_are_part_of_what_is_said() -> None:
    found = expressions({"patron": 0.85, "^patron": 0.4, "#emploi": 1.0}, Bags.of([["mon", "patron"]]))
    [pair] = pairs(Bags.of([["mon", "patron"]])).codes.tolist()
    assert found == {**by_code({"mon": 1.0, "patron": 0.85, "#emploi": 1.0}), pair: 1.0}
