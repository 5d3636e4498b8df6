"""A territory as its public page shows it: whom to call there, and what exists there only."""

from __future__ import annotations

from bot.catalogue import Scheme, Territory
from bot.places.contacts import covers, territory_contacts
from bot.site.sheets import Sheets
from bot.site.views import Entry, TerritoryView
from bot.typography import fr

MOST_CONTACTS = 40


def territory_view(sheets: Sheets, territory: Territory) -> TerritoryView:
    """Everything the page of a territory shows."""
    here = [s for s in sheets.catalogue.schemes.values() if not s.opening.status.ended and covers(sheets.catalogue, s, territory.id)]
    own = [s for s in here if f"region:{territory.region}" not in s.territories]
    return TerritoryView(
        id=territory.id,
        name=fr(territory.name),
        departments=", ".join(territory.departments),
        towns=fr(", ".join(territory.municipalities)),
        neighbourhoods=[fr(place.name) for place in territory.neighbourhoods],
        contacts=[sheets.contact(c) for c in territory_contacts(sheets.catalogue, territory, MOST_CONTACTS)],
        own=_entries(sheets, own),
        regional=_entries(sheets, [s for s in here if s not in own]),
        doubts=fr(territory.doubts or ""),
    )


def _entries(sheets: Sheets, schemes: list[Scheme]) -> list[Entry]:
    return [sheets.entry(scheme) for scheme in sorted(schemes, key=lambda s: (sheets.state(s) != "open", s.title.casefold()))]
