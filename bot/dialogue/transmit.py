"""A question without an answer goes to the editors: offered, shown as it will be kept, passed on after a « oui »."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.commands import command
from bot.dialogue.desk import Desk, lines, reply
from bot.dialogue.events import Button, Event, Person, Said, Tapped, Transmitted, Turn
from bot.dialogue.replies import NO
from bot.dialogue.replies import YES as YES_WORDS
from bot.dialogue.scrub import scrub
from bot.understanding.normalise import tokenise

YES = YES_WORDS | {"accord"}
AGREE, DECLINE = "transmettre:oui", "transmettre:non"


def offered(desk: Desk, turn: Turn, text: str) -> Turn:
    """The answer that there is no answer, with the offer; the question waits, without what identifies the person."""
    question = scrub(text)
    if turn.person.watching is None or not tokenise(question):
        return turn
    *others, last = turn.replies
    row = (desk.button("button-transmit", "transmettre"),)
    shown = replace(last, text=lines(last.text, desk.say("transmit-offer")), buttons=(row, *last.buttons))
    return replace(turn, replies=(*others, shown), person=replace(turn.person, unanswered=question))


def still(person: Person, event: Event) -> Person:
    """The person before an event: the waiting question is dropped unless the event is about it."""
    if person.unanswered is None:
        return person
    match event:
        case Tapped(action):
            about = action.partition(":")[0] == "transmettre"
        case Said(text):
            about = action_of(text, person) is not None or command(text) == "transmettre"
        case _:
            about = False
    return person if about else replace(person, unanswered=None)


def action_of(text: str, person: Person) -> str | None:
    """What « oui », « non », « 1 » or « 2 » mean while the consent is asked for; None for anything else."""
    if person.unanswered is None or person.choices != (AGREE, DECLINE):
        return None
    word = next(iter(tokenise(text)), "")
    if len(tokenise(text)) > 3:
        return None
    return AGREE if word in YES or word == "1" else DECLINE if word in NO or word == "2" else None


def act(desk: Desk, person: Person, answer: str) -> Turn:
    """The question is shown as it will be kept; then passed on, or dropped."""
    if answer == "non":
        dropped = replace(person, unanswered=None, choices=())
        return Turn((reply(desk.say("transmit-declined"), _ways(desk)),), dropped)
    if person.unanswered is None:
        return Turn((reply(desk.say("transmit-gone"), _ways(desk)),), person)
    if answer == "oui":
        effect = Transmitted(person.unanswered, person.territory or "")
        return Turn((reply(desk.say("transmit-done"), _ways(desk)),), replace(person, unanswered=None, choices=()), effects=(effect,))
    place = desk.territory_name(person.territory)
    text = desk.say("transmit-consent", question=person.unanswered, place=desk.say("transmit-place", place=place) if place else "")
    row = [desk.button("button-agree", AGREE), desk.button("button-decline", DECLINE)]
    return Turn((reply(text, row),), replace(person, choices=(AGREE, DECLINE)))


def _ways(desk: Desk) -> list[Button | None]:
    return [desk.button("button-talk", "contact"), desk.button("button-themes", "themes")]
