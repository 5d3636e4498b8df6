"""The report as a picture, made to be read on a phone; its caption says the same in words (bot.editors.report)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from bot.dialogue.desk import cut, day
from bot.dialogue.texts import Texts
from bot.editors.report import Report
from bot.lettering import BOLD, REGULAR, drawn, width, wrapped

SIZE = (1080, 1500)
MARGIN = 60
INK, PALE, PAPER = "#1d2433", "#69707d", "#fbf8f1"
COLOURS = ("#1f6f5c", "#f2b632", "#b5432e", "#b9bec7")  # found, clarified, without an answer, off topic
Row = tuple[str, int]


def picture(shown: Report, say: Texts) -> bytes:
    """A PNG."""
    image = Image.new("RGB", SIZE, PAPER)
    pen = _Pen(ImageDraw.Draw(image))
    pen.write(say.plain("stats-title", first=day(shown.days[0][0]), last=day(shown.days[-1][0])), 31, bold=True)
    found, clarified, none, off_topic = shown.totals
    pen.write(say.plain("stats-questions", total=found + clarified + none + off_topic, today=sum(shown.days[-1][1])), 28)
    pen.days([counts for _, counts in shown.days], (day(shown.days[0][0]), day(shown.days[-1][0])))
    names = ("stats-found", "stats-clarified", "stats-none", "stats-off-topic")
    pen.legend([(say.plain(name), count) for name, count in zip(names, shown.totals, strict=True)])
    pen.bars(say.plain("stats-by-theme"), shown.priorities, COLOURS[0])
    pen.bars(
        say.plain("stats-by-thumb"), [(say.plain("stats-up"), shown.thumbs[0]), (say.plain("stats-down"), shown.thumbs[1])], COLOURS[1]
    )
    pen.bars(say.plain("stats-by-sheet"), shown.sheets, COLOURS[0])
    pen.write(say.plain("stats-waiting", count=shown.waiting), 28, bold=True)
    for text in shown.questions:
        pen.write(f"« {text} »", 24, most=2)
    kept = io.BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()


class _Pen:
    """Draws from the top down."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self._draw, self._top = draw, MARGIN

    def write(self, text: str, size: int, *, bold: bool = False, most: int = 3) -> None:
        """Lines of text."""
        for line in wrapped(text, size, SIZE[0] - 2 * MARGIN, bold)[:most]:
            self._at((MARGIN, self._top), line, size, bold=bold)
            self._top += round(size * 1.4)
        self._top += 8

    def days(self, counts: Sequence[tuple[int, ...]], ends: tuple[str, str]) -> None:
        """A column a day, one colour on the other."""
        height, step, top = 240, (SIZE[0] - 2 * MARGIN) / len(counts), max(1, *(sum(each) for each in counts))
        bottom = self._top + height
        for position, each in enumerate(counts):
            at, left = float(bottom), MARGIN + position * step
            for count, colour in zip(each, COLOURS, strict=True):
                if count:
                    self._draw.rectangle((left + 2, at - height * count / top, left + step - 3, at), fill=colour)
                at -= height * count / top
        self._draw.line((MARGIN, bottom, SIZE[0] - MARGIN, bottom), fill=PALE, width=2)
        self._at((MARGIN, bottom + 8), ends[0], 20, colour=PALE)
        self._at((SIZE[0] - MARGIN - width(ends[1], 20), bottom + 8), ends[1], 20, colour=PALE)
        self._top = bottom + 48

    def legend(self, rows: Sequence[Row]) -> None:
        """What each colour means."""
        for position, ((name, count), colour) in enumerate(zip(rows, COLOURS, strict=True)):
            left, top = MARGIN + position % 2 * 480, self._top + position // 2 * 38
            self._draw.rectangle((left, top + 4, left + 22, top + 26), fill=colour)
            self._at((left + 34, top), f"{name} : {count}", 24)
        self._top += 100

    def bars(self, title: str, rows: Sequence[Row], colour: str) -> None:
        """A titled list with a bar a row; nothing where there is no row."""
        if not rows:
            return
        self.write(title, 28, bold=True)
        most = max(1, *(count for _, count in rows), 1)
        for name, count in rows:
            self._at((MARGIN, self._top), cut(name, 46), 22)
            left = MARGIN + 590
            self._draw.rectangle((left, self._top + 2, left + 4 + 280 * count / most, self._top + 24), fill=colour)
            self._at((left + 14 + 280 * count / most, self._top), str(count), 22)
            self._top += 36
        self._top += 16

    def _at(self, at: tuple[float, float], text: str, size: int, *, bold: bool = False, colour: str = INK) -> None:
        shown = "".join(character for character in drawn(text) if character.isprintable())
        self._draw.text(at, shown, font=_font(size, bold), fill=colour)


@cache
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(BOLD if bold else REGULAR), size)
