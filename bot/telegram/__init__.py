"""The Telegram channel: receives updates, asks the dialogue, shows its replies."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "1")  # python-telegram-bot's own switch: periods are timedeltas, without a warning each

from bot.telegram.service import run

__all__ = ["run"]
