"""How small a sheet is printed, so that it stays on one A4 page: an estimate of its lines, column by column."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from bot.site.views import Block, ContactView, SheetView

WIDE, NARROW, SMALL = 72, 33, 46  # letters on a line of the wide column, of the narrow one, of its small print
MOST_SOURCES = 8  # printed in the list: each part of a sheet names its own beside it
PAGE = 50  # lines of a page, under the head
SIZES = (("normal", 1.0), ("serre", 0.91), ("petit", 0.81), ("tres-petit", 0.72))


def print_size(view: SheetView) -> str:
    """The classes of the largest print at which the sheet should stay on one page; `egal`: with columns of one width."""
    head = 1.6 * _lines([view.title], 48) + _lines([view.promise], 100) + 1
    wide, narrow = _wide(view), _narrow(view)
    layouts = (("", head + max(wide, narrow)), (" egal", head + max(1.35 * wide, 0.8 * narrow)))
    fitting = (name + even for name, scale in SIZES for even, lines in layouts if lines <= PAGE / scale**1.75)
    return next(fitting, f"{SIZES[-1][0]} egal" if narrow > wide else SIZES[-1][0])


def _wide(view: SheetView) -> float:
    total = sum(_block(block) for block in view.blocks)
    total += sum(2 + _lines([text], WIDE - 4) + 1 for text in (view.doubts, view.reason) if text)
    total += sum(2 * _lines([line.text], WIDE) + _lines([line.remark], WIDE) for line in view.instead)
    return total + (2 + 1.2 * len(view.acronyms) if view.acronyms else 0)


def _block(block: Block) -> float:
    items = [line.text + (f" ({line.remark})" if line.remark else "") for line in block.items]
    return (
        1.9 + _lines(block.text, WIDE) + 1.05 * _lines(items, WIDE - 5) + 0.85 * _lines([" ; ".join(s.name for s in block.sources[:2])], 88)
    )


def _narrow(view: SheetView) -> float:
    rows = 2 + sum(1.05 + _lines([row.remark], NARROW) for row in view.rows)
    contacts = sum(_contact(contact) for contact in view.contacts) + (2 if view.contacts or view.branches else 0)
    named = [f"{source.name}...." for source in view.sources[:MOST_SOURCES]]
    sources = 2.5 + 0.86 * _lines(named, SMALL) + 0.8 * _lines([view.checked + view.decides], SMALL)
    return rows + contacts + sources + 10


def _contact(contact: ContactView) -> float:
    ways = [contact.phone, contact.email, contact.website and "Site"]
    texts = [contact.name, contact.role, contact.hours, contact.address, contact.note]
    small = [contact.source.name + "Source : "] if contact.source else []
    return 1.2 + _lines(texts, NARROW - 2) + _lines(["    ".join(way for way in ways if way)], NARROW - 4) + 0.8 * _lines(small, SMALL - 4)


def _lines(texts: Iterable[str], width: int) -> int:
    return sum(ceil(len(text) / width) for text in texts)
