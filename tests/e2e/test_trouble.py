"""What the program does when Telegram stumbles."""

from __future__ import annotations

import time

from tests.e2e.harness import TOKEN, Bot, Telegram, labels, text

SNACK = "jveu ouvrir un snack a bagatelle jsuis au chomage"


def test_storms_are_weathered(telegram: Telegram, bot: Bot) -> None:
    awa = telegram.person(1)
    telegram.fault(method="sendMessage", code=429, description="Too Many Requests: retry after 1", retry_after=1)
    assert "Comment ça marche" in text(awa.send("aide", quiet=1.6))
    telegram.fault(method="sendMessage", code=502, description="Bad Gateway")
    assert "Quel thème" in text(awa.send("thèmes", quiet=1.0))
    telegram.fault(method="getUpdates", code=502, description="Bad Gateway")
    telegram.fault(method="getUpdates", drop=True)
    assert "Comment ça marche" in text(awa.send("aide"))
    assert labels(awa.send(SNACK, quiet=0.8))
    assert len(telegram.stand.bot_messages(awa.id)) == 4, "nothing is said twice"


def test_markup_that_telegram_refuses_is_sent_as_plain_text(telegram: Telegram, bot: Bot) -> None:
    telegram.fault(method="sendMessage", code=400, description="Bad Request: can't parse entities: Unsupported start tag")
    replies = telegram.person(2).send("aide")
    assert "Comment ça marche" in text(replies)
    assert "<b>" not in text(replies)
    assert "markup_refused" in bot.output()


def test_a_refused_answer_is_followed_by_an_apology(telegram: Telegram, bot: Bot) -> None:
    telegram.fault(method="sendMessage", code=400, description="Bad Request: something nobody thought of")
    assert "Pardon" in text(telegram.person(3).send("aide"))
    assert "update_failed" in bot.output()


def test_a_second_program_is_named_once_and_outlived(telegram: Telegram, bot: Bot) -> None:
    awa = telegram.person(4)
    telegram.fault(method="getUpdates", code=409, description="Conflict: terminated by other getUpdates request", times=2)
    awa.send("aide")
    bot.wait_until(lambda: "(409)" in bot.output())
    assert "Quel thème" in text(awa.send("thèmes"))
    awa.send("aide")
    assert bot.output().count("(409)") == 1


def test_a_token_revoked_while_running_ends_the_program(telegram: Telegram, bot: Bot) -> None:
    assert "Traceback" not in bot.output()
    telegram.fault(method="getUpdates", code=401, description="Unauthorized", times=9)
    telegram.run(telegram.stand.say(telegram.person(5).user, "aide"))
    assert bot.wait(10) == 1
    assert "TELEGRAM_BOT_TOKEN" in bot.output()


def test_it_ends_in_time_even_when_telegram_hangs_or_asks_for_patience() -> None:
    with Telegram() as telegram, Bot(telegram) as bot:
        telegram.fault(method="sendMessage", code=429, retry_after=60)
        telegram.person(1).send("aide")
        telegram.fault(method="sendMessage", code=0, delay=20)
        telegram.run(telegram.stand.say(telegram.person(2).user, "aide"))
        time.sleep(0.3)
        begun = time.monotonic()
        assert bot.stop() == 0
        assert time.monotonic() - begun < 5
        assert TOKEN not in bot.output()
