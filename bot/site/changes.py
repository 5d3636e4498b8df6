"""What changed in the catalogue: since another version of it where one is given, else as told by its own dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.catalogue import Catalogue, Scheme
from bot.catalogue.changes import Change, compare
from bot.catalogue.dates import months_before
from bot.catalogue.snapshot import Snapshot, snapshot
from bot.dialogue.desk import day
from bot.dialogue.news import told
from bot.dialogue.texts import Texts
from bot.public_links import HOME, scheme_page
from bot.typography import fr

MOST_CHECKED, MOST = 40, 100
MONTHS = 12


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened to one sheet on one day, as an entry of the feed; `mark` tells it from the others of its page."""

    on: date
    page: str
    kind: str
    title: str
    summary: str
    mark: str

    @property
    def moment(self) -> str:
        """The day as Atom writes it."""
        return f"{self.on.isoformat()}T00:00:00Z"


def news(catalogue: Catalogue, since: Snapshot | None = None) -> list[News]:
    """The entries of the feed, newest first; without another version, openings, closings and last readings of the last year."""
    found = _compared(catalogue, since) if since else _dated(catalogue)
    return sorted(found, key=lambda n: (-n.on.toordinal(), n.kind == "verifie", n.page, n.mark))[:MOST]


def latest_check(catalogue: Catalogue) -> date:
    """The day the catalogue was last read again: its own today."""
    return max(scheme.checked_on for scheme in catalogue.schemes.values())


def _compared(catalogue: Catalogue, since: Snapshot) -> list[News]:
    say = Texts()
    return [_changed(say, catalogue, change) for change in compare(since, snapshot(catalogue))]


def _changed(say: Texts, catalogue: Catalogue, change: Change) -> News:
    title, scheme = fr(told(say, catalogue, change)), catalogue.schemes.get(change.scheme)
    if scheme is None:
        return News(latest_check(catalogue), HOME, change.kind, title, title, f"{change.kind}-{change.scheme}")
    return _about(scheme, scheme.checked_on, change.kind, title)


def _dated(catalogue: Catalogue) -> list[News]:
    latest = latest_check(catalogue)
    since = months_before(latest, MONTHS)
    events = [event for scheme in catalogue.schemes.values() for event in _events(scheme) if since <= event.on <= latest]
    checked = sorted((_checked(scheme) for scheme in catalogue.schemes.values()), key=lambda n: (-n.on.toordinal(), n.page))
    return [*events, *checked[:MOST_CHECKED]]


def _events(scheme: Scheme) -> Iterator[News]:
    opening = scheme.opening
    if opening.since and len(opening.since) == 10:
        title = fr(f"{scheme.title} : ouvert depuis le {day(opening.since)}")
        yield _about(scheme, date.fromisoformat(opening.since), "ouvert", title)
    if opening.until and len(opening.until) == 10:
        said = "terminé depuis le" if opening.status.ended else "la date de fin est passée, à confirmer :"
        yield _about(scheme, date.fromisoformat(opening.until), "termine", fr(f"{scheme.title} : {said} {day(opening.until)}"))


def _checked(scheme: Scheme) -> News:
    return _about(scheme, scheme.checked_on, "verifie", fr(f"{scheme.title} : fiche vérifiée le {day(scheme.checked_on)}"))


def _about(scheme: Scheme, on: date, kind: str, title: str) -> News:
    """What a sheet promises, or why it ended: nobody is sent after money that is gone."""
    gone = scheme.opening.reason or scheme.opening.instead or ""
    summary = fr(gone if scheme.opening.status.ended else scheme.promise)
    return News(on, scheme_page(scheme.id), kind, title, summary, f"{kind}-{on}")
