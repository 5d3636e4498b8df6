"""The typeface of what we draw (posters, link previews): Bitstream Vera, which comes with reportlab and has every French letter."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import reportlab
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(reportlab.__file__).parent / "fonts"
REGULAR, BOLD = FOLDER / "Vera.ttf", FOLDER / "VeraBd.ttf"
SPACES = str.maketrans({"\u202f": " ", "\u00a0": " "})  # the typeface has no narrow space, and a very wide no-break one


@cache
def face(bold: bool = False) -> TTFont:
    """The typeface as reportlab measures and embeds it."""
    return TTFont("Vera-Bold" if bold else "Vera", str(BOLD if bold else REGULAR))


def drawn(text: str) -> str:
    """A text with plain spaces, once its lines are cut."""
    return text.translate(SPACES)


def undrawable(text: str) -> list[str]:
    """The characters that the typeface has not, each once: an emoji, another script."""
    known = face().face.charToGlyph
    return list(dict.fromkeys(letter for letter in drawn(text) if ord(letter) not in known))


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is, in the unit of its size."""
    return float(face(bold).stringWidth(drawn(text), size))


def wrapped(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """The lines of a text that has so much room; it is cut at plain spaces only, so that a no-break space holds."""
    lines: list[str] = []
    for word in filter(None, text.split(" ")):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """The same number of lines, about as long as each other: no word alone at the end of a title."""
    lines = wrapped(text, size, room, bold)
    narrower = (room * part / 20 for part in range(19, 0, -1))
    for less in narrower:
        tried = wrapped(text, size, less, bold)
        if len(tried) > len(lines) or max(width(line, size, bold) for line in tried) > less:
            return lines
        lines = tried
    return lines
