"""Inline mode: the bot's name typed in any chat, followed by words; the dialogue chooses the cards, this shows them."""

from __future__ import annotations

import structlog
from telegram import InlineQuery, InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.dialogue import Reply
from bot.dialogue.inline import HELLO, Card, Offer
from bot.telegram.rendering import keyboard

KEPT = 300  # seconds Telegram may show the same answer again, to anybody
KEPT_FOR_ONE = 5  # to the one person it was made for: what she keeps changes
_log = structlog.get_logger(__name__)


async def answer_query(query: InlineQuery, offer: Offer) -> None:
    """Shows an offer; too late is no mistake: she has typed on."""
    try:
        await query.answer(
            [article(card) for card in offer.cards], cache_time=KEPT_FOR_ONE if offer.personal else KEPT, is_personal=offer.personal,
            button=InlineQueryResultsButton(offer.way_on, start_parameter=HELLO),
        )  # fmt: skip
    except BadRequest as error:
        _log.info("query_not_answered", reason=error.message)


def article(card: Card) -> InlineQueryResultArticle:
    """A card as Telegram lists and posts it; the public page of the sheet unfolds under it, where there is one."""
    preview = LinkPreviewOptions(url=card.page, prefer_small_media=True) if card.page else LinkPreviewOptions(is_disabled=True)
    content = InputTextMessageContent(str(card.text), parse_mode=ParseMode.HTML, link_preview_options=preview)
    buttons = keyboard(Reply(card.text, card.buttons))
    return InlineQueryResultArticle(card.id, card.title, content, reply_markup=buttons, description=card.description)
