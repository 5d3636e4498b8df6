"""A poster that can be hung up: its code opens the bot, nothing sticks out, nothing in it is made up."""

from __future__ import annotations

import base64
import io
import re
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest
import zxingcpp
from click.testing import CliRunner
from PIL import Image, ImageDraw

from bot.catalogue import Catalogue
from bot.cli import main
from bot.lettering import undrawable
from bot.poster.content import MOST_CONTACTS, Aim, NoPoster, poster
from bot.poster.drawing import Box, Code, Page, Text
from bot.poster.layout import HEIGHT, WIDTH, NotPrintable, lay_out
from bot.poster.pdf import pdf
from bot.poster.png import png
from bot.poster.svg import svg
from bot.understanding import Decision, Matcher

BOT = "quartiers_productifs_bot"
SVG = "{http://www.w3.org/2000/svg}"
SMALLEST = 2.4  # millimetres: about seven points


def page_of(catalogue: Catalogue, aim: Aim, bot: str = BOT) -> Page:
    return lay_out(poster(catalogue, bot, aim))


@pytest.fixture
def toulouse(catalogue: Catalogue) -> Page:
    return page_of(catalogue, Aim(catalogue.territories["toulouse"]))


@pytest.fixture(scope="session")
def every(catalogue: Catalogue) -> dict[str, Page]:
    """Every poster of the catalogue, and one with the longest names there can be."""
    aims = {name: Aim(territory) for name, territory in catalogue.territories.items()}
    aims |= {name: Aim(catalogue.territories["maubeuge"], priority=name) for name in catalogue.by_priority}
    alive = [scheme for scheme in catalogue.schemes.values() if not scheme.opening.status.ended]
    aims |= {scheme.id: Aim(catalogue.territories["toulouse"], scheme=scheme) for scheme in alive}
    pages = {name: page_of(catalogue, aim) for name, aim in aims.items()}
    longest = alive[0].model_copy(update={"id": "a" * 40, "title": "Accompagnement " * 6, "promise": "entrepreneuriat " * 11})
    return {**pages, "longest": page_of(catalogue, Aim(catalogue.territories["maubeuge"], scheme=longest), "b" * 32)}


def bars_of(content: bytes) -> Image.Image:
    """The rectangles that a PDF fills, drawn: what a printer makes of its code."""
    image = Image.new("L", (148 * 8, 210 * 8), 255)
    draw = ImageDraw.Draw(image)
    streams = [
        zlib.decompress(base64.a85decode(s)) for s in re.findall(rb"/ASCII85Decode /FlateDecode.*?stream\s+(.*?)~>", content, re.DOTALL)
    ]
    page = next(stream for stream in streams if b" re" in stream)
    for bar in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re", page):
        x, y, wide, tall = (float(n) / 72 * 25.4 * 8 for n in bar)
        draw.rectangle((round(x), round(210 * 8 - y - tall), round(x + wide) - 1, round(210 * 8 - y) - 1), fill=0)
    return image


def bars_of_svg(content: bytes) -> Image.Image:
    """The same, of an SVG."""
    path = next(e for e in ElementTree.fromstring(content).iter(f"{SVG}path"))  # noqa: S314 - our own file
    image = Image.new("L", (148 * 8, 210 * 8), 255)
    draw = ImageDraw.Draw(image)
    for bar in re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+z", path.get("d") or ""):
        x, y, wide, tall = (float(n) * 8 for n in bar)
        draw.rectangle((round(x), round(y), round(x + wide) - 1, round(y + tall) - 1), fill=0)
    return image


def read(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image)]


def test_the_code_of_each_file_opens_the_bot_on_the_territory(toulouse: Page) -> None:
    link = f"https://t.me/{BOT}?start=toulouse"
    assert read(Image.open(io.BytesIO(png(toulouse))).convert("L")) == [link]
    assert read(bars_of_svg(svg(toulouse))) == [link]
    assert read(bars_of(pdf(toulouse))) == [link]


