"""Shows the replies of a turn in a chat: edits in place where asked, sends otherwise, and never gives up on a detail."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import structlog
from telegram import InlineKeyboardMarkup, Message, ReplyParameters
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest

from bot.dialogue import Button, Reply
from bot.telegram.attachments import attach
from bot.telegram.context import ThisBot
from bot.telegram.gate import Gate
from bot.telegram.rendering import Part, parts, swapped
from bot.telegram.splitting import plain

_REMEMBERED = 512  # messages
T = TypeVar("T")
Note = Callable[[int, bool], Awaitable[None]]  # how many messages are out, and whether that is all
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where replies go: a chat, one of its topics, the message they answer; and the tapped message they may replace, as it was seen."""

    chat_id: int
    thread_id: int | None = None
    answers: int | None = None
    tapped: int | None = None
    text: str | None = None
    keyboard: InlineKeyboardMarkup | None = None


def place_of(message: Message) -> Place:
    """The place to answer a message: in a group, as a reply to it."""
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat_id, thread, None if message.chat.type == ChatType.PRIVATE else message.message_id)


def place_of_tap(message: Message) -> Place:
    """The place to answer a tap: the message that bears the button, where its text can be replaced."""
    thread = message.message_thread_id if message.is_topic_message else None
    if message.text is None:
        return Place(message.chat_id, thread)
    return Place(message.chat_id, thread, None, message.message_id, message.text, message.reply_markup)


class Screen:
    """Shows replies; knows what its latest messages show, so that a second tap does not ask for an edit that changes nothing."""

    def __init__(self) -> None:
        self._showing: OrderedDict[tuple[int, int], int] = OrderedDict()  # the hash of a part says enough, in a hundredth of its room
        self._gate = Gate()

    async def show(self, bot: ThisBot, place: Place, replies: tuple[Reply, ...], already: int, note: Note) -> None:
        """Shows replies one after the other, without the `already` first messages, and has each one noted when it is out."""
        messages = _messages(replies, inline=bool(bot.supports_inline_queries))
        if already >= len(messages):
            return await note(already, True)
        for position, message in enumerate(messages[already:], already + 1):
            async with self._gate.through() as out:
                await self._show(bot, place, message)
                out()
                await note(position, position == len(messages))
        return None

    async def _show(self, bot: ThisBot, place: Place, message: _Message) -> None:
        if message.attached is not None and await self._attached(bot, place, message.attached):
            return
        if not (message.in_place and await self._replaced(bot, place, message.part)):
            await self._send(bot, place, message.part)

    async def relabel(self, bot: ThisBot, place: Place, action: str, instead: Button) -> None:
        """Puts another button in the place of the tapped one; the message stays as it is."""
        if place.tapped is None or (new := swapped(place.keyboard, action, instead)) is None:
            return
        try:
            await bot.edit_message_reply_markup(place.chat_id, place.tapped, reply_markup=new)
        except BadRequest as error:
            _log.info("edit_refused", reason=error.message)
        self._showing.pop((place.chat_id, place.tapped), None)  # from now on it shows what the next tap says it does

    async def _replaced(self, bot: ThisBot, place: Place, part: Part) -> bool:
        """Makes the tapped message show a part; false when it has to be sent as a new one."""
        if place.tapped is None:
            return False
        known = self._showing.get((place.chat_id, place.tapped))
        if not (known == hash(part) if known is not None else _shows(place, part)) and not await _edited(bot, place, part):
            return False
        self._remember(place.chat_id, place.tapped, part)
        return True

    async def _send(self, bot: ThisBot, place: Place, part: Part) -> None:
        async def send(text: str, parse_mode: str | None) -> int | None:
            return await bot.send_text(
                place.chat_id, text, parse_mode=parse_mode, keyboard=part.keyboard, thread_id=place.thread_id, answers=_answered(place)
            )

        if (number := await _formatted(send, part)) is not None:
            self._remember(place.chat_id, number, part)

    async def _attached(self, bot: ThisBot, place: Place, reply: Reply) -> bool:
        """Sends the card or the place of a reply; false when Telegram does not take it: the text says the same."""
        try:
            await attach(bot, reply, place.chat_id, place.thread_id, _answered(place))
        except BadRequest as error:
            _log.error("attachment_refused", kind=type(reply.attachment).__name__, reason=error.message)
            return False
        return True

    def _remember(self, chat_id: int, message_id: int, part: Part) -> None:
        self._showing[chat_id, message_id] = hash(part)
        self._showing.move_to_end((chat_id, message_id))
        if len(self._showing) > _REMEMBERED:
            self._showing.popitem(last=False)


@dataclass(frozen=True, slots=True)
class _Message:
    """One message of an answer: its text, or what is attached to its reply; whether it may take the place of the tapped one."""

    part: Part
    in_place: bool = False
    attached: Reply | None = None


def _messages(replies: tuple[Reply, ...], *, inline: bool) -> list[_Message]:
    """The messages of an answer; only a first reply of one message may take the place of the tapped one."""
    messages = list[_Message]()
    for position, reply in enumerate(replies):
        made = parts(reply, inline=inline)
        if not made:
            _log.error("empty_reply")
        if reply.attachment is not None and len(made) == 1:
            messages.append(_Message(made[0], attached=reply))
        else:
            messages += [_Message(part, position == 0 and reply.in_place and len(made) == 1) for part in made]
    return messages


def _answered(place: Place) -> ReplyParameters | None:
    return ReplyParameters(place.answers, allow_sending_without_reply=True) if place.answers is not None else None


def _shows(place: Place, part: Part) -> bool:
    """Whether the tapped message, as the person saw it, is already the one wanted."""
    return place.text == plain(part.html).strip() and place.keyboard == part.keyboard


async def _edited(bot: ThisBot, place: Place, part: Part) -> bool:
    """Replaces the text of the tapped message; false when Telegram does not let it be replaced."""

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


async def _formatted(deliver: Callable[[str, str | None], Awaitable[T]], part: Part) -> T:
    """Delivers marked-up text, and the same without mark-up if Telegram cannot read it."""
    try:
        return await deliver(part.html, ParseMode.HTML)
    except BadRequest as error:
        if "can't parse entities" not in error.message.lower():
            raise
        _log.error("markup_refused", reason=error.message)
        return await deliver(plain(part.html), None)
