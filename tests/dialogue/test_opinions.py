"""After an answer: what is counted, thumbs, and a question passed on with consent only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue import Dialogue, Person, Said, SentUnreadable, Started, Tapped, Turn
from bot.dialogue.events import Counted, Explained, Judged, Transmitted
from bot.dialogue.opinions import REASONS
from bot.telegram.rendering import fits
from tests.dialogue.test_conversation import SNACK, actions, read

HERE = Person(watching=())
LOST = "je suis Mme Diallo 06 12 34 56 78 pour les girafes en norvège"
KEPT = "je suis Mme [nom] [numéro] pour les girafes en norvège"


def follow(dialogue: Dialogue, *messages: str, person: Person = HERE) -> Turn:
    turn = Turn((), person)
    for message in messages:
        turn = dialogue.turn(Tapped(message[1:]) if message.startswith("!") else Said(message), turn.person)
    return turn


def test_an_answer_counts_its_decision_its_theme_and_its_sheets(dialogue: Dialogue) -> None:
    effects = follow(dialogue, SNACK).effects
    assert Counted("decision", "answer") in effects
    assert [e.name for e in effects if isinstance(e, Counted)].count("shown") == 3
    assert any(isinstance(e, Counted) and e.name == "priority" for e in effects)
    assert follow(dialogue, SNACK, "1").effects[0].name == "opened"  # type: ignore[union-attr]
    assert Counted("decision", "none") in follow(dialogue, LOST).effects
    assert Counted("decision", "off-topic") in follow(dialogue, "j'ai mal aux dents").effects


def test_no_count_holds_a_word_of_the_person(dialogue: Dialogue) -> None:
    for message in (SNACK, LOST, "je suis Fatoumata et je veux un prêt"):
        for effect in follow(dialogue, message).effects:
            assert isinstance(effect, Counted)
            assert effect.item in dialogue.desk.catalogue.schemes or effect.item in (
                *dialogue.desk.catalogue.by_priority, "answer", "clarify", "none", "off-topic",
            )  # fmt: skip


def test_thumbs_stand_under_answers_and_verdicts_and_not_under_browsing(dialogue: Dialogue) -> None:
    def thumbs(turn: Turn) -> list[str]:
        return [action for action in actions(turn) if action.partition(":")[0] in ("utile", "inutile")]

    assert len(thumbs(follow(dialogue, SNACK))) == 2
    assert thumbs(follow(dialogue, "!fiche:acre", "suis-je éligible", "verdict")) == ["utile:verdict:acre", "inutile:verdict:acre"]
    for browsing in (("thèmes",), ("thèmes", "1"), (SNACK, "suite"), (SNACK, "1"), ("contact",), ("profil",), ("mes aides",)):
        assert thumbs(follow(dialogue, *browsing)) == []


def test_a_thumb_can_be_tapped_or_typed(dialogue: Dialogue) -> None:
    about = follow(dialogue, SNACK).person.results[0]
    assert follow(dialogue, SNACK, "utile").effects == (Judged(f"reponse:{about}", True),)
    assert follow(dialogue, SNACK, "pas utile").effects == (Judged(f"reponse:{about}", False),)
    assert follow(dialogue, "!utile:reponse:acre").effects == (Judged("reponse:acre", True),)
    assert follow(dialogue, "!fiche:acre", "suis-je éligible", "verdict", "👎").effects == (Judged("verdict:acre", False),)


@pytest.mark.parametrize(("typed", "good"), [("👍", True), ("👍🏾", True), ("👎🏽", False)])
def test_a_typed_thumb_is_one_of_any_colour(dialogue: Dialogue, typed: str, good: bool) -> None:
    assert follow(dialogue, "!fiche:acre", typed).effects == (Judged("fiche:acre", good),)


@pytest.mark.parametrize("typed", ["🏪🍞", "   ", "?!", "❤️"])
def test_what_has_no_word_is_no_thumb(dialogue: Dialogue, typed: str) -> None:
    turn = follow(dialogue, "!fiche:acre", typed)
    assert turn.effects == ()
    assert "pas trouvé de mots" in read(turn)


def test_a_thumb_down_asks_why_and_a_number_tells(dialogue: Dialogue) -> None:
    turn = follow(dialogue, "!inutile:reponse:acre", "3")
    assert turn.effects == (Explained("reponse:acre", "faux"),)
    assert all(fits(f"motif:{reason}:verdict:{'x' * 40}") for reason in REASONS)


def test_the_same_answer_is_judged_once(dialogue: Dialogue) -> None:
    assert follow(dialogue, "!utile:reponse:acre", "!utile:reponse:acre").effects == ()
    assert follow(dialogue, "!utile:reponse:acre", "!utile:reponse:arce").effects == (Judged("reponse:arce", True),)


def test_without_an_answer_there_is_nothing_to_judge(dialogue: Dialogue) -> None:
    for words in ("utile", "!utile:x", "!motif:x:y"):
        turn = follow(dialogue, words)
        assert turn.effects == ()
        assert read(turn)


def test_nothing_of_a_question_is_kept_before_she_asks_for_it(dialogue: Dialogue) -> None:
    offer = follow(dialogue, LOST)
    assert "transmettre" in actions(offer)
    assert "girafes" not in str(offer.person)
    assert "girafes" not in str(follow(dialogue, "transmettre", person=offer.person).person)


def test_a_question_is_shown_as_it_would_be_kept_and_passed_on_after_a_yes(dialogue: Dialogue) -> None:
    asked = follow(dialogue, LOST, "transmettre", person=replace(HERE, territory="toulouse"))
    assert "sans nom" in read(asked)
    shown = follow(dialogue, LOST, person=asked.person)
    assert KEPT in read(shown)
    assert "Toulouse" in read(shown)
    assert shown.effects == ()
    for yes in ("oui", "OUI !", "ok", "1", "d'accord", "!transmettre:oui"):
        done = follow(dialogue, yes, person=shown.person)
        assert done.effects == (Transmitted(KEPT, "toulouse"),), yes
        assert done.person.unanswered is None


@pytest.mark.parametrize("answer", ["non", "non merci", "2", "!transmettre:non", "je veux ouvrir un snack", "retour", "!themes", "aide"])
def test_anything_but_a_yes_passes_nothing_on_and_forgets_the_question(dialogue: Dialogue, answer: str) -> None:
    turn = follow(dialogue, LOST, "transmettre", LOST, answer)
    assert not any(isinstance(effect, Transmitted) for effect in turn.effects)
    assert turn.person.unanswered is None
    assert not any(isinstance(effect, Transmitted) for effect in follow(dialogue, "oui", person=turn.person).effects)


@pytest.mark.parametrize("said", [(), ("transmettre",)])
def test_a_yes_before_the_question_was_shown_passes_nothing_on(dialogue: Dialogue, said: tuple[str, ...]) -> None:
    assert not any(isinstance(effect, Transmitted) for effect in follow(dialogue, LOST, *said, "oui").effects)


@pytest.mark.parametrize("word", ["retour", "thèmes", "aide", "1"])
def test_a_command_is_not_taken_for_the_question(dialogue: Dialogue, word: str) -> None:
    turn = follow(dialogue, LOST, "transmettre", word)
    assert turn.person.unanswered is None


def test_a_question_without_words_is_asked_for_again(dialogue: Dialogue) -> None:
    turn = follow(dialogue, LOST, "transmettre", "06 12 34 56 78 😀")
    assert turn.person.unanswered == ""
    assert turn.effects == ()


def test_a_question_that_was_dropped_can_be_written_again(dialogue: Dialogue) -> None:
    for event in (SentUnreadable("voice"), Started()):
        dropped = dialogue.turn(event, follow(dialogue, LOST, "transmettre", LOST).person).person
        assert dropped.unanswered is None
        assert KEPT in read(follow(dialogue, "transmettre", LOST, person=dropped))


def test_what_is_off_topic_is_not_offered_to_the_editors(dialogue: Dialogue) -> None:
    assert "transmettre" not in actions(follow(dialogue, "j'ai mal aux dents"))
