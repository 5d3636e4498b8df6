"""What the pages say: sheets, contacts and sources as plain values, already in French typography."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Link = tuple[str, str]  # shown text, address


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source of a sheet: its number there, and where it was published and when."""

    number: int
    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class ContactView:
    """Someone to call, with where the number comes from."""

    name: str
    role: str = ""
    phone: str = ""
    dial: str = ""
    email: str = ""
    website: str = ""
    address: str = ""
    hours: str = ""
    note: str = ""
    source: SourceView | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list, with a remark in a lighter voice."""

    text: str
    remark: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A titled part of a sheet and the sources that say it."""

    id: str
    title: str
    text: Sequence[str] = ()
    items: Sequence[Line] = ()
    ordered: bool = False
    sources: Sequence[SourceView] = ()
    unsourced: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A scheme on a list: one line, one link."""

    id: str
    title: str
    promise: str
    status: str
    kind: str
    href: str
    ended: str = ""
    instead: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a heading."""

    id: str
    title: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class SheetView:
    """Everything the page of one scheme shows."""

    id: str
    title: str
    promise: str
    state: str  # open, doubt, ended
    status: str
    status_sources: Sequence[SourceView]
    rows: Sequence[Line]
    blocks: Sequence[Block]
    contacts: Sequence[ContactView]
    branches: Sequence[ContactView]
    doubts: str
    reason: str
    instead: Sequence[Line]
    confused: Sequence[Link]
    sources: Sequence[SourceView]
    acronyms: Sequence[tuple[str, str]]
    checked: str
    decides: str
    page: str | None
    priorities: Sequence[Link]
    size: str  # the classes of its print, so that it stays on one page


@dataclass(frozen=True, slots=True)
class TerritoryView:
    """Everything the page of one territory shows."""

    id: str
    name: str
    departments: str
    towns: str
    neighbourhoods: Sequence[str]
    contacts: Sequence[ContactView]
    own: Sequence[Entry]
    regional: Sequence[Entry]
    doubts: str
