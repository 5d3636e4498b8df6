"""Sentences, words, and what is too long to be read on a phone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.readability import long_sentences, sentences, shown_texts, words
from tests.catalogue.conftest import Desk


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Une phrase. Une autre ! Et une troisième ?", 3),
        ("Loi n° 2025-1403, art. 23, sur urssaf.fr : lisez-la.", 1),
        ("En vente, 12,3 %. Hors vente, 21,2 %.", 2),
        ("« Bonjour. » Il est parti…", 2),
        ("Une ligne\nUne autre", 2),
        ("", 0),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("sentence", "count"), [("Vous payez 36 045 € au plus.", 5), ("l'Urssaf (cotisations) : oui !", 3), ("rendez-vous à 50 %", 3), ("—", 0)]
)
def test_words_are_counted_without_signs(sentence: str, count: int) -> None:
    assert words(sentence) == count


def test_a_sentence_is_long_from_thirty_one_words() -> None:
    assert long_sentences("mot " * 30 + ".") == []
    assert len(long_sentences("Court. " + "Mot " + "mot " * 30 + ". Court.")) == 1


def test_every_text_shown_is_read_with_its_key(desk: Desk) -> None:
    keys = [shown.key for shown in shown_texts(desk.load().schemes["acre"])]
    assert keys == ["promesse", "apporte", "conditions", "conditions", "conditions", "exclusions", "demarches", "demarches"]


@given(st.text())
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
