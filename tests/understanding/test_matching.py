"""What the real catalogue answers to real questions, and what can be said of any question."""

from __future__ import annotations

import math
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.understanding import Decision, Matcher
from bot.understanding.match import Match


def ids(match: Match, count: int = 3) -> list[str]:
    return [hit.id for hit in match.hits[:count]]


@pytest.mark.parametrize(
    ("question", "scheme"),
    [
        ("acre", "acre"),
        ("arce", "arce"),
        ("are", "maintien-are-createur"),
        ("adie", "microcredit-adie"),
        ("agefice", "agefice"),
        ("fafcea", "fafcea"),
        ("frla", "frla"),
        ("fisac", "fisac"),
        ("cci", "cci-toulouse"),
        ("cma", "cma-haute-garonne"),
        ("cap emploi", "cap-emploi"),
        ("cape", "cape-couveuse"),
        ("agefiph", "agefiph-creation"),
    ],
)
def test_each_look_alike_finds_its_own_first(matcher: Matcher, question: str, scheme: str) -> None:
    assert ids(matcher.match(question), 1) == [scheme]


def test_facts_are_read_out_of_one_breath(matcher: Matcher) -> None:
    match = matcher.match("jveu ouvrir un snack a bagatelle jsuis au chomage")
    told = {fact.fact: fact.value for fact in match.facts}
    assert told["etape"] == "creation"
    assert told["secteur"] == "restauration"
    assert told["situation"] == "demandeur-emploi"
    assert match.place is not None
    assert (match.place.territory, match.place.neighbourhood) == ("toulouse", "grand-mirail")


def test_what_is_denied_is_not_told(matcher: Matcher) -> None:
    told = {fact.fact for fact in matcher.match("je ne suis pas au chômage et je veux ouvrir une boutique").facts}
    assert "situation" not in told


def test_numbers_are_read(matcher: Matcher) -> None:
    told = {fact.fact: fact.value for fact in matcher.match("j'ai 41 ans, mon entreprise a 3 ans et 2 salariés").facts}
    assert (told["age"], told["anciennete_ans"], told["effectif"]) == ("41", "3", "2")


def test_a_scheme_of_toulouse_is_not_proposed_in_roubaix(matcher: Matcher) -> None:
    found = matcher.match("qui peut m'aider à créer mon entreprise", territory="roubaix")
    shown = [matcher.catalogue.schemes[i] for i in ids(found)]
    assert all(scheme.territories == ("national",) for scheme in shown)


def test_an_ended_scheme_asked_by_name_comes_first(matcher: Matcher) -> None:
    assert ids(matcher.match("chèque france num"), 1) == ["cheque-france-num-500"]


@pytest.mark.parametrize("question", ["c quoi la meteo demain", "mon propriétaire veut pas réparer l'ascenseur", "raconte moi une blague"])
def test_what_is_out_of_scope_is_not_answered(matcher: Matcher, question: str) -> None:
    assert matcher.match(question).decision is Decision.NONE


@pytest.mark.parametrize("message", ["", "   ", "🙂🙂", "\x00\x01", "\u202e\u202d", "<b></b>", "12345678901234567890"])
def test_nothing_to_read_is_never_answered(matcher: Matcher, message: str) -> None:
    assert matcher.match(message).decision is Decision.NONE


@settings(max_examples=150)
@given(st.text(max_size=10_000))
def test_any_text_is_answered_without_an_exception_and_always_alike(matcher: Matcher, text: str) -> None:
    assert matcher.match(text) == matcher.match(text)


@settings(max_examples=60)
@given(st.text(alphabet=string.ascii_letters + " éàçùô", min_size=4, max_size=80))
def test_case_and_punctuation_change_nothing(matcher: Matcher, text: str) -> None:
    plain = matcher.match(text)
    assert ids(matcher.match(text.upper())) == ids(plain)
    assert ids(matcher.match(text.replace(" ", " , ") + " !!")) == ids(plain)


def test_hits_are_given_best_first_for_every_decision(matcher: Matcher) -> None:
    for question in ("acre", "je cherche un local", "quel temps fait il demain"):
        hits = matcher.match(question).hits
        assert 1 <= len(hits) <= 10
        assert all(hit.reasons for hit in hits)


@pytest.mark.parametrize("territory", [None, "toulouse", "roubaix"])
def test_schemes_left_unjudged_are_never_among_the_ten_best(catalogue: Catalogue, territory: str | None) -> None:
    quick, whole = Matcher(catalogue), Matcher(catalogue)
    vars(whole)["_evidence"].most = lambda told: math.inf
    for question in ("acre", "jveu ouvrir un snack", "aide au chomage pour un local", "j'ai 25 ans et 2 salariés, besoin d'argent"):
        assert quick.match(question, territory=territory) == whole.match(question, territory=territory)


def test_the_slips_of_the_examples_do_not_become_words(matcher: Matcher) -> None:
    repaired = matcher.read("jé bezoin dargen pr ma boutik").analysis.repaired
    assert {"bezoin": "besoin", "dargen": "argent", "boutik": "boutique"}.items() <= repaired.items()
