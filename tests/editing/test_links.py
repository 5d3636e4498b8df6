"""Links, against a server on this machine only: what each answer means, and how gently the questions are asked."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from bot.editing.links import AGENT, NO_NAME, Link, Manners, State, _without_network, check_links

BRISK = Manners(pause=0.0, timeout=0.5, patience=0.0)


class Site(BaseHTTPRequestHandler):
    """Answers by the name of the page."""

    asked: ClassVar[Counter[tuple[str, str]]] = Counter()
    agents: ClassVar[set[str]] = set()
    busy = 0
    busiest = 0
    lock = threading.Lock()

    def do_HEAD(self) -> None:
        self.answer("HEAD")

    def do_GET(self) -> None:
        self.answer("GET")

    def answer(self, method: str) -> None:
        with Site.lock:
            Site.asked[method, self.path] += 1
            Site.agents.add(self.headers["User-Agent"])
            Site.busy += 1
            Site.busiest = max(Site.busiest, Site.busy)
            times = Site.asked["HEAD", self.path] + Site.asked["GET", self.path]
        try:
            self.page(method, times)
        finally:
            with Site.lock:
                Site.busy -= 1

    def page(self, method: str, times: int) -> None:
        name = self.path.strip("/")
        if name == "slow":
            time.sleep(0.8)
        if name == "no-head" and method == "HEAD":
            return self.say(405)
        if name == "lying-head" and method == "HEAD":
            return self.say(404)
        if name == "tired-once" and times == 1:
            return self.say(503)
        moves = {"moved": (301, "/page"), "for-today": (302, "/page"), "to-home": (308, "/"), "circle": (301, "/circle")}
        if name in moves:
            return self.say(*moves[name])
        return self.say(int(name) if name.isdigit() else 200)

    def say(self, status: int, location: str | None = None) -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1")
        yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def check(*urls: str, manners: Manners = BRISK) -> list[Link]:
    return asyncio.run(check_links(dict.fromkeys(urls, ("acre",)), manners))


@pytest.mark.parametrize(
    ("page", "state", "detail"),
    [
        ("page", State.ALIVE, ""),
        ("no-head", State.ALIVE, ""),
        ("lying-head", State.ALIVE, ""),
        ("for-today", State.ALIVE, ""),
        ("tired-once", State.ALIVE, ""),
        ("moved", State.MOVED, "nouvelle adresse"),
        ("to-home", State.MOVED, "page sans doute supprimée"),
        ("404", State.DEAD, "page introuvable"),
        ("410", State.DEAD, "page supprimée"),
        ("403", State.UNCERTAIN, "refuse les robots"),
        ("429", State.UNCERTAIN, "trop de demandes"),
        ("500", State.UNCERTAIN, "erreur du site"),
        ("418", State.UNCERTAIN, "refus du site"),
        ("circle", State.UNCERTAIN, "renvois en boucle"),
        ("slow", State.UNCERTAIN, "pas de réponse à temps"),
    ],
)
def test_what_an_answer_means(site: str, page: str, state: State, detail: str) -> None:
    (link,) = check(f"{site}/{page}", manners=Manners(pause=0.0, timeout=0.5, patience=0.0, tries=2))
    assert (link.state, detail in link.detail) == (state, True), link


def test_a_moved_page_tells_where(site: str) -> None:
    assert check(f"{site}/moved")[0].moved_to == f"{site}/page"


def test_a_closed_port_is_uncertain() -> None:
    (link,) = check("http://127.0.0.1:9/", manners=Manners(pause=0.0, timeout=0.5, patience=0.0, tries=1))
    assert (link.state, link.detail) == (State.UNCERTAIN, "site injoignable")


def test_a_page_that_speaks_no_tls_is_uncertain(site: str) -> None:
    (link,) = check(site.replace("http:", "https:") + "/page")
    assert link.state is State.UNCERTAIN


@pytest.mark.parametrize("url", ["http://", "http://[::1", "ftp://127.0.0.1/x", "http://127.0.0.1:port/"])
def test_an_address_that_is_none_is_dead(url: str) -> None:
    assert (check(url)[0].state, check(url)[0].detail) == (State.DEAD, "adresse mal écrite")


def test_links_come_back_in_order_with_who_names_them_and_each_is_told_once(site: str) -> None:
    told: list[Link] = []
    addresses = {f"{site}/slow": ("acre", "arce"), f"{site}/page": ("nacre",)}
    links = asyncio.run(check_links(addresses, Manners(pause=0.0, timeout=0.2, tries=1), told.append))
    assert [(link.url, link.used_by) for link in links] == list(addresses.items())
    assert sorted(told, key=str) == sorted(links, key=str)


def test_one_host_is_asked_one_question_at_a_time_and_told_who_asks(site: str) -> None:
    time.sleep(0.9)  # the slow pages of other tests have answered
    Site.busiest = 0
    check(*(f"{site}/page-{number}" for number in range(8)))
    assert Site.busiest == 1
    assert Site.agents == {AGENT}


def test_a_busy_host_is_asked_again_and_no_more_than_three_times(site: str) -> None:
    Site.asked.clear()
    check(f"{site}/429")
    assert sum(Site.asked.values()) == 3


def test_without_network_nothing_is_said_dead() -> None:
    lost = [Link(url, State.DEAD, NO_NAME) for url in ("https://a.fr", "https://b.fr")]
    assert {link.state for link in _without_network(lost)} == {State.UNCERTAIN}
    mixed = [*lost, Link("https://c.fr", State.ALIVE)]
    assert _without_network(mixed) == mixed
