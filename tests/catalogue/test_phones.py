"""Phone numbers as the whole world dials them."""

from __future__ import annotations

import re

import pytest

from bot.catalogue import Catalogue
from bot.catalogue.phones import international


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [
        ("05 61 33 65 00", "+33561336500"),
        ("0 800 111 009", "+33800111009"),
        ("09 69 32 81 10", "+33969328110"),
        ("02 62 21 04 35", "+262262210435"),
        ("06 92 00 00 00", "+262692000000"),
        ("+262 262 21 04 35", "+262262210435"),
        ("3949", None),
        ("34 14", None),
        ("15", None),
        ("116 006", None),
    ],
)
def test_a_number_has_its_country_code_and_a_short_one_has_none(phone: str, dialled: str | None) -> None:
    assert international(phone) == dialled


def test_every_number_of_the_catalogue_is_short_or_can_be_dialled(catalogue: Catalogue) -> None:
    lines = [*catalogue.organisations.values(), *(branch for o in catalogue.organisations.values() for branch in o.branches)]
    phones = [line.phone for line in lines if line.phone]
    assert len(phones) > 50
    for phone in phones:
        dialled = international(phone)
        assert len(phone.replace(" ", "")) < 6 if dialled is None else re.fullmatch(r"\+(33|262|590|594|596|508)\d{9}", dialled)
