"""Long polling: fetches updates, has them written down, confirms them, and survives whatever the network does.

python-telegram-bot's Updater is not used: one update that the library cannot read would stop it for ever, a token
revoked while running would leave it silent, and a health check could not tell a live poller from a dead one.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.store import StoreError
from bot.telegram.context import ThisBot
from bot.telegram.patience import seconds_asked
from bot.telegram.reading import CONTENTS, UNKNOWN

HELD = 2  # seconds a call is held open while nobody writes, and
ANSWERED_WITHIN = 1.5  # seconds more for its answer: a call that is never answered looks like one that is held
SHORTEST_PAUSE, LONGEST_PAUSE = 0.1, 3.0
REFUSALS = 3  # in a row, before a token is taken to be revoked: a proxy may stumble
BATCH = 100
GATHER, LONGEST_GATHER = 0.004, 0.05  # seconds for each update that came: the more people write, the more are written down together
_log = structlog.get_logger(__name__)


Accept = Callable[[list[dict[str, Any]]], Awaitable[None]]


@dataclass
class Poller:
    """Brings updates to an inbox until it is cancelled; ends by itself only when the token is refused.

    `accept` writes updates down, and raises StoreError when it cannot: only what is written down is confirmed to Telegram.
    """

    base_url: str
    request: BaseRequest
    allowed: tuple[str, ...]
    accept: Accept
    alive: Callable[[], None] = lambda: None
    offset: int = 0
    _trouble: str = field(default="", init=False)
    _failures: int = field(default=0, init=False)

    async def run(self) -> None:
        """Polls for ever; raises InvalidToken."""
        while True:
            begun = time.monotonic()
            try:
                updates = await self._fetch(HELD, BATCH)
                await self._write_down(updates)
            except (TelegramError, StoreError) as error:
                await asyncio.sleep(self._troubled(error, time.monotonic() - begun))
                if isinstance(error, InvalidToken) and self._failures >= REFUSALS:
                    raise
                continue
            self._well()
            await asyncio.sleep(min(LONGEST_GATHER, GATHER * len(updates)))

    async def confirm(self) -> None:
        """Tells Telegram what has been written down, so that it does not come again after a restart."""
        if self.offset:
            await self._fetch(0, 1)

    async def _fetch(self, held: int, limit: int) -> list[dict[str, Any]]:
        wanted = {"offset": self.offset, "timeout": held, "limit": limit, "allowed_updates": json.dumps(self.allowed)}
        url = f"{self.base_url}/getUpdates?{urlencode(wanted)}"
        got = await self.request.post(url, read_timeout=held + ANSWERED_WITHIN)
        return [raw for raw in got if isinstance(raw, dict)] if isinstance(got, list) else []

    async def _write_down(self, updates: list[dict[str, Any]]) -> None:
        if updates:
            await self.accept(updates)
            numbers = [raw["update_id"] for raw in updates if isinstance(raw.get("update_id"), int)]
            self.offset = max([self.offset - 1, *numbers]) + 1

    def _well(self) -> None:
        self.alive()
        if self._trouble:
            _log.info("polling_again")
        self._trouble, self._failures = "", 0

    def _troubled(self, error: TelegramError | StoreError, took: float) -> float:
        """Says once what is wrong; returns the seconds to wait before the next try, less where this one took long."""
        self._failures += 1
        said = type(error).__name__
        if said != self._trouble:
            _log.warning("polling_failed", reason=_sentence(error))
            self._trouble = said
        if isinstance(error, RetryAfter):
            return seconds_asked(error)
        return max(SHORTEST_PAUSE, min(0.5 * 2.0 ** min(self._failures - 1, 10), LONGEST_PAUSE) - took)


def read_update(raw: Mapping[str, Any], bot: ThisBot) -> Update | None:
    """An update; of one the library cannot read, as much as it takes to answer; else None, and a line in the log."""
    for attempt in (dict(raw), _reduced(raw)):
        try:
            if (update := Update.de_json(attempt, bot)) is not None and _whole(update):
                return update
        except Exception as error:  # a field of an unexpected shape raises anything, and must not stop the bot
            _log.warning("update_unreadable", update=raw.get("update_id"), error=type(error).__name__)
    return None


def _whole(update: Update) -> bool:
    """Whether an update says who and where, which the library reads without insisting."""
    message, query, change = update.effective_message, update.callback_query, update.my_chat_member
    spoken = message is None or (message.chat is not None and message.date is not None)
    asked = (query is None or query.from_user is not None) and (update.inline_query is None or update.inline_query.from_user is not None)
    return spoken and asked and (change is None or (change.chat is not None and change.new_chat_member is not None))


def _reduced(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The update with its messages' contents set aside: the person gets the kind answer to what cannot be read."""
    message = raw.get("message")
    if not isinstance(message, dict):
        return {"update_id": raw["update_id"]}
    kept = {name: message[name] for name in ("message_id", "date", "chat", "from", "text", "caption", "media_group_id") if name in message}
    return {"update_id": raw["update_id"], "message": kept | {UNKNOWN + name: True for name in CONTENTS if name in message}}


def _sentence(error: TelegramError | StoreError) -> str:
    """What an operator should know."""
    if isinstance(error, StoreError):
        return f"La base de données ne répond pas ({error}) : les messages attendent chez Telegram, nouvel essai sans fin."
    if isinstance(error, Conflict):
        return (
            "Un autre programme reçoit déjà les messages de ce robot (409) : arrêtez-le, un seul à la fois peut tourner. "
            f"Nouvel essai sans fin. [{error.message}]"
        )
    return f"Telegram ne répond pas ({error.message}) : nouvel essai sans fin, rien n'est perdu."
