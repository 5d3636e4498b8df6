"""A page as a PDF: real text in an embedded typeface, and a link on the code for whom reads it on a screen."""

from __future__ import annotations

import io

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from bot.lettering import drawn, face
from bot.poster.drawing import INK, Box, Code, Page, Text

EDGE = 0.35 * mm


def pdf(page: Page) -> bytes:
    """The PDF of a page; the same page always gives the same bytes."""
    for bold in (False, True):
        pdfmetrics.registerFont(face(bold))
    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=(page.width * mm, page.height * mm), invariant=1, lang="fr")
    canvas.setTitle(drawn(page.title))
    canvas.setLineWidth(EDGE)
    for item in page.items:
        _draw(canvas, item, page.height)
    canvas.showPage()
    canvas.save()
    return kept.getvalue()


def _draw(canvas: Canvas, item: Text | Box | Code, height: float) -> None:
    """Draws an item; a PDF counts from the bottom."""
    match item:
        case Text():
            canvas.setFillColor(HexColor(item.colour))
            canvas.setFont(face(item.bold).fontName, item.size * mm)
            canvas.drawString(item.left * mm, (height - item.y) * mm, drawn(item.text))
        case Box():
            canvas.setFillColor(HexColor(item.fill))
            canvas.setStrokeColor(HexColor(item.stroke or item.fill))
            bottom = (height - item.y - item.height) * mm
            canvas.roundRect(
                item.x * mm, bottom, item.width * mm, item.height * mm, item.radius * mm, stroke=int(bool(item.stroke)), fill=1
            )
        case Code():
            canvas.setFillColor(HexColor(INK))
            path = canvas.beginPath()
            for x, y, wide, tall in item.bars():
                path.rect(x * mm, (height - y - tall) * mm, wide * mm, tall * mm)
            canvas.drawPath(path, stroke=0, fill=1)
            bottom = height - item.y - item.width
            canvas.linkURL(item.link, (item.x * mm, bottom * mm, (item.x + item.width) * mm, (height - item.y) * mm))