def test_a_sheet_and_a_priority_open_the_bot_on_themselves(catalogue: Catalogue) -> None:
    sheet = poster(catalogue, BOT, Aim(catalogue.territories["toulouse"], scheme=catalogue.schemes["microcredit-adie"]))
    assert sheet.link.endswith("?start=microcredit-adie")
    assert sheet.promise.startswith("Microcrédit")
    assert poster(catalogue, BOT, Aim(priority="transition-numerique")).link.endswith("?start=transition-numerique")
    assert poster(catalogue, BOT, Aim()).link == f"https://t.me/{BOT}"


def test_an_image_is_an_a5_page_at_300_dots_an_inch(toulouse: Page) -> None:
    image = Image.open(io.BytesIO(png(toulouse)))
    assert image.size == (1748, 2480)
    assert [round(dots) for dots in image.info["dpi"]] == [300, 300]
    assert b"/MediaBox [ 0 0 419.5276 595.2756 ]" in pdf(toulouse)
    assert b'width="148mm" height="210mm" viewBox="0 0 148 210"' in svg(toulouse)


def test_the_same_catalogue_gives_the_same_bytes(catalogue: Catalogue, toulouse: Page) -> None:
    again = page_of(catalogue, Aim(catalogue.territories["toulouse"]))
    for render in (pdf, png, svg):
        assert render(again) == render(toulouse)


def test_nothing_sticks_out_of_any_poster_nor_is_too_small_to_read(every: dict[str, Page]) -> None:
    for name, page in every.items():
        texts = [item for item in page.items if isinstance(item, Text)]
        assert all(text.left >= 10 and text.left + text.width <= WIDTH - 10 for text in texts), name
        assert all(text.y - text.size >= 8 and text.y <= HEIGHT - 8 for text in texts), name
        assert min(text.size for text in texts if not text.text.startswith(("t.me", "?start"))) >= SMALLEST, name
        assert all(item.y + item.height <= HEIGHT for item in page.items if isinstance(item, Box)), name


def test_no_line_is_drawn_over_another(every: dict[str, Page]) -> None:
    for name, page in every.items():
        texts = [item for item in page.items if isinstance(item, Text)]
        code = next(item for item in page.items if isinstance(item, Code))
        solid = [(t.left, t.y - 0.72 * t.size, t.left + t.width, t.y) for t in texts]
        solid.append((code.x - 2.9, code.y - 2.9, code.x + code.width + 2.9, code.y + code.width + 2.9))
        for index, (left, top, right, bottom) in enumerate(solid):
            for other in solid[index + 1 :]:
                assert other[0] >= right or other[2] <= left or other[1] >= bottom or other[3] <= top, (name, solid[index], other)


def test_the_typeface_has_every_letter_of_every_poster(every: dict[str, Page]) -> None:
    said = "".join(item.text for page in every.values() for item in page.items if isinstance(item, Text))
    assert undrawable(said) == []


@pytest.mark.parametrize("question", ["un prêt 🙂", "أريد قرضا"])
def test_a_sign_that_the_typeface_has_not_is_refused_not_drawn_as_a_square(catalogue: Catalogue, question: str) -> None:
    with pytest.raises(NotPrintable, match="police"):
        lay_out(poster(catalogue, BOT, Aim(), [question]))


def test_a_question_too_wide_for_the_page_is_left_out(catalogue: Catalogue) -> None:
    page = lay_out(poster(catalogue, BOT, Aim(), ["une aide", "x" * 200]))
    said = "".join(item.text for item in page.items if isinstance(item, Text))
    assert "une aide" in said
    assert "xxx" not in said


def test_the_address_is_written_whole_for_those_who_cannot_scan(every: dict[str, Page]) -> None:
    for name, page in every.items():
        written = "".join(item.text for item in page.items if isinstance(item, Text) and item.text.startswith(("t.me", "?start")))
        assert f"https://{written}" == next(item.link for item in page.items if isinstance(item, Code)), name


