"""The picture of a link preview, 1200 by 630: a title on stripes, always the same bytes."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from bot.lettering import BOLD, REGULAR, drawn, wrapped

SIZE = (1200, 630)
INK, PAPER, SUN, LEAF = "#1d2433", "#fbf8f1", "#f2b632", "#1f6f5c"
MOST_LINES = 3


def preview(title: str, above: str) -> bytes:
    """The picture of a page."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 36, SIZE[1]), fill=LEAF)
    draw.rectangle((36, 0, 60, SIZE[1]), fill=SUN)
    _write(draw, (120, 90), above, 38, LEAF, bold=True)
    size = next((size for size in (80, 72, 64, 56) if len(_title(title, size)) <= MOST_LINES), 56)
    for number, line in enumerate(_title(title, size)[:MOST_LINES]):
        _write(draw, (120, 190 + number * size * 1.3), line, size, INK, bold=True)
    _write(draw, (120, SIZE[1] - 100), "Ce que cela apporte, les conditions, qui appeler", 34, INK)
    kept = io.BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _title(title: str, size: int) -> list[str]:
    return wrapped(title, size, SIZE[0] - 200, bold=True)


def _write(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, colour: str, bold: bool = False) -> None:
    draw.text(at, drawn(text), font=ImageFont.truetype(BOLD if bold else REGULAR, size), fill=colour)
