"""The pages in a real browser, without a network: search, accessibility, no sideways scrolling, one printed page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from bot.public_links import selection_page
from tests.conftest import ROOT

AXE = ROOT / ".tools" / "node_modules" / "axe-core" / "axe.min.js"
KINDS = {
    "home": "index.html",
    "all": "toutes.html",
    "ended list": "terminees.html",
    "selection": "selection.html#toulouse,acre,arce",
    "priority": "themes/entrepreneuriat.html",
    "territory": "territoires/toulouse.html",
    "open sheet": "fiches/acre.html",
    "sheet to confirm": "fiches/quartiers-productifs.html",
    "ended sheet": "fiches/cheque-france-num-500.html",
    "sheet with branches": "fiches/microcredit-adie.html",
}
QUESTIONS = {
    "comen avoir un microcredi": "microcredit-adie",
    "reduction de cotisasion urssaf premiere anée": "acre",
    "je cherche un aprenti pour mon salon": "aide-apprenti",
    "cheque numerik 500 euro": "cheque-france-num-500",
    "je me suis fait piraté mon site": "17cyber",
    "factur electronic obligatoir": "facturation-electronique-tpe",
    "carte de comercant ambulant pour le marché": "carte-commercant-ambulant",
    "je peu plu payé lursaf": "urssaf-delai-paiement",
    "logiciel de caise conforme": "logiciel-caisse-conforme",
    "tester mon activité dans une couveuse": "cape-couveuse",
    "je deprime je suis a bout": "apesa",
    "mettre mon local aux norme handicapé rampe": "fta-accessibilite",
}


@pytest.fixture
def page(browser: BrowserContext) -> Iterator[Page]:
    made = browser.new_page()
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    yield made
    made.close()
    assert not errors


def found(page: Page, where: str = "#trouve") -> list[str]:
    return [str(a) for a in page.evaluate(f"[...document.querySelectorAll('{where} a')].map(a => a.href.split('/').pop().slice(0, -5))")]


@pytest.mark.parametrize("question", QUESTIONS)
def test_search_finds_the_scheme_of_an_everyday_question_among_the_first_three(page: Page, folder: Path, question: str) -> None:
    page.goto(f"file://{folder}/index.html")
    page.fill("#q", question)
    page.wait_for_selector("#trouve a")
    assert QUESTIONS[question] in found(page)[:3]
    assert "fiche" in (page.text_content("#combien") or "")


def test_search_says_that_it_finds_nothing(page: Page, folder: Path) -> None:
    page.goto(f"file://{folder}/index.html")
    page.fill("#q", "zzzzqqqq")
    page.wait_for_function("document.getElementById('combien').textContent !== ''")
    assert found(page) == []
    assert "Aucune fiche" in (page.text_content("#combien") or "")


def test_a_selection_shows_the_sheets_of_its_link_and_no_others(page: Page, folder: Path) -> None:
    page.goto(f"file://{folder}/selection.html#acre,inconnue,arce")
    page.wait_for_selector("#selection a")
    assert found(page, "#selection") == ["acre", "arce"]
    assert not page.is_visible("#sans-selection")
    assert not page.is_visible("#appeler")


def test_a_selection_for_a_territory_leads_to_its_contacts(page: Page, folder: Path) -> None:
    page.goto(f"file://{folder}/{selection_page(['acre', 'arce'], 'toulouse')}")
    page.wait_for_selector("#selection a")
    assert found(page, "#selection") == ["acre", "arce"]
    page.click("text=Qui appeler : Toulouse Métropole")
    assert page.url.endswith("/territoires/toulouse.html")


def test_without_script_everything_is_there(browser: BrowserContext, folder: Path) -> None:
    plain = browser.browser
    assert plain is None or plain.is_connected()
    home = (folder / "index.html").read_text("utf-8")
    assert '<form id="recherche" role="search" action="#" hidden>' in home
    assert (folder / "toutes.html").read_text("utf-8").count('href="fiches/') == len(list((folder / "fiches").iterdir()))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_violation_on_screen_nor_on_paper(page: Page, folder: Path, kind: str, width: int) -> None:
    assert AXE.is_file(), "axe-core is needed: make site-tools"
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"file://{folder}/{KINDS[kind]}")
    if kind == "home":
        page.fill("#q", "microcredit")
        page.wait_for_selector("#trouve a")
    if kind == "sheet with branches":
        page.click("summary")
    page.add_script_tag(path=AXE)
    for media, scheme in (("screen", "light"), ("screen", "dark"), ("print", "light")):
        page.emulate_media(media=media, color_scheme=scheme)  # type: ignore[arg-type]
        violations = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.target.join(' ')).slice(0, 3)]))")
        assert violations == [], (kind, width, media, scheme)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_scrolls_sideways_and_every_target_is_large_enough(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for kind, path in KINDS.items():
        page.goto(f"file://{folder}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), (kind, width)
        small = page.evaluate(
            """[...document.querySelectorAll('a, button, input, summary')].filter(e => {
                const box = e.getBoundingClientRect();
                return box.width && !e.closest('p') && !e.matches('.saut') && box.height < 43.9;
            }).map(e => e.textContent.trim() || e.id)"""
        )
        assert small == [], (kind, width)


def test_a_sheet_is_printed_on_one_page(page: Page, folder: Path) -> None:
    longest = sorted((folder / "fiches").iterdir(), key=lambda file: file.stat().st_size)[-25:]
    for file in [*longest, folder / "fiches" / "acre.html"]:
        page.goto(f"file://{file}")
        printed = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1, file.name


def test_the_keyboard_reaches_the_content_first(page: Page, folder: Path) -> None:
    page.goto(f"file://{folder}/fiches/acre.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "saut"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"
