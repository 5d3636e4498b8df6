"""Dates as the catalogue writes them: partial ones (2026, 2026-03), and those that a French text gives."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
IN_TEXT = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:er)?\s+)?(?P<month>{'|'.join(MONTHS)})\s+(?P<year>(?:19|20)\d\d)"
    r"|(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)"
    r"|(?<=\b(?:en|in)\s)(?P<only>20\d\d)(?![\d\s]*€)"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: how it is written, where, and its last day."""

    written: str
    start: int
    end: date


def last_day(partial: str) -> date:
    """The last day that a partial date may mean: 2026 is 31 December, 2026-02 is 28 February."""
    year, month, day = ([int(part) for part in partial.split("-")] + [0, 0])[:3]
    month = month or 12
    return date(year, month, min(day or 31, monthrange(year, month)[1]))


def months_before(day: date, months: int) -> date:
    """The same day some months earlier (or the last of its month)."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def dates_in(text: str) -> Iterator[Dated]:
    """The dates that a French text gives, with a month or after « en »."""
    for match in IN_TEXT.finditer(text):
        said = match.groupdict()
        if said["only"]:
            year, month, day = said["only"], 0, 0
        elif said["month"]:
            year, month, day = said["year"], MONTHS.index(said["month"]) + 1, int(said["day"] or 0)
        else:
            year, month, day = said["y"], int(said["m"]), int(said["d"])
        if month <= 12 and day <= 31:
            yield Dated(match[0], match.start(), last_day(f"{year}-{month}-{day}"))


def age_in_words(day: date, today: date) -> str:
    """« 8 mois », « 3 ans »."""
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months >= 24:
        return f"{months // 12} ans"
    return f"{months} mois" if months > 0 else f"{max(0, (today - day).days)} jours"
