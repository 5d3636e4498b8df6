"""Whatever is typed after the bot's name, the cards offered are ones that Telegram accepts and people can use anywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.dialogue import Dialogue, Person, Started
from bot.dialogue.inline import HELLO, Card
from bot.dialogue.selection_link import pack
from bot.telegram.inline import article
from bot.telegram.rendering import opens
from bot.understanding import Matcher
from tests.e2e.telegram_text import parse_html, utf16_length

ADVISER = Person(territory="toulouse", kept=("acre", "microcredit-adie"))


@pytest.fixture(scope="module")
def known(catalogue: Catalogue, matcher: Matcher) -> Dialogue:
    dialogue = Dialogue(catalogue, matcher)
    dialogue.reachable_at("https://aides.exemple.fr", "essai_bot")
    return dialogue


def ids(dialogue: Dialogue, query: str, person: Person | None = None) -> list[str]:
    return [card.id for card in dialogue.offer(query, person or Person()).cards]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("egalite femmes", "garantie-egalite-femmes"),
        ("garantie eg", "garantie-egalite-femmes"),
        ("Garantie Égalité T", "garantie-egalite-territoires"),
        ("acre", "acre"),
        ("arce", "arce"),
        ("garantie-egalite-femmes", "garantie-egalite-femmes"),
        ("microc", "microcredit-adie"),
        ("cheque france num", "cheque-france-num-500"),
        ("garentie egalité femme", "garantie-egalite-femmes"),
    ],
)
def test_a_sheet_is_found_as_one_types_its_name(known: Dialogue, query: str, first: str) -> None:
    assert ids(known, query)[0] == first


@pytest.mark.parametrize("title", ["Garantie Égalité Femmes", "Microcrédit professionnel de l'Adie", "Arce, une partie"])
def test_once_found_a_sheet_stays_in_the_list_while_one_types_on(known: Dialogue, title: str) -> None:
    wanted = ids(known, title)[0]
    assert all(wanted in ids(known, title[:length]) for length in range(5, len(title)))


def test_a_question_finds_sheets_too(known: Dialogue) -> None:
    assert "aide-apprenti" in ids(known, "je cherche un apprenti pour mon salon de coiffure")[:3]


def test_before_a_word_each_theme_shows_its_most_useful_sheets_and_itself(known: Dialogue, catalogue: Catalogue) -> None:
    found = ids(known, "")
    for term in catalogue.vocabulary.priorities:
        assert f"theme:{term.id}" in found
        assert any(catalogue.schemes[name].priorities[0] == term.id for name in found if name in catalogue.schemes)


def test_before_a_word_an_adviser_finds_her_selection_and_her_sheets_first(known: Dialogue) -> None:
    assert ids(known, "", ADVISER)[:3] == [pack(ADVISER.kept, "toulouse"), "acre", "microcredit-adie"]


def test_a_selection_is_asked_for_by_its_link(known: Dialogue) -> None:
    (card,) = known.offer(pack(ADVISER.kept, "toulouse"), Person()).cards
    assert "2 aides choisies pour vous (Toulouse Métropole)" in card.text
    assert "📞" in card.text


def test_a_card_is_short_and_says_what_it_brings_to_whom_and_where_to_read_on(known: Dialogue, catalogue: Catalogue) -> None:
    card = known.offer("garantie egalite femmes", Person()).cards[0]
    scheme = catalogue.schemes[card.id]
    assert scheme.title == card.title
    for part in (
        scheme.promise,
        scheme.conditions[0].text,
        "✅ Ouvert",
        "https://t.me/essai_bot?start=garantie-egalite-femmes",
        str(card.page),
    ):
        assert part in card.text.unescape()
    assert len(card.text.striptags()) < 700


def test_what_is_over_or_uncertain_is_said_in_the_list_and_on_the_card(known: Dialogue) -> None:
    over, unsure = (known.offer(name, Person()).cards[0] for name in ("cheque-france-num-500", "quartiers-productifs"))
    assert over.description.startswith("Terminé")
    assert "⛔ Terminé" in over.text
    assert unsure.description.startswith("À confirmer")
    assert "❓" in unsure.text


def test_when_nothing_fits_the_way_to_the_bot_remains(known: Dialogue) -> None:
    offer = known.offer("quelle est la météo demain", Person())
    assert offer.cards == ()
    assert "robot" in offer.way_on
    assert "Bonjour" in known.turn(Started(HELLO), Person()).replies[0].text
    assert "reconnais pas" not in known.turn(Started(HELLO), Person()).replies[0].text


def test_an_answer_made_for_one_person_is_not_shown_to_another(known: Dialogue) -> None:
    assert known.offer("acre", ADVISER).personal
    assert known.offer("", Person()).personal, "else a stranger's list would hide an adviser's own sheets"
    assert not known.offer("acre", Person()).personal


def check(cards: tuple[Card, ...]) -> None:
    """What Telegram refuses: too many results, bad or twin ids, empty texts; and what nobody could use: a button that needs a chat."""
    assert len(cards) <= 50
    assert len({card.id for card in cards}) == len(cards)
    for card in cards:
        assert 1 <= len(card.id.encode()) <= 64
        assert card.title.strip()
        shown, _ = parse_html(str(card.text))
        assert 0 < utf16_length(shown) <= 4096
        for button in (button for row in card.buttons for button in row):
            assert button.action is None
            assert opens(str(button.url))
        assert article(card).input_message_content


def test_every_sheet_of_the_catalogue_makes_a_card(known: Dialogue, catalogue: Catalogue) -> None:
    for scheme in catalogue.schemes:
        cards = known.offer(scheme, Person()).cards
        assert cards[0].id == scheme
        check(cards)


@given(st.text(max_size=256), st.sampled_from([Person(), ADVISER]))
def test_any_query_is_answered(known: Dialogue, query: str, person: Person) -> None:
    check(known.offer(query, person).cards)


def test_without_any_address_a_card_has_no_button(dialogue: Dialogue) -> None:
    card = dialogue.offer("acre", Person()).cards[0]
    assert (card.buttons, card.page) == ((), None)
