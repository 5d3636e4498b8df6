"""Several sheets travel in one link, and open with the contacts of the territory for somebody who never met the bot."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.dialogue import Dialogue, Person, Said, Started, Tapped
from bot.dialogue.selection_link import MOST, Selection, pack, unpack
from bot.understanding import Matcher
from tests.conftest import ROOT

FIVE = ("acre", "arce", "microcredit-adie", "citeslab", "aide-apprenti")
CATALOGUE_IDS = sorted(
    path.stem for folder in ("entrepreneuriat", "commerce-artisanat") for path in (ROOT / "knowledge" / folder).iterdir()
)
TERRITORIES = sorted(path.stem for path in (ROOT / "knowledge" / "territories").iterdir())


@pytest.fixture
def known(catalogue: Catalogue, matcher: Matcher) -> Dialogue:
    dialogue = Dialogue(catalogue, matcher)
    dialogue.reachable_at("https://aides.exemple.fr", "essai_bot")
    return dialogue


@given(st.lists(st.sampled_from(CATALOGUE_IDS), min_size=1, max_size=MOST, unique=True), st.sampled_from([None, *TERRITORIES]))
def test_any_few_sheets_come_back_out_of_their_link(catalogue: Catalogue, chosen: list[str], territory: str | None) -> None:
    parameter = pack(chosen, territory)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", parameter)
    assert unpack(parameter, catalogue) == Selection(tuple(chosen), territory)


def test_a_link_carries_more_than_ten_sheets() -> None:
    assert MOST >= 10


@given(st.from_regex(r"[A-Za-z0-9_-]{0,64}", fullmatch=True))
def test_any_parameter_opens_something(dialogue: Dialogue, parameter: str) -> None:
    assert dialogue.turn(Started(parameter), Person()).replies


def test_no_sheet_theme_or_territory_has_the_form_of_a_selection(catalogue: Catalogue) -> None:
    names = [*catalogue.schemes, *catalogue.territories, *catalogue.by_priority]
    assert not any(unpack(name, catalogue) for name in names)


def test_the_adviser_gets_one_message_and_one_link(known: Dialogue) -> None:
    turn = known.turn(Said("partager ma sélection"), Person(territory="toulouse", kept=FIVE))
    text = str(turn.replies[0].text)
    assert text.count("https://t.me/essai_bot?start=s-") == 1
    assert f"https://aides.exemple.fr/selection.html#toulouse,{','.join(FIVE)}" in text
    assert all(known.desk.catalogue.schemes[scheme].title in turn.replies[0].text.unescape() for scheme in FIVE)
    assert re.search(r"📞 .*\d\d \d\d \d\d", text)


def test_the_territory_is_asked_where_it_is_not_known_and_kept(known: Dialogue) -> None:
    asked = known.turn(Said("partager ma sélection"), Person(kept=FIVE))
    assert "Pour quelle ville" in asked.replies[0].text
    shared = known.turn(Said("1"), asked.person)
    assert shared.person.territory == "toulouse"
    assert "Toulouse Métropole" in shared.replies[0].text
    again = known.turn(Said("autre territoire"), shared.person)
    assert "Pour quelle ville" in again.replies[0].text
    nowhere = known.turn(Said("sans territoire"), again.person)
    assert "start=s--" in nowhere.replies[0].text


def test_without_a_kept_sheet_it_says_how_to_keep_one(known: Dialogue) -> None:
    assert "garder" in known.turn(Said("partager ma sélection"), Person()).replies[0].text


def test_who_opens_the_link_sees_the_sheets_and_whom_to_call_and_is_asked_nothing(known: Dialogue) -> None:
    turn = known.turn(Started(pack(FIVE, "toulouse")), Person())
    text = turn.replies[0].text
    assert "5 aides choisies pour vous (Toulouse Métropole)" in text
    assert all(known.desk.catalogue.schemes[scheme].title in text.unescape() for scheme in FIVE)
    assert re.search(r"📞 .*\d\d \d\d \d\d", text)
    assert [b.label for b in turn.replies[0].buttons[0]] == ["1", "2", "3", "4", "5"]
    assert turn.person.territory == "toulouse"
    assert turn.person.pending is None


def test_the_contacts_are_those_of_the_territory(known: Dialogue) -> None:
    toulouse, roubaix = (known.turn(Started(pack(FIVE, place)), Person()).replies[0].text for place in ("toulouse", "roubaix"))
    assert toulouse.split("Pour en parler")[1] != roubaix.split("Pour en parler")[1]


def test_what_the_receiver_told_before_stays_hers(known: Dialogue) -> None:
    before = Person(territory="roubaix", facts={"etape": "activite"}, kept=("pepinieres-toulouse",))
    after = known.turn(Started(pack(FIVE, "toulouse")), before).person
    assert (after.territory, after.facts, after.kept) == (before.territory, before.facts, before.kept)


def test_back_from_a_sheet_leads_to_the_selection(known: Dialogue) -> None:
    opened = known.turn(Started(pack(FIVE, "toulouse")), Person())
    sheet = known.turn(Said("2"), opened.person)
    assert "Arce" in sheet.replies[0].text
    assert "5 aides choisies pour vous" in known.turn(Said("retour"), sheet.person).replies[0].text


def test_the_receiver_keeps_them_all_in_one_tap(known: Dialogue) -> None:
    turn = known.turn(Started(pack(FIVE, "toulouse")), Person())
    button = next(b for row in turn.replies[0].buttons for b in row if "Garder ces fiches" in b.label)
    assert known.turn(Tapped(str(button.action)), Person()).person.kept == FIVE
    assert known.turn(Said("garder tout"), turn.person).person.kept == FIVE


@pytest.mark.parametrize("most", [MOST])
def test_that_button_fits_for_the_longest_selection(known: Dialogue, most: int) -> None:
    turn = known.turn(Started(pack(CATALOGUE_IDS[:most], "toulouse")), Person())
    actions = [str(b.action) for row in turn.replies[0].buttons for b in row]
    assert all(len(action.encode()) <= 64 for action in actions)


def test_a_sheet_that_is_no_more_is_said_kindly(known: Dialogue) -> None:
    turn = known.turn(Started(pack(["acre", "une-fiche-partie"], "toulouse")), Person())
    assert "Acre" in turn.replies[0].text
    assert "n'est plus dans mon catalogue" in turn.replies[0].text


def test_a_link_that_lost_its_end_still_opens_the_rest(known: Dialogue) -> None:
    text = known.turn(Started(pack(["acre", "arce"], "toulouse")[:-2]), Person()).replies[0].text
    assert "Acre" in text
    assert "coupé" in text


def test_a_link_of_which_nothing_is_left_welcomes(known: Dialogue) -> None:
    turn = known.turn(Started(pack(["une-fiche-partie"])), Person())
    assert "Demandez un nouveau lien" in turn.replies[0].text
    assert "Bonjour" in turn.replies[1].text


def test_an_unknown_link_is_told_and_the_plain_one_is_not(known: Dialogue) -> None:
    assert "Je ne reconnais pas ce lien" in known.turn(Started("promo-2024"), Person()).replies[0].text
    assert "lien" not in known.turn(Started(), Person()).replies[0].text.split("\n")[0]
