"""« Is typing… » for what takes time, and nothing at all for what does not."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest
from telegram import Bot
from telegram.error import NetworkError

from bot.telegram import manners
from bot.telegram.manners import typing_if_slow
from bot.telegram.sending import Place


class Telling:
    """The one call made here, counted; a real one is made in tests/e2e."""

    def __init__(self, *, broken: bool = False) -> None:
        self.told, self.broken = 0, broken

    async def send_chat_action(self, *_: Any, **__: Any) -> None:
        self.told += 1
        if self.broken:
            raise NetworkError("gone")


async def after(seconds: float, outcome: str | Exception) -> str:
    await asyncio.sleep(seconds)
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def told(work: Any, telling: Telling) -> str:
    return asyncio.run(typing_if_slow(cast(Bot, telling), Place(1), work))


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manners, "SLOW", 0.05)


@pytest.mark.parametrize(("seconds", "times"), [(0.0, 0), (0.3, 1)])
def test_typing_is_shown_for_slow_work_only(seconds: float, times: int) -> None:
    telling = Telling()
    assert told(after(seconds, "done"), telling) == "done"
    assert telling.told == times


def test_typing_that_cannot_be_shown_spoils_nothing() -> None:
    assert told(after(0.3, "done"), Telling(broken=True)) == "done"


def test_work_that_fails_fails_as_before() -> None:
    with pytest.raises(ValueError, match="bad"):
        told(after(0.0, ValueError("bad")), Telling())
