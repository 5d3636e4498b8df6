"""How the program starts, and what it says when it cannot."""

from __future__ import annotations

import socket

import pytest

from bot.dialogue.texts import LANGUAGES
from tests.e2e.harness import TOKEN, Bot, Telegram


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_menu_is_not_set_again_when_it_is_right() -> None:
    with Telegram() as telegram:
        for _ in range(2):
            with Bot(telegram):
                pass
        assert len(telegram.calls("setMyDescription")) == len(LANGUAGES)
        assert len(telegram.calls("setMyCommands")) == 2 + len(LANGUAGES)


def test_a_menu_that_cannot_be_set_does_not_stop_the_start() -> None:
    with Telegram() as telegram:
        telegram.fault(method="setMyCommands", code=400, description="Bad Request: BOT_COMMAND_INVALID", times=9)
        telegram.fault(method="getMyDescription", code=500, times=9)
        with Bot(telegram) as bot:
            assert telegram.person().start()
        assert "menu_not_set" in bot.output()


def test_a_wrong_token_is_one_line_and_status_one() -> None:
    with Telegram(token="999:OTHER") as telegram, Bot(telegram, ready=False) as bot:  # noqa: S106 - of the local server
        assert bot.wait() == 1
        assert len(bot.output().splitlines()) == 1
        for word in ("TELEGRAM_BOT_TOKEN", "@BotFather", "TELEGRAM_API_URL"):
            assert word in bot.output()
        assert TOKEN not in bot.output()


@pytest.mark.parametrize("token", ["12 34:é", "https://t.me/un_bot?x=1#y"])
def test_a_token_that_cannot_be_one_is_one_line_and_status_one(token: str) -> None:
    with Telegram() as telegram, Bot(telegram, token=token, ready=False) as bot:
        assert bot.wait() == 1
        assert len(bot.output().splitlines()) == 1


def test_an_address_that_is_no_bot_api_is_one_line_and_status_one() -> None:
    with Telegram() as telegram, Bot(telegram, env={"TELEGRAM_API_URL": f"{telegram.base_url}/nowhere"}, ready=False) as bot:
        assert bot.wait() == 1
        assert len(bot.output().splitlines()) == 1
        assert "TELEGRAM_API_URL" in bot.output()


def test_without_a_token_one_sentence_says_where_to_get_one() -> None:
    with Telegram() as telegram, Bot(telegram, token="", ready=False) as bot:
        assert bot.wait() == 1
        assert len(bot.output().splitlines()) == 1
        assert "@BotFather" in bot.output()
        assert "make chat" in bot.output()


def test_a_database_that_cannot_be_opened_is_one_line_and_status_one() -> None:
    with Telegram() as telegram, Bot(telegram, env={"DATABASE_URL": "sqlite+aiosqlite:////proc/none/x.sqlite3"}, ready=False) as bot:
        assert bot.wait() == 1
        assert len(bot.output().splitlines()) == 1
        assert "DATABASE_URL" in bot.output()


def test_it_waits_for_telegram_to_come_up() -> None:
    port = free_port()
    with Bot(None, env={"TELEGRAM_API_URL": f"http://127.0.0.1:{port}"}, ready=False) as bot:
        bot.wait_until(lambda: "ne répond pas" in bot.output())
        with Telegram(port=port) as telegram:
            bot.wait_until(lambda: telegram.stand._poll > 0)
            assert telegram.person().start()
            assert bot.stop() == 0
        assert "Traceback" not in bot.output()
        assert TOKEN not in bot.output()


def test_it_can_be_ended_while_it_waits_for_telegram() -> None:
    with Bot(None, env={"TELEGRAM_API_URL": f"http://127.0.0.1:{free_port()}"}, ready=False) as bot:
        bot.wait_until(lambda: "ne répond pas" in bot.output())
        assert bot.stop(limit=5) == 0


def test_a_webhook_left_behind_is_removed() -> None:
    with Telegram() as telegram:
        telegram.run(telegram.stand.api_setWebhook({"url": "https://example.org/hook"}))
        with Bot(telegram):
            assert telegram.person().start()
