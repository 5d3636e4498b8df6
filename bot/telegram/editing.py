"""Which updates are an editor's: her commands, her buttons, her replies to a question, in her private chat with the bot only."""

from __future__ import annotations

import io
import re
from collections.abc import Collection

from telegram import InputFile, Message, Update
from telegram.constants import ChatType

from bot.editors import Answer, Request
from bot.editors.desk import COMMANDS, PREFIX
from bot.telegram.context import ThisBot
from bot.telegram.splitting import plain

_CARD = re.compile(r"Question n° (\d{1,9})\b")


def request_of(update: Update, editors: Collection[int], me: int) -> Request | None:
    """What an editor asks for; None for everybody else and for everything else, which the conversation then answers as it would anyone."""
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None or user.id not in editors or chat.type != ChatType.PRIVATE or chat.id != user.id:
        return None
    if update.callback_query is not None:
        data = update.callback_query.data or ""
        verb, _, argument = data.removeprefix(PREFIX).partition(":")
        return Request(verb, argument) if data.startswith(PREFIX) and verb in COMMANDS else None
    message = update.message
    return _typed(message, me) if message is not None and message.text else None


def _typed(message: Message, me: int) -> Request | None:
    text = message.text or ""
    if text.startswith("/"):
        word, _, rest = text[1:].partition(" ")
        verb = word.partition("@")[0].casefold().replace("é", "e")
        return Request(verb, rest.strip()) if verb in COMMANDS else None
    card = message.reply_to_message
    if card is None or card.from_user is None or card.from_user.id != me:
        return None
    found = _CARD.match(card.text or "")
    return Request("repondre", f"{found[1]} {text}") if found else None


async def show_picture(bot: ThisBot, chat_id: int, answer: Answer) -> None:
    """Sends a picture with its caption."""
    caption = plain(str(answer.replies[0].text))
    await bot.send_photo(chat_id, InputFile(io.BytesIO(answer.picture or b""), "chiffres.png"), caption=caption, parse_mode=None)
