"""A sheet is passed on with a link that opens for anyone."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.catalogue import Catalogue
from bot.dialogue import Button, Dialogue, Person, Said, Tapped, Turn
from bot.dialogue.selection_link import MOST
from bot.dialogue.sharing import LONGEST_ADDRESS, parcel
from bot.telegram.rendering import fits, opens
from bot.understanding import Matcher


@pytest.fixture
def known(catalogue: Catalogue, matcher: Matcher) -> Dialogue:
    dialogue = Dialogue(catalogue, matcher)
    dialogue.reachable_at("https://aides.exemple.fr/", "essai_bot")
    return dialogue


def buttons(turn: Turn) -> dict[str, Button]:
    return {button.label: button for reply in turn.replies for row in reply.buttons for button in row}


def test_a_sheet_has_one_button_that_opens_every_way_to_send_it(known: Dialogue) -> None:
    sheet = buttons(known.turn(Tapped("fiche:acre"), Person()))
    sent = buttons(known.turn(Tapped(str(sheet["📤 Partager"].action)), Person()))
    assert {"Envoyer par Telegram", "Envoyer par WhatsApp", "Poster dans une discussion", "Copier le lien"} <= set(sent)


def test_telegram_sends_the_public_page_with_the_words_and_the_bot(known: Dialogue) -> None:
    button = buttons(known.turn(Tapped("partager:acre"), Person()))["Envoyer par Telegram"]
    sent = parse_qs(urlsplit(str(button.url)).query)
    assert sent["url"] == ["https://aides.exemple.fr/fiches/acre.html"]
    assert "Acre" in sent["text"][0]
    assert "https://t.me/essai_bot?start=acre" in sent["text"][0]


def test_a_card_is_asked_for_by_the_id_of_the_sheet_and_the_copied_words_are_the_link(known: Dialogue) -> None:
    sent = buttons(known.turn(Tapped("partager:acre"), Person()))
    assert sent["Poster dans une discussion"].forward == "acre"
    assert sent["Copier le lien"].copy == "https://aides.exemple.fr/fiches/acre.html"


def test_the_word_partager_gives_the_text_to_copy(known: Dialogue) -> None:
    turn = known.turn(Said("partager"), known.turn(Tapped("fiche:acre"), Person()).person)
    assert "https://aides.exemple.fr/fiches/acre.html" in turn.replies[0].text


def test_a_number_of_the_list_on_screen_can_be_sent_at_once(known: Dialogue) -> None:
    listed = known.turn(Said("je cherche un apprenti pour mon salon de coiffure"), Person())
    second = listed.person.choices[1].removeprefix("fiche:")
    assert second in known.turn(Said("partager 2"), listed.person).replies[0].text


def test_partager_without_a_sheet_asks_which_one(known: Dialogue) -> None:
    assert "Quelle fiche" in known.turn(Said("partager"), Person()).replies[0].text


def test_what_is_over_or_uncertain_is_said_to_who_receives_it(known: Dialogue, catalogue: Catalogue) -> None:
    for scheme in (s for s in catalogue.schemes.values() if s.opening.status.ended):
        assert parcel(known.desk, scheme).text.splitlines()[0].casefold().count("terminé") == 1
    assert "(à confirmer)" in parcel(known.desk, catalogue.schemes["quartiers-productifs"]).text.splitlines()[0]


def test_without_any_address_there_is_no_button(dialogue: Dialogue) -> None:
    assert "📤 Partager" not in buttons(dialogue.turn(Tapped("fiche:acre"), Person()))


def test_every_way_to_send_is_within_the_limits_of_phones_for_every_sheet_and_the_longest_selections(
    known: Dialogue, catalogue: Catalogue
) -> None:
    longest = sorted(catalogue.schemes, key=lambda scheme: len(catalogue.schemes[scheme].title) + len(scheme))[-MOST:]
    turns = [known.turn(Tapped(f"partager:{scheme}"), Person()) for scheme in catalogue.schemes]
    turns += [known.turn(Tapped(f"selection:{territory}"), Person(kept=tuple(longest))) for territory in catalogue.territories]
    for turn in turns:
        for button in buttons(turn).values():
            assert len(button.url or "") <= LONGEST_ADDRESS
            assert len(button.copy or "") <= 256
            assert len(button.forward or "") <= 64
            assert button.copy or button.forward or (fits(button.action) if button.action else opens(button.url or ""))
