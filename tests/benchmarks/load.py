"""What one process holds, beside a bare echo bot of python-telegram-bot in the same minutes on the same machine.

The local Bot API server and the people are one process of their own, each bot another. `python -m tests.benchmarks.load`
prints: from the start to the first answer; answers a second, to questions and to « aide », when nobody ever waits to write (200
people, each writes again when answered); the 95th percentile at 30 messages a second; memory over 50,000 updates.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time

from tests.torture.crowd import SCRIPT, Said, Stand
from tests.torture.program import Program

PEOPLE = 200
LINES = tuple(line for line in SCRIPT if not line.startswith("tap:"))
ECHO = """
import os
from telegram.ext import Application, MessageHandler, filters
async def echo(update, context):
    await update.message.reply_text(update.message.text)
application = Application.builder().token(os.environ["TELEGRAM_BOT_TOKEN"]).base_url(os.environ["TELEGRAM_API_URL"] + "/bot").build()
application.add_handler(MessageHandler(filters.TEXT, echo))
application.run_polling()
"""


class Echo(Program):
    """The bare echo bot, as python-telegram-bot's documentation writes it."""

    async def start(self) -> None:
        """Starts it."""
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", ECHO, cwd=self.home.name, env=self.env, stdout=log, stderr=log
            )


class Meter(Stand):
    """Notes when each person's answer came, and wakes who waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: dict[int, asyncio.Future[float]] = {}

    def _record(self, call: object) -> None:
        super()._record(call)  # type: ignore[arg-type]
        for chat in [chat for chat in self.waiting if self.said.get(chat)]:
            self.said[chat] = list[Said]()
            self.waiting.pop(chat).set_result(time.perf_counter())

    async def exchange(self, who: int, text: str) -> float:
        """Somebody writes, and waits for the answer; the seconds that took."""
        answered = self.waiting[who] = asyncio.get_running_loop().create_future()
        begun = time.perf_counter()
        await self.say(self.person(who, "Awa"), text)
        return await answered - begun


async def first_answer(stand: Meter, program: Program) -> float:
    """Seconds from the start of the process to the first answer."""
    begun = time.perf_counter()
    asked = asyncio.create_task(stand.exchange(1, "aide"))
    await program.start()
    await asked
    return time.perf_counter() - begun


async def sustained(stand: Meter, answers: int, lines: tuple[str, ...] = LINES) -> float:
    """Answers a second while each of 200 people writes again as soon as she is answered."""
    left = answers

    async def somebody(who: int) -> None:
        nonlocal left
        while left > 0:
            left -= 1
            await stand.exchange(who, lines[left % len(lines)])

    begun = time.perf_counter()
    await asyncio.gather(*(somebody(1000 + who) for who in range(PEOPLE)))
    return answers / (time.perf_counter() - begun)


async def paced(stand: Meter, messages: int, pace: float = 30.0) -> tuple[float, float]:
    """The median and the 95th percentile of the time to an answer, in seconds, at a steady pace."""
    chance, begun, asked = random.Random(1), time.monotonic(), list[asyncio.Task[float]]()
    for number in range(messages):
        await asyncio.sleep(max(0.0, begun + number / pace - time.monotonic()))
        who = chance.choice([1000 + who for who in range(PEOPLE) if 1000 + who not in stand.waiting])
        asked.append(asyncio.create_task(stand.exchange(who, chance.choice(LINES))))
    took = sorted(await asyncio.gather(*asked))
    return statistics.median(took), took[int(len(took) * 0.95)]


async def measured(kind: type[Program], arguments: argparse.Namespace, database: str) -> dict[str, float]:
    """Every figure of one bot."""
    stand = Meter()
    await stand.start()
    program = kind(stand, database, MESSAGES_PER_MINUTE="0")
    try:
        figures = {"first answer, s": await first_answer(stand, program), "memory at start, MB": program.resident()}
        await sustained(stand, 200)  # warm
        begun, cpu = time.perf_counter(), program.cpu()
        figures["answers/s"] = await sustained(stand, arguments.answers)
        figures["processor per answer, ms"] = (program.cpu() - cpu) / arguments.answers * 1000
        figures["share of a core"] = (program.cpu() - cpu) / (time.perf_counter() - begun)
        figures["the same, nothing to think"] = await sustained(stand, arguments.answers, LINES[:1])
        median, high = await paced(stand, arguments.paced)
        figures |= {"median at 30/s, ms": median * 1000, "p95 at 30/s, ms": high * 1000}
        if kind is Program and arguments.updates:
            await sustained(stand, arguments.updates // 5)
            early = program.resident()
            await sustained(stand, arguments.updates - arguments.updates // 5)
            figures |= {"memory after a fifth, MB": early, "memory after all, MB": program.resident()}
        figures["memory, MB"] = program.resident()
        await program.stop()
    finally:
        program.close()
        await stand.stop()
    return figures


async def main(arguments: argparse.Namespace) -> None:
    """Measures both, one after the other, and prints them side by side."""
    with tempfile.TemporaryDirectory() as place:
        for turn in range(arguments.rounds):
            echo = await measured(Echo, arguments, "")
            ours = await measured(Program, arguments, f"sqlite+aiosqlite:///{place}/{turn}.sqlite3")
            print(f"\n{'':<28}{'this bot':>10}{'echo bot':>10}")
            for name, figure in ours.items():
                print(f"{name:<28}{figure:>10.2f}{echo.get(name, float('nan')):>10.2f}")
            for name in ("answers/s", "the same, nothing to think"):
                print(f"{'ratio of ' + name:<38}{ours[name] / echo[name]:>10.2f}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.load", description=__doc__)
    parser.add_argument("--answers", type=int, default=3000, help="answers of the sustained run (3000)")
    parser.add_argument("--paced", type=int, default=900, help="messages of the run at 30 a second (900)")
    parser.add_argument("--updates", type=int, default=50_000, help="updates of the memory run (50000; 0: none)")
    parser.add_argument("--rounds", type=int, default=1, help="how often all is measured (1)")
    asyncio.run(main(parser.parse_args()))
