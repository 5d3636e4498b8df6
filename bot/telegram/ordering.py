"""Many people at once, each one's messages in the order they were written."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Hashable
from contextlib import asynccontextmanager
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MOST_WAITING = 1024  # updates held at once, those that wait for their turn included
MOST_AT_WORK = 64  # conversations answered at the same moment


class Lines:
    """Waiting lines by key; a line is gone as soon as nobody stands in it."""

    def __init__(self) -> None:
        self._lines: dict[Hashable, tuple[asyncio.Lock, int]] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @asynccontextmanager
    async def turn(self, key: Hashable) -> AsyncIterator[None]:
        """Waits for one's turn in the line of a key: first come, first served."""
        lock, standing = self._lines.get(key, (asyncio.Lock(), 0))
        self._lines[key] = (lock, standing + 1)
        try:
            async with lock:
                yield
        finally:
            lock, standing = self._lines[key]
            if standing == 1:
                del self._lines[key]
            else:
                self._lines[key] = (lock, standing - 1)


class InOrder(BaseUpdateProcessor):
    """Handles updates side by side, but those of one conversation one after the other.

    The place at work is taken after one's turn has come: somebody who sends a hundred messages holds one place, not all.
    """

    __slots__ = ("_at_work", "_lines")

    def __init__(self, at_work: int = MOST_AT_WORK, waiting: int = MOST_WAITING) -> None:
        super().__init__(waiting)
        self._at_work, self._lines = asyncio.Semaphore(at_work), Lines()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Runs the handlers of an update when its turn has come."""
        async with self._lines.turn(line_of(update)), self._at_work:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""


def line_of(update: object) -> Hashable:
    """The line an update stands in: its conversation's, else its person's, else its own."""
    if isinstance(update, Update):
        if update.effective_chat is not None:
            return update.effective_chat.id
        if update.effective_user is not None:
            return update.effective_user.id
        return ("update", update.update_id)
    return id(update)
