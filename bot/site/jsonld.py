"""schema.org mark-up of a sheet (GovernmentService), as search engines read it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from bot.catalogue import Scheme
from bot.public_links import public, scheme_page
from bot.site.sheets import Sheets

CONTEXT = "https://schema.org"


def service(sheets: Sheets, scheme: Scheme, site_url: str | None) -> Mapping[str, Any]:
    """What a scheme is, as a GovernmentService."""
    catalogue = sheets.catalogue
    operator = catalogue.operator_of(scheme)
    page = public(site_url, scheme_page(scheme.id))
    channel = {"@type": "ServiceChannel", "serviceUrl": scheme.page, "servicePhone": operator.phone if operator else None}
    value: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "GovernmentService",
        "name": scheme.title,
        "alternateName": list(scheme.also_called),
        "description": scheme.promise,
        "serviceType": catalogue.vocabulary.name(catalogue.vocabulary.types, scheme.type),
        "serviceOperator": {"@type": "Organization", "name": operator.name if operator else scheme.operator},
        "areaServed": [{"@type": "AdministrativeArea", "name": "France" if a == "Partout en France" else a} for a in sheets.areas(scheme)],
        "audience": {"@type": "BusinessAudience", "audienceType": "créateurs et dirigeants de petites entreprises"},
        "availableChannel": _without_nothing(channel) if scheme.page or (operator and operator.phone) else None,
        "mainEntityOfPage": _without_nothing({"@type": "WebPage", "@id": page, "dateModified": scheme.checked_on.isoformat()}),
        "url": page,
    }
    return _without_nothing(value)


def _without_nothing(value: Mapping[str, Any]) -> dict[str, Any]:
    if isinstance(phone := value.get("servicePhone"), str):
        value = {**value, "servicePhone": {"@type": "ContactPoint", "telephone": phone}}
    return {key: item for key, item in value.items() if item not in (None, [], "")}


def script(value: Mapping[str, Any]) -> Markup:
    """The mark-up as it stands in a page: nothing in it can close the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - what could open or close an element is escaped above
