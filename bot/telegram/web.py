"""The HTTP side: Telegram's webhook, an operator's questions (alive? ready? figures?), and the public sheets.

An update is acknowledged only when it is written down (core.telegram.org/bots/api#setwebhook: anything but a 2xx has it sent again).
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from bot.store import StoreError

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
LARGEST = 512 * 1024  # bytes; Telegram's updates are a few kilobytes
_log = structlog.get_logger(__name__)
Accept = Callable[[list[dict[str, Any]]], Awaitable[None]]
Check = Callable[[], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram brings updates, with the secret that proves it is Telegram, and who writes them down."""

    path: str
    secret: str
    accept: Accept


def web(checks: dict[str, Check], figures: Callable[[], Awaitable[bytes]], webhook: Webhook | None, site: ASGIApp | None) -> Starlette:
    """The application. `checks` give a reason why the bot is not ready, or nothing."""

    async def alive(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def ready(_: Request) -> Response:
        found = {name: await check() for name, check in checks.items()}
        return JSONResponse({name: reason or "ok" for name, reason in found.items()}, 503 if any(found.values()) else 200)

    async def measured(_: Request) -> Response:
        return Response(await figures(), media_type="text/plain; version=0.0.4; charset=utf-8")

    routes: list[BaseRoute] = [Route("/healthz", alive), Route("/readyz", ready), Route("/metrics", measured)]
    if webhook is not None:
        routes.append(Route(webhook.path, _Receiver(webhook), methods=["POST"]))
    if site is not None:
        routes.append(Mount("/", site))
    return Starlette(routes=routes)


class _Receiver:
    """Takes what Telegram posts."""

    def __init__(self, webhook: Webhook) -> None:
        self._webhook = webhook

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answers one request."""
        request = Request(scope, receive)
        try:
            response = await self._answer(request)
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if (status := self._refused(request)) is not None:
            _log.warning("webhook_refused", status=status)
            return Response(status_code=status)
        body = await _within(request, LARGEST)
        if body is None:
            return Response(status_code=413)
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        try:
            await self._webhook.accept([update] if isinstance(update, dict) else [])
        except StoreError as error:
            _log.error("update_not_written", reason=str(error))
            return Response(status_code=503)
        return Response(status_code=200)

    def _refused(self, request: Request) -> int | None:
        """401 without the secret, 403 with a wrong one; compared in a time that tells nothing of it."""
        given = request.headers.get(SECRET_HEADER)
        if given is None:
            return 401
        right = hmac.compare_digest(given.encode("utf-8", "replace"), self._webhook.secret.encode())
        return None if right else 403


async def _within(request: Request, limit: int) -> bytes | None:
    """The body of a request, or None as soon as it is known to be too large."""
    announced = request.headers.get("content-length", "0")
    if not announced.isdecimal() or int(announced) > limit:
        return None
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > limit:
            return None
    return bytes(body)


def host_and_port(address: str) -> tuple[str, int]:
    """`127.0.0.1:8080` or `:8080` (everywhere); raises ValueError for anything else."""
    host, _, port = address.rpartition(":")
    if not port.isdecimal() or not 0 <= int(port) < 65536:
        raise ValueError("must be HOST:PORT, such as 127.0.0.1:8080")
    return host.strip("[]") or "0.0.0.0", int(port)  # noqa: S104 - asked for by an empty host


def paths(routes: Sequence[BaseRoute]) -> list[str]:
    """The paths that are served, for the log line of the start."""
    return [route.path for route in routes if isinstance(route, Route | Mount)]
