"""Hostile updates through the whole program, by its webhook: nothing ends it, nothing is left waiting, nothing is given away."""

from __future__ import annotations

import asyncio
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.e2e.fake_telegram import Call
from tests.torture.crowd import Stand, until
from tests.torture.program import TOKEN, Program
from tests.torture.updates import CHATS, EVIL, PHONE, SECRET, Updates

AT_ONCE = 16
_OURS = ("parse", "text is empty", "too long", "button", "markup")  # refusals that only a mistake of ours can cause
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


class Watchman(Stand):
    """Looks at everything the bot says."""

    def __init__(self) -> None:
        super().__init__()
        self.refused, self.linked, self.answers = Counter[str](), 0, 0

    def _record(self, call: Call) -> None:
        if call.status == 400:
            self.refused[call.response["description"].partition(":")[2].strip()[:60]] += 1
        if call.status == 200 and isinstance(call.response.get("result"), dict):
            self.answers += "text" in call.response["result"]
            self.linked += EVIL in json.dumps(call.response["result"].get("entities", []))
        super()._record(call)


@dataclass(frozen=True, slots=True)
class Found:
    """What went wrong, if anything."""

    updates: int
    answers: int
    ended: bool
    statuses: dict[int, int]
    waiting: int
    unanswered: list[str]
    markup: dict[str, int]
    linked: int
    leaks: list[str] = field(default_factory=list)
    mistakes: dict[str, int] = field(default_factory=dict)

    @property
    def right(self) -> bool:
        """Whether nothing did."""
        return not (
            self.ended or self.waiting or self.unanswered or self.markup or self.linked or self.leaks or self.mistakes
            or set(self.statuses) != {200}
        )  # fmt: skip

    def line(self) -> str:
        """A line of the summary."""
        wrong = {
            "ended": self.ended, "statuses": {k: v for k, v in self.statuses.items() if k != 200}, "waiting": self.waiting,
            "taps unanswered": self.unanswered, "mark-up": self.markup, "links": self.linked, "leaks": self.leaks,
            "mistakes": self.mistakes,
        }  # fmt: skip
        said = ", ".join(f"{what}: {found}" for what, found in wrong.items() if found) or "ok"
        return f"{self.updates} hostile updates, {self.answers} messages of the bot: {said}"


async def fuzzed(database: str, updates: int, seed: int = 1) -> Found:
    """Sends so many updates and looks at what became of them."""
    stand = Watchman()
    await stand.start()
    for chat in CHATS:
        stand.open_chat(stand.person(chat, "Awa"))
        stand.open_chat(stand.person(chat, "Awa"), -chat, "supergroup")
    program = Program(stand, database, webhook=True, LOG_LEVEL="DEBUG")
    try:
        await program.start()
        await until(lambda: stand.webhook, 60)
        statuses = await _sent(stand, program, updates, seed)
        waiting = await _settled(program)
        ended = not program.alive
        status = await program.stop()
        return Found(
            updates, stand.answers, ended or status != 0, dict(statuses), waiting,
            [number for number, query in stand.callbacks.items() if query["answer"] is None],
            {reason: count for reason, count in stand.refused.items() if any(word in reason.lower() for word in _OURS)},
            stand.linked, leaks(program.output()), mistakes(program.output()),
        )  # fmt: skip
    finally:
        await program.close()
        await stand.stop()


async def _sent(stand: Stand, program: Program, updates: int, seed: int) -> Counter[int]:
    source, statuses, left = Updates(seed), Counter[int](), iter(range(updates))
    headers = {SECRET_HEADER: stand.webhook["secret"], "Content-Type": "application/json"}

    async def post(session: aiohttp.ClientSession) -> None:
        for _ in left:
            update = source.one()
            number = _tapped(update)
            if number is not None:
                stand.callbacks[number] = {"answer": None, "data": ""}
            async with session.post(program.hook, data=json.dumps(update), headers=headers) as answer:
                statuses[answer.status] += 1

    async with aiohttp.ClientSession() as session:
        await until_served(session, program)
        await asyncio.gather(*(post(session) for _ in range(AT_ONCE)))
    return statuses


async def until_served(session: aiohttp.ClientSession, program: Program) -> None:
    """Waits for the program's HTTP side."""
    for _ in range(1200):
        try:
            async with session.get(f"http://127.0.0.1:{program.port}/healthz"):
                return
        except aiohttp.ClientError:
            await asyncio.sleep(0.05)
    raise TimeoutError


def _tapped(update: dict[str, Any]) -> str | None:
    """The number of a tap that can be answered: of an update that has a number of its own."""
    number, query = update["update_id"], update.get("callback_query")
    known = isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 2**63
    return (
        query["id"] if known and isinstance(query, dict) and isinstance(query.get("id"), str) and query["id"].startswith("fuzz") else None
    )


async def _settled(program: Program, patience: float = 60) -> int:
    """How many updates still wait when nothing moves any more."""
    last, still = -1, 0.0
    async with aiohttp.ClientSession() as session:
        while still < patience and program.alive:
            async with session.get(f"http://127.0.0.1:{program.port}/metrics") as answer:
                found = re.search(r"^bot_inbox_waiting (\S+)", await answer.text(), re.M)
            waiting = int(float(found[1])) if found else 0
            if not waiting:
                await asyncio.sleep(0.5)
                return 0
            still, last = (0.0 if waiting != last else still + 0.25), waiting
            await asyncio.sleep(0.25)
    return max(last, 0)


def leaks(log: str) -> list[str]:
    """What stands in a log and must not: what people wrote, their phone numbers, their chats, the token."""
    shown = json.dumps(SECRET)[1:-1]
    words = [shown, PHONE[1:], PHONE, TOKEN, TOKEN.partition(":")[2], EVIL, "DROP TABLE", *(str(chat) for chat in CHATS)]
    return [f"{word}: {line[:200]}" for line in log.splitlines() for word in words if word in line][:10]


def mistakes(log: str) -> dict[str, int]:
    """Updates given up by a mistake of ours, by error and place; and everything that should never stand in a log."""
    found = Counter[str]()
    for line in log.splitlines():
        if "Traceback" in line or '"crashed"' in line:
            found[line[:160]] += 1
        elif '"update_failed"' in line:
            said = json.loads(line)
            if not said["error"].startswith(("BadRequest", "Forbidden")):
                found[f"{said['error']} at {said['at'][-120:]}"] += 1
    return dict(found)
