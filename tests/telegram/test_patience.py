"""Calls are made again only where that is safe."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.telegram.patience import Patience, pause


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (RetryAfter(2), True),
        (NetworkError("Bad Gateway"), True),
        (TimedOut(), True),
        (BadRequest("chat not found"), False),
        (Forbidden("blocked"), False),
    ],
)
def test_a_call_is_made_again_only_if_it_may_go_through_then(error: TelegramError, again: bool) -> None:
    assert (pause(error, 1) is not None) is again


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


def test_a_call_is_made_after_the_wait_telegram_asked_for() -> None:
    assert called("setMyCommands", RetryAfter(0), RetryAfter(0)) == (3, True)


def test_patience_has_an_end() -> None:
    assert called("setMyCommands", *[RetryAfter(0)] * 9) == (4, RetryAfter)
    assert called("setMyCommands", RetryAfter(3600)) == (1, RetryAfter)


@pytest.mark.parametrize("endpoint", ["answerCallbackQuery", "sendMessage", "sendContact", "editMessageText"])
def test_messages_and_taps_are_tried_once_their_caller_knows_what_is_out(endpoint: str) -> None:
    assert called(endpoint, RetryAfter(0)) == (1, RetryAfter)


def test_nobody_waits_when_the_program_ends() -> None:
    assert called("setMyCommands", RetryAfter(60), hurry=True) == (1, RetryAfter)
