"""Inline mode: the bot's name typed in any chat, followed by words; the dialogue chooses the cards, this shows them."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable

import structlog
from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.dialogue import Dialogue, Person, Reply
from bot.dialogue.inline import HELLO, Card
from bot.telegram.context import Context
from bot.telegram.rendering import keyboard

KEPT = 300  # seconds Telegram may show the same answer again, to anybody
KEPT_FOR_ONE = 5  # to the one person it was made for: what she keeps changes
_log = structlog.get_logger(__name__)


class Inline:
    """The handler of inline queries; a person who never opened the bot is a stranger, and served as well."""

    def __init__(self, dialogue: Dialogue, remembered: Callable[[str], Awaitable[Person]]) -> None:
        self._dialogue, self._remembered = dialogue, remembered

    async def on_query(self, update: Update, context: Context) -> None:
        """Words typed so far."""
        query = update.inline_query
        if query is None:
            return
        person = await self._remembered(str(query.from_user.id))  # the key of her private chat
        begun = time.perf_counter()
        offer = self._dialogue.offer(query.query, person)
        thought = time.perf_counter() - begun
        try:
            await query.answer(
                [article(card) for card in offer.cards], cache_time=KEPT_FOR_ONE if offer.personal else KEPT, is_personal=offer.personal,
                button=InlineQueryResultsButton(offer.way_on, start_parameter=HELLO),
            )  # fmt: skip
        except BadRequest as error:  # too late: she has typed on
            _log.info("query_not_answered", reason=error.message)
            return
        _log.info("offered", cards=len(offer.cards), thought_ms=round(thought * 1000, 1))


def article(card: Card) -> InlineQueryResultArticle:
    """A card as Telegram lists and posts it; the public page of the sheet unfolds under it, where there is one."""
    preview = LinkPreviewOptions(url=card.page, prefer_small_media=True) if card.page else LinkPreviewOptions(is_disabled=True)
    content = InputTextMessageContent(str(card.text), parse_mode=ParseMode.HTML, link_preview_options=preview)
    buttons = keyboard(Reply(card.text, card.buttons))
    return InlineQueryResultArticle(card.id, card.title, content, reply_markup=buttons, description=card.description)
