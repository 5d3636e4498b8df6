"""The conversation as a person lives it: what she types or taps, and what she reads."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.dialogue import Dialogue, Person, Reply, Said, SentUnreadable, Started, Tapped, Turn
from bot.dialogue.commands import command
from bot.understanding.evaluation import read_questions
from tests.conftest import ROOT

SNACK = "jveu ouvrir un snack a bagatelle jsuis au chomage"


def read(turn: Turn) -> str:
    return "\n".join(str(reply.text.striptags()) for reply in turn.replies)


def labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.buttons for button in row]


def actions(turn: Turn) -> list[str]:
    return [b.action for reply in turn.replies for row in reply.buttons for b in row if b.action]


def follow(dialogue: Dialogue, *messages: str, person: Person | None = None) -> Turn:
    turn = Turn((), person or Person())
    for message in messages:
        turn = dialogue.turn(Said(message), turn.person)
    return turn


def test_the_welcome_offers_an_example_and_the_themes(dialogue: Dialogue) -> None:
    turn = dialogue.turn(Started(), Person())
    assert "Écrivez votre question" in read(turn)
    assert "Commerce et artisanat" in labels(turn.replies[0])


def test_a_question_shows_what_was_understood_and_three_schemes(dialogue: Dialogue) -> None:
    turn = follow(dialogue, SNACK)
    text = read(turn)
    assert "J'ai compris : création · restauration · inscrit à France Travail" in text or "J'ai compris : création" in text
    assert "Bagatelle" in text
    assert [f"{n}. " in text for n in (1, 2, 3)] == [True, True, True]
    assert labels(turn.replies[0])[:3] == ["1", "2", "3"]
    assert turn.person.territory == "toulouse"
    assert turn.person.facts["situation"] == "demandeur-emploi"


def test_a_sheet_says_what_it_brings_for_whom_whom_to_call_and_its_sources(dialogue: Dialogue) -> None:
    text = read(follow(dialogue, "microcrédit adie", "1"))
    for heading in ("Ce que cela apporte", "Conditions", "Que faire", "Contact", "À confirmer", "Sources"):
        assert heading in text
    assert "17 000 €" in text.replace("\u202f", " ").replace("\u00a0", " ")
    assert "28 mars 2025" in text
    assert "09 69 32 81 10" in text


def test_a_condition_only_a_person_can_judge_says_with_whom(dialogue: Dialogue) -> None:
    assert re.search(r"\(à voir avec .+\)", read(follow(dialogue, "microcrédit adie", "1")))


def test_back_leads_to_the_list_then_home(dialogue: Dialogue) -> None:
    listed = follow(dialogue, SNACK)
    again = follow(dialogue, "1", "retour", person=listed.person)
    assert read(again).count("1. ") == 1
    assert set(again.person.choices) == set(listed.person.choices)
    assert "Bonjour" in read(follow(dialogue, "retour"))


def test_more_shows_the_next_schemes(dialogue: Dialogue) -> None:
    first = follow(dialogue, SNACK)
    second = follow(dialogue, "suite", person=first.person)
    assert not set(first.person.choices) & set(second.person.choices)


@pytest.mark.parametrize("between", ["🙂", "1", "contact", "thèmes"])
def test_more_shows_the_next_schemes_whatever_was_on_screen_since(dialogue: Dialogue, between: str) -> None:
    first = follow(dialogue, SNACK)
    for seen in (first, follow(dialogue, "suite", person=first.person)):
        straight = follow(dialogue, "suite", person=seen.person)
        assert follow(dialogue, between, "suite", person=seen.person).person.choices == straight.person.choices


def test_contact_names_someone_of_the_territory(dialogue: Dialogue, catalogue: Catalogue) -> None:
    text = read(follow(dialogue, SNACK, "contact"))
    assert re.search(r"0\d( \d\d){4}", text)


def test_where_no_local_contact_is_known_the_national_one_stands_in(dialogue: Dialogue) -> None:
    turn = follow(dialogue, "acre", "1", "contact", person=Person(territory="maubeuge"))
    assert "Je ne connais pas de contact local" in read(turn)


def test_an_ended_scheme_says_since_when_why_and_what_instead(dialogue: Dialogue) -> None:
    text = read(follow(dialogue, "chèque france num 500 euros", "1"))
    assert "Terminé" in text
    assert "2021" in text
    assert "À la place" in text


def test_every_ended_scheme_says_its_end_and_what_instead(dialogue: Dialogue, catalogue: Catalogue) -> None:
    for scheme in catalogue.schemes.values():
        if scheme.opening.status.ended:
            text = read(dialogue.turn(Tapped(f"fiche:{scheme.id}"), Person()))
            assert "⛔ Terminé" in text
            assert "À la place" in text


def test_no_uncertain_scheme_is_shown_as_open(dialogue: Dialogue, catalogue: Catalogue) -> None:
    for scheme in catalogue.schemes.values():
        if scheme.opening.status.value == "incertain":
            assert "✅ Ouvert" not in read(dialogue.turn(Tapped(f"fiche:{scheme.id}"), Person()))


def test_a_look_alike_is_one_tap_away(dialogue: Dialogue) -> None:
    turn = follow(dialogue, "arce", "1")
    assert "fiche:acre" in actions(turn)


def test_themes_are_browsed_by_page_and_by_number(dialogue: Dialogue) -> None:
    turn = follow(dialogue, "thèmes", "2")
    assert "Commerce et artisanat — page 1 sur" in read(turn)
    assert "page 2 sur" in read(follow(dialogue, "suite", person=turn.person))
    sheet = follow(dialogue, "1", person=turn.person)
    assert "Sources" in read(sheet)
    assert "page 1 sur" in read(follow(dialogue, "retour", person=sheet.person))


def test_a_territory_is_chosen_by_name_number_or_neighbourhood(dialogue: Dialogue) -> None:
    for typed in ("Roubaix", "roubais", "territoire|Roubaix"):
        assert follow(dialogue, *typed.split("|")).person.territory == "roubaix"
    assert follow(dialogue, "territoire", "1").person.territory == "toulouse"
    assert follow(dialogue, "Bagatelle").person.territory == "toulouse"


def test_the_profile_is_shown_corrected_and_wiped(dialogue: Dialogue) -> None:
    turn = follow(dialogue, SNACK, "profil")
    assert "inscrit à France Travail" in read(turn)
    turn = dialogue.turn(Tapped("oublie:situation"), turn.person)
    assert "situation" not in turn.person.facts
    assert follow(dialogue, "effacer", person=turn.person).person == Person()


def test_sensitive_facts_are_used_but_never_kept(dialogue: Dialogue) -> None:
    turn = follow(dialogue, "je suis une femme handicapée, je touche l'aah et je veux ouvrir un salon de coiffure")
    assert not {"femme", "handicap"} & turn.person.facts.keys()


@pytest.mark.parametrize("kind", ["voice", "photo", "sticker", "document", "position", "other"])
def test_what_cannot_be_read_gets_a_kind_word_and_a_way_on(dialogue: Dialogue, kind: str) -> None:
    turn = dialogue.turn(SentUnreadable(kind), Person())
    assert "Merci" in read(turn)
    assert actions(turn)


@pytest.mark.parametrize("action", ["fiche:disparue", "n'importe quoi", "", "theme:inconnu", "choix:99", "ville:atlantide", "suite:9999"])
def test_an_old_button_gets_a_kind_word_and_a_way_on(dialogue: Dialogue, action: str) -> None:
    turn = dialogue.turn(Tapped(action), Person())
    assert read(turn)
    assert actions(turn)


def test_out_of_scope_says_so_and_offers_a_way_on(dialogue: Dialogue) -> None:
    turn = follow(dialogue, "j'ai mal aux dents")
    assert "Je ne réponds que sur les aides aux entrepreneurs" in read(turn)
    assert "theme:entrepreneuriat" in actions(turn)


def test_a_link_opens_its_sheet_and_an_unknown_one_the_welcome(dialogue: Dialogue) -> None:
    assert "Sources" in read(dialogue.turn(Started("acre"), Person()))
    assert "Bonjour" in read(dialogue.turn(Started("disparue"), Person()))


def test_an_answer_fits_a_phone_screen(dialogue: Dialogue) -> None:
    for question in read_questions(ROOT / "tests/evaluation/dev.yaml"):
        for reply in follow(dialogue, question.text).replies:
            assert len(reply.text.striptags()) <= 900, question.text


def test_every_button_is_within_telegrams_limit(dialogue: Dialogue, catalogue: Catalogue) -> None:
    person = Person(territory="toulouse")
    taps = [f"fiche:{s}" for s in catalogue.schemes] + [f"contact:{s}" for s in catalogue.schemes]
    taps += [f"theme:{p}:{n}" for p in catalogue.by_priority for n in (1, 2)] + ["themes", "villes", "profil", "aide", "accueil"]
    for tap in taps:
        for action in actions(dialogue.turn(Tapped(action=tap), person)):
            assert len(action.encode()) <= 64


TYPED = ["1", "retour", "contact", "suite", "thèmes", "profil", "mes aides", "suis-je éligible", SNACK, "arce"]
MARKUP = re.compile(r"</?(?:b|i)>|<a href=\"[^\"<>]+\">|</a>")


@settings(max_examples=80)
@given(st.lists(st.one_of(st.text(max_size=200), st.sampled_from(TYPED)), max_size=5))
def test_any_conversation_is_answered_with_well_formed_text(dialogue: Dialogue, messages: list[str]) -> None:
    turn = Turn((), Person())
    for message in messages:
        turn = dialogue.turn(Said(message), turn.person)
        assert turn.replies
        for reply in turn.replies:
            rest = MARKUP.sub("", str(reply.text))
            assert "<" not in rest
            assert ">" not in rest
            assert reply.text.striptags().strip()


@pytest.mark.parametrize("words", ["C'est l'ACRE que je cherche", "non c'est l'acre que je cherchais !", "C’est Acre que je cherche"])
def test_who_says_which_of_two_names_was_meant_gets_that_one(dialogue: Dialogue, words: str) -> None:
    first = dialogue.turn(Said("arce"), Person())
    assert dialogue.turn(Said(words), first.person).person.choices[0] == "fiche:acre"


def test_a_scheme_that_ended_is_spoken_of_with_who_has_taken_over(dialogue: Dialogue) -> None:
    said = dialogue.turn(Said("cheque numerique 500 euros"), Person()).replies[-1].text
    assert "Adie" not in said


def test_a_whole_date_is_said_with_its_article(dialogue: Dialogue) -> None:
    assert "Ouvert depuis le 1er janvier 2026" in dialogue.turn(Tapped("fiche:acre"), Person()).replies[-1].text


@pytest.mark.parametrize("word", ["kontak", "Kontact ?", "retoure", "partajer"])
def test_a_command_is_known_as_it_sounds(word: str) -> None:
    assert command(word) in ("contact", "retour", "partager")


@pytest.mark.parametrize("word", ["contrat", "compta", "temps", "entretien", "partenaire", "retraite", "profit", "pain"])
def test_a_word_of_the_trade_is_no_command(word: str) -> None:
    assert command(word) is None


def test_a_yes_to_nothing_that_was_asked_is_asked_which(dialogue: Dialogue) -> None:
    turn = follow(dialogue, "loyer", "oui")
    assert "Laquelle" in turn.replies[-1].text
    assert turn.person.choices == follow(dialogue, "loyer").person.choices
    assert "Laquelle" not in follow(dialogue, "oui").replies[-1].text


@pytest.mark.parametrize("word", ["prêt", "dette", "embauche", "apprenti", "chomage"])
def test_a_single_word_of_the_field_is_asked_back_with_what_it_may_mean(dialogue: Dialogue, word: str) -> None:
    turn = follow(dialogue, word)
    assert labels(turn.replies[0])[:3] == ["1", "2", "3"]
    assert "je préfère ne pas inventer" not in read(turn)


def test_a_trade_alone_is_understood_and_asked_for_a_sentence(dialogue: Dialogue) -> None:
    text = read(follow(dialogue, "coiffeuse"))
    assert "J'ai compris : coiffure et beauté" in text
    assert "Dites-m'en plus en une phrase" in text


@pytest.mark.parametrize("word", ["passeport", "amour", "caca", "lol"])
def test_a_word_of_something_else_is_not_taken_for_a_theme(dialogue: Dialogue, word: str) -> None:
    assert "1" not in labels(follow(dialogue, word).replies[0])
