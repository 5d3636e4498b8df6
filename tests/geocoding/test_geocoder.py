"""The geocoder that is down, slow, wrong or unsure: « not verified » within three seconds, and the conversation goes on."""

from __future__ import annotations

import asyncio
import io
import json
import socket
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from bot.dialogue import Dialogue, Person, Said, Turn
from bot.dialogue.events import Address, ContactAddress, Located, Lookup, Position
from bot.geocoding import Geocoder, Locator
from bot.geocoding.download import DownloadFailed, download
from bot.places.place import Doubt, Presence
from tests.places.test_qpv import SQUARE, feature, geojson, qpv

ADDRESS = Address("12 rue de l'Essai, Toulouse")
INSIDE, OUTSIDE = [1.405, 43.565], [1.44, 43.60]
MAP = qpv(feature(SQUARE), feature([[1.5, 43.7], [1.51, 43.7], [1.51, 43.71], [1.5, 43.7]], code_qp="QN2", lib_qp="Autre"))


def found(at: list[float], score: float = 0.95, kind: str = "housenumber", citycode: str = "31555") -> dict[str, Any]:
    properties = {"label": "12 Rue de l'Essai 31100 Toulouse", "score": score, "type": kind, "citycode": citycode, "city": "Toulouse"}
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": at}, "properties": properties}


@contextmanager
def server(body: bytes = b"", *, status: int = 200, delay: float = 0.0) -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            released.wait(delay)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    released = threading.Event()
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_address[1]}/geocodage", asked
    finally:
        released.set()
        running.shutdown()
        thread.join()
        running.server_close()


def answer(*features: dict[str, Any]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def ask(url: str, lookup: Lookup = ADDRESS, patience: float = 0.4) -> Located:
    return asyncio.run(Locator(MAP, Geocoder(url, patience=patience)).locate(lookup))


def test_a_precise_address_is_inside_or_outside() -> None:
    with server(answer(found(INSIDE))) as (url, asked):
        place = ask(url).place
        assert (place.presence, place.neighbourhood, place.town) == (Presence.INSIDE, "Grand Mirail", "Toulouse")
        query = parse_qs(urlsplit(asked[0]).query)
        assert urlsplit(asked[0]).path == "/geocodage/search"
        assert query["autocomplete"] == ["0"]
    with server(answer(found(OUTSIDE))) as (url, _):
        assert ask(url).place.presence is Presence.OUTSIDE


@pytest.mark.parametrize(
    ("features", "doubt"),
    [
        ([], Doubt.NOT_FOUND),
        ([found(INSIDE, score=0.4)], Doubt.UNSURE),
        ([found(INSIDE), found(OUTSIDE, score=0.94, citycode="59512")], Doubt.UNSURE),
        ([found(INSIDE, kind="street")], Doubt.IMPRECISE),
        ([found(INSIDE, kind="municipality")], Doubt.IMPRECISE),
        ([found([1.40, 43.565])], Doubt.EDGE),
    ],
)
def test_an_unsure_address_is_not_verified(features: list[dict[str, Any]], doubt: Doubt) -> None:
    with server(answer(*features)) as (url, _):
        assert ask(url).place.doubt is doubt


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b"{}", b'{"features": null}', b'{"features": [{}]}', answer(found(["x", "y"])), answer(found([999.0, 43.0]))],
)
def test_a_wrong_answer_is_not_verified(body: bytes) -> None:
    with server(body) as (url, _):
        assert ask(url).place.doubt is Doubt.UNREACHABLE


@pytest.mark.parametrize("status", [404, 429, 500, 503])
def test_a_refusal_is_not_verified(status: int) -> None:
    with server(b"{}", status=status) as (url, _):
        assert ask(url).place.doubt is Doubt.UNREACHABLE


def test_a_slow_geocoder_is_given_up_within_three_seconds() -> None:
    with server(answer(found(INSIDE)), delay=20) as (url, _):
        begun = time.perf_counter()
        assert asyncio.run(Locator(MAP, Geocoder(url)).locate(Address("12 rue X"))).place.doubt is Doubt.UNREACHABLE
        assert time.perf_counter() - begun < 3


def test_a_geocoder_that_is_down_is_given_up_at_once() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert ask(f"http://127.0.0.1:{port}").place.doubt is Doubt.UNREACHABLE
    assert ask("http://[").place.doubt is Doubt.UNREACHABLE


