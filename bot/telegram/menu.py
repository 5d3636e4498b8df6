"""The bot's commands menu and its own description, set at start where they differ."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection

import structlog
from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
    MenuButtonCommands,
)
from telegram.constants import MenuButtonType
from telegram.error import TelegramError

from bot.dialogue.texts import LANGUAGES, Texts, still_texts
from bot.telegram.context import ThisBot

MENU = {
    "start": "menu-start",
    "aide": "menu-help",
    "themes": "menu-themes",
    "contact": "menu-contact",
    "aides": "menu-aides",
    "mesfiches": "menu-kept",
    "alertes": "menu-alerts",
    "profil": "menu-profile",
    "confidentialite": "menu-privacy",
    "langue": "menu-language",
}
FOR_EDITORS = {name: f"menu-{name}" for name in ("stats", "file", "recharger", "version")}
IN_GROUPS = ("aide", "themes", "contact")
PATIENCE = 8.0  # seconds, and
ONCE = 1  # one try each: people come before menus
Said = Callable[[str], str]  # the sentence of a key, in one language
_log = structlog.get_logger(__name__)


async def introduce(bot: ThisBot, say: Texts, editors: Collection[int] = ()) -> None:
    """Sets menus and descriptions, in every language; whatever fails is logged and tried again at the next start."""
    few = [command for command in _listed(say.plain) if command.command in IN_GROUPS]
    steps = {
        "commands": _commands(bot, _listed(say.plain), BotCommandScopeDefault()),
        "group_commands": _commands(bot, few, BotCommandScopeAllGroupChats()),
        "menu_button": _menu_button(bot),
        **_spoken(bot, say.plain, None),
    }
    for language in LANGUAGES.keys() - {say.language}:
        steps |= _spoken(bot, _in(language, say), language)
    theirs = [*_listed(say.plain), *(BotCommand(name, say.plain(key)) for name, key in FOR_EDITORS.items())]
    steps |= {f"editor_commands_{i}": _commands(bot, theirs, BotCommandScopeChat(editor)) for i, editor in enumerate(sorted(editors), 1)}
    await asyncio.gather(*(_tolerated(name, step) for name, step in steps.items()))


def _in(language: str, otherwise: Texts) -> Said:
    """The sentences of another language, which may not be spoken at all in this process: no more is loaded than they take."""
    known = still_texts(language)
    return lambda key: known[key] if key in known else otherwise.plain(key)


def _listed(said: Said) -> list[BotCommand]:
    return [BotCommand(name, said(key)) for name, key in MENU.items()]


def _spoken(bot: ThisBot, said: Said, language: str | None) -> dict[str, Awaitable[None]]:
    """What is set for the phones of one language, or for all others (None)."""
    suffix = f"_{language}" if language else ""
    return {
        f"private_commands{suffix}": _commands(bot, _listed(said), BotCommandScopeAllPrivateChats(), language),
        f"description{suffix}": _description(bot, said("bot-description"), language),
        f"short_description{suffix}": _short_description(bot, said("bot-short"), language),
    }


async def _tolerated(name: str, step: Awaitable[None]) -> None:
    try:
        await asyncio.wait_for(step, PATIENCE)
    except (TelegramError, TimeoutError) as error:
        _log.warning("menu_not_set", part=name, error=type(error).__name__, reason=str(error))


async def _commands(bot: ThisBot, wanted: list[BotCommand], scope: BotCommandScope, language: str | None = None) -> None:
    if list(await bot.get_my_commands(scope=scope, language_code=language, rate_limit_args=ONCE)) != wanted:
        await bot.set_my_commands(wanted, scope=scope, language_code=language, rate_limit_args=ONCE)


async def _description(bot: ThisBot, wanted: str, language: str | None) -> None:
    if (await bot.get_my_description(language_code=language, rate_limit_args=ONCE)).description != wanted:
        await bot.set_my_description(wanted, language_code=language, rate_limit_args=ONCE)


async def _short_description(bot: ThisBot, wanted: str, language: str | None) -> None:
    if (await bot.get_my_short_description(language_code=language, rate_limit_args=ONCE)).short_description != wanted:
        await bot.set_my_short_description(wanted, language_code=language, rate_limit_args=ONCE)


async def _menu_button(bot: ThisBot) -> None:
    if (await bot.get_chat_menu_button(rate_limit_args=ONCE)).type != MenuButtonType.COMMANDS:
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands(), rate_limit_args=ONCE)
