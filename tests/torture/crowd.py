"""People who write and tap by a script, and the book that is kept of what each of them was told."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tests.e2e.fake_telegram import Call, FakeTelegram

# Written (or tapped, on a card too old to be edited: `tap:action`), one after the other, over and over.
SCRIPT = (
    "aide",
    "jveu ouvrir un snack a bagatelle jsuis au chomage",
    "tap:contact",
    "acre",
    "c quoi la meteo demain",
    "tap:themes",
    "je cherche un local pour ma boutique",
)
_SPOKEN = ("sendmessage", "editmessagetext")


class Stand(FakeTelegram):
    """The local Bot API server for long runs: it keeps what was said to whom and when, and no more."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.said: dict[int, list[Said]] = defaultdict(list)
        self.spoken = 0

    def _record(self, call: Call) -> None:
        if call.status == 200 and call.method.lower() in _SPOKEN:
            chat = int(call.params["chat_id"])
            self.said[chat].append(Said(call.params["text"], time.monotonic()))
            self.spoken += 1
            messages = self.chats[chat].messages
            for old in list(messages)[:-8]:
                del messages[old]

    def unanswered(self) -> int:
        """How many tapped buttons still show their little clock."""
        return sum(query["answer"] is None for query in self.callbacks.values())


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the bot, and when it arrived."""

    text: str
    at: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the books say: messages sent and lost, those said twice (when), and those nobody asked for."""

    asked: int
    lost: int
    doubled: tuple[float, ...]
    strange: int


@dataclass
class Crowd:
    """Some hundred people, and what each is to be told, learnt from one of them in a quiet moment."""

    stand: Stand
    size: int = 200
    first: int = 700_000_000
    lessons: list[list[str]] = field(default_factory=list)
    asked: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    async def learn(self, steps: int) -> None:
        """Plays the script on to a step, calmly, with one person more; raises TimeoutError when the bot does not answer."""
        pilot = self.first - 1
        for step in range(len(self.lessons), steps):
            before = len(self.stand.said[pilot])
            await self._step(pilot, step)
            await until(lambda before=before: len(self.stand.said[pilot]) > before and not self.stand.unanswered(), 60)
            await asyncio.sleep(0.03)
            self.lessons.append([said.text for said in self.stand.said[pilot][before:]])
        told = [text for lesson in self.lessons for text in lesson]
        if any(a == b for a, b in pairwise(told)):
            raise AssertionError("two neighbours in the script are answered alike: a double could not be told from a loss")

    async def write(self, messages: int, pace: float, chance: random.Random) -> None:
        """Has people write so many messages, so many a second, each the next line of her script."""
        begun = time.monotonic()
        for number in range(messages):
            await asyncio.sleep(max(0.0, begun + number / pace - time.monotonic()))
            await self.one(self.first + chance.randrange(self.size))

    async def one(self, who: int) -> None:
        """The next message of somebody; those who have come to the end of what was learnt keep silent."""
        if self.asked[who] < len(self.lessons):
            self.asked[who] += 1
            await self._step(who, self.asked[who] - 1)

    async def _step(self, who: int, step: int) -> None:
        stand, line = self.stand, SCRIPT[step % len(SCRIPT)]
        user = stand.person(who, "Awa")
        if not line.startswith("tap:"):
            await stand.say(user, line)
            return
        chat = stand.open_chat(user)
        await stand._callback(user, line.removeprefix("tap:"), {"chat": chat.public(), "message_id": 1, "date": 0})

    def told(self) -> int:
        """How many arrived."""
        return sum(len(self.stand.said[who]) for who in self.asked)

    async def answered(self, patience: float = 30, rest: float = 1) -> None:
        """Waits until everything is answered, or nothing has come for a while."""
        last, since = -1, time.monotonic()
        while (self.verdict().lost or (rest and self.stand.unanswered())) and time.monotonic() - since < patience:
            if self.told() != last:
                last, since = self.told(), time.monotonic()
            await asyncio.sleep(0.1)
        await asyncio.sleep(rest)  # what would come twice, comes now

    def verdict(self) -> Verdict:
        """Compares what people were told with what they were to be told, message by message."""
        lost = strange = 0
        doubled = list[float]()
        for who, steps in self.asked.items():
            missing, twice, odd = compared([t for lesson in self.lessons[:steps] for t in lesson], self.stand.said[who])
            lost, strange = lost + missing, strange + odd
            doubled += twice
        return Verdict(sum(self.asked.values()), lost, tuple(sorted(doubled)), strange)


def compared(expected: list[str], said: Iterable[Said]) -> tuple[int, list[float], int]:
    """How many messages are missing, when those that came twice came first, and how many were not expected there."""
    position, strange, lost, doubled, last = 0, 0, 0, list[float](), 0.0
    for one in said:
        if position < len(expected) and one.text == expected[position]:
            position, last = position + 1, one.at
        elif position and one.text == expected[position - 1]:
            doubled.append(last)
        elif one.text in expected[position:]:
            skipped = expected[position:].index(one.text)
            lost, position, last = lost + skipped, position + skipped + 1, one.at
        else:
            strange += 1
    return lost + len(expected) - position, doubled, strange


async def until(true: Callable[[], object], limit: float) -> None:
    """Waits for something; raises TimeoutError."""
    async with asyncio.timeout(limit):
        while not true():  # noqa: ASYNC110 - what is waited for is in another process
            await asyncio.sleep(0.01)
