"""Telegram in trouble, one kind after the other: nothing is lost, nothing is said twice, and the bot comes back by itself."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass
from typing import Any

from tests.e2e.fake_telegram import Fault
from tests.torture.crowd import SCRIPT, Crowd, Stand, Verdict
from tests.torture.program import Program

PACE = 5.0  # messages a second
BACK_WITHIN = 5.0  # seconds
HANGING = 3600.0  # seconds a call hangs that is never answered
KINDS: dict[str, dict[str, Any]] = {
    "429, retry after 1 s": {"code": 429, "description": "Too Many Requests: retry after 1", "retry_after": 1},
    "500": {"code": 500},
    "502": {"code": 502, "description": "Bad Gateway"},
    "no answer": {"delay": HANGING},
    "dropped connection": {"drop": True},
    "no JSON": {"garbage": True},
}
HEADER = f"{'trouble':<38} {'messages':>8} {'lost':>5} {'doubled':>8} {'strange':>8} {'taps':>5} {'back after':>11} {'all said':>9}"


@dataclass(frozen=True, slots=True)
class Outage:
    """What came of one kind of trouble: seconds to the first answer after its end, and to the last."""

    name: str
    verdict: Verdict
    unanswered_taps: int
    back: float
    cleared: float

    @property
    def right(self) -> bool:
        """Whether nothing is lost or said twice, and the bot was back in time."""
        verdict = self.verdict
        return not (verdict.lost or verdict.doubled or verdict.strange or self.unanswered_taps) and self.back <= BACK_WITHIN

    def line(self) -> str:
        """A line of the summary."""
        v = self.verdict
        return (
            f"{self.name:<38} {v.asked:>8} {v.lost:>5} {len(v.doubled):>8} {v.strange:>8} {self.unanswered_taps:>5} "
            f"{self.back:>9.1f} s {self.cleared:>7.1f} s  {'ok' if self.right else 'WRONG'}"
        )


async def weathered(database: str, *, webhook: bool, seconds: float, name: str, kinds: tuple[str, ...] = tuple(KINDS)) -> list[Outage]:
    """One program through every kind of trouble, each for so many seconds."""
    stand = Stand(webhook_tries=10_000)
    await stand.start()
    program, found = Program(stand, database, webhook=webhook), list[Outage]()
    try:
        await program.start()
        lessons = Crowd(stand)
        await lessons.learn(3 * len(SCRIPT))
        for number, kind in enumerate(kinds):
            crowd = Crowd(stand, first=Crowd.first + 1000 * (number + 1), lessons=lessons.lessons)
            found.append(await _through(stand, crowd, f"{kind}, {name}", KINDS[kind], seconds))
        await program.stop()
    finally:
        await program.close()
        await stand.stop()
    return found


async def _through(stand: Stand, crowd: Crowd, name: str, kind: dict[str, Any], seconds: float) -> Outage:
    """People write before and during the trouble; one more person writes when it ends, and waits."""
    await crowd.write(10, PACE, random.Random(1))
    end = time.monotonic() + seconds
    stand.faults.append(Fault(**kind, until=end))
    await crowd.write(int(seconds * PACE), PACE, random.Random(2))
    await asyncio.sleep(max(0.0, end - time.monotonic()))
    probe = Crowd(stand, size=1, first=crowd.first + 999, lessons=crowd.lessons)
    await probe.one(probe.first)
    await probe.answered(patience=60, rest=0)
    back = max(said.at for said in stand.said[probe.first]) - end if stand.said[probe.first] else float("inf")
    await crowd.answered()
    cleared = max((said.at for who in crowd.asked for said in stand.said[who]), default=end) - end
    return Outage(name, crowd.verdict(), stand.unanswered(), back, max(cleared, 0.0))
