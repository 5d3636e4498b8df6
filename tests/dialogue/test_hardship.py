"""What the bot says first to someone to whom something hard happened."""

from __future__ import annotations

import pytest

from bot.catalogue import Catalogue
from bot.dialogue import Dialogue, Person, Turn
from bot.understanding import Decision, Matcher
from tests.dialogue.test_conversation import follow, labels, read

WANTS_TO_DIE = (
    "j'en peux plus je veux mourir",
    "je veu mourire jai tro de dette",
    "J'AI ENVIE D'EN FINIR",
    "jme sens plus capable de rien, jai plus envi de vivre",
    "i want to die",
    "ya no puedo mas quiero morir",
    "ölmek istiyorum",
    "أريد أن أموت",
)


def first(turn: Turn) -> str:
    """The first paragraph of what is said."""
    return str(turn.replies[0].text.unescape()).split("\n\n")[0]


@pytest.mark.parametrize("message", WANTS_TO_DIE)
def test_who_wants_to_die_reads_first_whom_to_call_day_and_night(dialogue: Dialogue, message: str) -> None:
    turn = follow(dialogue, message)
    assert "3114" in first(turn)
    assert "Apesa" in read(turn)
    assert "3114, prévention du suicide" in read(turn)
    assert "je préfère ne pas inventer" not in read(turn)
    assert "1" in labels(turn.replies[0])


def test_a_business_trouble_told_with_it_is_answered_too(dialogue: Dialogue) -> None:
    turn = follow(dialogue, "je dois 8000 euros à l'urssaf je peux plus payer, j'ai envie de mourir")
    assert turn.person.results[:3].count("apesa") == 1
    assert "delai-paiement-urssaf" in turn.person.results[:3] or any("urssaf" in one for one in turn.person.results[:3])


def test_who_worries_about_somebody_else_reads_that_the_line_is_for_her_too(dialogue: Dialogue) -> None:
    said = first(follow(dialogue, "un commerçant que j'accompagne parle de se suicider"))
    assert "3114" in said
    assert "entourage" in said


@pytest.mark.parametrize(
    "message", ["les charges vont me tuer", "mon commerce va mourir", "je préfère mourir que de signer ce bail", "cdi"]
)
def test_a_way_of_speaking_is_no_cry_for_help(dialogue: Dialogue, message: str) -> None:
    assert "3114" not in read(follow(dialogue, message))


def test_a_death_is_met_with_condolences_even_where_no_sheet_fits(dialogue: Dialogue) -> None:
    assert read(follow(dialogue, "mon mari est mort, il avait un magasin, je sais pas quoi faire")).startswith("Toutes mes condoléances.")


def test_a_theft_is_met_with_a_kind_word_then_with_schemes(dialogue: Dialogue) -> None:
    turn = follow(dialogue, "ma boutique a brûlé cette nuit")
    assert first(turn) == "Je suis désolé de ce qui vous arrive."
    assert labels(turn.replies[0])[:3] == ["1", "2", "3"]


def test_who_asks_for_a_sheet_by_its_name_reads_the_kind_word_too(dialogue: Dialogue) -> None:
    turn = follow(dialogue, "apesa j'en peux plus")
    assert first(turn) == "C'est dur, ce que vous traversez."
    assert "Apesa" in read(turn)


def test_the_kind_word_is_said_once_and_nothing_of_it_is_kept(dialogue: Dialogue) -> None:
    turn = follow(dialogue, "ma boutique a brûlé cette nuit", "suite")
    assert "désolé" not in read(turn)
    assert turn.person.facts == follow(dialogue, "ma boutique", person=Person()).person.facts


def test_a_hardship_changes_nothing_in_what_is_found(matcher: Matcher) -> None:
    match = matcher.match("je veux mourir")
    assert match.hardship is not None
    assert match.decision is Decision.NONE


def test_every_hardship_is_recognised_by_each_of_its_own_words(catalogue: Catalogue, matcher: Matcher) -> None:
    rank = {hardship.id: place for place, hardship in enumerate(catalogue.lexicon.hardships)}
    for hardship in catalogue.lexicon.hardships:
        for words in hardship.words:
            told = matcher.match(words).hardship
            assert told is not None, words
            assert rank[told.id] <= rank[hardship.id], words
