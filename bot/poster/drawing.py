"""What a page is made of, whatever the file: texts, boxes and a code to scan, in millimetres from the top left corner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import segno

from bot.lettering import width

Align = Literal["start", "middle"]
INK, PAPER, CREAM, SUN, GREY = "#16202e", "#ffffff", "#f6f2e7", "#f2b632", "#4a5361"


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on its baseline; `size` in millimetres."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    colour: str = INK
    align: Align = "start"

    @property
    def width(self) -> float:
        """How wide it is."""
        return width(self.text, self.size, self.bold)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.x - (self.width / 2 if self.align == "middle" else 0)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, with rounded corners where there is a radius and an edge where there is a stroke."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = ""
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: its link and its dark squares, row by row; `width` is that of the code without its quiet margin."""

    x: float
    y: float
    width: float
    link: str
    rows: tuple[tuple[bool, ...], ...]

    @property
    def module(self) -> float:
        """The side of one square."""
        return self.width / len(self.rows)

    def bars(self) -> Iterator[tuple[float, float, float, float]]:
        """The dark squares of a row that touch each other, as one rectangle: left, top, width, height."""
        for line, row in enumerate(self.rows):
            start = 0
            for column in range(len(row) + 1):
                if column < len(row) and row[column]:
                    continue
                if column > start:
                    yield self.x + start * self.module, self.y + line * self.module, (column - start) * self.module, self.module
                start = column + 1


Item = Text | Box | Code


@dataclass(frozen=True, slots=True)
class Page:
    """A page, its title, and what is drawn on it, from the back to the front."""

    width: float
    height: float
    title: str
    items: tuple[Item, ...]


def code(x: float, y: float, side: float, link: str) -> Code:
    """The code of a link; medium correction: a poster gets creased and stained."""
    rows = segno.make(link, error="m", micro=False).matrix
    return Code(x, y, side, link, tuple(tuple(bool(cell) for cell in row) for row in rows))


def moved(item: Item, down: float) -> Item:
    """The same item lower on the page."""
    return replace(item, y=item.y + down)
