"""Phrases found in a sequence of stems: the longest first, `#` for any number, light words passed over."""

from __future__ import annotations

from bot.understanding.french import sound, stem
from bot.understanding.phrases import Phrases


def found(phrases: Phrases[str], text: str) -> list[tuple[str, int, int, float | None]]:
    return [(f.payload, f.start, f.end, f.number) for f in phrases.find([stem(word) for word in text.split()])]


def test_the_longest_phrase_wins_and_none_overlaps() -> None:
    phrases = Phrases([("pret", "a"), ("pret honneur", "b"), ("honneur quartier", "c")])
    assert found(phrases, "un pret honneur quartier") == [("b", 1, 3, None)]


def test_a_short_phrase_is_found_at_the_end_where_a_longer_one_would_not_fit() -> None:
    assert found(Phrases([("pret honneur", "b"), ("pret", "a")]), "mon pret") == [("a", 1, 2, None)]


def test_a_hash_stands_for_any_number_and_a_number_for_itself() -> None:
    phrases = Phrases([("# ans", "age"), ("60 000 rebonds", "nom"), ("60 ans", "senior")])
    assert found(phrases, "j ai 41 ans") == [("age", 2, 4, 41.0)]
    assert found(phrases, "60000 rebonds") == [("nom", 0, 2, 60000.0)]
    assert [payload for payload, *_ in found(phrases, "60 ans")] == ["senior", "age"]


def test_words_may_be_compared_by_their_sound() -> None:
    phrases = Phrases([("veux mourir", "detresse")], key=sound)
    assert phrases.meanings([sound(word) for word in "je veu mourire".split()]) == ["detresse"]


def test_light_words_are_passed_over() -> None:
    phrases = Phrases([("payer le loyer", "loyer")], frozenset({"le", "mon"}))
    assert found(phrases, "payer mon loyer") == [("loyer", 0, 3, None)]


def test_one_phrase_may_mean_several_things() -> None:
    assert [p for p, *_ in found(Phrases([("prêt", "a"), ("aide", "b"), ("prêts", "c")]), "pret")] == ["a", "c"]
