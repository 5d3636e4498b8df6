"""Calls to Telegram over aiohttp, in an eighth of the processor time of the client python-telegram-bot brings: many may write at once."""

from __future__ import annotations

import ssl
from functools import cache
from typing import Any
from urllib.request import getproxies, proxy_bypass

import aiohttp
import httpx
from pydantic_core import from_json
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.jsontext import as_json

WRITTEN_WITHIN = 10.0  # seconds for what we send; files are small
CONNECTED_WITHIN = 5.0  # seconds for a free connection
_JSON = {"User-Agent": BaseRequest.USER_AGENT, "Content-Type": "application/json"}  # core.telegram.org/bots/api#making-requests


class HttpRequest(BaseRequest):
    """Connections to Telegram, on which a call is answered within some seconds; raises what BaseRequest says, TimedOut and NetworkError."""

    def __init__(self, connections: int, answers_within: float) -> None:
        self._connections, self._answers_within = connections, answers_within
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds an answer is waited for, unless a call says otherwise."""
        return self._answers_within

    async def initialize(self) -> None:
        """Opens the pool; a closed one opens again."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, ssl=_authorities())
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        """Closes every connection."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What an answer says; of a message just sent, its number, date and chat: nobody reads the rest, which is long."""
        try:
            answer: dict[str, Any] = from_json(payload)
        except ValueError:  # half a surrogate, or no JSON: the library reads the one and says the other
            answer = BaseRequest.parse_json_payload(payload)
        match answer:
            case {"result": {"message_id": number, "date": date, "chat": chat}}:
                return {**answer, "result": {"message_id": number, "date": date, "chat": chat}}
        return answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call; the status and the body of its answer."""
        if self._session is None:
            raise RuntimeError("This HttpRequest is not initialized!")
        reading, writing = _seconds(read_timeout, self._answers_within), _seconds(write_timeout, WRITTEN_WITHIN)
        waiting, connecting = _seconds(pool_timeout, CONNECTED_WITHIN), _seconds(connect_timeout, self._answers_within)
        limits = aiohttp.ClientTimeout(waiting + connecting + writing + reading, waiting + connecting, reading, connecting)
        body, headers = _body(request_data)
        try:
            async with self._session.request(method, url, data=body, headers=headers, timeout=limits, proxy=_proxy(url)) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:  # their words may hold the address, and that the token
            raise NetworkError(f"aiohttp.{type(error).__name__}") from error


def _body(data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str]]:
    """The fields of a call, as JSON or, with files, in parts."""
    if data is None:
        return None, {"User-Agent": BaseRequest.USER_AGENT}
    if not data.contains_files:
        return as_json(data.json_parameters).encode(), _JSON
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)  # a name of a file keeps its accents
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, {"User-Agent": BaseRequest.USER_AGENT}


def _seconds(given: object, otherwise: float) -> float:
    """A limit as a call gives it; a call without one has ours all the same."""
    return given if isinstance(given, int | float) else otherwise


@cache
def _authorities() -> ssl.SSLContext:
    """Whom to trust, loaded once for all connections: several megabytes."""
    return httpx.create_ssl_context()


@cache
def _proxy_of(scheme: str, host: str) -> str | None:
    return None if proxy_bypass(host) else getproxies().get(scheme)


def _proxy(url: str) -> str | None:
    """The proxy of the environment (HTTPS_PROXY, NO_PROXY), if there is one for this address."""
    scheme, _, rest = url.partition("://")
    return _proxy_of(scheme, rest.partition("/")[0])
