"""What changed in the catalogue, told by its own dates: openings, closings, sheets read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.catalogue import Catalogue, Scheme
from bot.catalogue.dates import months_before
from bot.dialogue.desk import day
from bot.typography import fr

MOST_CHECKED, MOST = 40, 100
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to one scheme on one day."""

    on: date
    scheme: Scheme
    kind: str
    title: str

    @property
    def moment(self) -> str:
        """The day as Atom writes it."""
        return f"{self.on.isoformat()}T00:00:00Z"


def changes(catalogue: Catalogue) -> list[Change]:
    """Openings and closings of the last year of the catalogue, then the sheets checked last; newest first."""
    latest = latest_check(catalogue)
    since = months_before(latest, MONTHS)
    events = [c for s in catalogue.schemes.values() for c in _events(s) if since <= c.on <= latest]
    checked = sorted((_checked(s) for s in catalogue.schemes.values()), key=lambda c: (-c.on.toordinal(), c.scheme.id))
    return sorted([*events, *checked[:MOST_CHECKED]], key=lambda c: (-c.on.toordinal(), c.kind == "verifie", c.scheme.id))[:MOST]


def latest_check(catalogue: Catalogue) -> date:
    """The day the catalogue was last read again: its own today."""
    return max(scheme.checked_on for scheme in catalogue.schemes.values())


def _events(scheme: Scheme) -> Iterator[Change]:
    opening = scheme.opening
    if opening.since and len(opening.since) == 10:
        yield Change(date.fromisoformat(opening.since), scheme, "ouvert", fr(f"{scheme.title} : ouvert depuis le {day(opening.since)}"))
    if opening.until and len(opening.until) == 10:
        said = "terminé depuis le" if opening.status.ended else "la date de fin est passée, à confirmer :"
        yield Change(date.fromisoformat(opening.until), scheme, "termine", fr(f"{scheme.title} : {said} {day(opening.until)}"))


def _checked(scheme: Scheme) -> Change:
    return Change(scheme.checked_on, scheme, "verifie", fr(f"{scheme.title} : fiche vérifiée le {day(scheme.checked_on)}"))
