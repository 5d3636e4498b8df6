"""Sheets are set aside with a tap or a word, found again, and let go."""

from __future__ import annotations

import pytest

from bot.dialogue import Dialogue, Person, Said, Started, Tapped
from bot.dialogue.commands import command
from bot.dialogue.selection_link import MOST

SNACK = "jveu ouvrir un snack a bagatelle jsuis au chomage"


def after(dialogue: Dialogue, *messages: str, person: Person | None = None) -> tuple[Person, str]:
    """The person after some messages, and the last words she read."""
    person, text = person or Person(), ""
    for message in messages:
        turn = dialogue.turn(Said(message), person)
        person, text = turn.person, "\n".join(reply.text for reply in turn.replies)
    return person, text


def test_a_sheet_is_kept_by_its_button_which_then_takes_it_away(dialogue: Dialogue) -> None:
    kept = dialogue.turn(Tapped("garde:acre"), Person())
    assert kept.person.kept == ("acre",)
    assert kept.instead is not None
    assert kept.instead.action == "retire:acre"
    dropped = dialogue.turn(Tapped(str(kept.instead.action)), kept.person)
    assert dropped.person.kept == ()
    assert dropped.instead is not None
    assert dropped.instead.action == "garde:acre"


def test_a_sheet_that_is_kept_says_so_when_it_is_opened_again(dialogue: Dialogue) -> None:
    labels = [b.label for row in dialogue.turn(Started("acre"), Person(kept=("acre",))).replies[0].buttons for b in row]
    assert "Retirer de mes fiches" in labels
    assert "⭐ Garder" not in labels


def test_everything_can_be_typed(dialogue: Dialogue) -> None:
    person, text = after(dialogue, SNACK, "1", "garder")
    assert "C'est gardé" in text
    person, text = after(dialogue, "mes fiches", person=person)
    assert "Votre fiche" in text
    person, text = after(dialogue, "1", "retirer", "mes fiches", person=person)
    assert person.kept == ()
    assert "ne gardez pas encore" in text


def test_sheets_are_kept_from_a_list_by_their_numbers(dialogue: Dialogue) -> None:
    person, _ = after(dialogue, SNACK)
    first, second, third = (choice.removeprefix("fiche:") for choice in person.choices)
    assert after(dialogue, "garder 2", person=person)[0].kept == (second,)
    assert after(dialogue, "garder 1 et 3", person=person)[0].kept == (first, third)
    assert after(dialogue, "garder tout", person=person)[0].kept == (first, second, third)
    assert after(dialogue, "garder 9", person=person)[0].kept == ()


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("garder 2", "garde:2"),
        ("Garder les fiches 1, 3 et 4", "garde:1,3,4"),
        ("garde 1 2", "garde:1,2"),
        ("retirer 02", "retire:2"),
        ("partager 3", "partage:3"),
        ("/mesfiches", "mesfiches"),
        ("garder mes enfants pendant que je travaille", None),
        ("garder 3 salariés", None),
    ],
)
def test_words_for_keeping(typed: str, action: str | None) -> None:
    assert command(typed) == action


def test_keeping_a_sheet_does_not_lose_the_question_on_screen(dialogue: Dialogue) -> None:
    asked = dialogue.turn(Tapped("eligible:acre"), Person())
    assert asked.person.pending is not None
    assert dialogue.turn(Tapped("garde:acre"), asked.person).person.pending == asked.person.pending


def test_keeping_twice_keeps_once_and_the_order_is_hers(dialogue: Dialogue) -> None:
    person = Person()
    for scheme in ("arce", "acre", "arce"):
        person = dialogue.turn(Tapped(f"garde:{scheme}"), person).person
    assert person.kept == ("arce", "acre")


def test_no_more_are_kept_than_one_link_carries(dialogue: Dialogue) -> None:
    full = Person(kept=tuple(dialogue.desk.catalogue.schemes)[:MOST])
    other = list(dialogue.desk.catalogue.schemes)[MOST]
    turn = dialogue.turn(Tapped(f"garde:{other}"), full)
    assert turn.person.kept == full.kept
    assert "retirer 1" in turn.replies[0].text
    assert turn.instead is None


def test_a_sheet_that_left_the_catalogue_is_let_go_kindly(dialogue: Dialogue) -> None:
    turn = dialogue.turn(Said("mes fiches"), Person(kept=("une-fiche-partie", "acre")))
    assert turn.person.kept == ("acre",)
    assert "n'est plus dans mon catalogue" in turn.replies[0].text
    alone = dialogue.turn(Said("mes fiches"), Person(kept=("une-fiche-partie",)))
    assert alone.person.kept == ()
    assert "n'est plus dans mon catalogue" in alone.replies[0].text


def test_back_from_a_kept_sheet_leads_to_the_kept_ones(dialogue: Dialogue) -> None:
    _, text = after(dialogue, "mes fiches", "2", "retour", person=Person(kept=("acre", "arce")))
    assert "Vos 2 fiches" in text


def test_the_profile_shows_what_is_kept_and_wiping_forgets_it(dialogue: Dialogue) -> None:
    person, text = after(dialogue, "profil", person=Person(kept=("acre", "arce")))
    assert "2 fiches gardées" in text
    assert dialogue.turn(Tapped("oublie:fiches"), person).person.kept == ()
    assert after(dialogue, "effacer", person=person)[0] == Person()
