"""The conversation in a terminal: no account, no token, no network."""

from bot.terminal.chat import chat

__all__ = ["chat"]
