"""A page as an SVG that a designer can edit: real text, kept to its measured width whatever typeface the machine has."""

from __future__ import annotations

from markupsafe import escape

from bot.lettering import drawn
from bot.poster.drawing import INK, Box, Code, Page, Text

FACES = "'Bitstream Vera Sans','DejaVu Sans',Verdana,sans-serif"
EDGE = 0.35


def svg(page: Page) -> bytes:
    """The SVG of a page, in millimetres; the same page always gives the same bytes."""
    size = f'width="{page.width:g}mm" height="{page.height:g}mm" viewBox="0 0 {page.width:g} {page.height:g}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} xml:lang="fr" font-family="{FACES}">'
    paper = f'<rect width="{page.width:g}" height="{page.height:g}" fill="#ffffff"/>'
    items = (_item(item) for item in page.items)
    return "\n".join([head, f"<title>{escape(page.title)}</title>", paper, *items, "</svg>\n"]).encode()


def _item(item: Text | Box | Code) -> str:
    match item:
        case Text():
            weight = ' font-weight="bold"' if item.bold else ""
            place = f'x="{_n(item.left)}" y="{_n(item.y)}" font-size="{_n(item.size)}" fill="{item.colour}"{weight}'
            return f'<text {place} textLength="{_n(item.width)}" lengthAdjust="spacingAndGlyphs">{escape(drawn(item.text))}</text>'
        case Box():
            edge = f' stroke="{item.stroke}" stroke-width="{EDGE}"' if item.stroke else ""
            place = f'x="{_n(item.x)}" y="{_n(item.y)}" width="{_n(item.width)}" height="{_n(item.height)}"'
            return f'<rect {place} rx="{_n(item.radius)}" fill="{item.fill}"{edge}/>'
        case Code():
            bars = "".join(f"M{_n(x)} {_n(y)}h{_n(wide)}v{_n(tall)}h{_n(-wide)}z" for x, y, wide, tall in item.bars())
            code = f'<path shape-rendering="crispEdges" fill="{INK}" d="{bars}"/>'
            return f'<a href="{escape(item.link)}"><title>{escape(item.link)}</title>{code}</a>'


def _n(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
