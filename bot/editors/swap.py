"""The catalogue is read again and takes the place of the one in use, whole, while people go on being answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import structlog

from bot.catalogue.problems import CatalogueErrors
from bot.dialogue import Dialogue
from bot.prepared import prepare_apart
from bot.store import Database, StoreError

JOB = "catalogue"
LOOKS = 5.0  # seconds between two looks at whether another process took a new catalogue
_log = structlog.get_logger(__name__)


class Swap:
    """The dialogue in use; `use` hands a new one to whoever answers people."""

    def __init__(self, directory: Path, dialogue: Dialogue, database: Database, use: Callable[[Dialogue], None]) -> None:
        self._directory, self._database, self._use = directory, database, use
        self.dialogue, self.taken_at = dialogue, database.clock()
        self._alone = asyncio.Lock()

    async def reload(self) -> None:
        """Reads the directory again, here and, a little later, in every other process; raises CatalogueErrors and changes nothing."""
        await self._read()
        await self._database.jobs.done(JOB)

    async def follow(self) -> None:
        """Reads the directory again, for ever, whenever another process was told to."""
        while True:
            await asyncio.sleep(LOOKS)
            try:
                told = await self._database.jobs.last(JOB)
                if told is not None and told > self.taken_at:
                    await self._read()
            except (StoreError, CatalogueErrors) as error:
                _log.warning("catalogue_not_followed", error=type(error).__name__)

    async def _read(self) -> None:
        async with self._alone:
            begun: datetime = self._database.clock()
            self.dialogue = await asyncio.to_thread(self._prepared)
            self.taken_at = begun
            self._use(self.dialogue)
            _log.info("catalogue_taken", schemes=len(self.dialogue.desk.catalogue.schemes))

    def _prepared(self) -> Dialogue:
        prepared, before = prepare_apart(self._directory), self.dialogue.desk
        made = Dialogue(prepared.catalogue, prepared.matcher)
        made.reachable_at(before.site_url, before.bot_username)
        made.desk.eligibility  # noqa: B018 - worked out here, and not while somebody waits
        return made
