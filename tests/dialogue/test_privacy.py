"""Anybody can learn what is kept, have it, and have it gone."""

from __future__ import annotations

import pytest

from bot.dialogue import Dialogue, Person, Said, Tapped
from bot.dialogue.events import Document, Forgotten, Handed, OwnData

AWA = Person("toulouse", {"etape": "creation"}, kept=("acre",))


@pytest.mark.parametrize("words", ["confidentialité", "/confidentialite", "RGPD", "vie privée"])
def test_the_promises_are_said_on_a_phones_screen(dialogue: Dialogue, words: str) -> None:
    (reply,) = dialogue.turn(Said(words), AWA).replies
    assert "90 jours" in reply.text
    assert "ni votre nom" in reply.text
    assert len(reply.text) < 1100


@pytest.mark.parametrize("words", ["mes données", "/mesdonnees", "exporter mes données"])
def test_who_asks_for_her_data_has_the_channel_gather_them(dialogue: Dialogue, words: str) -> None:
    turn = dialogue.turn(Said(words), AWA)
    assert turn.lookup == OwnData()
    assert "privée" in turn.replies[0].text  # what is shown where nothing can be gathered, in a group for example


def test_what_was_gathered_is_handed_over_as_a_file(dialogue: Dialogue) -> None:
    turn = dialogue.turn(Handed('{"person": []}'), AWA)
    assert turn.replies[-1].attachment == Document("mes-donnees.json", '{"person": []}')
    assert turn.person == AWA


@pytest.mark.parametrize("event", [Said("effacer"), Said("/effacer"), Tapped("efface")])
def test_who_wants_to_be_forgotten_is_everywhere(dialogue: Dialogue, event: Said | Tapped) -> None:
    turn = dialogue.turn(event, AWA)
    assert turn.person == Person()
    assert Forgotten() in turn.effects
