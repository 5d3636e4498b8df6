"""python-telegram-bot's bot as this program uses it: calls to Telegram, with patience; updates come by our own inbox."""

from __future__ import annotations

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.ext import Defaults, ExtBot

from bot.settings import Settings
from bot.telegram.dispatch import MOST_AT_WORK
from bot.telegram.http import HttpRequest
from bot.telegram.patience import Called, Patience

ThisBot = ExtBot[int]
ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY, Update.MY_CHAT_MEMBER)
ANSWERS_WITHIN = 3.5  # seconds: Telegram answers at once, or is in trouble; what was not sent is sent again later


def make_bot(settings: Settings, called: Called = lambda method, outcome: None) -> ThisBot:
    """The bot of a token; `initialize` it before the first call. `called` hears of every call and its outcome."""
    request = HttpRequest(MOST_AT_WORK * 2, ANSWERS_WITHIN)
    return ExtBot(
        settings.token,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=request,
        get_updates_request=request,
        rate_limiter=Patience(called),
        defaults=Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)),
    )
