"""Puts the Telegram application together: the one place where handlers are registered."""

from __future__ import annotations

from typing import cast

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.ext import Application, CallbackQueryHandler, ChatMemberHandler, Defaults, InlineQueryHandler, MessageHandler, filters
from telegram.request import HTTPXRequest

from bot.dialogue import Dialogue
from bot.geocoding import Locator
from bot.settings import Settings
from bot.store import Store
from bot.telegram.context import App
from bot.telegram.conversation import Conversation
from bot.telegram.failures import error_handler
from bot.telegram.inline import Inline
from bot.telegram.ordering import MOST_AT_WORK, InOrder
from bot.telegram.patience import Patience

ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY, Update.MY_CHAT_MEMBER)


def build_application(settings: Settings, dialogue: Dialogue, store: Store, locator: Locator) -> App:
    """The application, with every handler; it does not receive updates by itself: they are put in its queue."""
    application = _application(settings)
    conversation = Conversation(dialogue, store, locator)
    # Every message goes through one handler: a command, a text, a caption or a sticker differ in what they mean to the
    # dialogue (bot.telegram.reading), not in what is done about them. Unknown buttons are the dialogue's to answer.
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGES, conversation.on_message))
    application.add_handler(CallbackQueryHandler(conversation.on_tap))
    application.add_handler(InlineQueryHandler(Inline(dialogue, conversation.remembered).on_query))
    application.add_handler(ChatMemberHandler(conversation.on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_error_handler(error_handler(conversation.apologise))
    return application


def token_of(settings: Settings) -> str:
    """The bot's token, without the blanks a copy and paste brings along."""
    return settings.telegram_bot_token.get_secret_value().strip() if settings.telegram_bot_token else ""


def _application(settings: Settings) -> App:
    builder = (
        Application.builder()
        .token(token_of(settings))
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .request(HTTPXRequest(connection_pool_size=MOST_AT_WORK * 2, read_timeout=10, write_timeout=10, pool_timeout=5))
        .rate_limiter(Patience())
        .concurrent_updates(InOrder())
        .defaults(Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .updater(None)
    )
    return cast(App, builder.build())
