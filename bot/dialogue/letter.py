"""An e-mail ready to read, change and send: it holds what was understood of the person and the sheet in question. Nothing is sent."""

from __future__ import annotations

from markupsafe import Markup

from bot.catalogue import Contact, Scheme
from bot.dialogue import ways
from bot.dialogue.desk import Desk, bullets, cut, lines, paragraphs, reply
from bot.dialogue.events import Button, Person, Turn

LONGEST_SUBJECT = 120
MOST_OTHERS = 3


def letter(desk: Desk, person: Person, contact: Contact, about: str) -> Turn:
    """The letter to a contact, about a sheet (its id, or nothing); parts are copied by a tap."""
    scheme, address = desk.catalogue.schemes.get(about), contact.email or ""
    subject = _subject(desk, scheme)
    text = paragraphs(
        desk.say("letter", name=contact.name),
        lines(desk.say("letter-to", address=address), desk.say("letter-subject", subject=subject)),
        Markup("<pre>{}</pre>").format(_body(desk, person, scheme)),
        desk.say("letter-how"),
    )
    copies = [Button(desk.say.plain("button-copy-address"), copy=address), Button(desk.say.plain("button-copy-subject"), copy=subject)]
    return Turn((reply(text, copies, [ways.back(desk, about if scheme else "")]),), person)


def _subject(desk: Desk, scheme: Scheme | None) -> str:
    if scheme is None:
        return desk.say.plain("letter-subject-project")
    return cut(desk.say.plain("letter-subject-sheet", title=scheme.title), LONGEST_SUBJECT)


def _body(desk: Desk, person: Person, scheme: Scheme | None) -> Markup:
    """Always in French, for whoever reads it is."""
    territory = "" if "commune" in person.facts else desk.territory_name(person.territory)
    told = desk.facts(person.facts) + [name for name in [territory] if name]
    return paragraphs(
        desk.say("letter-hello"),
        _about(desk, person, scheme),
        lines(desk.say("letter-situation"), bullets(told)) if told else "",
        desk.say("letter-question"),
        desk.say("letter-end"),
    )


def _about(desk: Desk, person: Person, scheme: Scheme | None) -> Markup:
    if scheme is not None:
        return desk.say("letter-about-ended" if scheme.opening.status.ended else "letter-about", title=scheme.title)
    schemes = [desk.catalogue.schemes[i] for i in person.results if i in desk.catalogue.schemes]
    titles = [scheme.title for scheme in schemes if not scheme.opening.status.ended][:MOST_OTHERS]
    found = desk.say("letter-found", titles=" ; ".join(titles)) if titles else ""
    return lines(desk.say("letter-about-project"), found)
