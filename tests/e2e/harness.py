"""The real program, a local Bot API server, and people who write, tap and share.

with Telegram() as telegram, Bot(telegram) as bot:
    awa = telegram.person(1, "Awa")
    replies = awa.send("je veux ouvrir un commerce")      # the bot's messages, new and edited, once it is at rest
    replies = awa.tap("Contact")
assert bot.returncode == 0
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

from tests.e2e.fake_telegram import Call, FakeTelegram, Fault

T = TypeVar("T")
Message = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND = (sys.executable, "-m", "bot", "run")
TOKEN = "123456:TEST"  # noqa: S105 - good for the local server only


class Telegram:
    """The server, in its own thread and loop; every call is synchronous."""

    def __init__(self, port: int = 0, **options: Any) -> None:
        self._options, self._port = options, port
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Telegram:
        self._thread.start()
        self.stand = self.run(self._make())
        self.base_url = self.stand.base_url
        return self

    async def _make(self) -> FakeTelegram:
        stand = FakeTelegram(**self._options)
        await stand.start(self._port)
        return stand

    def __exit__(self, *_: object) -> None:
        self.run(self.stand.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def run(self, coroutine: Coroutine[Any, Any, T], limit: float = 60) -> T:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(limit)

    def person(self, user_id: int = 4242, first_name: str = "Awa", **more: Any) -> Visitor:
        return Visitor(self, self.stand.person(user_id, first_name, **more))

    def fault(self, **fault: Any) -> None:
        """Telegram fails on purpose: method, code, description, retry_after, times, delay, drop."""
        self.stand.faults.append(Fault(**fault))

    def calls(self, method: str) -> list[Call]:
        return self.stand.calls_of(method)

    def refusals(self) -> list[tuple[str, str]]:
        """What the real Telegram would have refused: an empty list in a healthy bot."""
        return [(c.method, c.response["description"]) for c in self.stand.calls if c.status not in (200, 409)]

    def unanswered_callbacks(self) -> list[str]:
        return [key for key, query in self.stand.callbacks.items() if query["answer"] is None]


def _by_itself(call: Call) -> bool:
    """Whether a call answers nobody: the bot fetches, learns or sets up, or says that it is at work."""
    return call.method.lower().startswith(("get", "setmy", "setchatmenu", "deletemy", "sendchataction"))


class Visitor:
    """Somebody in front of a Telegram client."""

    def __init__(self, telegram: Telegram, user: dict[str, Any]) -> None:
        self.telegram, self.user, self.id = telegram, user, user["id"]

    def _act(
        self, coroutine: Coroutine[Any, Any, Any], chat_id: int | None = None, limit: float = 10.0, quiet: float = 0.25, expect: bool = True
    ) -> list[Message]:
        stand, chat_id = self.telegram.stand, chat_id or self.id
        before = {m["message_id"]: dict(m) for m in stand.bot_messages(chat_id)}
        seq = stand.calls[-1].seq if stand.calls else 0
        self.did = self.telegram.run(coroutine)

        def answered() -> bool:
            return any(c.seq > seq and not _by_itself(c) for c in stand.calls)

        async def rest() -> None:
            if expect:
                await stand.wait_for(answered, limit)
            await stand.settle(quiet, limit)

        self.telegram.run(rest())
        return [m for m in stand.bot_messages(chat_id) if before.get(m["message_id"]) != m]

    def send(self, text: str | None = None, **content: Any) -> list[Message]:
        waits = {k: content.pop(k) for k in ("limit", "quiet", "expect") if k in content}
        return self._act(self.telegram.stand.say(self.user, text, **content), content.get("chat_id"), **waits)

    def start(self, parameter: str = "", **waits: Any) -> list[Message]:
        return self._act(self.telegram.stand.start_bot(self.user, parameter), **waits)

    def tap(
        self, label: str | None = None, *, chat_id: int | None = None, message_id: int | None = None, data: str | None = None, **waits: Any
    ) -> list[Message]:
        coroutine = self.telegram.stand.tap(self.user, label, chat_id=chat_id, message_id=message_id, data=data)
        return self._act(coroutine, chat_id, **waits)

    def follow(self, link: str, **waits: Any) -> list[Message]:
        """Opens a link to the bot, from wherever it was read, and presses Start."""
        address = urlsplit(link)
        assert address.hostname == "t.me"
        assert address.path == f"/{self.telegram.stand.bot['username']}"
        return self.start(parse_qs(address.query).get("start", [""])[0], **waits)

    def search(self, query: str) -> dict[str, Any]:
        """Types the bot's name and a few words in some chat: the results, the button above them, how long they are kept."""
        return self.telegram.run(self.telegram.stand.ask_inline(self.user, query))

    def post(self, offered: dict[str, Any], result_id: str, chat_id: int) -> Message:
        """Picks a result: the message stands in the chat, sent by her through the bot."""
        return self.telegram.run(self.telegram.stand.choose_inline(self.user, offered, result_id, chat_id=chat_id))

    def press(self, label: str, chat_id: int | None = None) -> dict[str, Any]:
        """Presses a button that her own client deals with: what it does, and with what."""
        done: dict[str, Any] = self.telegram.run(self.telegram.stand.tap(self.user, label, chat_id=chat_id))
        assert done["did"] != "callback"
        return done

    def block(self) -> None:
        self.telegram.run(self.telegram.stand.block(self.user))


