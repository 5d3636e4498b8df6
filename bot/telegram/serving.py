"""Runs the HTTP application inside the bot's own event loop, for as long as the bot lives."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette


class _Server(uvicorn.Server):
    """A server that leaves the signals to the bot."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Captures none."""
        yield


class HttpServer:
    """Listens from `run` until `stop`; `run` ends by itself only when the address cannot be had."""

    def __init__(self, application: Starlette, host: str, port: int) -> None:
        config = uvicorn.Config(
            application, host, port, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=2, server_header=False
        )
        self._server = _Server(config)

    async def run(self) -> None:
        """Serves; raises OSError when the address is taken."""
        try:
            await self._server.serve()
        except SystemExit:  # uvicorn's way to say that it cannot listen
            raise OSError("LISTEN: the address cannot be listened on") from None

    def stop(self) -> None:
        """Asks the server to finish what it has begun and end."""
        self._server.should_exit = True
