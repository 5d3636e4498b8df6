"""The life of the Telegram bot: start, however long the network takes; answer; end cleanly within five seconds."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
from collections.abc import Awaitable
from typing import Any
from urllib.parse import urlsplit

import structlog
from starlette.types import ASGIApp
from telegram.error import InvalidToken, TelegramError

from bot import logs
from bot.dialogue import Dialogue
from bot.geocoding import open_locator
from bot.places.place import BadMap
from bot.settings import Settings
from bot.store import Database, Pseudonyms, StoreError
from bot.telegram import light
from bot.telegram.arrival import incoming
from bot.telegram.behind import Behind
from bot.telegram.context import ALLOWED_UPDATES, make_bot
from bot.telegram.conversation import Conversation
from bot.telegram.dispatch import Dispatcher
from bot.telegram.ending import Ending
from bot.telegram.flood import Flood
from bot.telegram.http import HttpRequest
from bot.telegram.menu import introduce
from bot.telegram.metrics import Metrics
from bot.telegram.patience import Patience
from bot.telegram.polling import Poller
from bot.telegram.serving import HttpServer
from bot.telegram.web import Webhook, host_and_port, web

DRAIN = 2.5  # seconds left to what is being answered when the program is asked to end
LAST_CALL = 0.5  # seconds for each last call: confirming, closing
TRUSTED_FOR = 30.0  # seconds an answer of Telegram stands for its being reachable
AT_ONCE = 40  # connections Telegram may open to the webhook
_log = structlog.get_logger(__name__)


def run(settings: Settings, dialogue: Dialogue, site: ASGIApp | None = None) -> int:
    """Runs the bot until it is asked to end, with the public sheets beside its webhook; the exit status."""
    logs.set_up(settings.log_level, settings.token, settings.webhook_proof)
    light.settle()
    if not _plausible(settings.token):
        return _fail(refused(settings))
    try:
        return asyncio.run(_life(settings, dialogue, site))
    except KeyboardInterrupt:
        return 0
    except InvalidToken:
        return _fail(refused(settings))
    except StoreError as error:
        return _fail(f"La base de données ne s'ouvre pas (DATABASE_URL) : {error}.")
    except BadMap as error:
        return _fail(f"La carte des QPV ne se lit pas (PLACES_FILE) : {error}. Refaites-la : python -m bot places update.")
    except OSError as error:
        return _fail(f"Le serveur HTTP ne s'ouvre pas ({error}).")
    except Exception:  # the last resort: one line without values instead of a traceback with them
        _log.critical("crashed", exc_info=True)
        return 1


def refused(settings: Settings) -> str:
    """What an operator should know of a token that is not accepted."""
    return (
        "Telegram refuse le jeton TELEGRAM_BOT_TOKEN : vérifiez-le auprès de @BotFather "
        f"(ou TELEGRAM_API_URL, {settings.telegram_api_url}, n'est pas l'adresse d'un serveur Bot API)."
    )


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr, flush=True)
    return 1


def _plausible(token: str) -> bool:
    """A token that can stand in an address."""
    return bool(token) and token.isascii() and token.isprintable() and not set(token) & set(" /?#%\\\"'")


async def _life(settings: Settings, dialogue: Dialogue, site: ASGIApp | None) -> int:
    ending = Ending()
    ending.listen()
    database = await Database.open(settings.database_url, Pseudonyms(settings.pseudonym_secret))
    if not database.lasting:
        _log.warning("store_in_memory", reason="DATABASE_URL est en mémoire : tout sera oublié à l'arrêt.")
    service = _Service(settings, dialogue, database, ending, site)
    try:
        await service.live()
        return 0
    finally:
        await service.close()
        await _in_time(database.close())


class _Service:
    """One run of the bot over an open database."""

    def __init__(self, settings: Settings, dialogue: Dialogue, database: Database, ending: Ending, site: ASGIApp | None) -> None:
        self._settings, self._dialogue, self._database, self._ending = settings, dialogue, database, ending
        self._site, self._metrics = site, Metrics()
        self._bot = make_bot(settings, self._metrics.called)
        self._fetching = HttpRequest(2, 4.0)
        locator = open_locator(settings.places_file, settings.geocoder_url)
        conversation = Conversation(self._bot, dialogue, database, locator, self._metrics, Flood(settings.messages_per_minute))
        self._behind = Behind(self._bot, database, settings, dialogue, conversation)
        self._dispatcher = Dispatcher(database.inbox, conversation.answer)
        conversation.again = self._dispatcher.call
        self._poller = Poller(self._bot.base_url, self._fetching, ALLOWED_UPDATES, self._accept, self._heartbeat)
        self._reached_at = float("-inf")
        self._started = False

    async def live(self) -> None:
        """From the first call to the last answer; raises InvalidToken, StoreError, OSError."""
        await self._fetching.initialize()
        server = self._server()
        if server is None:
            return await self._answer()
        serving = asyncio.create_task(server.run())
        answering = asyncio.create_task(self._answer())
        await asyncio.wait((serving, answering), return_when=asyncio.FIRST_COMPLETED)
        server.stop()
        if serving.done() and not answering.done():
            answering.cancel()
        await asyncio.gather(serving, answering, return_exceptions=True)
        for task in (serving, answering):
            if not task.cancelled():
                task.result()
        return None

    async def close(self) -> None:
        """Closes what was opened towards Telegram."""
        with contextlib.suppress(TelegramError, RuntimeError):
            await _in_time(self._bot.shutdown())
        await _in_time(self._fetching.shutdown())

    async def _answer(self) -> None:
        """Starts, receives and answers until the end; then drains."""
        ending, bot, inbox = self._ending, self._bot, self._database.inbox
        if not await ending.reached(bot.initialize, self._unreachable) or not await ending.reached(self._arrange, self._unreachable):
            return
        self._dialogue.reachable_at(self._settings.site_url, bot.username)
        await (inbox.only_worker() if self._alone else inbox.alive())
        _log.info("started", bot=bot.username, schemes=len(self._dialogue.desk.catalogue.schemes))
        self._started = True
        receiving = [] if self._settings.webhook_url else [self._poller.run()]
        introduced = introduce(bot, self._dialogue.desk.say, self._settings.admin_ids)  # people come before menus
        try:
            await ending.unless(
                asyncio.gather(*receiving, self._dispatcher.run(), self._dispatcher.stay_alive(), self._behind.run(), introduced)
            )
        finally:
            await self._drained()
            await _in_time(inbox.leave())
        await _in_time(self._poller.confirm())
        _log.info("ended")

    @property
    def _alone(self) -> bool:
        """Whether no other process can be at work on this database: SQLite is one machine's, and Telegram lets one poll."""
        return self._settings.webhook_url is None or self._database.engine.dialect.name == "sqlite"

    async def _arrange(self) -> None:
        """Tells Telegram how updates are to come."""
        if self._settings.webhook_url is None:
            await self._bot.delete_webhook()
            return
        await self._bot.set_webhook(
            self._settings.webhook_url,
            secret_token=self._settings.webhook_proof,
            allowed_updates=ALLOWED_UPDATES,
            max_connections=AT_ONCE,
        )

    async def _accept(self, updates: list[dict[str, Any]]) -> None:
        """Writes updates down and has them answered; raises StoreError."""
        await self._database.inbox.accept(filter(None, (incoming(raw, self._database.pseudonyms) for raw in updates)))
        self._dispatcher.call()

    def _server(self) -> HttpServer | None:
        """The HTTP side, where one is asked for."""
        address, url = self._settings.listen, self._settings.webhook_url
        if url is None and address is None:
            return None
        webhook = Webhook(urlsplit(url).path or "/", self._settings.webhook_proof, self._accept) if url else None
        application = web({"start": self._start_check, "database": self._database_check, "telegram": self._telegram_check},
                          self._figures, webhook, self._site)  # fmt: skip
        return HttpServer(application, *host_and_port(address or ":8080"))

    async def _start_check(self) -> str:
        return "" if self._started else "starting"

    async def _database_check(self) -> str:
        try:
            await self._database.ready()
        except StoreError:
            return "unreachable"
        return ""

    async def _telegram_check(self) -> str:
        if time.monotonic() - self._reached_at > TRUSTED_FOR:
            try:
                await self._bot.get_me()
            except TelegramError:
                return "unreachable"
            self._reached_at = time.monotonic()
        return ""

    async def _figures(self) -> bytes:
        return self._metrics.page(await self._database.inbox.depth())

    async def _drained(self) -> None:
        """Lets what has come in be answered, for a short while."""
        if isinstance(self._bot.rate_limiter, Patience):
            self._bot.rate_limiter.give_up()
        if not await self._dispatcher.drained(DRAIN):
            _log.error("ended_in_haste", reason="Des réponses étaient encore en cours : elles partiront au prochain démarrage.")

    def _heartbeat(self) -> None:
        self._reached_at = time.monotonic()
        if self._settings.heartbeat_file is not None:
            with contextlib.suppress(OSError):
                self._settings.heartbeat_file.touch()

    def _unreachable(self, error: TelegramError, pause: float) -> str:
        return (
            f"L'API Telegram ne répond pas à {self._settings.telegram_api_url} ({error.message}) : "
            f"nouvel essai dans {pause:g} s, jusqu'à ce qu'elle réponde."
        )


async def _in_time(last: Awaitable[object]) -> None:
    """A last call, which may not hold up the end."""
    try:
        await asyncio.wait_for(last, LAST_CALL)
    except (TimeoutError, TelegramError, StoreError) as error:
        _log.info("last_call_failed", error=type(error).__name__)
