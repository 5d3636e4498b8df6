"""The little clock on a tapped button: stopped at once, whatever the answer takes, and tried again for as long as it turns."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from typing import Any

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.telegram.failures import passing
from bot.telegram.patience import seconds_to_wait

TURNING = 90.0  # seconds; who still waits then has tapped again
LONGEST_PAUSE = 3.0
_log = structlog.get_logger(__name__)


class Clocks:
    """Stops clocks beside whatever else goes on."""

    def __init__(self) -> None:
        self._stopping = set[asyncio.Task[None]]()

    def start(self, bot: Bot, payload: Mapping[str, Any], text: str | None) -> None:
        """Begins to stop the clock of a tap, with a short word where there is one; too late or twice is no mistake."""
        query = payload.get("callback_query")
        number = query.get("id") if isinstance(query, Mapping) else None
        if isinstance(number, str):
            task = asyncio.create_task(_stop(bot, number, text))
            self._stopping.add(task)
            task.add_done_callback(self._stopping.discard)


async def _stop(bot: Bot, number: str, text: str | None) -> None:
    end, pause = time.monotonic() + TURNING, 0.5
    while True:
        try:
            await bot.answer_callback_query(number, text)
            return
        except TelegramError as error:
            wait = seconds_to_wait(error, pause)
            if not passing(error) or time.monotonic() + wait > end:
                _log.info("tap_not_answered", reason=error.message)
                return
        await asyncio.sleep(wait)
        pause = min(pause * 2, LONGEST_PAUSE)
