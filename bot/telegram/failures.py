"""When a handler fails: one line for the operator, a word for the person."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog
from telegram import Message, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.logs import where
from bot.telegram.context import Context
from bot.telegram.sending import Place, place_of

Apologise = Callable[[Place, Context], Awaitable[None]]
_log = structlog.get_logger(__name__)


def error_handler(apologise: Apologise) -> Callable[[object, Context], Coroutine[Any, Any, None]]:
    """The application's error handler; logs hold the update's number and the place of the failure, never what was written."""

    async def on_error(update: object, context: Context) -> None:
        error = context.error
        if isinstance(error, Forbidden):
            _log.info("not_allowed_to_write")
            return
        _log.error("update_failed", **_facts(update, error))
        message = update.effective_message if isinstance(update, Update) else None
        if isinstance(message, Message) and not _in_vain(error):
            await _apologised(apologise, place_of(message), context)

    return on_error


def _facts(update: object, error: Exception | None) -> dict[str, object]:
    return {
        "update": update.update_id if isinstance(update, Update) else None,
        "error": type(error).__name__,
        "reason": error.message if isinstance(error, TelegramError) else None,
        "at": where(error.__traceback__ if error else None),
    }


def _in_vain(error: Exception | None) -> bool:
    """Telegram itself does not answer: another message would not arrive either, or would come on top of the first."""
    return isinstance(error, RetryAfter) or (isinstance(error, NetworkError) and not isinstance(error, BadRequest))


async def _apologised(apologise: Apologise, place: Place, context: Context) -> None:
    try:
        await apologise(place, context)
    except TelegramError as error:
        _log.error("apology_failed", reason=error.message)
