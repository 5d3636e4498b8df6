"""The next best question: few, useful, never one already answered, sensitive ones last."""

from __future__ import annotations

import random

from bot.catalogue import Catalogue
from bot.eligibility import Eligibility, Known
from bot.eligibility.simulation import matters, random_person, simulate


def test_a_check_takes_three_questions_at_most_on_average_and_none_is_useless(eligibility: Eligibility) -> None:
    figures = simulate(eligibility, people=60, seed=3)
    assert sum(figures.asked) / len(figures.asked) <= 3
    assert figures.useless == []


def test_what_was_told_or_skipped_is_never_asked(eligibility: Eligibility) -> None:
    chance = random.Random(5)
    schemes = list(eligibility.catalogue.schemes)
    for _ in range(20):
        told = {name: value for name, value in random_person(eligibility, chance).items() if chance.random() < 0.4}
        known = eligibility.know(told)
        question = eligibility.next_question(schemes, known)
        if question is not None:
            assert question not in known.values
            assert eligibility.next_question(schemes, known, [question]) != question


def test_nothing_is_asked_of_somebody_ruled_out_or_about_an_ended_scheme(catalogue: Catalogue, eligibility: Eligibility) -> None:
    for scheme in catalogue.schemes.values():
        if scheme.opening.status.ended:
            assert eligibility.next_question([scheme.id], Known()) is None
    assert eligibility.next_question(["coeurs-de-quartier-toulouse"], eligibility.know({}, "roubaix")) is None


def test_a_sensitive_fact_is_asked_last(catalogue: Catalogue, eligibility: Eligibility) -> None:
    known = Known()
    asked: list[str] = []
    while (question := eligibility.next_question(["agefiph-creation"], known, asked)) is not None:
        asked.append(question)
    sensitive = [catalogue.facts[name].sensitive for name in asked]
    assert sensitive == sorted(sensitive)
    assert sensitive[-1]


def test_the_question_asked_matters(eligibility: Eligibility) -> None:
    assert matters(eligibility, "arce", Known(), "indemnise_chomage", random.Random(1))
    assert not matters(eligibility, "arce", Known(), "chiffre_affaires", random.Random(1))


def test_founders_are_not_asked_about_a_company_they_do_not_have(eligibility: Eligibility) -> None:
    known = eligibility.know({"etape": "idee"})
    about_the_company = {"anciennete_ans", "effectif", "chiffre_affaires", "immatriculee", "procedure_collective"}
    for scheme in eligibility.catalogue.schemes:
        assert not about_the_company & set(eligibility.verdict(scheme, known).missing)
