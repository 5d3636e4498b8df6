"""Small attentions: « is typing… » while something takes time, and never a delay for what does not."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.telegram.sending import Place

SLOW = 0.5  # seconds people wait without wondering
T = TypeVar("T")
_log = structlog.get_logger(__name__)


async def typing_if_slow(bot: Bot, place: Place, work: Coroutine[Any, Any, T]) -> T:
    """The outcome of some work; when it takes long, the person sees that an answer is being written."""
    telling = asyncio.create_task(_tell(bot, place))
    try:
        return await work
    finally:
        telling.cancel()


async def _tell(bot: Bot, place: Place) -> None:
    await asyncio.sleep(SLOW)
    try:
        await bot.send_chat_action(place.chat_id, ChatAction.TYPING, message_thread_id=place.thread_id)
    except TelegramError as error:
        _log.info("typing_not_shown", reason=error.message)
