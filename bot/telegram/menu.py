"""The bot's commands menu and its own description, set at start where they differ."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

import structlog
from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
    MenuButtonCommands,
)
from telegram.constants import MenuButtonType
from telegram.error import TelegramError

from bot.dialogue.texts import Texts
from bot.telegram.context import ThisBot

MENU = {
    "start": "menu-start",
    "aide": "menu-help",
    "themes": "menu-themes",
    "contact": "menu-contact",
    "aides": "menu-aides",
    "mesfiches": "menu-kept",
    "profil": "menu-profile",
}
IN_GROUPS = ("aide", "themes", "contact")
PATIENCE = 8.0  # seconds, and
ONCE = 1  # one try each: people come before menus
_log = structlog.get_logger(__name__)


async def introduce(bot: ThisBot, say: Texts) -> None:
    """Sets menus and descriptions; whatever fails is logged and tried again at the next start."""
    everywhere = [BotCommand(name, say.plain(key)) for name, key in MENU.items()]
    few = [command for command in everywhere if command.command in IN_GROUPS]
    steps = {
        "commands": _commands(bot, everywhere, BotCommandScopeDefault()),
        "private_commands": _commands(bot, everywhere, BotCommandScopeAllPrivateChats()),
        "group_commands": _commands(bot, few, BotCommandScopeAllGroupChats()),
        "description": _description(bot, say.plain("bot-description")),
        "short_description": _short_description(bot, say.plain("bot-short")),
        "menu_button": _menu_button(bot),
    }
    await asyncio.gather(*(_tolerated(name, step) for name, step in steps.items()))


async def _tolerated(name: str, step: Awaitable[None]) -> None:
    try:
        await asyncio.wait_for(step, PATIENCE)
    except (TelegramError, TimeoutError) as error:
        _log.warning("menu_not_set", part=name, error=type(error).__name__, reason=str(error))


async def _commands(bot: ThisBot, wanted: list[BotCommand], scope: BotCommandScope) -> None:
    if list(await bot.get_my_commands(scope=scope, rate_limit_args=ONCE)) != wanted:
        await bot.set_my_commands(wanted, scope=scope, rate_limit_args=ONCE)


async def _description(bot: ThisBot, wanted: str) -> None:
    if (await bot.get_my_description(rate_limit_args=ONCE)).description != wanted:
        await bot.set_my_description(wanted, rate_limit_args=ONCE)


async def _short_description(bot: ThisBot, wanted: str) -> None:
    if (await bot.get_my_short_description(rate_limit_args=ONCE)).short_description != wanted:
        await bot.set_my_short_description(wanted, rate_limit_args=ONCE)


async def _menu_button(bot: ThisBot) -> None:
    if (await bot.get_chat_menu_button(rate_limit_args=ONCE)).type != MenuButtonType.COMMANDS:
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands(), rate_limit_args=ONCE)
