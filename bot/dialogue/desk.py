"""What every view needs at hand: the catalogue, the sentences, and small ways to say things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from markupsafe import Markup, escape

from bot.catalogue import Catalogue, Contact, Scheme, Status
from bot.catalogue.facts import FactKind
from bot.catalogue.models import Source
from bot.dialogue.events import Attachment, Button, Reply
from bot.dialogue.finder import Finder
from bot.dialogue.likeness import Likeness
from bot.dialogue.texts import Texts
from bot.eligibility import Eligibility
from bot.places import TerritoryNames
from bot.places.contacts import covers
from bot.places.directory import directory
from bot.understanding.reading import PlaceHint

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


class Shelf:
    """What is worked out of a catalogue when first needed, once for every language."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    @cached_property
    def eligibility(self) -> Eligibility:
        """The rules of the catalogue."""
        return Eligibility(self.catalogue)

    @cached_property
    def likeness(self) -> Likeness:
        """Which sheets are alike."""
        return Likeness(self.catalogue)

    @cached_property
    def finder(self) -> Finder:
        """Sheets by the beginning of their names."""
        return Finder(self.catalogue)

    @cached_property
    def territories(self) -> TerritoryNames:
        """Territories by what people call them."""
        return TerritoryNames(self.catalogue.territories)

    @cached_property
    def directory(self) -> Mapping[str, Contact]:
        """Every contact by its key."""
        return directory(self.catalogue)


@dataclass(frozen=True)
class Desk:
    """A catalogue and the sentences to speak of it; `site_url` and `bot_username` lead people who get a sheet forwarded."""

    shelf: Shelf
    say: Texts
    site_url: str | None = None
    bot_username: str | None = None

    @property
    def catalogue(self) -> Catalogue:
        """What there is to speak of."""
        return self.shelf.catalogue

    @property
    def eligibility(self) -> Eligibility:
        """The rules of the catalogue."""
        return self.shelf.eligibility

    @property
    def likeness(self) -> Likeness:
        """Which sheets are alike."""
        return self.shelf.likeness

    @property
    def finder(self) -> Finder:
        """Sheets by the beginning of their names."""
        return self.shelf.finder

    @property
    def territories(self) -> TerritoryNames:
        """Territories by what people call them."""
        return self.shelf.territories

    @property
    def directory(self) -> Mapping[str, Contact]:
        """Every contact by its key."""
        return self.shelf.directory

    def button(self, label: str, action: str, **values: str | int) -> Button:
        """A button whose label is a sentence of the texts."""
        return Button(self.say.plain(label, **values), action)

    def territory_name(self, territory: str | None) -> str:
        """The shown name of a territory."""
        found = self.catalogue.territories.get(territory or "")
        return found.name if found else ""

    def fact(self, name: str, value: str) -> str:
        """A told fact in plain French (`41 ans`, `création`, `salarié`)."""
        fact = self.catalogue.facts.get(name)
        if fact is None:
            return value
        if fact.kind is FactKind.NUMBER:
            return f"{fact.name} : {number(float(value))} {fact.unit or ''}".strip()
        if fact.kind is FactKind.YES_NO:
            return fact.name if value == "oui" else f"{fact.name} : non"
        vocabulary = self.catalogue.vocabulary
        if name == "etape":
            return vocabulary.name(vocabulary.stages, value)
        if name == "secteur":
            return vocabulary.name(vocabulary.sectors, value)
        choices = fact.choices if not isinstance(fact.choices, str) else ()
        return next((choice.name for choice in choices if choice.id == value), value)

    def facts(self, facts: Mapping[str, str], place: PlaceHint | None = None) -> list[str]:
        """All told facts in plain French, the place last."""
        said = [self.fact(name, value) for name, value in facts.items()]
        if place is not None:
            key = "place-qpv" if place.neighbourhood else "place-in"
            territory = self.territory_name(place.territory)
            same = place.name.casefold() in territory.casefold()
            said.append(
                territory if same and not place.neighbourhood else str(self.say(key, name=place.name, territory=territory).unescape())
            )
        return said

    def status(self, scheme: Scheme, territory: str | None) -> str:
        """A short word of warning on a line of results; empty for an open scheme that can be had here."""
        if scheme.opening.status.ended:
            return self.say.plain("status-ended")
        if covers(self.catalogue, scheme, territory) is False:
            return self.say.plain("status-elsewhere")
        return (
            self.say.plain("status-uncertain") if scheme.opening.status is Status.UNCERTAIN or scheme.reliability.value == "basse" else ""
        )

    def titled(self, scheme: Scheme, territory: str | None) -> str:
        """The title with its word of warning, unless the title says it already."""
        status = self.status(scheme, territory)
        return f"{scheme.title} ({status})" if status and status not in scheme.title.casefold() else scheme.title

    def source(self, source: Source) -> Markup:
        """A source with its date, as a link where it has an address."""
        key = "source-line" if source.date else "source-undated"
        if not source.opened:
            key = "source-unread"
        said = self.say(key, publisher=source.publisher, date=day(source.date or ""))
        return Markup('<a href="{}">{}</a>').format(source.url, said) if source.url else said


