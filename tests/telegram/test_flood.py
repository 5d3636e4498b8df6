"""Who writes fast is answered, then told once, then not answered for a while; nobody else notices."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.flood import BURST, Flood, Pace


def paces(flood: Flood, times: list[float], who: str = "awa") -> list[Pace]:
    return [flood.heard(who, now) for now in times]


def test_a_lively_conversation_is_never_slowed_down() -> None:
    assert set(paces(Flood(60), [second * 1.0 for second in range(600)])) == {Pace.ANSWER}


def test_a_flood_is_answered_at_first_then_told_once_then_met_with_silence() -> None:
    heard = paces(Flood(60), [0.001 * n for n in range(200)])
    assert heard[:BURST] == [Pace.ANSWER] * BURST
    assert heard[BURST] is Pace.WARN
    assert set(heard[BURST + 1 :]) == {Pace.SILENCE}


def test_who_goes_on_is_answered_now_and_then_and_not_told_again() -> None:
    heard = paces(Flood(60), [0.1 * n for n in range(1000)])
    assert heard.count(Pace.WARN) == 1
    assert heard[-100:].count(Pace.ANSWER) in (9, 10, 11)


def test_after_a_rest_everything_is_as_before() -> None:
    flood = Flood(60)
    paces(flood, [0.0] * 100)
    assert paces(flood, [60.0] * (BURST + 1)) == [Pace.ANSWER] * BURST + [Pace.WARN]


def test_nobody_pays_for_another() -> None:
    flood = Flood(60)
    paces(flood, [0.0] * 100, "a")
    assert flood.heard("b", 0.0) is Pace.ANSWER


def test_a_limit_of_zero_is_none() -> None:
    assert set(paces(Flood(0), [0.0] * 1000)) == {Pace.ANSWER}


def test_memory_is_bounded_however_many_people_write() -> None:
    flood = Flood(60, known=100)
    for number in range(10_000):
        flood.heard(str(number), 0.0)
    assert len(flood._buckets) == 100


@given(times=st.lists(st.floats(0, 1e9), max_size=200), rate=st.integers(1, 600))
def test_no_order_of_times_gives_more_answers_than_the_bucket_holds(times: list[float], rate: int) -> None:
    answers = paces(Flood(rate), times).count(Pace.ANSWER)
    assert answers <= BURST + (max(times, default=0) - min(times, default=0)) * rate / 60 + 1
