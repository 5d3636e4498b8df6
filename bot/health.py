"""Whether the bot that runs beside this process is well: its web page says so, or the file it touches when it hears Telegram."""

from __future__ import annotations

import time

import httpx

from bot.settings import Settings

SILENT = 120  # seconds; the bot hears Telegram every 25 at least
PATIENCE = 3.0  # seconds


def trouble(settings: Settings, now: float | None = None) -> str:
    """What is wrong, in one sentence; nothing when all is well."""
    if settings.webhook_url or settings.listen:
        return _page(settings.listen or ":8080")
    if settings.heartbeat_file is None:
        return "Rien à interroger : réglez LISTEN ou HEARTBEAT_FILE."
    try:
        silent = (time.time() if now is None else now) - settings.heartbeat_file.stat().st_mtime
    except OSError:
        return "Le robot n'a pas encore entendu Telegram."
    return "" if silent < SILENT else f"Le robot n'a pas entendu Telegram depuis {silent:.0f} s."


def _page(listen: str) -> str:
    host, _, port = listen.rpartition(":")
    url = f"http://{host if host not in ('', '0.0.0.0', '[::]') else '127.0.0.1'}:{port}/healthz"  # noqa: S104 - read, not bound
    try:
        status = httpx.get(url, timeout=PATIENCE).status_code
    except httpx.HTTPError as error:
        return f"Le robot ne répond pas ({type(error).__name__})."
    return "" if status == 200 else f"Le robot répond {status}."
