"""What the bot does with each update: read the person, ask the dialogue, remember, show."""

from __future__ import annotations

import time
from collections import deque

import structlog
from telegram import CallbackQuery, ChatMember, Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.dialogue import Dialogue, Person, Tapped, Turn
from bot.dialogue.events import Event
from bot.geocoding import Locator
from bot.store import Store, StoreError
from bot.telegram.context import Context
from bot.telegram.manners import typing_if_slow
from bot.telegram.reading import event_of
from bot.telegram.sending import Place, Screen, place_of, place_of_tap

_ALBUMS_KNOWN = 512
_log = structlog.get_logger(__name__)


class Conversation:
    """The handlers; all that lasts is in the store, all that is decided is in the dialogue."""

    def __init__(self, dialogue: Dialogue, store: Store, locator: Locator) -> None:
        self._dialogue, self._store, self._locator, self._screen = dialogue, store, locator, Screen()
        self._albums: deque[tuple[int, str]] = deque(maxlen=_ALBUMS_KNOWN)

    async def on_message(self, update: Update, context: Context) -> None:
        """A message, new or corrected."""
        message = update.effective_message
        event = event_of(update, context.bot.bot)
        if message is None or event is None or self._answered_with_its_album(message):
            return
        await self._turn(key_of(update), event, place_of(message), context)

    async def on_tap(self, update: Update, context: Context) -> None:
        """A tapped button: the little clock on it stops at once, whatever the answer takes."""
        query = update.callback_query
        if query is None:
            return
        stopping = context.application.create_task(_answer(query), update)
        if (place := _place(query)) is not None and query.data is not None:
            await self._turn(key_of(update), Tapped(query.data), place, context)
        await stopping

    async def on_membership(self, update: Update, context: Context) -> None:
        """Somebody who blocks the bot is forgotten."""
        change = update.my_chat_member
        if change is not None and change.chat.type == ChatType.PRIVATE and change.new_chat_member.status == ChatMember.BANNED:
            await self._store.forget(key_of(update))
            _log.info("forgotten")

    async def apologise(self, place: Place, context: Context) -> None:
        """A word to the person when something went wrong on our side."""
        await context.bot.send_message(place.chat_id, str(self._dialogue.desk.say("sorry")), message_thread_id=place.thread_id)

    async def _turn(self, key: str, event: Event, place: Place, context: Context) -> None:
        begun = time.perf_counter()
        turn = self._dialogue.turn(event, await self._remembered(key))
        thought = time.perf_counter() - begun
        if turn.lookup is not None:
            found = await typing_if_slow(context.bot, place, self._locator.locate(turn.lookup))
            turn = self._dialogue.turn(found, turn.person)
        await self._remember(key, turn)
        await self._screen.show(context.bot, place, turn.replies)
        _log.info("answered", event_kind=type(event).__name__, replies=len(turn.replies), thought_ms=round(thought * 1000, 1))

    async def _remembered(self, key: str) -> Person:
        """Who writes; a stranger when the store is out of order, for an answer without memory is better than none."""
        try:
            return await self._store.get(key)
        except StoreError as error:
            _log.error("store_failed", reason=str(error))
            return Person()

    async def _remember(self, key: str, turn: Turn) -> None:
        try:
            await (self._store.put(key, turn.person) if turn.person != Person() else self._store.forget(key))
        except StoreError as error:
            _log.error("store_failed", reason=str(error))

    def _answered_with_its_album(self, message: Message) -> bool:
        """Ten photos sent together are ten messages: one answer is enough (each caption gets its own)."""
        if message.media_group_id is None or message.caption:
            return False
        album = (message.chat_id, message.media_group_id)
        known = album in self._albums
        self._albums.append(album)
        return known


def key_of(update: Update) -> str:
    """The key of a person: her private chat, or herself within one group."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None:
        return str(user.id if user else update.update_id)
    if chat.type == ChatType.PRIVATE or user is None:
        return str(chat.id)
    return f"{chat.id}:{user.id}"


def _place(query: CallbackQuery) -> Place | None:
    """Where to answer a tap; nowhere for a card posted in a chat the bot is not in."""
    if query.message is None:
        return None
    if isinstance(query.message, Message):
        return place_of_tap(query.message)
    return Place(query.message.chat.id)


async def _answer(query: CallbackQuery) -> None:
    """Stops the little clock; too late or twice is no mistake."""
    try:
        await query.answer()
    except TelegramError as error:
        _log.info("tap_not_answered", reason=error.message)
