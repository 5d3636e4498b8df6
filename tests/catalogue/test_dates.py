"""Dates as the catalogue and its texts write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.dates import age_in_words, dates_in, last_day, months_before


@pytest.mark.parametrize(
    ("partial", "end"),
    [("2026", date(2026, 12, 31)), ("2026-02", date(2026, 2, 28)), ("2024-02", date(2024, 2, 29)), ("2026-03-15", date(2026, 3, 15))],
)
def test_a_partial_date_lasts_to_its_last_day(partial: str, end: date) -> None:
    assert last_day(partial) == end


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jusqu'au 1er juillet 2026", [("1er juillet 2026", date(2026, 7, 1))]),
        ("avant le 31/12/2025", [("31/12/2025", date(2025, 12, 31))]),
        ("prévu en décembre 2025", [("décembre 2025", date(2025, 12, 31))]),
        ("fermé en 2024", [("2024", date(2024, 12, 31))]),
        ("une prime de 2024 €, loi n° 2025-1403", []),
        ("en 2000 € ou en 2 000 €", []),
    ],
)
def test_the_dates_of_a_text(text: str, found: list[tuple[str, date]]) -> None:
    assert [(dated.written, dated.end) for dated in dates_in(text)] == found


def test_six_months_before_the_end_of_august_is_the_end_of_february() -> None:
    assert months_before(date(2026, 8, 31), 6) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 11, 20), "3 jours"), (date(2026, 3, 23), "8 mois"), (date(2022, 1, 1), "4 ans"), (date(2027, 1, 1), "0 jours")],
)
def test_an_age_is_said_in_the_largest_unit(day: date, words: str) -> None:
    assert age_in_words(day, date(2026, 11, 23)) == words


@given(st.text())
def test_any_text_has_dates_or_none(text: str) -> None:
    for dated in dates_in(text):
        assert dated.written in text


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 200))
def test_months_before_go_back_by_so_many_months(day: date, months: int) -> None:
    earlier = months_before(day, months)
    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
