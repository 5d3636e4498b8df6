"""Replies as Telegram shows them: texts within its limits, buttons it accepts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

import structlog
from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, SwitchInlineQueryChosenChat

from bot.dialogue import Button, Reply
from bot.telegram.splitting import split

LONGEST_ACTION = 64  # bytes of callback data
LONGEST_COPY = LONGEST_QUERY = 256
MOST_BUTTONS = 100
_LONGEST_LABEL = 64
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Part:
    """One Telegram message: its HTML, and its keyboard where it is the last of its reply."""

    html: str
    keyboard: InlineKeyboardMarkup | None = None


def parts(reply: Reply, *, inline: bool = True) -> list[Part]:
    """A reply as one or more messages; the buttons stand under the last one.

    Args:
        reply: what to show.
        inline: whether the bot has inline mode (@BotFather, /setinline): without it no card can be posted in a chosen chat.
    """
    if not inline:
        reply = replace(reply, buttons=tuple(tuple(b for b in row if b.forward is None) for row in reply.buttons))
    texts = split(str(reply.text))
    if not texts:
        return []
    return [*(Part(text) for text in texts[:-1]), Part(texts[-1], keyboard(reply))]


def keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    """The rows of buttons; one that Telegram would refuse is left out, or the whole message would be lost."""
    return _keyboard(reply.buttons)


@lru_cache(maxsize=64)  # most keyboards are one of few: of the themes, of a question that many ask
def _keyboard(buttons: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    rows, room = list[list[InlineKeyboardButton]](), MOST_BUTTONS
    for row in buttons:
        made = [button for button in map(_button, row) if button is not None][:room]
        room -= len(made)
        if made:
            rows.append(made)
    return InlineKeyboardMarkup(rows) if rows else None


def swapped(shown: InlineKeyboardMarkup | None, action: str, instead: Button) -> InlineKeyboardMarkup | None:
    """A keyboard with another button in the place of the one that sends back an action; None when there is no such button."""
    new = _button(instead)
    if shown is None or new is None or not any(b.callback_data == action for row in shown.inline_keyboard for b in row):
        return None
    return InlineKeyboardMarkup([[new if b.callback_data == action else b for b in row] for row in shown.inline_keyboard])


def _button(button: Button) -> InlineKeyboardButton | None:
    label = button.label.strip()
    if len(label) > _LONGEST_LABEL:
        label = label[: _LONGEST_LABEL - 1].rstrip() + "…"
    if label and button.action and fits(button.action):
        return InlineKeyboardButton(label, callback_data=button.action)
    if label and button.url and opens(button.url):
        return InlineKeyboardButton(label, url=button.url)
    if label and button.copy and len(button.copy) <= LONGEST_COPY:
        return InlineKeyboardButton(label, copy_text=CopyTextButton(button.copy))
    if label and button.forward and len(button.forward) <= LONGEST_QUERY:
        return InlineKeyboardButton(label, switch_inline_query_chosen_chat=_any_chat(button.forward))
    _log.error("button_left_out", action=button.action, url=button.url, copied=len(button.copy or ""))
    return None


def _any_chat(query: str) -> SwitchInlineQueryChosenChat:
    """A chat to choose, of any kind a card can be posted in."""
    return SwitchInlineQueryChosenChat(query, allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True)


def fits(action: str) -> bool:
    """Whether Telegram carries an action behind a button."""
    return 1 <= len(action.encode()) <= LONGEST_ACTION


def opens(url: str) -> bool:
    """Whether Telegram accepts an address behind a button: web addresses only, `tel:` and `mailto:` are refused."""
    try:
        address = urlsplit(url)
        return address.scheme in ("http", "https") and "." in (address.hostname or "") and (address.port or 1) > 0 and " " not in url
    except ValueError:
        return False
