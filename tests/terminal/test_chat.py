"""The conversation in a terminal, on piped input, one message a line."""

from __future__ import annotations

import io

from bot.dialogue import Dialogue, Person
from bot.dialogue.events import Address, Located, Lookup
from bot.places import Place, Presence
from bot.terminal import chat


def talk(dialogue: Dialogue, *messages: str) -> str:
    target = io.StringIO()
    chat(dialogue, Person(), io.StringIO("".join(f"{message}\n" for message in messages)), target)
    return target.getvalue()


def test_question_sheet_back_and_contact(dialogue: Dialogue) -> None:
    said = talk(dialogue, "jveu ouvrir un snack a bagatelle jsuis au chomage", "1", "retour", "contact")
    assert "J'ai compris : création" in said
    assert "Bagatelle, Toulouse Métropole" in said
    assert "Sources\n• " in said
    assert said.count("Voici ce qui peut vous aider") == 2
    assert "Parler à quelqu'un\n\n" in said
    assert "📞 0" in said.rsplit("> contact", 1)[1]


def test_no_markup_reaches_the_screen(dialogue: Dialogue) -> None:
    said = talk(dialogue, "acre", "1", "<b>gras</b> & <script>")
    assert "<b>" not in said.replace("> <b>gras</b> & <script>", "")
    assert "&amp;" not in said
    assert "&#39;" not in said


def test_a_button_label_can_be_typed(dialogue: Dialogue) -> None:
    assert "Quel thème" in talk(dialogue, "aide", "[Thèmes]")


def test_words_to_copy_are_written_out_and_what_only_telegram_can_do_is_left_out(dialogue: Dialogue) -> None:
    known = Dialogue(dialogue.desk.catalogue, dialogue.matcher)
    known.reachable_at("https://aides.exemple.fr", "essai_bot")
    said = talk(known, "acre", "1", "partager")
    assert "[Copier le lien : https://aides.exemple.fr/fiches/acre.html]" in said
    assert "Poster" not in said, "a terminal has no chat to choose"


def test_the_end_of_input_ends_the_conversation(dialogue: Dialogue) -> None:
    assert "Bonjour" in talk(dialogue)


def test_a_check_from_the_question_to_the_verdict(dialogue: Dialogue) -> None:
    said = talk(dialogue, "jveu ouvrir un snack a bagatelle jsuis au chomage", "1", "suis-je éligible", "oui", "verdict", "profil")
    assert "Je vérifie avec vous" in said
    assert "📞" in said.rsplit("> verdict", 1)[1] or "📞" in said.rsplit("> oui", 1)[1]
    assert "• inscrit à France Travail" in said


def test_an_address_is_looked_up_by_whoever_can(dialogue: Dialogue) -> None:
    asked: list[Lookup] = []

    def locate(lookup: Lookup) -> Located:
        asked.append(lookup)
        return Located(lookup, Place(Presence.INSIDE, "Reynerie"))

    target = io.StringIO()
    chat(dialogue, Person(), io.StringIO("12 rue du Poitou, Toulouse\n"), target, locate)
    assert asked == [Address("12 rue du Poitou, Toulouse")]
    assert "dans le quartier prioritaire Reynerie" in target.getvalue()


def test_a_card_a_place_and_a_letter_are_text(dialogue: Dialogue) -> None:
    said = talk(dialogue, "roubaix", "maitre artisan", "1", "contact", "carte du contact", "plan", "mail")
    assert "📞 CMA Hauts-de-France – Nord : 09 72 72 72 07" in said
    assert "Voir sur la carte <https://www.openstreetmap.org/search?query=" in said
    assert "À : contact@cma-hautsdefrance.fr\n" in said
    assert "\n\nBonjour,\n" in said
    assert "Copier l'adresse : " in said
