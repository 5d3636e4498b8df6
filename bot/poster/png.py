"""A page as an image, 300 dots an inch."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from bot.lettering import BOLD, REGULAR, drawn
from bot.poster.drawing import INK, PAPER, Box, Code, Page, Text

DOTS = 300
SCALE = DOTS / 25.4  # dots a millimetre
EDGE = 0.35  # of a box, in millimetres


def png(page: Page) -> bytes:
    """The image of a page; the same page always gives the same bytes."""
    image = Image.new("RGB", (_dots(page.width), _dots(page.height)), PAPER)
    draw = ImageDraw.Draw(image)
    for item in page.items:
        match item:
            case Text():
                font = ImageFont.truetype(BOLD if item.bold else REGULAR, item.size * SCALE)
                draw.text((item.left * SCALE, item.y * SCALE), drawn(item.text), font=font, fill=item.colour, anchor="ls")
            case Box():
                corners = (*_point(item.x, item.y), *_inside(item.x + item.width, item.y + item.height))
                edge = _dots(EDGE) if item.stroke else 0
                draw.rounded_rectangle(corners, item.radius * SCALE, item.fill, item.stroke or None, edge)
            case Code():
                for x, y, wide, tall in item.bars():
                    draw.rectangle((*_point(x, y), *_inside(x + wide, y + tall)), fill=INK)
    kept = io.BytesIO()
    image.quantize(32).save(kept, "PNG", optimize=True, dpi=(DOTS, DOTS))
    return kept.getvalue()


def _dots(millimetres: float) -> int:
    return round(millimetres * SCALE)


def _point(x: float, y: float) -> tuple[int, int]:
    return _dots(x), _dots(y)


def _inside(x: float, y: float) -> tuple[int, int]:
    """The last dot that is still inside: Pillow counts it in."""
    return _dots(x) - 1, _dots(y) - 1
