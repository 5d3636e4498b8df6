"""What goes on behind the conversation: alerts, messages to say, the editors' desk, a catalogue that changes."""

from __future__ import annotations

import asyncio
import contextlib

from bot.dialogue import Dialogue
from bot.editors import EditorsDesk, Swap
from bot.settings import Settings
from bot.store import Database
from bot.telegram.alerting import Alerting
from bot.telegram.cleaning import stay_clean
from bot.telegram.context import ThisBot
from bot.telegram.conversation import Conversation
from bot.telegram.outgoing import Announcer

EVERY = 3600.0  # seconds between two comparisons


class Behind:
    """Everything that runs beside the conversation of one process."""

    def __init__(self, bot: ThisBot, database: Database, settings: Settings, dialogue: Dialogue, conversation: Conversation) -> None:
        self._database = database
        self._announcer = Announcer(bot, database, settings.alert_hours)
        self._alerting = Alerting(database, settings.alert_hours, self._announcer.call)
        self._swap = Swap(settings.knowledge_dir, dialogue, database, conversation.use)
        self._catalogue_taken = asyncio.Event()
        self._catalogue_taken.set()  # it may have changed while the program was down
        desk = EditorsDesk(database, self._swap, self._announcer.call, self._catalogue_taken.set)
        conversation.edited_by(settings.admin_ids, desk)

    async def run(self) -> None:
        """For ever."""
        await asyncio.gather(self._announcer.run(), stay_clean(self._database), self._swap.follow(), self._announce())

    async def _announce(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):  # what opens on a day opens without a new catalogue
                await asyncio.wait_for(self._catalogue_taken.wait(), EVERY)
            self._catalogue_taken.clear()
            await self._alerting.announce(self._swap.dialogue.desk)
