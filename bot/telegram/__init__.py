"""The Telegram channel: receives updates, asks the dialogue, shows its replies."""

from bot.telegram.application import build_application
from bot.telegram.service import run

__all__ = ["build_application", "run"]
