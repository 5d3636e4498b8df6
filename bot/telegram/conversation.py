"""What the bot does with each update: read the person, ask the dialogue, write the answer down, say it, note that it is said."""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from telegram import CallbackQuery, ChatMember, InlineQuery, Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.dialogue import Dialogue, Person, Reply, Tapped, Turn
from bot.dialogue.events import Counted, Event, Forgotten, Handed, OwnData
from bot.editors import EditorsDesk, Request
from bot.geocoding import Locator
from bot.logs import where
from bot.store import Database, Waiting
from bot.telegram.arrival import whose
from bot.telegram.clocks import Clocks
from bot.telegram.context import ThisBot
from bot.telegram.editing import request_of, show_picture
from bot.telegram.failures import Again, name_of, verdict
from bot.telegram.flood import Flood, Pace
from bot.telegram.inline import answer_query
from bot.telegram.insisting import insist
from bot.telegram.manners import typing_if_slow
from bot.telegram.metrics import Metrics
from bot.telegram.polling import read_update
from bot.telegram.reading import event_of
from bot.telegram.sending import Place, Screen, place_of, place_of_tap

_ALBUMS_KNOWN = 512
_COUNTED = frozenset({"message", "edited_message", "callback_query"})  # what somebody can do too much of
STALE = timedelta(seconds=20)  # an inline query that waited longer is of no use to anybody
COUNTED_APART = frozenset({"decision", "priority", "language"})  # few items each: a graph has no line for every sheet
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Heard:
    """An update as the conversation takes it: whose it is, what happened, where to answer."""

    who: str
    event: Event
    place: Place

    @property
    def private_chat(self) -> int | None:
        """The chat in which the person is alone with the bot; None in a group."""
        return self.place.chat_id if self.who == str(self.place.chat_id) else None


