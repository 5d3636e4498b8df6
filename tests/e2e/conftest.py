"""One running program for the conversations of a test file, and a new person for every test."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from tests.e2e.harness import Bot, Telegram, Visitor

_ids = itertools.count(812_345_001)


@pytest.fixture(scope="module")
def telegram() -> Iterator[Telegram]:
    with Telegram(privacy_mode=False) as stand:
        yield stand


@pytest.fixture(scope="module")
def bot(telegram: Telegram) -> Iterator[Bot]:
    with Bot(telegram) as program:
        yield program


@pytest.fixture
def awa(telegram: Telegram, bot: Bot) -> Iterator[Visitor]:
    """Somebody new; after her test, nothing was refused by Telegram and no button is left spinning."""
    yield telegram.person(next(_ids), "Awa")
    assert telegram.refusals() == []
    assert telegram.unanswered_callbacks() == []