def test_an_address_is_asked_once_and_a_failure_is_asked_again() -> None:
    async def twice(url: str) -> None:
        geocoder = Geocoder(url, patience=0.4)
        for text in ("12 rue de l'Essai", " 12  RUE de l'essai "):
            await geocoder.find(text)

    with server(answer(found(INSIDE))) as (url, asked):
        asyncio.run(twice(url))
        assert len(asked) == 1
    with server(b"", status=500) as (url, asked):
        asyncio.run(twice(url))
        assert len(asked) == 2


def test_without_a_map_no_address_leaves_the_program() -> None:
    with server(answer(found(INSIDE))) as (url, asked):
        located = asyncio.run(Locator(None, Geocoder(url)).locate(Address("12 rue de l'Essai")))
        assert located.place.doubt is Doubt.NO_MAP
        assert asyncio.run(Locator(None, Geocoder(url)).locate(PLACE)).at is None
        assert asked == []


PLACE = ContactAddress("00000000", "12 rue de l'Essai, Toulouse", "31")


def test_the_address_of_a_contact_is_a_position_when_it_is_sure() -> None:
    with server(answer(found(OUTSIDE))) as (url, asked):
        assert ask(url, PLACE).at == Position(43.60, 1.44)
        assert parse_qs(urlsplit(asked[0]).query)["q"] == ["12 rue de l'essai, toulouse"]
        assert ask(url, replace(PLACE, department="")).at == Position(43.60, 1.44)


@pytest.mark.parametrize(
    ("features", "lookup"),
    [
        ([], PLACE),
        ([found(OUTSIDE, score=0.4)], PLACE),
        ([found(OUTSIDE, kind="street")], PLACE),
        ([found([2.0, 89.0])], PLACE),
        ([found(OUTSIDE)], replace(PLACE, text="12 rue de l'Essai, Saint-Denis")),
        ([found(OUTSIDE)], replace(PLACE, department="974")),
    ],
)
def test_the_address_of_a_contact_that_is_not_sure_has_no_position(features: list[dict[str, Any]], lookup: ContactAddress) -> None:
    with server(answer(*features)) as (url, _):
        assert ask(url, lookup).at is None


def test_a_position_needs_no_geocoder() -> None:
    assert ask("http://[", Position(43.565, 1.405)).place.presence is Presence.INSIDE


def test_the_conversation_goes_on_whatever_the_geocoder_does(dialogue: Dialogue) -> None:
    person = Person(territory="toulouse", facts={"etape": "creation"}, focus="pret-honneur-quartier")
    asked = dialogue.turn(Said("12 rue de l'Essai, Toulouse"), person)
    assert isinstance(asked.lookup, Address)
    for body, status in ((answer(found(INSIDE)), 200), (b"", 500), (answer(), 200)):
        with server(body, status=status) as (url, _):
            turn: Turn = dialogue.turn(ask(url, asked.lookup), asked.person)
            assert turn.replies
            assert dialogue.turn(Said("profil"), turn.person).replies


def test_a_data_set_leads_to_its_newest_geojson_file() -> None:
    wanted = geojson(feature(SQUARE))
    files = [
        {"format": "shp", "url": "https://files.test/qpv.shp.zip", "last_modified": "2026"},
        {"format": "geojson", "url": "https://files.test/old.geojson", "last_modified": "2024-01-01"},
        {"format": "geojson", "url": "https://files.test/qpv.zip", "last_modified": "2025-01-01"},
    ]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("qpv.geojson", wanted)

    def respond(request: httpx.Request) -> httpx.Response:
        if request.url.host == "www.data.gouv.fr":
            return httpx.Response(200, json={"resources": files})
        return httpx.Response(200, content=packed.getvalue()) if request.url.path == "/qpv.zip" else httpx.Response(404)

    transport = httpx.MockTransport(respond)
    assert download("https://www.data.gouv.fr/api/1/datasets/qpv/", transport) == wanted
    with pytest.raises(DownloadFailed):
        download("https://files.test/none", transport)
    files.clear()
    with pytest.raises(DownloadFailed, match="GeoJSON"):
        download("https://www.data.gouv.fr/api/1/datasets/qpv/", transport)
