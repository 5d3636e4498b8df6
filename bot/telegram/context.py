"""python-telegram-bot's bot as this program uses it: calls to Telegram, with patience; updates come by our own inbox."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from telegram import InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters, Update
from telegram.constants import ParseMode
from telegram.ext import Defaults, ExtBot

from bot.settings import Settings
from bot.telegram.dispatch import MOST_AT_WORK
from bot.telegram.http import HttpRequest
from bot.telegram.patience import Called, Patience

ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY, Update.MY_CHAT_MEMBER)
ANSWERS_WITHIN = 3.5  # seconds: Telegram answers at once, or is in trouble; what was not sent is sent again later
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_WITHOUT = _NO_PREVIEW.to_json()


class ThisBot(ExtBot[int]):
    """python-telegram-bot's bot, with a quicker verb for what nearly every update ends in."""

    async def send_text(
        self,
        chat_id: int,
        text: str,
        *,
        parse_mode: str | None = None,
        keyboard: InlineKeyboardMarkup | None = None,
        thread_id: int | None = None,
        answers: ReplyParameters | None = None,
    ) -> int | None:
        """Sends a message and gives its number: `send_message` makes a Message of Telegram's answer, which takes longer than to send it.

        Raises TelegramError, like every verb.
        """
        given: dict[str, Any] = {
            "chat_id": chat_id, "text": text, "parse_mode": parse_mode, "reply_markup": keyboard and _json_of(keyboard),
            "message_thread_id": thread_id, "reply_parameters": answers, "link_preview_options": _WITHOUT,
        }  # fmt: skip
        sent = await self._do_post("sendMessage", {name: value for name, value in given.items() if value is not None})
        number = sent.get("message_id") if isinstance(sent, dict) else None
        return number if isinstance(number, int) else None


@lru_cache(maxsize=256)  # most keyboards are one of few
def _json_of(keyboard: InlineKeyboardMarkup) -> str:
    return keyboard.to_json()


def make_bot(settings: Settings, called: Called = lambda method, outcome: None) -> ThisBot:
    """The bot of a token; `initialize` it before the first call. `called` hears of every call and its outcome."""
    request = HttpRequest(MOST_AT_WORK * 2, ANSWERS_WITHIN)
    return ThisBot(
        settings.token,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=request,
        get_updates_request=request,
        rate_limiter=Patience(called),
        defaults=Defaults(parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW),
    )