class Conversation:
    """Answers updates; all that lasts is in the database, all that is decided is in the dialogue."""

    def __init__(
        self,
        bot: ThisBot,
        dialogue: Dialogue,
        database: Database,
        locator: Locator,
        metrics: Metrics | None = None,
        flood: Flood | None = None,
    ) -> None:
        self._bot, self._dialogue, self._database, self._locator = bot, dialogue, database, locator
        self._screen, self._metrics, self._chance = Screen(), metrics or Metrics(), random.Random()  # noqa: S311 - spreads retries
        self._flood, self._clocks = flood or Flood(0), Clocks()
        self._editors: frozenset[int] = frozenset()
        self._editors_desk: EditorsDesk | None = None
        self._to_erase = set[int]()
        self.again: Callable[[], None] = lambda: None  # called when an answer that was put off is due
        self._albums: deque[tuple[int, str]] = deque(maxlen=_ALBUMS_KNOWN)

    def use(self, dialogue: Dialogue) -> None:
        """Takes another catalogue's dialogue from the next update on."""
        self._dialogue = dialogue

    def edited_by(self, editors: frozenset[int], desk: EditorsDesk) -> None:
        """Says who the editors are, and who answers them."""
        self._editors, self._editors_desk = editors, desk

    async def answer(self, waiting: Waiting) -> None:
        """Answers an update and notes it; a failure is noted too, for another try or for the operator."""
        pace = self._pace(waiting)
        if "callback_query" in waiting.payload and not waiting.attempts:
            self._clocks.start(self._bot, waiting.payload, None if pace is Pace.ANSWER else self._dialogue.desk.say.plain("flood-tap"))
        try:
            await self._answer(waiting, read_update(waiting.payload, self._bot), pace)
        except Exception as error:  # whatever it was, the update must not be lost nor stop the others
            await self._failed(waiting, error)

    def _pace(self, waiting: Waiting) -> Pace:
        """Whether somebody writes too fast: counted once an update, by when it arrived."""
        if waiting.attempts or waiting.replies is not None or not _COUNTED & waiting.payload.keys():
            return Pace.ANSWER
        return self._flood.heard(whose(waiting.payload), _utc(waiting.received_at).timestamp())

    async def _answer(self, waiting: Waiting, update: Update | None, pace: Pace) -> None:
        if update is None or pace is Pace.SILENCE:
            return await self._done(waiting)
        if update.inline_query is not None:
            await self._offer(update.inline_query, _age(waiting, self._database.clock()))
            return await self._done(waiting)
        if update.my_chat_member is not None:
            await self._membership(waiting, update)
            return await self._done(waiting)
        if self._editors_desk is not None and (request := request_of(update, self._editors, self._bot.id)) is not None:
            return await self._edit(waiting, update, self._editors_desk, request)
        heard = self._heard(update)
        if pace is Pace.WARN and heard is not None:
            return await self._slow_down(waiting, heard)
        return await (self._converse(waiting, heard) if heard else self._done(waiting))

    def _heard(self, update: Update) -> Heard | None:
        """What a message or a tap means; None for those that ask for no answer."""
        if (query := update.callback_query) is not None:
            place = _place(query)
            return Heard(key_of(update), Tapped(query.data), place) if place is not None and query.data is not None else None
        message = update.effective_message
        event = event_of(update, self._bot.bot)
        if message is None or event is None or self._answered_with_its_album(message):
            return None
        return Heard(key_of(update), event, place_of(message))

    async def _slow_down(self, waiting: Waiting, heard: Heard) -> None:
        """One kind word to somebody who writes too fast; who taps too fast reads it on the button she tapped."""
        _log.info("flood")
        if isinstance(heard.event, Tapped):
            return await self._done(waiting)
        word = (Reply(self._dialogue.desk.say("flood")),)
        return await self._screen.show(self._bot, heard.place, word, waiting.sent, lambda sent, last: self._said(waiting, sent, last=last))

    async def _converse(self, waiting: Waiting, heard: Heard) -> None:
        """Decides, unless that was done before a crash; then says what has not been said yet."""
        replies = waiting.replies
        if replies is None:
            turn = await self._decided(waiting, heard)
            replies = turn.replies
            if turn.instead is not None and isinstance(heard.event, Tapped):
                await self._screen.relabel(self._bot, heard.place, heard.event.action, turn.instead)
        await self._screen.show(self._bot, heard.place, replies, waiting.sent, lambda sent, last: self._said(waiting, sent, last=last))
        kind, seconds = type(heard.event).__name__, _age(waiting, self._database.clock()).total_seconds()
        self._metrics.updates.labels(kind).inc()
        self._metrics.answered.observe(seconds)
        _log.info("answered", event_kind=kind, replies=len(replies), after_ms=round(seconds * 1000, 1))

    async def _edit(self, waiting: Waiting, update: Update, desk: EditorsDesk, request: Request) -> None:
        """Answers an editor. What she did is noted by what she asked; after a crash, doing it again changes nothing more."""
        message, answer = update.effective_message, await desk.answer(request)
        if answer.picture is not None:
            await show_picture(self._bot, int(key_of(update)), answer)
            await self._done(waiting)
        else:
            place = place_of(message) if isinstance(message, Message) else Place(int(key_of(update)))
            await self._screen.show(self._bot, place, answer.replies, 0, lambda sent, last: self._said(waiting, sent, last=last))
        _log.info("editor_answered", verb=request.verb)

    async def _decided(self, waiting: Waiting, heard: Heard) -> Turn:
        key = self._database.pseudonyms.of(heard.who)
        turn = await self._turn(heard, await self._database.inbox.person(key, heard.private_chat))
        await self._database.inbox.decided(waiting.update_id, key, heard.private_chat, turn)
        for effect in turn.effects:
            if isinstance(effect, Counted):
                self._metrics.counted.labels(effect.name, effect.item if effect.name in COUNTED_APART else "").inc()
        self._to_erase |= {waiting.update_id} if Forgotten() in turn.effects else set()
        return turn

    async def _turn(self, heard: Heard, person: Person) -> Turn:
        dialogue, begun = self._dialogue, time.perf_counter()  # the same dialogue until the end of the turn
        turn = dialogue.turn(heard.event, person)
        self._metrics.thought.observe(time.perf_counter() - begun)
        if turn.lookup is None:
            return turn
        if isinstance(turn.lookup, OwnData):
            return await self._handed(heard, turn, dialogue)
        found = await typing_if_slow(self._bot, heard.place, self._locator.locate(turn.lookup))
        return dialogue.turn(found, turn.person)

    async def _handed(self, heard: Heard, turn: Turn, dialogue: Dialogue) -> Turn:
        """Everything that is kept of a person, for her eyes alone: in a group she is told where to ask."""
        chat = heard.private_chat
        if chat is None:
            return turn
        content = await self._database.everything(self._database.pseudonyms.of(heard.who), chat)
        return dialogue.turn(Handed(content), turn.person)

    async def _said(self, waiting: Waiting, sent: int, *, last: bool) -> None:
        """Notes that a message is out; for as long as it takes, since saying it again would be worse."""
        if last:
            await self._done(waiting)
        else:
            await insist(lambda: self._database.inbox.sent(waiting.update_id, sent))

    async def _done(self, waiting: Waiting) -> None:
        await insist(lambda: self._database.inbox.done(waiting.update_id))
        if waiting.update_id in self._to_erase:
            self._to_erase.discard(waiting.update_id)
            await insist(self._database.leave_no_trace)

    async def _offer(self, query: InlineQuery, age: timedelta) -> None:
        """Cards for words typed in any chat; who typed them longer ago has typed on."""
        if age < STALE:
            person = await self._database.people.get(self._database.pseudonyms.of(str(query.from_user.id)))  # her private chat's key
            begun = time.perf_counter()
            offer = self._dialogue.offer(query.query, person)
            self._metrics.offered.observe(time.perf_counter() - begun)
            await answer_query(query, offer)

    async def _membership(self, waiting: Waiting, update: Update) -> None:
        """Somebody who blocks the bot is forgotten."""
        change = update.my_chat_member
        if change is not None and change.chat.type == ChatType.PRIVATE and change.new_chat_member.status == ChatMember.BANNED:
            gone = Turn((), Person(), effects=(Forgotten(),))
            await self._database.inbox.decided(waiting.update_id, self._database.pseudonyms.of(key_of(update)), change.chat.id, gone)
            self._to_erase.add(waiting.update_id)
            _log.info("forgotten")

    async def _failed(self, waiting: Waiting, error: Exception) -> None:
        """Another try, or the end of it with a word to the person where the mistake is ours."""
        inbox, number = self._database.inbox, waiting.update_id
        match verdict(error, _age(waiting, self._database.clock()), waiting.attempts, self._chance):
            case Again(seconds):
                self._metrics.failed.labels("delayed").inc()
                _log.warning("answer_delayed", update=number, error=name_of(error), after=round(seconds, 1))
                await insist(lambda: inbox.later(number, seconds, name_of(error)))
                asyncio.get_running_loop().call_later(seconds, self.again)
            case over:
                self._metrics.failed.labels("given up").inc()
                _log.error("update_failed", update=number, error=name_of(error), at=where(error.__traceback__))
                await insist(lambda: inbox.failed(number, name_of(error)))
                if over.ours:
                    await self._apologise(waiting)

    async def _apologise(self, waiting: Waiting) -> None:
        """A word to the person when something went wrong on our side."""
        update = read_update(waiting.payload, self._bot)
        message = update.effective_message if update else None
        if isinstance(message, Message):
            place = place_of(message)
            try:
                await self._bot.send_message(place.chat_id, str(self._dialogue.desk.say("sorry")), message_thread_id=place.thread_id)
            except TelegramError as error:
                _log.error("apology_failed", reason=error.message)

    def _answered_with_its_album(self, message: Message) -> bool:
        """Ten photos sent together are ten messages: one answer is enough (each caption gets its own)."""
        if message.media_group_id is None or message.caption:
            return False
        album = (message.chat_id, message.media_group_id)
        known = album in self._albums
        self._albums.append(album)
        return known


def key_of(update: Update) -> str:
    """What tells a person from others: her private chat, or herself within one group."""
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


def _age(waiting: Waiting, now: datetime) -> timedelta:
    return now - _utc(waiting.received_at)


def _utc(moment: datetime) -> datetime:
    """SQLite gives times back without their zone, which is always UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
