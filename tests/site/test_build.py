"""The files of the site: the same bytes each time, light, valid, every link alive, and right for a preview."""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path, PurePosixPath
from urllib.parse import urldefrag, urljoin, urlparse
from xml.etree import ElementTree

import html5lib
import pytest
from click.testing import CliRunner

from bot.catalogue import Catalogue
from bot.catalogue.models import Opening, Status
from bot.catalogue.snapshot import snapshot
from bot.cli import main
from bot.public_links import scheme_page
from bot.site.build import Site, build, write
from tests.site.conftest import ADDRESS, BOT

XHTML = "{http://www.w3.org/1999/xhtml}"
ATOM = "{http://www.w3.org/2005/Atom}"


def pages(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for path, content in files.items():
        if path.endswith(".html"):
            yield path, content.decode()


@pytest.fixture(scope="module")
def trees(files: dict[str, bytes]) -> dict[str, ElementTree.Element]:
    """Every page, parsed by the standard's own algorithm, which stops at the first mistake."""
    return {path: html5lib.HTMLParser(strict=True).parse(text) for path, text in pages(files)}


def meta(text: str, name: str) -> str:
    found = re.search(rf'<meta (?:property|name)="{re.escape(name)}" content="([^"]*)"', text)
    return found[1] if found else ""


def test_the_same_catalogue_gives_the_same_bytes_in_five_seconds(site: Site, files: dict[str, bytes]) -> None:
    begun = time.process_time()
    again = build(Site(site.catalogue, url=ADDRESS, bot=BOT))
    assert time.process_time() - begun < 5
    assert again == files


def test_there_is_a_page_for_every_sheet_priority_and_territory(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    assert {scheme_page(name) for name in catalogue.schemes} == {p for p in files if p.startswith("fiches/")}
    assert {f"themes/{name}.html" for name in catalogue.by_priority} == {p for p in files if p.startswith("themes/")}
    assert {f"territoires/{name}.html" for name in catalogue.territories} == {p for p in files if p.startswith("territoires/")}


def test_no_page_weighs_fifty_kilobytes_and_the_search_travels_in_fifty(files: dict[str, bytes]) -> None:
    assert max(len(text.encode()) for _, text in pages(files)) < 50_000
    home = ("index.html", "style.css", "search.js", "index.js")
    assert sum(len(gzip.compress(files[path])) for path in home) < 50_000
    assert max(len(content) for path, content in files.items() if path.endswith(".png")) < 50_000


def test_every_internal_link_leads_somewhere(files: dict[str, bytes], trees: dict[str, ElementTree.Element]) -> None:
    marks = {path: {e.get("id") for e in tree.iter() if e.get("id")} for path, tree in trees.items()}
    dead = []
    for path, tree in trees.items():
        addresses = [e.get(key) for e in tree.iter() for key in ("href", "src") if e.get(key)]
        for address in filter(None, addresses):
            if urlparse(address).scheme or (address.startswith("#") and address[1:] in marks[path]):
                continue
            target, mark = urldefrag(urljoin(f"https://site/{path}", address))
            found = target.removeprefix("https://site/")
            if found not in files or (mark and mark not in marks[found]):
                dead.append((path, address))
    assert not dead


def test_every_page_is_french_has_one_title_and_headings_in_order(trees: dict[str, ElementTree.Element]) -> None:
    for path, tree in trees.items():
        assert tree.get("lang") == "fr", path
        levels = [int(e.tag[-1]) for e in tree.iter() if re.fullmatch(rf"{re.escape(XHTML)}h[1-6]", str(e.tag))]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path
        assert len({e.get("id") for e in tree.iter() if e.get("id")}) == sum(1 for e in tree.iter() if e.get("id")), path


def tag(tree: ElementTree.Element, name: str) -> str:
    found = [e.get("content") or "" for e in tree.iter(f"{XHTML}meta") if name in (e.get("property"), e.get("name"))]
    assert len(found) == 1, name
    return found[0]


PREVIEWS = {
    "fiches/microcredit-adie.html": ("Microcrédit professionnel de l’Adie", "La banque dit non", "images/entrepreneuriat.png"),
    "territoires/toulouse.html": (
        "Toulouse Métropole : aides et contacts",
        "Toulouse Métropole : qui appeler",
        "images/ville-toulouse.png",
    ),
    "selection.html": ("Une sélection de fiches", "Des aides choisies pour vous", "images/selection.png"),
}


@pytest.mark.parametrize("path", PREVIEWS)
def test_the_preview_of_a_sheet_a_territory_and_a_selection_is_its_own(
    trees: dict[str, ElementTree.Element], files: dict[str, bytes], path: str
) -> None:
    title, summary, picture = PREVIEWS[path]
    shown = {name: tag(trees[path], f"og:{name}") for name in ("title", "description", "url", "image", "image:alt", "type", "locale")}
    assert shown["title"].replace("\u00a0", " ").startswith(title)
    assert shown["description"].replace("\u00a0", " ").startswith(summary)
    assert (shown["url"], shown["image"]) == (f"{ADDRESS}/{path}", f"{ADDRESS}/{picture}")
    assert picture in files
    assert shown["image:alt"] == shown["title"]
    assert shown["locale"] == "fr_FR"
    assert tag(trees[path], "description") == shown["description"]
    assert tag(trees[path], "twitter:card") == "summary_large_image"


def test_every_page_has_a_whole_preview_of_a_readable_length(trees: dict[str, ElementTree.Element], files: dict[str, bytes]) -> None:
    for path, tree in trees.items():
        assert tag(tree, "og:url") == f"{ADDRESS}/{path}", path
        assert tag(tree, "og:image").removeprefix(f"{ADDRESS}/") in files, path
        assert 10 < len(tag(tree, "og:title")) <= 130, path
        assert 20 < len(tag(tree, "og:description")) <= 220, path
        assert "<" not in tag(tree, "og:description"), path
        assert "&" not in tag(tree, "og:title").replace("& ", ""), path  # escaped once


def test_an_ended_sheet_says_so_in_its_preview_and_what_to_take_instead(files: dict[str, bytes]) -> None:
    text = files["fiches/cheque-france-num-500.html"].decode()
    assert meta(text, "og:description").startswith("Terminé depuis le 31 juillet 2021")
    assert 'href="../fiches/conseillers-entreprises.html"' in text
    assert "Que faire" not in text


def test_every_sheet_shows_its_sources_and_its_date(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    for scheme in catalogue.schemes.values():
        text = files[scheme_page(scheme.id)].decode()
        assert all(source.url.replace("&", "&amp;") in text for source in scheme.sources if source.url and "'" not in source.url), scheme.id
        assert f"Fiche vérifiée le {scheme.checked_on.day}" in text, scheme.id
        assert ("À confirmer" in text or "à confirmer" in text) or not scheme.to_confirm, scheme.id


def test_every_sheet_has_its_mark_up_for_search_engines(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    for scheme in catalogue.schemes.values():
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', files[scheme_page(scheme.id)].decode(), re.DOTALL)
        assert found
        value = json.loads(found[1])
        assert (value["@type"], value["name"], value["description"]) == ("GovernmentService", scheme.title, scheme.promise)
        assert value["serviceOperator"]["name"]
        assert value["url"] == f"{ADDRESS}/fiches/{scheme.id}.html"


def test_the_feed_and_the_map_are_sound(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    feed = ElementTree.fromstring(files["feed.xml"])  # noqa: S314 - our own file
    entries = feed.findall(f"{ATOM}entry")
    moments = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == moments[0]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    assert any("ouvert depuis" in (entry.findtext(f"{ATOM}title") or "") for entry in entries)
    places = [e.text or "" for e in ElementTree.fromstring(files["sitemap.xml"]).iter() if e.tag.endswith("loc")]  # noqa: S314
    assert all(place.removeprefix(f"{ADDRESS}/") in files for place in places)
    assert len(places) == len(catalogue.schemes) + len(catalogue.by_priority) + len(catalogue.territories) + 3
    assert b"Sitemap: https://exemple.org/aides/sitemap.xml" in files["robots.txt"]


def test_without_an_address_nothing_needs_one(catalogue: Catalogue) -> None:
    plain = build(Site(catalogue))
    assert not {"feed.xml", "sitemap.xml"} & set(plain)
    text = plain["fiches/acre.html"].decode()
    assert "None" not in text
    assert "og:url" not in text
    assert "<svg" not in text
    assert "t.me" not in text


def test_what_a_sheet_says_is_never_mark_up(catalogue: Catalogue) -> None:
    scheme = catalogue.schemes["acre"]
    hostile = "</title></script><script>alert(1)</script>\"'<b>&"
    cursed = scheme.model_copy(update={"title": hostile, "promise": hostile, "doubts": hostile, "brings": hostile})
    made = build(Site(Catalogue({"acre": cursed}, catalogue.organisations, {}, {}, catalogue.vocabulary), url=ADDRESS, bot=BOT))
    for path, text in pages(made):
        html5lib.HTMLParser(strict=True).parse(text)
        assert "<script>alert" not in text, path
    assert b"<script>alert" not in made["feed.xml"]
    assert b"</script" not in made["index.js"]


def test_the_feed_tells_what_changed_since_another_version(catalogue: Catalogue) -> None:
    ended = Opening(status=Status.CLOSED, until="2026-10-31", reason="Les crédits sont épuisés.", instead="Appelez la CCI.")
    old = {name: sheet for name, sheet in catalogue.schemes.items() if name != "arce"}
    old["partie"] = catalogue.schemes["acre"].model_copy(update={"id": "partie", "title": "Aide partie"})
    new = {**catalogue.schemes, "acre": catalogue.schemes["acre"].model_copy(update={"opening": ended})}
    new["microcredit-adie"] = new["microcredit-adie"].model_copy(update={"amount": None})
    site = Site(replace(catalogue, schemes=new), url=ADDRESS, since=snapshot(replace(catalogue, schemes=old)))
    feed = build(site)["feed.xml"]
    assert build(site)["feed.xml"] == feed
    entries = {e.findtext(f"{ATOM}id"): e for e in ElementTree.fromstring(feed).findall(f"{ATOM}entry")}  # noqa: S314 - our own file
    titles = sorted(entry.findtext(f"{ATOM}title") or "" for entry in entries.values())
    assert len(titles) == 4
    assert titles[0].startswith("Acre")
    assert "terminé depuis le 31 octobre 2026" in titles[0]
    assert titles[1].startswith("Aide partie")
    assert "plus dans le catalogue" in titles[1]
    assert titles[2].startswith("Microcrédit")
    assert "(le montant)" in titles[2]
    assert titles[3].startswith("Nouvelle fiche\u00a0: Arce")
    acre = next(e for name, e in entries.items() if name and "/acre.html#fin-" in name)
    assert acre.findtext(f"{ATOM}summary") == "Les crédits sont épuisés."


def test_a_feed_without_news_is_still_a_feed(catalogue: Catalogue, site: Site) -> None:
    feed = ElementTree.fromstring(build(replace(site, since=snapshot(catalogue)))["feed.xml"])  # noqa: S314 - our own file
    assert feed.findall(f"{ATOM}entry") == []
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT00:00:00Z", feed.findtext(f"{ATOM}updated") or "")


def test_writing_keeps_what_is_not_ours_and_removes_what_is_gone(files: dict[str, bytes], tmp_path: Path) -> None:
    write(files, tmp_path)
    (tmp_path / "CNAME").write_text("exemple.org")
    (tmp_path / "fiches" / "partie.html").write_text("x")
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.html")}
    write(files, tmp_path)
    assert (tmp_path / "CNAME").exists()
    assert not (tmp_path / "fiches" / "partie.html").exists()
    kept = {file: moment for file, moment in before.items() if file.exists()}
    assert all(file.stat().st_mtime_ns == moment for file, moment in kept.items())
    assert {PurePosixPath(f.relative_to(tmp_path)).as_posix() for f in tmp_path.rglob("*") if f.is_file()} == {*files, "CNAME"}


def test_the_command_writes_the_site_and_says_what_is_missing(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["site", str(tmp_path / "out")], env={"SITE_URL": "", "BOT_USERNAME": ""})
    assert done.exit_code == 0, done.output
    assert "SITE_URL" in done.stderr
    assert (tmp_path / "out" / "index.html").is_file()
    refused = CliRunner().invoke(main, ["site", str(tmp_path / "out"), "--url", "exemple.org"])
    assert refused.exit_code == 2
    assert "https://" in refused.stderr
