"""Notes that must be written down, however long the database is away."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.store import StoreError

PAUSE = 0.5  # seconds
_log = structlog.get_logger(__name__)


async def insist(note: Callable[[], Awaitable[None]]) -> None:
    """Writes a note down, again and again while the database is away."""
    while True:
        try:
            return await note()
        except StoreError as error:
            _log.error("note_delayed", reason=str(error))
            await asyncio.sleep(PAUSE)
