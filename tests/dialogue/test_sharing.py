"""A sheet is passed on with a link that opens for anyone."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.catalogue import Catalogue
from bot.dialogue import Dialogue, Person, Said, Tapped
from bot.understanding import Matcher


@pytest.fixture
def known(catalogue: Catalogue, matcher: Matcher) -> Dialogue:
    dialogue = Dialogue(catalogue, matcher)
    dialogue.reachable_at("https://aides.exemple.fr/", "essai_bot")
    return dialogue


def test_the_button_sends_the_public_page_with_the_words_and_the_bot(known: Dialogue) -> None:
    turn = known.turn(Tapped("fiche:acre"), Person())
    button = next(b for row in turn.replies[0].buttons for b in row if "Partager" in b.label)
    sent = parse_qs(urlsplit(str(button.url)).query)
    assert sent["url"] == ["https://aides.exemple.fr/fiches/acre.html"]
    assert "Acre" in sent["text"][0]
    assert "https://t.me/essai_bot?start=acre" in sent["text"][0]


def test_the_word_partager_gives_the_text_to_copy(known: Dialogue) -> None:
    turn = known.turn(Said("partager"), known.turn(Tapped("fiche:acre"), Person()).person)
    assert "https://aides.exemple.fr/fiches/acre.html" in turn.replies[0].text


def test_without_any_address_there_is_no_button(dialogue: Dialogue) -> None:
    turn = dialogue.turn(Tapped("fiche:acre"), Person())
    assert not any("Partager" in b.label for row in turn.replies[0].buttons for b in row)
