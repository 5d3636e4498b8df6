"""Whether the web addresses of the catalogue still answer: many at once, gently with each host, and never sure of too much.

A live link does not make a live scheme: it says that a page exists, not what it says.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlsplit

import httpx

AGENT = "Mozilla/5.0 (compatible; quartiers-productifs-bot; verification de liens)"
GONE = (404, 410)
BUSY = (429, 502, 503, 504)
PERMANENT = (301, 308)
REASONS = {
    401: "demande un mot de passe",
    403: "refuse les robots",
    404: "page introuvable",
    410: "page supprimée",
    429: "trop de demandes",
    451: "bloquée pour raison légale",
}


class State(StrEnum):
    """What an address answered; `uncertain` is for a person to open."""

    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Link:
    """One address, what it answered, why, and which sheets name it."""

    url: str
    state: State
    detail: str = ""
    moved_to: str | None = None
    used_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manners:
    """How gently to ask."""

    at_once: int = 16
    per_host: int = 1
    pause: float = 0.3  # seconds between two requests to one host
    timeout: float = 15.0
    tries: int = 3
    patience: float = 10.0  # the longest wait before asking again


async def check_links(
    addresses: Mapping[str, Sequence[str]], manners: Manners | None = None, done: Callable[[Link], None] = lambda link: None
) -> list[Link]:
    """The state of each address, in the order given; `done` is told of each one as it is known."""
    manners = manners or Manners()
    async with httpx.AsyncClient(follow_redirects=True, timeout=manners.timeout, headers={"User-Agent": AGENT}) as client:
        checker = _Checker(client, manners)

        async def one(url: str, ids: Sequence[str]) -> Link:
            link = replace(await checker.check(url), used_by=tuple(ids))
            done(link)
            return link

        links = await asyncio.gather(*(one(url, ids) for url, ids in addresses.items()))
    return _without_network(list(links))


NO_NAME = "nom de site inconnu"


def _without_network(links: list[Link]) -> list[Link]:
    """When no name at all can be found, it is the network that is dead, not the links."""
    if len(links) > 1 and all(link.detail == NO_NAME for link in links):
        return [replace(link, state=State.UNCERTAIN, detail="pas de réseau ?") for link in links]
    return links


class _Checker:
    def __init__(self, client: httpx.AsyncClient, manners: Manners) -> None:
        self.client, self.manners = client, manners
        self.all = asyncio.Semaphore(manners.at_once)
        self.hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(manners.per_host))

    async def check(self, url: str) -> Link:
        """The state of one address: asked again when the failure may pass."""
        link = Link(url, State.UNCERTAIN)
        for attempt in range(self.manners.tries):
            try:
                async with self._turn(url):
                    answer = await self._answer(url, head=attempt == 0)
            except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
                link = _failed(url, error)
                wait = 2.0**attempt if _may_pass(error) else None
            else:
                link = _judged(url, answer)
                wait = _wait(answer, attempt) if answer.status_code in BUSY else None
            if wait is None or attempt + 1 == self.manners.tries:
                break
            await asyncio.sleep(min(wait, self.manners.patience))
        return link

    @asynccontextmanager
    async def _turn(self, url: str) -> AsyncIterator[None]:
        """One's turn at a host; what waits for a busy host holds up no other."""
        async with self.hosts[urlsplit(url).netloc.lower()]:
            async with self.all:
                yield
            await asyncio.sleep(self.manners.pause)

    async def _answer(self, url: str, *, head: bool) -> httpx.Response:
        """The answer to HEAD, or to GET where HEAD failed or says no; the body is never read."""
        if head:
            answer = await self.client.head(url)
            if answer.status_code < 400 or answer.status_code == 429:
                return answer
        async with self.client.stream("GET", url) as whole:
            return whole


def _judged(url: str, answer: httpx.Response) -> Link:
    status = answer.status_code
    if status < 400:
        return _arrived(url, answer)
    if status in GONE:
        return Link(url, State.DEAD, f"{REASONS[status]} ({status})")
    reason = REASONS.get(status, "erreur du site" if status >= 500 else "refus du site")
    return Link(url, State.UNCERTAIN, f"{reason} ({status})")


def _arrived(url: str, answer: httpx.Response) -> Link:
    there = str(answer.url)
    if not any(step.status_code in PERMANENT for step in answer.history) or there == url:
        return Link(url, State.ALIVE)
    lost = urlsplit(url).path.strip("/") and not urlsplit(there).path.strip("/")
    return Link(url, State.MOVED, "renvoie à la page d'accueil : page sans doute supprimée" if lost else "nouvelle adresse", there)


def _wait(answer: httpx.Response, attempt: int) -> float:
    asked = answer.headers.get("Retry-After", "")
    return float(asked) if asked.isdigit() else 2.0**attempt


def _failed(url: str, error: Exception) -> Link:
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol | ValueError):
        return Link(url, State.DEAD, "adresse mal écrite")
    if isinstance(error, httpx.TimeoutException):
        return Link(url, State.UNCERTAIN, "pas de réponse à temps")
    if isinstance(error, httpx.TooManyRedirects):
        return Link(url, State.UNCERTAIN, "renvois en boucle")
    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return Link(url, State.UNCERTAIN, "certificat de sécurité refusé")
    if any(isinstance(cause, socket.gaierror) and cause.errno == socket.EAI_NONAME for cause in causes):
        return Link(url, State.DEAD, NO_NAME)
    return Link(url, State.UNCERTAIN, "site injoignable")


def _causes(error: BaseException) -> Iterator[BaseException]:
    current: BaseException | None = error
    while current is not None:
        yield current
        current = current.__cause__ or current.__context__


def _may_pass(error: Exception) -> bool:
    return isinstance(error, httpx.TransportError) and not any(
        isinstance(cause, ssl.SSLError | socket.gaierror) for cause in _causes(error)
    )
