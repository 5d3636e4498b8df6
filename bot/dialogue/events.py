"""What can happen in a conversation, and what comes out of it: plain values, free of any channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup


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
    """The conversation was opened, with the parameter of a link where there was one."""

    parameter: str = ""


@dataclass(frozen=True, slots=True)
class SentUnreadable:
    """Something the bot cannot read: voice, photo, sticker, document, position…"""

    kind: str


Event = Said | Tapped | Started | SentUnreadable


@dataclass(frozen=True, slots=True)
class Person:
    """What is remembered of a person between two messages; nothing else is.

    territory: id of her territory; facts: what she told, by fact name; results: ids of the last schemes found;
    choices: the actions behind the numbers on screen; focus: id of the sheet on screen; back: where « retour » leads.
    """

    territory: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    results: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    focus: str | None = None
    back: str | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button: a label, and an action to send back or an address to open."""

    label: str
    action: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to show: escaped text with <b>, <i>, <a> only, and rows of buttons.

    `in_place` says that the message takes the place of the one whose button was tapped, where the channel can do so.
    """

    text: Markup
    buttons: tuple[tuple[Button, ...], ...] = ()
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """The outcome of one event: what to show, and what to remember from now on."""

    replies: tuple[Reply, ...]
    person: Person
