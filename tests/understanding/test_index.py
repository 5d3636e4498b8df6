"""BM25F and example likeness on tiny texts whose order anyone can see."""

import pytest

from bot.understanding.codes import Bags, codes_of
from bot.understanding.index import Examples, Field, bm25f
from bot.understanding.scope import Scope

FIELDS = {"title": Field(3.0), "text": Field(1.0)}


def document(title: str, text: str) -> dict[str, list[str]]:
    return {"title": title.split(), "text": text.split()}


def examples_of(sections: list[tuple[list[list[str]], int]], idf: dict[str, float]) -> Examples:
    """Examples of documents given as their questions, the words of a question in one string."""
    asked = [question.split() for documents, _ in sections for questions in documents for question in questions]
    return Examples(Bags.of(asked), [([len(questions) for questions in documents], nearest) for documents, nearest in sections], idf)


def test_a_word_in_the_title_weighs_more_than_in_the_text() -> None:
    words, _ = bm25f([document("pret", "aide a la creation"), document("aide", "pret pour tous")], FIELDS)
    scores = words.score({"pret": 1.0})
    assert scores[0] > scores[1] > 0


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    documents = [document("a", "local commerce"), document("b", "local apprenti"), document("c", "local")]
    _, idf = bm25f(documents, FIELDS)
    assert idf["apprenti"] > idf["local"] > 0


def test_unknown_words_score_nothing() -> None:
    words, _ = bm25f([document("a", "b")], FIELDS)
    assert words.score({"zzz": 1.0}).tolist() == [0.0]
    assert words.impact("zzz", 0) == 0.0


def test_the_same_question_as_an_example_scores_one() -> None:
    _, idf = bm25f([document("a", "local pas cher"), document("b", "apprenti")], FIELDS)
    examples = examples_of([([["local cher"], ["apprenti"]], 1)], idf)
    assert examples.score({"local": 1.0, "cher": 1.0}).tolist() == pytest.approx([1.0, 0.0], abs=1e-6)


def test_scope_tells_the_field_from_the_rest() -> None:
    scope = Scope(Bags.of([["boutique", "aide"], ["boutique", "pret"]]), Bags.of([["meteo", "demain"], ["ecole"]]))
    assert scope.score(codes_of(["boutique"])) > 0 > scope.score(codes_of(["meteo"]))
    assert scope.score(codes_of(["inconnu"])) == 0


def test_without_off_topics_scope_says_nothing() -> None:
    assert Scope(Bags.of([["boutique"]]), Bags.of([])).score(codes_of(["boutique"])) == 0


def test_several_nearest_examples_are_averaged_and_a_document_without_any_scores_nothing() -> None:
    _, idf = bm25f([document("a", "local cher"), document("b", "apprenti"), document("c", "")], FIELDS)
    examples = examples_of([([["local", "apprenti", "local"], ["local"], []], 2)], idf)
    assert examples.score({"local": 1.0}).tolist() == pytest.approx([1.0, 0.5, 0.0], abs=1e-6)


def test_each_section_of_examples_has_its_own_number_of_nearest() -> None:
    _, idf = bm25f([document("a", "local cher"), document("b", "apprenti")], FIELDS)
    both = [["local", "apprenti"], ["apprenti"]]
    examples = examples_of([(both, 1), ([], 3), (both, 2)], idf)
    assert examples.score({"local": 1.0}).tolist() == pytest.approx([1.0, 0.0, 0.5, 0.0])


def test_a_crowd_of_near_examples_counts_for_more_than_one() -> None:
    _, idf = bm25f([document("a", "local cher"), document("b", "apprenti")], FIELDS)
    one, two = [["local cher"]], [["local cher", "local cher"]]
    examples = examples_of([(one, 1), (two, 2), ([["apprenti"]], 1), ([], 1)], idf)
    single, several, far, none = examples.crowd(examples.likeness({"local": 1.0, "cher": 1.0}))
    assert several > single == pytest.approx(1.0, abs=1e-6)
    assert far == none == 0
