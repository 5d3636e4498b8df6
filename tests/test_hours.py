"""People are written to at a decent hour of Paris, not on Sundays."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.hours import PARIS, DecentHours

HOURS = DecentHours()


@pytest.mark.parametrize(
    ("now", "told_at"),
    [
        ("2026-11-23T12:00", "2026-11-23T12:00"),  # a Monday
        ("2026-11-23T07:59", "2026-11-23T08:00"),  # 8:59 in Paris in winter
        ("2026-11-23T17:59", "2026-11-23T17:59"),
        ("2026-11-23T18:00", "2026-11-24T08:00"),
        ("2026-07-01T06:00", "2026-07-01T07:00"),  # summer
        ("2026-11-28T20:00", "2026-11-30T08:00"),  # Saturday evening: Monday
        ("2026-11-29T11:00", "2026-11-30T08:00"),  # Sunday
        ("2026-11-28T23:30", "2026-11-30T08:00"),  # Sunday already in Paris
    ],
)
def test_the_next_decent_hour(now: str, told_at: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert HOURS.next(moment) == datetime.fromisoformat(told_at).replace(tzinfo=UTC)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)), st.integers(0, 23), st.integers(1, 24))
def test_it_is_never_before_nor_at_night_nor_on_sunday(moment: datetime, first: int, last: int) -> None:
    hours = DecentHours(min(first, last - 1), last)
    told = hours.next(moment)
    assert told >= moment
    assert hours.next(told) == told
    if (hours.first, hours.last) != (0, 24):
        here = told.astimezone(PARIS)
        assert here.weekday() != 6
        assert hours.first <= here.hour < hours.last or here.hour == hours.first + 1  # the hour that does not exist in March


def test_from_0_to_24_is_always() -> None:
    sunday_night = datetime(2026, 11, 29, 3, tzinfo=UTC)
    assert DecentHours.read("0-24").next(sunday_night) == sunday_night


@pytest.mark.parametrize("text", ["", "9", "19-9", "9-25", "9-9", "a-b", "-1-5"])
def test_what_is_no_span_of_hours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="9-19"):
        DecentHours.read(text)
