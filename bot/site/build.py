"""The whole site, from a catalogue to files: the same catalogue always gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

import segno
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.catalogue import Catalogue, Scheme, Territory
from bot.catalogue.models import Term
from bot.catalogue.snapshot import Snapshot
from bot.public_links import (
    ALL,
    ENDED,
    HOME,
    SELECTION,
    bot_link,
    priority_page,
    public,
    scheme_page,
    share_by,
    territory_page,
)  # fmt: skip
from bot.site.changes import latest_check, news
from bot.site.index import packed_index
from bot.site.jsonld import script, service
from bot.site.pictures import preview
from bot.site.sheets import Sheets
from bot.site.territories import territory_view
from bot.site.views import Entry, Group, SheetView
from bot.typography import fr

OURS = ("fiches", "themes", "territoires", "images")


@dataclass(frozen=True)
class Site:
    """A catalogue and where its site will stand; `since`: the version that its feed compares it with."""

    catalogue: Catalogue
    name: str = "Quartiers productifs"
    url: str | None = None
    bot: str | None = None
    since: Snapshot | None = None

    @cached_property
    def sheets(self) -> Sheets:
        """The views of its schemes."""
        return Sheets(self.catalogue)

    @cached_property
    def priorities(self) -> list[Term]:
        """The priorities that hold a scheme."""
        named = {term.id: term for term in self.catalogue.vocabulary.priorities}
        return [named.get(p) or Term(id=p, name=p) for p, schemes in self.catalogue.by_priority.items() if schemes]

    @cached_property
    def titles(self) -> list[Scheme]:
        """Every scheme, in title order."""
        return sorted(self.catalogue.schemes.values(), key=lambda scheme: scheme.title.casefold())


def build(site: Site) -> dict[str, bytes]:
    """Every file of the site, by its path."""
    files: dict[str, bytes] = {}
    for path, text in _texts(site):
        files[path] = text.encode()
    for term in site.priorities:
        files[f"images/{term.id}.png"] = preview(term.name, site.name)
    for territory in site.catalogue.territories.values():
        files[f"images/{_picture(territory)}.png"] = preview(fr(territory.name), site.name)
    files["images/site.png"] = preview("Les aides pour votre entreprise", site.name)
    files["images/selection.png"] = preview("Des aides choisies pour vous", site.name)
    return files


def write(files: Mapping[str, bytes], directory: Path) -> None:
    """Writes the files, and removes the pages of sheets that are no more; other files of the directory are left alone."""
    for path, content in files.items():
        file = directory / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.is_file() or file.read_bytes() != content:
            file.write_bytes(content)
    for folder in OURS:
        for file in sorted((directory / folder).glob("*.*")):
            if f"{folder}/{file.name}" not in files:
                file.unlink()


def _texts(site: Site) -> Iterator[tuple[str, str]]:
    pages = Pages(site)
    yield from pages.general()
    for scheme in site.catalogue.schemes.values():
        yield scheme_page(scheme.id), pages.sheet(scheme)
    for term in site.priorities:
        yield priority_page(term.id), pages.priority(term)
    for territory in site.catalogue.territories.values():
        yield territory_page(territory.id), pages.territory(territory)
    yield "index.js", packed_index(site.catalogue)
    for name in ("style.css", "search.js"):
        yield name, (resources.files("bot.site") / "templates" / name).read_text("utf-8")
    if site.url:
        yield from pages.for_machines()
    yield "robots.txt", "User-agent: *\nAllow: /\n" + (f"Sitemap: {public(site.url, 'sitemap.xml')}\n" if site.url else "")


class Pages:
    """Renders the templates of one site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.environment = Environment(
            loader=PackageLoader("bot.site"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self.environment.globals |= {
            "site": site, "name": site.name, "home": HOME, "all": ALL, "ended": ENDED, "selection": SELECTION,
            "bot": bot_link(site.bot), "priority_page": priority_page, "territory_page": territory_page, "fr": fr,
        }  # fmt: skip

    def render(self, template: str, path: str, depth: int, *, picture: str = "site", **values: object) -> str:
        """One page; `depth`: how many folders it stands below the top."""
        shown = {"top": "../" * depth, "path": path, "url": public(self.site.url, path), "picture": picture}
        shown["picture_url"] = public(self.site.url, f"images/{picture}.png")
        return self.environment.get_template(template).render(**shown, **values)

    def general(self) -> Iterator[tuple[str, str]]:
        """The pages that stand at the top."""
        entries = [self.site.sheets.entry(scheme) for scheme in self.site.titles]
        yield HOME, self.render("home.html", HOME, 0, total=sum(e.status != "ended" for e in entries))
        yield ALL, self.render("all.html", ALL, 0, groups=_by_letter(entries), total=len(entries))
        yield ENDED, self.render("ended.html", ENDED, 0, entries=[e for e in entries if e.status == "ended"])
        yield SELECTION, self.render("selection.html", SELECTION, 0, picture="selection")

    def sheet(self, scheme: Scheme) -> str:
        """The page of a scheme."""
        view, path = self.site.sheets.view(scheme), scheme_page(scheme.id)
        marked = script(service(self.site.sheets, scheme, self.site.url))
        here, robot = public(self.site.url, path), bot_link(self.site.bot, scheme.id)
        return self.render(
            "sheet.html", path, 1, picture=scheme.priorities[0], sheet=view, jsonld=marked,
            here=here, robot=robot, qr_here=_qr(here), qr_robot=_qr(robot), shares=_shares(view, here),
        )  # fmt: skip

    def priority(self, term: Term) -> str:
        """The page of a priority: its schemes by what they give, the ended ones apart."""
        schemes = sorted(self.site.catalogue.by_priority[term.id], key=lambda s: self.site.sheets.state(s) != "open")
        vocabulary = self.site.catalogue.vocabulary
        families = {kind.id: kind.family or "" for kind in vocabulary.types}
        groups = [
            Group(
                family.id, fr(family.name), [self.site.sheets.entry(s) for s in schemes if families.get(s.type) == family.id and _alive(s)]
            )
            for family in vocabulary.families
        ]
        known = {family.id for family in vocabulary.families}
        rest = [self.site.sheets.entry(s) for s in schemes if families.get(s.type) not in known and _alive(s)]
        groups = [group for group in [*groups, Group("autres", "Autres aides" if groups else "Les aides", rest)] if group.entries]
        return self.render("priority.html", priority_page(term.id), 1, picture=term.id, term=term, groups=groups)

    def territory(self, territory: Territory) -> str:
        """The page of a territory: whom to call there, and what exists there."""
        view = territory_view(self.site.sheets, territory)
        return self.render("territory.html", territory_page(territory.id), 1, picture=_picture(territory), territory=view)

    def for_machines(self) -> Iterator[tuple[str, str]]:
        """The site map and the feed, which need whole addresses."""
        checked = latest_check(self.site.catalogue)
        pages = [(HOME, checked), (ALL, checked), (ENDED, checked)]
        pages += [(priority_page(term.id), checked) for term in self.site.priorities]
        pages += [(territory_page(name), checked) for name in self.site.catalogue.territories]
        pages += [(scheme_page(scheme.id), scheme.checked_on) for scheme in self.site.catalogue.schemes.values()]
        whole = [(public(self.site.url, path), on.isoformat()) for path, on in pages]
        yield "sitemap.xml", self.environment.get_template("sitemap.xml").render(pages=whole)
        found = news(self.site.catalogue, self.site.since)
        shown = [(one, public(self.site.url, one.page)) for one in found]
        updated = f"{max([one.on for one in found], default=checked).isoformat()}T00:00:00Z"
        feed = self.environment.get_template("feed.xml").render(news=shown, updated=updated, here=public(self.site.url, "feed.xml"))
        yield "feed.xml", feed


def _picture(territory: Territory) -> str:
    """The name of a territory's picture, apart from those of the priorities."""
    return f"ville-{territory.id}"


def _alive(scheme: Scheme) -> bool:
    return not scheme.opening.status.ended


def _by_letter(entries: list[Entry]) -> list[Group]:
    letters: dict[str, list[Entry]] = {}
    for entry in entries:
        first = entry.title.lstrip("«\u00a0 ").upper().translate(str.maketrans("ÀÂÉÈÊÎÔÛÇ", "AAEEEIOUC"))[0]
        letters.setdefault(first if first.isalpha() else "0-9", []).append(entry)
    return [Group(letter.lower(), letter, letters[letter]) for letter in sorted(letters)]


def _qr(address: str | None) -> Markup | None:
    """A code to scan. Any of the eight masks is valid: choosing the best one would take most of the time of the whole site."""
    if address is None:
        return None
    code = segno.make(address, error="m", micro=False, mask=3)
    return Markup(code.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None))  # noqa: S704 - made of numbers only


def _shares(view: SheetView, here: str | None) -> tuple[tuple[str, str], ...]:
    return share_by(here, f"{view.title}\n{view.promise}") if here else ()
