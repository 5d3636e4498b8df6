"""Somebody who floods the bot is told once; everybody else is answered as if nothing were."""

from __future__ import annotations

from tests.e2e.harness import Bot, Telegram, text

MANY = 60


def test_a_flood_of_messages_gets_its_first_answers_and_one_warning_and_others_are_answered() -> None:
    with Telegram() as telegram, Bot(telegram) as bot:
        awa, moussa = telegram.person(1), telegram.person(2, "Moussa")
        for _ in range(MANY):
            telegram.run(telegram.stand.say(awa.user, "aide"))
        assert "Comment ça marche" in text(moussa.send("aide"))
        telegram.run(telegram.stand.settle(1.0, 30))
        told = [message["text"] for message in telegram.stand.bot_messages(awa.id)]
        assert sum("plus vite" in one for one in told) == 1
        assert 30 <= len(told) < MANY
        assert '"flood"' in bot.output()


def test_a_flood_of_taps_leaves_no_clock_turning() -> None:
    with Telegram() as telegram, Bot(telegram):
        awa = telegram.person(1)
        awa.send("aide")
        for _ in range(MANY):
            telegram.run(telegram.stand.tap(awa.user, data="contact"))
        telegram.run(telegram.stand.settle(1.0, 30))
        assert telegram.unanswered_callbacks() == []
        answered = [query["answer"]["text"] for query in telegram.stand.callbacks.values()]
        assert sum(text is not None and "Réessayez" in text for text in answered) >= MANY - 45


def test_a_limit_of_zero_is_none() -> None:
    with Telegram() as telegram, Bot(telegram, env={"MESSAGES_PER_MINUTE": "0"}):
        awa = telegram.person(1)
        for _ in range(MANY):
            telegram.run(telegram.stand.say(awa.user, "aide"))
        telegram.run(telegram.stand.settle(1.0, 30))
        assert len(telegram.stand.bot_messages(awa.id)) == MANY
