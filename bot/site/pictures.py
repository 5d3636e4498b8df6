"""The picture of a link preview, 1200 by 630: a title on stripes, always the same bytes, with no font file of our own.

Pillow's built-in font knows no accented letter: accents are drawn as strokes over the plain one.
"""

from __future__ import annotations

import io
import unicodedata

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
INK, PAPER, SUN, LEAF = "#1d2433", "#fbf8f1", "#f2b632", "#1f6f5c"
REPLACED = str.maketrans({"’": "'", "–": "-", "—": "-", "œ": "oe", "Œ": "OE", "€": "euros", "\u00a0": " ", "\u202f": " "})
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
STROKES = {
    "\u0301": [(-0.02, 0.0, 0.13, -0.14)],
    "\u0300": [(0.02, 0.0, -0.13, -0.14)],
    "\u0302": [(-0.13, 0.0, 0.0, -0.12), (0.0, -0.12, 0.13, 0.0)],
    "\u0308": [(-0.12, -0.05, -0.11, -0.05), (0.11, -0.05, 0.12, -0.05)],
}


def preview(title: str, above: str) -> bytes:
    """The picture of a page."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 36, SIZE[1]), fill=LEAF)
    draw.rectangle((36, 0, 60, SIZE[1]), fill=SUN)
    _write(draw, (120, 96), above, 40, LEAF, 1)
    top = 200
    for line in _wrapped(title, 84, SIZE[0] - 220):
        _write(draw, (120, top), line, 84, INK, 2)
        top += 112
    _write(draw, (120, SIZE[1] - 100), "Ce que cela apporte, les conditions, qui appeler", 34, INK, 0)
    kept = io.BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _wrapped(text: str, size: int, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines[:3]


def _width(text: str, size: int) -> float:
    return float(_font(size).getlength("".join(base for base, _ in _letters(text))))


def _font(size: int) -> Font:
    return ImageFont.load_default(size)


def _letters(text: str) -> list[tuple[str, str]]:
    """Each letter without its accents, and its accents."""
    found: list[tuple[str, str]] = []
    for character in unicodedata.normalize("NFD", text.translate(REPLACED)):
        if unicodedata.combining(character):
            if found:
                found[-1] = (found[-1][0], found[-1][1] + character)
        else:
            found.append((character if character.isascii() or character in "«»" else "?", ""))
    return found


def _write(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, colour: str, bold: int) -> None:
    font, left = _font(size), at[0]
    for base, accents in _letters(text):
        draw.text((left, at[1]), base, font=font, fill=colour, stroke_width=bold, stroke_fill=colour)
        width = font.getlength(base)
        for accent in accents:
            _accent(draw, accent, base, (left + width / 2, at[1]), size, colour, bold)
        left += width


def _accent(draw: ImageDraw.ImageDraw, accent: str, base: str, at: tuple[float, float], size: int, colour: str, bold: int) -> None:
    thick = max(2, round(size * 0.075) + bold)
    if accent == "\u0327":
        draw.line([(at[0], at[1] + size * 0.94), (at[0] - size * 0.06, at[1] + size * 1.06)], fill=colour, width=thick)
        return
    top = at[1] + size * (0.12 if base.isupper() else 0.33)
    for x1, y1, x2, y2 in STROKES.get(accent, []):
        draw.line([(at[0] + size * x1, top + size * y1), (at[0] + size * x2, top + size * y2)], fill=colour, width=thick)