class Bot:
    """The program under test, a child process; leaving the context sends SIGTERM and expects a clean end."""

    def __init__(
        self, telegram: Telegram | None, *, env: dict[str, str] | None = None, token: str = TOKEN, ready: bool = True, limit: float = 30
    ) -> None:
        self.telegram, self.ready, self.limit = telegram, ready, limit
        self.home = tempfile.TemporaryDirectory(prefix="bot-e2e-")
        self.log = Path(self.home.name) / "log"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "DATABASE_", "KNOWLEDGE_", "LOG_"))}
        self.env = kept | {
            "TELEGRAM_BOT_TOKEN": token,
            "DATABASE_URL": f"sqlite+aiosqlite:///{self.home.name}/data/bot.sqlite3",
            "KNOWLEDGE_DIR": str(ROOT / "knowledge"),
            "PYTHONPATH": str(ROOT),
        }
        if telegram is not None:
            self.env["TELEGRAM_API_URL"] = telegram.base_url
        self.env |= env or {}
        self.returncode: int | None = None

    def __enter__(self) -> Bot:
        polls = self.telegram.stand._poll if self.telegram else 0
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(COMMAND, cwd=self.home.name, env=self.env, stdout=log, stderr=subprocess.STDOUT)
        if self.ready and self.telegram:
            stand = self.telegram.stand
            self.wait_until(lambda: stand._poll > polls)
        return self

    def wait_until(self, reached: Any) -> None:
        """Waits for something to be true while the program runs."""
        end = time.monotonic() + self.limit
        while not reached():
            if self.process.poll() is not None:
                raise AssertionError(f"the bot ended, status {self.process.returncode}:\n{self.output()}")
            if time.monotonic() > end:
                self.stop()
                raise AssertionError(f"the bot did not get there:\n{self.output()}")
            time.sleep(0.02)

    def stop(self, sign: int = signal.SIGTERM, limit: float = 10) -> int:
        if self.process.poll() is None:
            self.process.send_signal(sign)
        return self.wait(limit)

    def wait(self, limit: float = 30) -> int:
        try:
            self.returncode = self.process.wait(limit)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"the bot did not end:\n{self.output()}") from None
        return self.returncode

    def output(self) -> str:
        return self.log.read_text()

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._last = self.output()
        self.output = lambda: self._last  # type: ignore[method-assign]
        self.home.cleanup()


def text(messages: list[Message]) -> str:
    return "\n".join(m.get("text") or m.get("caption") or "" for m in messages)


def labels(messages: list[Message]) -> list[str]:
    return [b["text"] for m in messages for row in m.get("reply_markup", {}).get("inline_keyboard", []) for b in row]
