"""The program under test as a child of an asyncio program, on a database that outlives it; started, killed, started again."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import tempfile
from pathlib import Path

from tests.e2e.fake_telegram import FakeTelegram

ROOT = Path(__file__).resolve().parent.parent.parent
TOKEN = "123456:TORTURE"  # noqa: S105 - good for the local server only
_OURS = ("TELEGRAM_", "DATABASE_", "KNOWLEDGE_", "LOG_", "WEBHOOK_", "LISTEN", "MESSAGES_")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Program:
    """One process of the bot; `webhook` has it receive by webhook instead of polling."""

    def __init__(self, stand: FakeTelegram, database: str, *, webhook: bool = False, **env: str) -> None:
        self.home = tempfile.TemporaryDirectory(prefix="bot-torture-")
        self.log = Path(self.home.name) / "log"
        self.port = free_port()
        self.process: asyncio.subprocess.Process | None = None
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
        self.env = kept | {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": stand.base_url,
            "DATABASE_URL": database,
            "KNOWLEDGE_DIR": str(ROOT / "knowledge"),
            "PYTHONPATH": str(ROOT),
            "LISTEN": f"127.0.0.1:{self.port}",
            "MESSAGES_PER_MINUTE": "0",  # people here write by a script, faster than people do
            **env,
        }
        if webhook:
            self.env["WEBHOOK_URL"] = self.hook

    @property
    def hook(self) -> str:
        """The address of its webhook."""
        return f"http://127.0.0.1:{self.port}/telegram"

    async def start(self) -> None:
        """Starts it; comes back at once."""
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=self.home.name, env=self.env, stdout=log, stderr=log
            )

    async def kill(self) -> None:
        """Ends it as a power cut would."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """Ends it as a service manager would; its status."""
        return await self._end(signal.SIGTERM)

    async def _end(self, sign: int) -> int:
        if self.process is None:
            return 0
        if self.process.returncode is None:
            self.process.send_signal(sign)
        return await asyncio.wait_for(self.process.wait(), 15)

    @property
    def alive(self) -> bool:
        """Whether it has not ended."""
        return self.process is not None and self.process.returncode is None

    def resident(self) -> float:
        """Its memory, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))

    def cpu(self) -> float:
        """Seconds of processor it has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def output(self) -> str:
        """What it has logged, over all its lives."""
        return self.log.read_text() if self.log.exists() else ""

    async def close(self) -> None:
        """Leaves nothing behind."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()
        self.home.cleanup()
