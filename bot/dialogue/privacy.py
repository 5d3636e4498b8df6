"""What is kept of people, why and how long; and everything that is kept of one of them, handed to her."""

from __future__ import annotations

from bot.dialogue.desk import Desk, reply
from bot.dialogue.events import Document, OwnData, Person, Turn

FILE = "mes-donnees.json"


def page(desk: Desk, person: Person) -> Turn:
    """The promises, each as the program keeps it (docs/donnees.md says where)."""
    buttons = [desk.button("button-own-data", "mesdonnees"), desk.button("button-wipe", "efface")]
    return Turn((reply(desk.say("privacy-page"), buttons),), person)


def asked_for(desk: Desk, person: Person) -> Turn:
    """A channel that keeps things gathers them and gives `Handed` back; elsewhere there is nothing to hand over."""
    return Turn((reply(desk.say("own-data-elsewhere"), [desk.button("button-privacy", "confidentialite")]),), person, OwnData())


def handed(desk: Desk, person: Person, content: str) -> Turn:
    """Everything, as a file."""
    buttons = [desk.button("button-privacy", "confidentialite"), desk.button("button-wipe", "efface")]
    return Turn((reply(desk.say("own-data"), buttons), reply(desk.say("own-data-file"), attachment=Document(FILE, content))), person)
