"""Shows the replies of a turn in a chat: edits in place where asked, sends otherwise, and never gives up on a detail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Bot, Message, ReplyParameters
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest
from telegram.helpers import effective_message_type

from bot.dialogue import Reply
from bot.telegram.rendering import Part, parts
from bot.telegram.splitting import plain

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where replies go: a chat, one of its topics, the message they answer; and the tapped message they may replace."""

    chat_id: int
    thread_id: int | None = None
    answers: int | None = None
    tapped: int | None = None


def place_of(message: Message) -> Place:
    """The place to answer a message: in a group, as a reply to it."""
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat_id, thread, None if message.chat.type == ChatType.PRIVATE else message.message_id)


def place_of_tap(message: Message) -> Place:
    """The place to answer a tap: the message that bears the button, where its text can be replaced."""
    thread = message.message_thread_id if message.is_topic_message else None
    editable = effective_message_type(message) == "text"
    return Place(message.chat_id, thread, tapped=message.message_id if editable else None)


async def show(bot: Bot, place: Place, replies: tuple[Reply, ...]) -> None:
    """Shows replies one after the other; only the first one may take the place of the tapped message."""
    for position, reply in enumerate(replies):
        made = parts(reply)
        if not made:
            _log.error("empty_reply")
        if position == 0 and reply.in_place and len(made) == 1 and place.tapped is not None and await _edited(bot, place, made[0]):
            continue
        for part in made:
            await _send(bot, place, part)


async def _edited(bot: Bot, place: Place, part: Part) -> bool:
    """Replaces the text of the tapped message; false when it has to be sent as a new one."""

    async def edit(text: str, parse_mode: str | None) -> None:
        await bot.edit_message_text(
            text, chat_id=place.chat_id, message_id=place.tapped, parse_mode=parse_mode, reply_markup=part.keyboard
        )  # fmt: skip

    try:
        await _formatted(edit, part)
    except BadRequest as error:
        if "not modified" in error.message.lower():
            return True
        _log.info("edit_refused", reason=error.message)
        return False
    return True


async def _send(bot: Bot, place: Place, part: Part) -> None:
    answered = ReplyParameters(place.answers, allow_sending_without_reply=True) if place.answers is not None else None

    async def send(text: str, parse_mode: str | None) -> None:
        await bot.send_message(
            place.chat_id, text, parse_mode=parse_mode, reply_markup=part.keyboard,
            message_thread_id=place.thread_id, reply_parameters=answered,
        )  # fmt: skip

    await _formatted(send, part)


async def _formatted(deliver: Any, part: Part) -> None:
    """Delivers marked-up text, and the same without mark-up if Telegram cannot read it."""
    try:
        await deliver(part.html, ParseMode.HTML)
    except BadRequest as error:
        if "can't parse entities" not in error.message.lower():
            raise
        _log.error("markup_refused", reason=error.message)
        await deliver(plain(part.html), None)
