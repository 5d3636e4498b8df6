"""On catalogues of another domain, without a lexicon: better than an off-the-shelf matcher, and what is answerable is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogue import Catalogue, load
from bot.understanding import Decision, Matcher
from bot.understanding.evaluation import Outcome, measure, read_questions, run
from tests.benchmarks.peers import bm25s_stemmed

HERE = Path(__file__).resolve().parent / "ailleurs"


@pytest.fixture(scope="module", params=["social", "ville"])
def place(request: pytest.FixtureRequest) -> Path:
    return HERE / str(request.param)


@pytest.fixture(scope="module")
def elsewhere(place: Path) -> Catalogue:
    return load(place / "knowledge")


def test_a_bare_catalogue_is_matched_better_than_by_bm25s_on_the_same_texts(place: Path, elsewhere: Catalogue) -> None:
    questions = read_questions(place / "questions.yaml")
    search = bm25s_stemmed(elsewhere)
    ours = measure(run(questions, Matcher(elsewhere).match))
    peer = measure([Outcome(q, Decision.ANSWER, tuple(search(q.text))) for q in questions])
    assert ours.hit_1 > peer.hit_1
    assert ours.hit_3 > peer.hit_3 + 0.05
    assert ours.mrr_10 > peer.mrr_10 + 0.04


def test_what_a_bare_catalogue_can_answer_is_seldom_refused(place: Path, elsewhere: Catalogue) -> None:
    assert measure(run(read_questions(place / "questions.yaml"), Matcher(elsewhere).match)).false_refusals <= 0.06


def test_the_title_of_a_sheet_finds_it_and_is_never_refused(elsewhere: Catalogue) -> None:
    matcher = Matcher(elsewhere)
    for scheme in elsewhere.schemes.values():
        found = matcher.match(scheme.title)
        assert found.decision is not Decision.NONE
        assert scheme.id in [hit.id for hit in found.hits[:3]], scheme.title


@pytest.mark.parametrize("message", ["asdf qsdf", "12345", "c'est quoi la météo", "🙂", "raconte-moi une blague drôle"])
def test_what_speaks_of_nothing_in_the_sheets_is_refused(elsewhere: Catalogue, message: str) -> None:
    assert Matcher(elsewhere).match(message).decision is Decision.NONE
