"""Sets a poster on an A5 page: blocks one under the other, in the largest print at which they all fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.lettering import balanced, undrawable, width, wrapped
from bot.poster.content import Poster
from bot.poster.drawing import CREAM, GREY, INK, PAPER, SUN, Box, Item, Page, Text, code, moved

WIDTH, HEIGHT, MARGIN = 148.0, 210.0, 11.0
ROOM, BOTTOM = WIDTH - 2 * MARGIN, HEIGHT - 9
LEADING, LARGE = 1.28, 7.0  # of a line, in its size; what is large type
SCALES = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79)  # below, a question is left out first
GAP, WIDEST_GAP = 3.0, 8.0
QR = 47.0


class NotPrintable(ValueError):
    """More words than a page can hold, even in small print, or letters that the typeface has not."""


@dataclass(frozen=True, slots=True)
class Block:
    """Things drawn together, from their own top, and the height they take."""

    height: float
    items: tuple[Item, ...]


def lay_out(poster: Poster) -> Page:
    """The page of a poster.

    Raises:
        NotPrintable: people would not be able to read it.
    """
    for asked in range(len(poster.questions), -1, -1):
        fewer = replace(poster, questions=poster.questions[:asked])
        for scale in SCALES:
            if page := _page(fewer, scale):
                if unknown := undrawable("".join(item.text for item in page.items if isinstance(item, Text))):
                    raise NotPrintable(f"la police n'a pas ces signes : {' '.join(unknown)}")
                return page
    raise NotPrintable("le texte est trop long pour une page A5")


def _page(poster: Poster, scale: float) -> Page | None:
    """The page in print of that scale, if it holds everything."""
    head = _head(poster, scale)
    parts = (_questions(poster, scale), _scan(poster, scale), _calls(poster, scale), _foot(poster, scale))
    blocks = [block for block in parts if block]
    spare = BOTTOM - head.height - sum(block.height for block in blocks)
    if spare < GAP * len(blocks):
        return None
    gap = min(WIDEST_GAP, spare / len(blocks))
    items = (*head.items, *_stacked(blocks, head.height + gap, gap))
    if any(item.left < MARGIN - 1 or item.left + item.width > WIDTH - MARGIN + 1 for item in items if isinstance(item, Text)):
        return None  # one word is wider than the page
    return Page(WIDTH, HEIGHT, poster.promise, items)


def _stacked(blocks: Sequence[Block], top: float, gap: float) -> list[Item]:
    """Blocks one under the other, the last one at the bottom of the page."""
    items: list[Item] = []
    for block in blocks[:-1]:
        items += [moved(item, top) for item in block.items]
        top += block.height + gap
    return [*items, *(moved(item, BOTTOM - blocks[-1].height) for item in blocks[-1].items)]


def _lines(lines: Sequence[str], x: float, top: float, size: float, *, bold: bool = False, colour: str = INK) -> tuple[list[Item], float]:
    """Lines of text from a top, and where they end; large type stands closer."""
    step = size * (LEADING if size < LARGE else 1.16)
    items: list[Item] = [Text(x, top + size + n * step, line, size, bold, colour) for n, line in enumerate(lines)]
    return items, top + len(lines) * step


def _head(poster: Poster, scale: float) -> Block:
    """The promise, light on dark, over the whole width."""
    top, items = MARGIN, list[Item]()
    if poster.where:
        size = 4.5 * scale
        named, top = _lines(balanced(poster.where, size, ROOM, bold=True), MARGIN, top, size, bold=True, colour=SUN)
        items, top = [*items, *named], top + 2.5 * scale
    wanted = (11.6 if len(poster.promise) <= 50 else 9.0) * scale
    size = min(_fitting(word, wanted, ROOM) for word in filter(None, poster.promise.split(" ")))
    promise, top = _lines(balanced(poster.promise, size, ROOM, bold=True), MARGIN, top, size, bold=True, colour=PAPER)
    lead, top = _lines(balanced(poster.lead, 5.3 * scale, ROOM), MARGIN, top + 3 * scale, 5.3 * scale, colour=PAPER)
    top += 5 * scale
    return Block(top + 1.6, (Box(0, 0, WIDTH, top, INK), Box(0, top, WIDTH, 1.6, SUN), *items, *promise, *lead))


def _questions(poster: Poster, scale: float) -> Block | None:
    """Questions as people type them, each in its bubble, from one side then from the other."""
    size, pad, top, items = 4.0 * scale, 2.3 * scale, 0.0, list[Item]()
    for number, question in enumerate(poster.questions):
        lines = balanced(question, size, ROOM - 22 * scale)
        wide = max(width(line, size) for line in lines) + 2 * pad + 2
        left = MARGIN if number % 2 == 0 else WIDTH - MARGIN - wide
        said, bottom = _lines(lines, left + pad + 1, top + pad * 0.75, size)
        tall = bottom - top + pad * 0.75
        items += [Box(left, top, wide, tall, CREAM, INK, radius=2.6 * scale), *said]
        top += tall + 2 * scale
    return Block(top - 2 * scale, tuple(items)) if items else None


def _scan(poster: Poster, scale: float) -> Block:
    """The code, its address for those who cannot scan, and what to do, beside it."""
    side = QR * max(scale, 0.8)
    quiet = 3.0
    drawn: list[Item] = [Box(MARGIN, 0, side + 2 * quiet, side + 2 * quiet, PAPER, INK, radius=2.6)]
    drawn.append(code(MARGIN + quiet, quiet, side, poster.link))
    left = MARGIN + side + 2 * quiet + 6
    room = WIDTH - MARGIN - left
    size = 4.1 * scale
    title, top = _lines(balanced(poster.scan, 5.2 * scale, room, bold=True), left, 0, 5.2 * scale, bold=True)
    items = [*drawn, *title]
    for number, step in enumerate(poster.steps, 1):
        items.append(Text(left, top + 2 * scale + size, f"{number}.", size, bold=True))
        lines, top = _lines(wrapped(step, size, room - 6 * scale), left + 6 * scale, top + 2 * scale, size)
        items += lines
    address, bottom = _address(poster, max(side + 2 * quiet, top) + 1.5 * scale, scale)
    return Block(bottom, (*items, *address))


def _address(poster: Poster, top: float, scale: float) -> tuple[list[Item], float]:
    """The address to type, on one line where it fits at a readable size, else cut before its « ? »."""
    typed, top = _lines([poster.typed], MARGIN, top, 3.6 * scale, colour=GREY)
    shown = poster.link.removeprefix("https://")
    fits = width(shown, 4.0 * scale, bold=True) <= ROOM
    lines = [shown] if fits else shown.replace("?", "\n?").splitlines()
    size = min(_fitting(line, 4.8 * scale, ROOM) for line in lines)
    address, top = _lines(lines, MARGIN, top + 0.6, size, bold=True)
    return [*typed, *address], top


def _calls(poster: Poster, scale: float) -> Block | None:
    """Someone to call, with the day the number was seen."""
    if not poster.contacts:
        return None
    items, top = _lines([poster.call], MARGIN, 0, 4.4 * scale, bold=True)
    for name, phone in poster.contacts:
        wide = width(phone, 5.0 * scale, bold=True)
        lines, bottom = _lines(wrapped(name, 4.0 * scale, ROOM - wide - 5), MARGIN, top + 1.4 * scale, 4.0 * scale)
        items += [*lines, Text(WIDTH - MARGIN - wide, top + 1.4 * scale + 4.1 * scale, phone, 5.0 * scale, bold=True)]
        top = bottom + 0.6 * scale
    dated, top = _lines([poster.dated], MARGIN, top + 0.4 * scale, 3.1 * scale, colour=GREY)
    return Block(top, (*items, *dated))


def _foot(poster: Poster, scale: float) -> Block:
    """The themes, what it costs, and what the bot does not do."""
    items: list[Item] = [Box(MARGIN, 0, ROOM, 0.5, INK)]
    top = 2.0
    if poster.topics:
        topics, top = _lines(_listed(poster.topics, 3.1 * scale), MARGIN, top, 3.1 * scale)
        items, top = [*items, *topics], top + 0.8 * scale
    promised, top = _lines(_listed(poster.assurances, 3.4 * scale, bold=True), MARGIN, top, 3.4 * scale, bold=True)
    limits, top = _lines(wrapped(poster.limits, 3.1 * scale, ROOM), MARGIN, top + 0.8 * scale, 3.1 * scale, colour=GREY)
    return Block(top, (*items, *promised, *limits))


def _listed(parts: Sequence[str], size: float, *, bold: bool = False) -> list[str]:
    """Short parts side by side; a line is never cut inside one."""
    return balanced(" ".join(f"{part}\u00a0·".replace(" ", "\u00a0") for part in parts)[:-2], size, ROOM, bold)


def _fitting(text: str, size: float, room: float) -> float:
    """The largest size, up to the given one, at which a bold text stays on one line."""
    return min(size, size * room / width(text, size, bold=True))
