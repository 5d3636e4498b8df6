"""Calls are made again only where that is safe."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.telegram.patience import Patience, pause


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (RetryAfter(2), True),
        (NetworkError("Bad Gateway"), True),
        (caused(NetworkError("no connection"), httpx.ConnectError("x")), True),
        (caused(TimedOut(), httpx.ConnectTimeout("x")), True),
        (caused(TimedOut(), httpx.PoolTimeout("x")), True),
        (caused(TimedOut(), httpx.ReadTimeout("it may have been sent")), False),
        (caused(NetworkError("cut"), httpx.ReadError("it may have been sent")), False),
        (TimedOut(), False),
        (BadRequest("chat not found"), False),
        (Forbidden("blocked"), False),
    ],
)
def test_a_message_is_sent_again_only_if_it_surely_was_not_sent(error: TelegramError, again: bool) -> None:
    assert (pause(error, 1) is not None) is again


def test_an_edit_may_be_made_twice() -> None:
    assert pause(TimedOut(), 1, repeatable=True) is not None
    assert pause(BadRequest("message is not modified"), 1, repeatable=True) is None


def called(endpoint: str, *failures: TelegramError, hurry: bool = False) -> tuple[int, object]:
    """How often a call was made, and what came of it."""
    left, made = list(failures), 0

    async def call(*_: Any, **__: Any) -> bool:
        nonlocal made
        made += 1
        if left:
            raise left.pop(0)
        return True

    async def run() -> object:
        patience = Patience()
        if hurry:
            patience.give_up()
        try:
            return await patience.process_request(call, (), {}, endpoint, {}, None)
        except TelegramError as error:
            return type(error)

    outcome = asyncio.run(run())
    return made, outcome


def test_a_message_is_sent_after_the_wait_telegram_asked_for() -> None:
    assert called("sendMessage", RetryAfter(0), RetryAfter(0)) == (3, True)


def test_patience_has_an_end() -> None:
    assert called("sendMessage", *[RetryAfter(0)] * 9) == (4, RetryAfter)
    assert called("sendMessage", RetryAfter(3600)) == (1, RetryAfter)


def test_a_tap_is_answered_at_once_or_not_at_all() -> None:
    assert called("answerCallbackQuery", RetryAfter(0)) == (1, RetryAfter)


def test_nobody_waits_when_the_program_ends() -> None:
    assert called("sendMessage", RetryAfter(60), hurry=True) == (1, RetryAfter)
