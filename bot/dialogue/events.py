"""What can happen in a conversation, and what comes out of it: plain values, free of any channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from markupsafe import Markup
from pydantic import PlainSerializer, PlainValidator

from bot.places.place import Place


@dataclass(frozen=True, slots=True)
class Said:
    """A typed message."""

    text: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """A tapped button (or a link opened): an action such as `fiche:acre`."""

    action: str


@dataclass(frozen=True, slots=True)
class Started:
    """The conversation was opened, with the parameter of a link where there was one, and the language of the phone (`es`, `pt-br`)."""

    parameter: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SentUnreadable:
    """Something the bot cannot read: voice, photo, sticker, document, position…"""

    kind: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address to look up."""

    text: str


@dataclass(frozen=True, slots=True)
class Position:
    """A shared position; as an event, or as something to look up."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class ContactAddress:
    """The address of a contact of the catalogue (by its key), to be shown on a map.

    `department` is how its postcode begins, where one is known; `scheme` is the sheet it was asked from.
    """

    contact: str
    text: str
    department: str = ""
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class OwnData:
    """Everything that is kept of the person who asks."""


Lookup = Address | Position | ContactAddress


@dataclass(frozen=True, slots=True)
class Located:
    """What was found out about what the conversation asked to look up; `at` is where a contact's address surely is."""

    lookup: Lookup
    place: Place
    at: Position | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """Everything that is kept of the person, as text she can read."""

    content: str


Event = Said | Tapped | Started | SentUnreadable | Position | Located | Handed


@dataclass(frozen=True, slots=True)
class Watch:
    """What somebody wants to hear of: a sheet, or what is new in a priority and a territory; empty where it does not matter."""

    scheme: str = ""
    priority: str = ""
    territory: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """What is remembered of a person between two messages; nothing else is.

    territory: id of her territory; facts: what she told, by fact name; results: ids of the last schemes found, of which
    she has `seen` so many; choices: the actions behind the numbers on screen; focus: id of the sheet on screen; back: where « retour »
    leads.
    checking: what is being checked (a sheet's id, `liste:0` or `aides`), with the fact asked on screen (`pending`), those
    she could not tell (`skipped`) and how many were asked. A sensitive fact is never among the facts.
    kept: ids of the sheets she set aside, in her order.
    language: the one she is spoken to in (None: French), and whether she chose it herself.
    unanswered: the question she asked to have passed on, without what identifies her, until her « oui » or her next message; empty
    while she is to write it.
    judged: what she last gave a thumb to. watching: what she has alerts for; None where the channel cannot write to her by itself.
    """

    territory: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    results: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    focus: str | None = None
    back: str | None = None
    checking: str | None = None
    pending: str | None = None
    skipped: tuple[str, ...] = ()
    asked: int = 0
    seen: int = 0
    kept: tuple[str, ...] = ()
    language: str | None = None
    language_chosen: bool = False
    unanswered: str | None = None
    judged: str | None = None
    watching: tuple[Watch, ...] | None = None


Html = Annotated[Markup, PlainValidator(Markup), PlainSerializer(str)]  # escaped text that can be stored and read back


@dataclass(frozen=True, slots=True)
class Button:
    """A button: a label, and one thing it does.

    It sends back an `action`, opens an address (`url`), puts words on the clipboard (`copy`), or lets a person choose a chat
    in which the bot is asked something (`forward`), where the channel has such a thing.
    """

    label: str
    action: str | None = None
    url: str | None = None
    copy: str | None = None
    forward: str | None = None


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Someone for the address book; the phone number with its country code (+33561336500)."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Venue:
    """A place for a map, in degrees."""

    name: str
    address: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Document:
    """A file, with its text."""

    file: str
    content: str


Attachment = ContactCard | Venue | Document


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to show: escaped text with <b>, <i>, <a>, <code>, <pre> only, and rows of buttons.

    `in_place` says that the message takes the place of the one whose button was tapped, where the channel can do so.
    `attachment` is shown instead of the text where the channel can do so; the text says the same.
    """

    text: Html
    buttons: tuple[tuple[Button, ...], ...] = ()
    in_place: bool = False
    attachment: Attachment | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """One more for the day's figures; of nobody in particular: (`decision`, `answer`), (`scheme`, `acre`)."""

    name: str
    item: str


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Everything that is kept of the person goes, everywhere, at once."""


@dataclass(frozen=True, slots=True)
class Watched:
    """An alert is asked for."""

    watch: Watch


@dataclass(frozen=True, slots=True)
class Unwatched:
    """An alert is no longer wanted; None: none of them is."""

    watch: Watch | None = None


@dataclass(frozen=True, slots=True)
class Transmitted:
    """A question goes to the editors, with consent and without what identifies the person."""

    text: str
    territory: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A thumb for an answer (`reponse:acre`, `verdict:acre`); of nobody in particular."""

    about: str
    good: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """The reason for a thumb down; it goes to any that has none yet, since thumbs are of nobody in particular."""

    about: str
    reason: str


Effect = Counted | Forgotten | Watched | Unwatched | Transmitted | Judged | Explained


@dataclass(frozen=True, slots=True)
class Turn:
    """The outcome of one event: what to show, and what to remember from now on.

    Where `lookup` is given, a channel that can look places up (or gather what is kept of the person) does so and gives the
    `Located` (or `Handed`) event back with this `person`, to show that turn instead; one that cannot shows these replies,
    which then say « not verified ».
    `effects` are for a channel that keeps things: they are done together with remembering the person, or not at all.
    `instead` takes the place of the button that was tapped, where the channel can change it.
    """

    replies: tuple[Reply, ...]
    person: Person
    lookup: Lookup | OwnData | None = None
    effects: tuple[Effect, ...] = ()
    instead: Button | None = None
