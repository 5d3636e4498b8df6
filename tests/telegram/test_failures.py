"""What passes is tried again, soon at first; what cannot pass is given up, with a word where the mistake is ours."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.store import StoreError
from bot.telegram.failures import Again, Over, name_of, verdict

NEW, OLD = timedelta(seconds=2), timedelta(hours=7)


def judged(error: Exception, age: timedelta = NEW, attempts: int = 0) -> Again | Over:
    return verdict(error, age, attempts, random.Random(1))


@pytest.mark.parametrize(
    "error", [NetworkError("Bad Gateway"), TimedOut(), RetryAfter(1), StoreError("away"), TelegramError("Invalid server response")]
)
def test_trouble_that_passes_is_tried_again_within_three_seconds_at_first(error: Exception) -> None:
    for attempts in range(20):
        again = judged(error, attempts=attempts)
        assert isinstance(again, Again)
        assert 0 < again.seconds <= 3


def test_telegram_is_given_the_time_it_asks_for() -> None:
    again = judged(RetryAfter(17))
    assert isinstance(again, Again)
    assert 17 <= again.seconds < 18


def test_trouble_that_lasts_is_tried_less_often_and_given_up_at_last() -> None:
    later = judged(NetworkError("x"), timedelta(minutes=10), 50)
    assert isinstance(later, Again)
    assert later.seconds > 10
    assert judged(NetworkError("x"), OLD) == Over(ours=False)


def test_a_mistake_of_ours_is_over_and_regretted_and_a_closed_door_is_only_over() -> None:
    assert judged(BadRequest("can't parse")) == Over(ours=True)
    assert judged(ValueError("cannot cope with je suis Awa")) == Over(ours=True)
    assert judged(Forbidden("blocked")) == Over(ours=False)


def test_the_name_of_a_failure_tells_nothing_of_anyone() -> None:
    assert name_of(ValueError("je suis Awa")) == "ValueError"
    assert name_of(BadRequest("chat not found")) == "BadRequest: chat not found"
