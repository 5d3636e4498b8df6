"""Contact cards, places on a map and files as Telegram's own messages."""

from __future__ import annotations

from telegram import Bot, Message, ReplyParameters

from bot.dialogue import Reply
from bot.dialogue.events import ContactCard, Document, Venue
from bot.telegram.rendering import keyboard


async def attach(bot: Bot, reply: Reply, chat_id: int, thread_id: int | None, answered: ReplyParameters | None) -> Message:
    """Sends what is attached to a reply, with its buttons; raises BadRequest when Telegram does not take it."""
    buttons = keyboard(reply)
    match reply.attachment:
        case ContactCard(name, phone):
            return await bot.send_contact(
                chat_id, phone, name, reply_markup=buttons, message_thread_id=thread_id, reply_parameters=answered
            )  # fmt: skip
        case Venue(name, address, latitude, longitude):
            return await bot.send_venue(
                chat_id, latitude, longitude, name, address,
                reply_markup=buttons, message_thread_id=thread_id, reply_parameters=answered,
            )  # fmt: skip
        case Document(file, content):
            return await bot.send_document(
                chat_id, content.encode(), filename=file, caption=str(reply.text),
                reply_markup=buttons, message_thread_id=thread_id, reply_parameters=answered,
            )  # fmt: skip
    raise ValueError("nothing is attached to this reply")