def lines(*parts: Markup | str) -> Markup:
    """Parts one under the other; empty ones are left out."""
    return Markup("\n").join(part for part in parts if part)


def paragraphs(*parts: Markup | str) -> Markup:
    """Parts with an empty line between them; empty ones are left out."""
    return Markup("\n\n").join(part for part in parts if part)


def bullets(items: Iterable[Markup | str]) -> Markup:
    """A list, one item a line."""
    return Markup("\n").join(Markup("• {}").format(item) for item in items)


def section(title: Markup, body: Markup | str) -> Markup:
    """A titled block; empty when the body is."""
    return Markup("<b>{}</b>\n{}").format(title, body) if body else Markup("")


def number(value: float) -> str:
    """A number as the French write it: 17 000, 1,5."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{int(value):,}"
    return text.replace(",", "\u202f").replace(".", ",")


def euros(value: float) -> str:
    """An amount of euros."""
    return f"{number(value)}\u00a0€"


def day(value: str | date) -> str:
    """A date or part of one in French: 2026-03-01 -> 1er mars 2026, 2026-03 -> mars 2026."""
    parts = str(value).split("-")
    if len(parts) == 1:
        return parts[0]
    month = _MONTHS[int(parts[1]) - 1]
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    first = "1er" if parts[2] == "01" else str(int(parts[2]))
    return f"{first} {month} {parts[0]}"


def cut(text: str, length: int) -> str:
    """A text within a length, cut at a word."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def contact_card(desk: Desk, contact: Contact, number: int | None = None) -> Markup:
    """A contact with all its ways, its source and its date; with its number where several are on screen."""
    ways = [
        Markup("<b>{}{}</b>").format(f"{number}. " if number else "", contact.name),
        contact.role or "",
        f"📞 {contact.phone}" if contact.phone else "",
        f"✉️ {contact.email}" if contact.email else "",
        f"🕑 {contact.hours}" if contact.hours else "",
        f"📍 {contact.address}" if contact.address else "",
        contact.website or "",
        Markup("<i>{}</i>").format(contact.note) if contact.note else "",
    ]
    if contact.source and (contact.phone or contact.email or contact.address):
        key = "contact-source" if contact.source.date else "contact-source-undated"
        ways.append(Markup("<i>{}</i>").format(desk.say(key, publisher=contact.source.publisher, date=day(contact.source.date or ""))))
    return lines(*(escape(way) for way in ways))


def contact_line(contact: Contact) -> str:
    """A contact on one line: its name and its best way."""
    way = contact.phone or contact.email or contact.website or contact.address or ""
    return f"{contact.name}, {way}" if way else contact.name


def keyboard(*rows: Iterable[Button | None]) -> tuple[tuple[Button, ...], ...]:
    """Rows of buttons without the absent ones and without empty rows."""
    kept = (tuple(button for button in row if button is not None) for row in rows)
    return tuple(row for row in kept if row)


def reply(text: Markup, *rows: Iterable[Button | None], in_place: bool = False, attachment: Attachment | None = None) -> Reply:
    """A reply with its rows of buttons."""
    return Reply(text, keyboard(*rows), in_place, attachment)
