"""How the program remembers, shows that it is alive, and ends."""

from __future__ import annotations

import signal
import sqlite3
import time
from pathlib import Path

import pytest

from tests.e2e.harness import Bot, Telegram, text

SNACK = "jveu ouvrir un snack a bagatelle jsuis au chomage"


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly_within_five_seconds(sign: int) -> None:
    with Telegram() as telegram, Bot(telegram) as bot:
        telegram.person().start()
        begun = time.monotonic()
        assert bot.stop(sign) == 0
        assert time.monotonic() - begun < 5
        assert "Traceback" not in bot.output()


def test_what_was_asked_before_the_end_is_answered_and_not_answered_twice() -> None:
    with Telegram() as telegram:
        awa = telegram.person()
        with Bot(telegram) as bot:
            telegram.fault(method="sendMessage", code=0, delay=0.5)
            telegram.run(telegram.stand.say(awa.user, "aide"))
            telegram.run(telegram.stand.wait_for(lambda: telegram.stand._poll > 1))
            assert bot.stop() == 0
        assert len(telegram.stand.bot_messages(awa.id)) == 1
        assert telegram.stand.updates == []


def test_memory_outlives_the_program(tmp_path: Path) -> None:
    database = {"DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/deep/down/bot.sqlite3"}
    with Telegram() as telegram:
        awa = telegram.person()
        with Bot(telegram, env=database):
            awa.send(SNACK)
        with Bot(telegram, env=database):
            assert "Sources" in text(awa.send("1"))
            awa.send("tout effacer")
        with sqlite3.connect(tmp_path / "deep" / "down" / "bot.sqlite3") as connection:
            assert connection.execute("select count(*) from person").fetchone() == (0,)
        connection.close()


def test_each_exchange_touches_the_heartbeat(tmp_path: Path) -> None:
    heartbeat = tmp_path / "heartbeat"
    with Telegram() as telegram, Bot(telegram, env={"HEARTBEAT_FILE": str(heartbeat)}):
        telegram.person().start()
        assert time.time() - heartbeat.stat().st_mtime < 5
