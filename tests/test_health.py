"""The probe tells a live bot from a dead, deaf or absent one."""

from __future__ import annotations

import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.health import SILENT, trouble
from bot.settings import Settings


def settings(**values: object) -> Settings:
    return Settings(_env_file=None, **values)


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def address() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f":{server.server_address[1]}"
        server.shutdown()


def test_a_bot_that_serves_its_page_is_well(address: str) -> None:
    assert trouble(settings(listen=address)) == ""
    assert trouble(settings(listen=f"127.0.0.1{address}", webhook_url="https://example.org/telegram")) == ""


def test_a_bot_that_does_not_listen_is_not() -> None:
    assert "ne répond pas" in trouble(settings(listen="127.0.0.1:1"))


def test_without_a_page_the_last_exchange_with_telegram_tells(tmp_path: Path) -> None:
    beat = tmp_path / "heartbeat"
    assert "pas encore" in trouble(settings(heartbeat_file=beat))
    beat.touch()
    os.utime(beat, (1000, 1000))
    assert trouble(settings(heartbeat_file=beat), now=1000 + SILENT - 1) == ""
    assert "depuis" in trouble(settings(heartbeat_file=beat), now=1000 + SILENT + 1)


def test_without_anything_to_ask_the_operator_is_told_what_to_set() -> None:
    assert "LISTEN" in trouble(settings())
