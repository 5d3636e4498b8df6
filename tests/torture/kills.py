"""Crashes: the program killed, or its database restarted, while people write; and two replicas of which one dies."""

from __future__ import annotations

import asyncio
import random
import time
from bisect import bisect
from collections import Counter
from dataclasses import dataclass, field

from tests.postgres import Server
from tests.torture.crowd import SCRIPT, Crowd, Stand, Verdict, until
from tests.torture.program import Program

PACE = 50.0  # messages a second
STEPS = 6 * len(SCRIPT)  # what each person has to say


@dataclass(frozen=True, slots=True)
class Report:
    """What one run came to."""

    name: str
    crashes: int
    verdict: Verdict
    per_crash: dict[int, int] = field(default_factory=dict)
    unanswered_taps: int = 0
    seconds: float = 0.0
    allowed: int = 1

    @property
    def right(self) -> bool:
        """Whether nothing is lost, nothing comes out of nowhere, and no crash doubled more than it may."""
        verdict = self.verdict
        return not (verdict.lost or verdict.strange or self.unanswered_taps) and max(self.per_crash.values(), default=0) <= self.allowed

    def line(self) -> str:
        """A line of the summary."""
        per = " ".join(f"{crash}:{count}" for crash, count in sorted(self.per_crash.items())) or "-"
        v = self.verdict
        return (
            f"{self.name:<38} {self.crashes:>7} {v.asked:>8} {v.lost:>5} {len(v.doubled):>8} {v.strange:>8} "
            f"{self.unanswered_taps:>5} {self.seconds:>6.0f} s  {'ok' if self.right else 'WRONG':<6} {per}"
        )


HEADER = f"{'run':<38} {'crashes':>7} {'messages':>8} {'lost':>5} {'doubled':>8} {'strange':>8} {'taps':>5} {'time':>8}   doubled a crash"


def attributed(doubled: tuple[float, ...], crashes: list[float]) -> dict[int, int]:
    """Which crash each doubled message fell into, counted from 1: the first one after it was first said."""
    return dict(Counter(bisect(crashes, at) + 1 for at in doubled))


async def killed(database: str, *, webhook: bool, kills: int, name: str, seed: int = 1, pace: float = PACE, steps: int = STEPS) -> Report:
    """The program killed at random moments under load."""
    chance, begun = random.Random(seed), time.monotonic()
    stand = Stand(webhook_tries=10_000)
    await stand.start()
    program, crowd, crashes = Program(stand, database, webhook=webhook), Crowd(stand), list[float]()
    try:
        await program.start()
        await crowd.learn(steps)
        talk = asyncio.create_task(crowd.write(len(crowd.lessons) * crowd.size, pace, chance))
        for _ in range(kills):
            said = stand.spoken
            if chance.random() < 0.8:  # else it may be killed while it starts
                await until(lambda said=said: stand.spoken > said, 60)
            await asyncio.sleep(chance.uniform(0.02, 1.5))
            await program.kill()
            crashes.append(time.monotonic())
            await program.start()
        talk.cancel()
        await asyncio.gather(talk, return_exceptions=True)
        await crowd.answered()
        await program.stop()
    finally:
        await program.close()
        await stand.stop()
    verdict = crowd.verdict()
    return Report(name, kills, verdict, attributed(verdict.doubled, crashes), stand.unanswered(), time.monotonic() - begun)


async def restarted(
    server: Server, *, webhook: bool, restarts: int, name: str, seed: int = 1, pace: float = PACE, steps: int = STEPS
) -> Report:
    """PostgreSQL restarted under load, every other time without letting anybody finish; the program lives on."""
    chance, begun = random.Random(seed), time.monotonic()
    stand = Stand(webhook_tries=10_000)
    await stand.start()
    program, crowd, crashes = Program(stand, server.fresh(), webhook=webhook), Crowd(stand), list[float]()
    try:
        await program.start()
        await crowd.learn(steps)
        talk = asyncio.create_task(crowd.write(len(crowd.lessons) * crowd.size, pace, chance))
        for number in range(restarts):
            await asyncio.sleep(chance.uniform(1.5, 3))
            await asyncio.to_thread(server.restart, immediate=number % 2 == 0)
            crashes.append(time.monotonic())
        talk.cancel()
        await asyncio.gather(talk, return_exceptions=True)
        await crowd.answered()
        status = await program.stop()
    finally:
        await program.close()
        await stand.stop()
    if status:
        raise AssertionError(f"the program ended by itself:\n{program.output()[-2000:]}")
    verdict = crowd.verdict()
    return Report(name, restarts, verdict, attributed(verdict.doubled, crashes), stand.unanswered(), time.monotonic() - begun, allowed=0)


async def replicas(server: Server, *, messages: int, name: str, seed: int = 1, pace: float = PACE, steps: int = STEPS) -> Report:
    """Two replicas behind a balancer that knows nothing; one is killed in the middle, and does not come back."""
    chance, begun = random.Random(seed), time.monotonic()
    stand, address = Stand(webhook_tries=10_000), server.fresh()
    await stand.start()
    crowd = Crowd(stand)
    both = [Program(stand, address, webhook=True) for _ in range(2)]
    try:
        for program in both:
            await program.start()
        await crowd.learn(2)
        stand.replicas = [program.hook for program in both]
        await crowd.learn(max(steps // 2, 14))
        talk = asyncio.create_task(crowd.write(messages, pace, chance))
        await asyncio.sleep(messages / pace / 2)
        await both[0].kill()
        crash = time.monotonic()
        await talk
        await crowd.answered()
        await both[1].stop()
    finally:
        for program in both:
            await program.close()
        await stand.stop()
    verdict = crowd.verdict()
    return Report(name, 1, verdict, attributed(verdict.doubled, [crash]), stand.unanswered(), time.monotonic() - begun)