def test_a_territory_names_people_to_call_with_the_date_of_their_numbers(catalogue: Catalogue) -> None:
    numbers = {c.phone for o in catalogue.organisations.values() for c in o.branches} | {o.phone for o in catalogue.organisations.values()}
    numbers |= {c.phone for t in catalogue.territories.values() for c in t.contacts}
    for territory in catalogue.territories.values():
        said = poster(catalogue, BOT, Aim(territory))
        assert 1 <= len(said.contacts) <= MOST_CONTACTS, territory.id
        assert all(phone.replace("\u00a0", " ") in numbers for _, phone in said.contacts), territory.id
        assert re.search(r"relevés? : .*20\d\d", said.dated.replace("\u00a0", " ")), territory.id


def test_the_questions_of_a_sheet_are_its_own_and_the_examples_are_answered(catalogue: Catalogue, matcher: Matcher) -> None:
    scheme = catalogue.schemes["microcredit-adie"]
    plain = {question.replace("'", "’") for question in scheme.questions}
    asked = poster(catalogue, BOT, Aim(scheme=scheme)).questions
    assert all(question.strip("« »\u00a0").replace("\u202f", " ").replace("\u00a0", " ") in plain for question in asked)
    for question in poster(catalogue, BOT, Aim()).questions:
        assert matcher.match(question).decision is Decision.ANSWER, question


def test_no_poster_for_a_scheme_that_has_ended(catalogue: Catalogue) -> None:
    with pytest.raises(NoPoster, match="terminé"):
        poster(catalogue, BOT, Aim(scheme=catalogue.schemes["cheque-france-num-500"]))


def test_a_scheme_to_confirm_says_so_on_its_poster(catalogue: Catalogue) -> None:
    doubtful = next(s for s in catalogue.schemes.values() if s.opening.status.value == "incertain")
    assert "À confirmer" in poster(catalogue, BOT, Aim(scheme=doubtful)).limits


def test_the_command_writes_the_file_and_refuses_kindly(tmp_path: Path) -> None:
    def run(*arguments: str, bot: str = BOT) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["poster", *arguments], env={"BOT_USERNAME": bot})
        return done.exit_code, done.output

    assert run(str(tmp_path / "a.pdf"), "--territory", "Grand Narbonne")[0] == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    code, said = run(str(tmp_path / "b.svg"), "--question", "j'ouvre un <café> & un bar")
    assert (code, b"&lt;caf\xc3\xa9&gt; &amp; un bar" in (tmp_path / "b.svg").read_bytes()) == (0, True), said
    for arguments, bot, hint in (
        ([str(tmp_path / "c.pdf")], "", "BOT_USERNAME"),
        ([str(tmp_path / "c.doc")], BOT, "--format"),
        ([str(tmp_path / "c.pdf"), "--territory", "atlantide"], BOT, "toulouse"),
        ([str(tmp_path / "c.pdf"), "--priority", "x"], BOT, "entrepreneuriat"),
        ([str(tmp_path / "c.pdf"), "--sheet", "acrre"], BOT, "« acre »"),
        ([str(tmp_path / "c.pdf"), "--sheet", "cheque-france-num-500"], BOT, "terminé"),
        ([str(tmp_path / "c.pdf"), "--bot", "pas un nom"], BOT, "nom de robot"),
        ([str(tmp_path / "c.pdf"), "--question", "mot " * 40], BOT, "90 signes"),
        ([str(tmp_path / "c.pdf"), *["--question", "une aide ?"] * 5], BOT, "quatre"),
        ([str(tmp_path / "no" / "c.pdf")], BOT, "impossible"),
    ):
        code, said = run(*arguments, bot=bot)
        assert code != 0, arguments
        assert hint in said, (arguments, said)
        assert not (tmp_path / "c.pdf").exists()
