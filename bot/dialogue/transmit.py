"""A question without an answer goes to the editors: offered, written for them, shown as it will be kept, passed on after a « oui ».

Nobody's words are kept before she asks for it: the message that found no answer is gone, she writes what the team shall read.
"""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.commands import command
from bot.dialogue.desk import Desk, lines, reply
from bot.dialogue.events import Button, Event, Person, Said, Tapped, Transmitted, Turn
from bot.dialogue.replies import NO
from bot.dialogue.replies import YES as YES_WORDS
from bot.dialogue.scrub import scrub, without_marks
from bot.understanding.normalise import tokenise

YES = YES_WORDS | {"accord"}
WRITING = ""  # she was asked to write her question
AGREE, DECLINE = "transmettre:oui", "transmettre:non"


def offered(desk: Desk, turn: Turn) -> Turn:
    """The answer that there is no answer, with the offer; nothing of the question is kept for it."""
    if turn.person.watching is None:
        return turn
    *others, last = turn.replies
    row = (desk.button("button-transmit", "transmettre"),)
    shown = replace(last, text=lines(last.text, desk.say("transmit-offer")), buttons=(row, *last.buttons))
    return replace(turn, replies=(*others, shown))


def awaited(person: Person, text: str) -> bool:
    """Whether a message is the question that she was asked to write for the team."""
    return person.unanswered == WRITING and command(text) is None


def still(person: Person, event: Event) -> Person:
    """The person before an event: what waits to be passed on is dropped unless the event is about it."""
    if person.unanswered is None:
        return person
    match event:
        case Tapped(action):
            about = action.partition(":")[0] == "transmettre"
        case Said(text):
            about = awaited(person, text) or action_of(text, person) is not None or command(text) == "transmettre"
        case _:
            about = False
    return person if about else replace(person, unanswered=None)


def action_of(text: str, person: Person) -> str | None:
    """What « oui », « non », « 1 » or « 2 » mean while the consent is asked for; None for anything else."""
    if not person.unanswered or person.choices != (AGREE, DECLINE):
        return None
    word = next(iter(tokenise(text)), "")
    if len(tokenise(text)) > 3:
        return None
    return AGREE if word in YES or word == "1" else DECLINE if word in NO or word == "2" else None


def act(desk: Desk, person: Person, answer: str) -> Turn:
    """She is asked to write her question; what she shall have agreed to is passed on, or dropped."""
    if answer == "non":
        dropped = replace(person, unanswered=None, choices=())
        return Turn((reply(desk.say("transmit-declined"), _ways(desk)),), dropped)
    if answer == "oui" and person.unanswered:
        effect = Transmitted(person.unanswered, person.territory or "")
        return Turn((reply(desk.say("transmit-done"), _ways(desk)),), replace(person, unanswered=None, choices=()), effects=(effect,))
    return Turn((reply(desk.say("transmit-write"), _ways(desk)),), replace(person, unanswered=WRITING, choices=()))


def written(desk: Desk, person: Person, text: str) -> Turn:
    """The question is shown as it would be kept, and only a « oui » passes it on."""
    question = scrub(text)
    if not tokenise(without_marks(question)):
        return act(desk, person, "")
    place = desk.territory_name(person.territory)
    shown = desk.say("transmit-consent", question=question, place=desk.say("transmit-place", place=place) if place else "")
    row = [desk.button("button-agree", AGREE), desk.button("button-decline", DECLINE)]
    return Turn((reply(shown, row),), replace(person, unanswered=question, choices=(AGREE, DECLINE)))


def _ways(desk: Desk) -> list[Button | None]:
    return [desk.button("button-talk", "contact"), desk.button("button-themes", "themes")]
