"""The HTTP side lets Telegram in and nobody else, acknowledges only what is written down, and tells an operator the truth."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.store import StoreError
from bot.store.inbox import Depth
from bot.telegram.metrics import Metrics
from bot.telegram.web import LARGEST, SECRET_HEADER, Check, Webhook, host_and_port, web

CHUNK = 65536
SECRET = "s" * 32
RIGHT = {SECRET_HEADER: SECRET}


def asked(
    method: str,
    path: str,
    *,
    headers: dict[str, str] | None = None,
    content: Any = None,
    accept: Any = None,
    checks: dict[str, Check] | None = None,
) -> tuple[httpx.Response, list[Any]]:
    """A request to the application, and what was written down."""
    kept = list[Any]()

    async def keep(updates: list[dict[str, Any]]) -> None:
        kept.extend(updates)

    async def figures() -> bytes:
        return Metrics().page(Depth(3, 1.5, 0))

    async def run() -> httpx.Response:
        application = web(checks or {}, figures, Webhook("/telegram", SECRET, accept or keep), None)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://bot") as client:
            return await client.request(method, path, headers=headers, content=content)

    return asyncio.run(run()), kept


def test_an_update_with_the_secret_is_written_down_and_acknowledged() -> None:
    response, kept = asked("POST", "/telegram", headers=RIGHT, content=b'{"update_id": 1}')
    assert (response.status_code, kept) == (200, [{"update_id": 1}])


@pytest.mark.parametrize(
    ("headers", "status"), [({}, 401), ({SECRET_HEADER: "wrong"}, 403), ({SECRET_HEADER: ""}, 403), ({SECRET_HEADER: SECRET + "s"}, 403)]
)
def test_without_the_right_secret_nothing_is_kept(headers: dict[str, str], status: int) -> None:
    response, kept = asked("POST", "/telegram", headers=headers, content=b'{"update_id": 1}')
    assert (response.status_code, kept) == (status, [])


def test_what_cannot_be_written_down_is_not_acknowledged() -> None:
    async def broken(_: Any) -> None:
        raise StoreError("away")

    assert asked("POST", "/telegram", headers=RIGHT, content=b'{"update_id": 1}', accept=broken)[0].status_code == 503


@pytest.mark.parametrize(("announced", "most_read"), [({"content-length": str(10 * 1024 * 1024)}, 0), ({}, LARGEST + 2 * CHUNK)])
def test_a_body_that_is_too_large_is_refused_before_it_is_read(announced: dict[str, str], most_read: int) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(160):
            read += CHUNK
            yield b" " * CHUNK

    response, kept = asked("POST", "/telegram", headers=RIGHT | announced, content=endless())
    assert (response.status_code, kept) == (413, [])
    assert read <= most_read


@pytest.mark.parametrize(("content", "status"), [(b"{", 400), (b"\xff\xfe", 400), (b"[" * 100_000, 400), (b"[1]", 200), (b'"x"', 200)])
def test_a_body_that_is_no_update_does_no_harm(content: bytes, status: int) -> None:
    response, kept = asked("POST", "/telegram", headers=RIGHT, content=content)
    assert (response.status_code, kept) == (status, [])


def test_the_webhook_is_for_posting_only() -> None:
    assert asked("GET", "/telegram", headers=RIGHT)[0].status_code == 405
    assert asked("POST", "/elsewhere", headers=RIGHT)[0].status_code == 404


def test_health_says_alive_and_ready_says_what_is_missing() -> None:
    async def well() -> str:
        return ""

    async def away() -> str:
        return "unreachable"

    assert asked("GET", "/healthz")[0].status_code == 200
    assert asked("GET", "/readyz", checks={"database": well})[0].status_code == 200
    response, _ = asked("GET", "/readyz", checks={"database": well, "telegram": away})
    assert (response.status_code, response.json()) == (503, {"database": "ok", "telegram": "unreachable"})


def test_the_figures_are_a_page_for_prometheus() -> None:
    page = asked("GET", "/metrics")[0].text
    assert "bot_inbox_waiting 3.0" in page
    assert "bot_inbox_oldest_seconds 1.5" in page


def test_an_address_to_listen_on_is_a_host_and_a_port() -> None:
    assert host_and_port("127.0.0.1:8080") == ("127.0.0.1", 8080)
    assert host_and_port(":80") == ("0.0.0.0", 80)  # noqa: S104
    assert host_and_port("[::1]:80") == ("::1", 80)
    with pytest.raises(ValueError, match="HOST:PORT"):
        host_and_port("localhost")
