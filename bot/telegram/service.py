"""The life of the Telegram bot: start, however long the network takes; answer; end cleanly within five seconds."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import structlog
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot import logs
from bot.dialogue import Dialogue
from bot.geocoding import open_locator
from bot.places.qpv import BadMap
from bot.settings import Settings
from bot.store import Database, Pseudonyms, StoreError
from bot.telegram.arrival import incoming
from bot.telegram.behind import Behind
from bot.telegram.context import ALLOWED_UPDATES, ThisBot, make_bot, token_of
from bot.telegram.conversation import Conversation
from bot.telegram.dispatch import Dispatcher
from bot.telegram.menu import introduce
from bot.telegram.patience import Patience
from bot.telegram.polling import Poller

DRAIN = 3.0  # seconds left to what is being answered when the program is asked to end
LAST_CALL = 0.5  # seconds for each last call: confirming, closing
LONGEST_PAUSE = 30.0
T = TypeVar("T")
_log = structlog.get_logger(__name__)


def run(settings: Settings, dialogue: Dialogue) -> int:
    """Runs the bot until it is asked to end; the exit status."""
    logs.set_up(settings.log_level, token_of(settings))
    if not _plausible(token_of(settings)):
        return _fail(refused(settings))
    try:
        return asyncio.run(_Service(settings, dialogue).run())
    except KeyboardInterrupt:
        return 0
    except StoreError as error:
        return _fail(f"La base de données ne s'ouvre pas (DATABASE_URL) : {error}.")
    except BadMap as error:
        return _fail(f"La carte des QPV ne se lit pas (PLACES_FILE) : {error}. Refaites-la : python -m bot places update.")
    except Exception:  # the last resort: one line without values instead of a traceback with them
        _log.critical("crashed", exc_info=True)
        return 1


def refused(settings: Settings) -> str:
    """What an operator should know of a token that is not accepted."""
    return (
        "Telegram refuse le jeton TELEGRAM_BOT_TOKEN : vérifiez-le auprès de @BotFather "
        f"(ou TELEGRAM_API_URL, {settings.telegram_api_url}, n'est pas l'adresse d'un serveur Bot API)."
    )


def pseudonym_secret(settings: Settings) -> str:
    """What pseudonyms are keyed with: a secret of its own, else the bot's token, which every replica has."""
    own = settings.pseudonym_key
    return own.get_secret_value() if own else token_of(settings)


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr, flush=True)
    return 1


class _Service:
    """One run of the bot."""

    def __init__(self, settings: Settings, dialogue: Dialogue) -> None:
        self._settings, self._dialogue = settings, dialogue

    async def run(self) -> int:
        """From the first signal handler to the last closed connection."""
        self._ending = asyncio.Event()
        for sign in (signal.SIGTERM, signal.SIGINT):
            with contextlib.suppress(NotImplementedError):  # Windows
                asyncio.get_running_loop().add_signal_handler(sign, self._ending.set)
        pseudonyms = Pseudonyms(pseudonym_secret(self._settings))
        database = await Database.open(self._settings.database_url, pseudonyms)
        if not database.lasting:
            _log.warning("store_in_memory", reason="DATABASE_URL est en mémoire : tout sera oublié à l'arrêt.")
        try:
            return await self._with(database)
        finally:
            await _in_time(database.close())

    async def _with(self, database: Database) -> int:
        bot, request = make_bot(self._settings), HTTPXRequest(connection_pool_size=2, connect_timeout=10, pool_timeout=5)
        try:
            await request.initialize()
            return await self._answering(database, bot, request)
        except InvalidToken:
            return _fail(refused(self._settings))
        finally:
            await self._closed(bot)
            await _in_time(request.shutdown())

    async def _answering(self, database: Database, bot: ThisBot, request: HTTPXRequest) -> int:
        """Starts, receives, and drains; raises InvalidToken."""
        if not await self._reached(bot.initialize) or not await self._reached(bot.delete_webhook):
            return 0
        self._dialogue.reachable_at(self._settings.site_url, bot.username)
        locator = open_locator(self._settings.places_file, self._settings.geocoder_url)
        conversation = Conversation(bot, self._dialogue, database, locator)
        behind = Behind(bot, database, self._settings, self._dialogue, conversation)
        dispatcher = Dispatcher(database.inbox, conversation.answer)

        async def accept(updates: list[dict[str, Any]]) -> None:
            await database.inbox.accept(filter(None, (incoming(raw, database.pseudonyms) for raw in updates)))
            dispatcher.call()

        poller = Poller(bot.base_url, request, ALLOWED_UPDATES, accept, self._heartbeat)
        await self._unless_ending(introduce(bot, self._dialogue.desk.say, self._settings.admin_ids))
        await database.inbox.only_worker()
        _log.info("started", bot=bot.username, schemes=len(self._dialogue.desk.catalogue.schemes))
        work = (poller.run(), dispatcher.run(), dispatcher.stay_alive(), behind.run())
        try:
            await self._unless_ending(asyncio.gather(*work))
        finally:
            await _drained(dispatcher, bot)
            await _in_time(database.inbox.leave())
        await _in_time(poller.confirm())
        _log.info("ended")
        return 0

    async def _reached(self, call: Callable[[], Awaitable[object]]) -> bool:
        """Makes a first call again and again until Telegram answers; false when the program has to end first."""
        pause = 1.0
        while not self._ending.is_set():
            try:
                await self._unless_ending(call())
                break
            except InvalidToken:
                raise
            except TelegramError as error:
                _log.warning("api_unreachable", reason=self._unreachable(error, pause))
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._ending.wait(), pause)
                pause = min(pause * 2, LONGEST_PAUSE)
        return not self._ending.is_set()

    async def _unless_ending(self, work: Awaitable[T]) -> T | None:
        """Waits for some work, or for the order to end, which cancels it."""
        task, end = asyncio.ensure_future(work), asyncio.ensure_future(self._ending.wait())
        try:
            await asyncio.wait((task, end), return_when=asyncio.FIRST_COMPLETED)
            return task.result() if task.done() else None
        finally:
            for leftover in (task, end):
                leftover.cancel()
            await asyncio.gather(task, end, return_exceptions=True)

    async def _closed(self, bot: ThisBot) -> None:
        with contextlib.suppress(TelegramError):
            await _in_time(bot.shutdown())

    def _heartbeat(self) -> None:
        if self._settings.heartbeat_file is not None:
            with contextlib.suppress(OSError):
                self._settings.heartbeat_file.touch()

    def _unreachable(self, error: TelegramError, pause: float) -> str:
        return (
            f"L'API Telegram ne répond pas à {self._settings.telegram_api_url} ({error.message}) : "
            f"nouvel essai dans {pause:g} s, jusqu'à ce qu'elle réponde."
        )


def _plausible(token: str) -> bool:
    """A token that can stand in an address."""
    return bool(token) and token.isascii() and token.isprintable() and not set(token) & set(" /?#%\\\"'")


async def _drained(dispatcher: Dispatcher, bot: ThisBot) -> None:
    """Lets what has begun come to its end, for a short while."""
    if isinstance(bot.rate_limiter, Patience):
        bot.rate_limiter.give_up()
    if not await dispatcher.drained(DRAIN):
        _log.error("ended_in_haste", reason="Des réponses étaient encore en cours : elles partiront au prochain démarrage.")


async def _in_time(last: Awaitable[object]) -> None:
    """A last call, which may not hold up the end."""
    try:
        await asyncio.wait_for(last, LAST_CALL)
    except (TimeoutError, TelegramError, StoreError) as error:
        _log.info("last_call_failed", error=type(error).__name__)
