"""The hours at which people may be written to without having asked just now, in Paris time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
SUNDAY = 6


@dataclass(frozen=True, slots=True)
class DecentHours:
    """From one hour to another, not on Sundays; from 0 to 24: always."""

    first: int = 9
    last: int = 19

    @classmethod
    def read(cls, text: str) -> DecentHours:
        """`9-19`; raises ValueError."""
        found = re.fullmatch(r"\s*(\d{1,2})\s*-\s*(\d{1,2})\s*", text)
        if not found or not int(found[1]) < int(found[2]) <= 24:
            raise ValueError("must be two hours from 0 to 24, such as 9-19")
        return cls(int(found[1]), int(found[2]))

    def next(self, moment: datetime) -> datetime:
        """The moment itself where it is decent, else the next that is, in the same zone."""
        here = moment.astimezone(PARIS)
        if (self.first, self.last) == (0, 24) or (here.weekday() != SUNDAY and self.first <= here.hour < self.last):
            return moment
        day = here.date() if here.hour < self.first else here.date() + timedelta(days=1)
        day += timedelta(days=day.weekday() == SUNDAY)
        return datetime.combine(day, time(self.first), PARIS).astimezone(moment.tzinfo)
