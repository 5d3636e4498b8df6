"""Long polling: fetches updates, hands them over, confirms them, and survives whatever the network does.

python-telegram-bot's Updater is not used: one update that the library cannot read would stop it for ever, a token
revoked while running would leave it silent, and a health check could not tell a live poller from a dead one.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.telegram.context import App
from bot.telegram.ordering import MOST_WAITING
from bot.telegram.patience import seconds_asked
from bot.telegram.reading import CONTENTS, UNKNOWN

HELD = 25  # seconds a call is held open while nobody writes
LONGEST_PAUSE = 30.0
REFUSALS = 3  # in a row, before a token is taken to be revoked: a proxy may stumble
BATCH = 100
_log = structlog.get_logger(__name__)


@dataclass
class Poller:
    """Brings updates to an application until it is cancelled; ends by itself only when the token is refused."""

    application: App
    request: BaseRequest
    allowed: tuple[str, ...]
    alive: Callable[[], None] = lambda: None
    offset: int = 0
    _trouble: str = field(default="", init=False)
    _failures: int = field(default=0, init=False)

    async def run(self) -> None:
        """Polls for ever; raises InvalidToken."""
        while True:
            try:
                updates = await self._fetch(HELD, BATCH)
            except TelegramError as error:
                await asyncio.sleep(self._troubled(error))
                if isinstance(error, InvalidToken) and self._failures >= REFUSALS:
                    raise
                continue
            self._well()
            for raw in updates:
                await self._hand_over(raw)

    async def confirm(self) -> None:
        """Tells Telegram what has been handled, so that nothing is answered twice after a restart."""
        if self.offset:
            await self._fetch(0, 1)

    async def _fetch(self, held: int, limit: int) -> list[dict[str, Any]]:
        wanted = {"offset": self.offset, "timeout": held, "limit": limit, "allowed_updates": json.dumps(self.allowed)}
        url = f"{self.application.bot.base_url}/getUpdates?{urlencode(wanted)}"
        got = await self.request.post(url, read_timeout=held + 5)
        return got if isinstance(got, list) else []

    async def _hand_over(self, raw: dict[str, Any]) -> None:
        """Puts an update in the queue; waits while too many people are waiting already."""
        while self.application.update_processor.current_concurrent_updates >= MOST_WAITING:  # noqa: ASYNC110 - the library counts, but signals nothing
            await asyncio.sleep(0.05)
        self.offset = max(self.offset, int(raw["update_id"]) + 1)
        update = read_update(raw, self.application)
        if update is not None:
            await self.application.update_queue.put(update)

    def _well(self) -> None:
        self.alive()
        if self._trouble:
            _log.info("polling_again")
        self._trouble, self._failures = "", 0

    def _troubled(self, error: TelegramError) -> float:
        """Says once what is wrong; returns the seconds to wait before the next try."""
        self._failures += 1
        said = type(error).__name__
        if said != self._trouble:
            _log.warning("polling_failed", reason=_sentence(error))
            self._trouble = said
        if isinstance(error, RetryAfter):
            return seconds_asked(error)
        return min(0.5 * 2.0 ** min(self._failures - 1, 10), LONGEST_PAUSE)


def read_update(raw: dict[str, Any], application: App) -> Update | None:
    """An update; of one the library cannot read, as much as it takes to answer; else None, and a line in the log."""
    for attempt in (raw, _reduced(raw)):
        try:
            return Update.de_json(attempt, application.bot)
        except Exception as error:  # a field of an unexpected shape raises anything, and must not stop the bot
            _log.warning("update_unreadable", update=raw.get("update_id"), error=type(error).__name__)
    return None


def _reduced(raw: dict[str, Any]) -> dict[str, Any]:
    """The update with its messages' contents set aside: the person gets the kind answer to what cannot be read."""
    message = raw.get("message")
    if not isinstance(message, dict):
        return {"update_id": raw["update_id"]}
    kept = {name: message[name] for name in ("message_id", "date", "chat", "from", "text", "caption", "media_group_id") if name in message}
    return {"update_id": raw["update_id"], "message": kept | {UNKNOWN + name: True for name in CONTENTS if name in message}}


def _sentence(error: TelegramError) -> str:
    """What an operator should know."""
    if isinstance(error, Conflict):
        return (
            "Un autre programme reçoit déjà les messages de ce robot (409) : arrêtez-le, un seul à la fois peut tourner. "
            f"Nouvel essai sans fin. [{error.message}]"
        )
    return f"Telegram ne répond pas ({error.message}) : nouvel essai sans fin, rien n'est perdu."
