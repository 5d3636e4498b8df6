"""One message at a time is between its sending and its note, as long as the network is quick."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from bot.telegram.gate import Gate


def most_inside(gate: Gate, sends: Sequence[float]) -> int:
    """The most sends that were between their beginning and their note at the same moment; each takes so many seconds."""

    async def run() -> int:
        inside = most = 0

        async def send(seconds: float) -> None:
            nonlocal inside, most
            async with gate.through():
                inside += 1
                most = max(most, inside)
                await asyncio.sleep(seconds)
                inside -= 1

        await asyncio.gather(*map(send, sends))
        return most

    return asyncio.run(run())


def test_quick_sends_go_one_by_one() -> None:
    assert most_inside(Gate(longest=5), [0.001] * 20) == 1


def test_a_slow_send_does_not_hold_up_the_line() -> None:
    assert most_inside(Gate(longest=0.01), [0.3] * 5) == 5


def test_a_network_that_stays_slow_soon_holds_the_line_up_no_longer() -> None:
    async def run() -> list[int]:
        gate, seen = Gate(longest=0.5), list[int]()

        async def send() -> None:
            async with gate.through():
                seen.append(gate._patience())
                await asyncio.sleep(5)

        line = [asyncio.create_task(send()) for _ in range(7)]
        while len(seen) < len(line):  # noqa: ASYNC110 - what is waited for says nothing
            await asyncio.sleep(0.01)
        for task in line:
            task.cancel()
        return seen

    seen = asyncio.run(run())
    assert seen == sorted(seen, reverse=True)
    assert seen[0] >= 10 * seen[-1]


def test_one_slow_send_among_quick_ones_is_waited_for() -> None:
    assert most_inside(Gate(), [0.001] * 10 + [0.3] + [0.001] * 9) == 1


def test_a_network_that_is_quick_again_is_waited_for_again() -> None:
    async def run() -> tuple[int, int]:
        gate = Gate(longest=0.2)

        async def send(seconds: float) -> None:
            async with gate.through():
                await asyncio.sleep(seconds)

        await asyncio.gather(*(send(0.4) for _ in range(6)))
        slow = gate._patience()
        await asyncio.gather(*(send(0.003) for _ in range(12)))
        return slow, gate._patience()

    slow, quick = asyncio.run(run())
    assert quick >= 5 * slow


def test_while_a_note_is_being_written_nobody_sends_however_long_it_takes() -> None:
    async def run() -> int:
        gate, noting, most = Gate(longest=0.01), 0, 0

        async def send() -> None:
            nonlocal noting, most
            async with gate.through() as out:
                out()
                noting += 1
                most = max(most, noting)
                await asyncio.sleep(0.05)
                noting -= 1

        await asyncio.gather(*(send() for _ in range(5)))
        return most

    assert asyncio.run(run()) == 1


def test_a_busy_event_loop_is_no_slow_network() -> None:
    async def run() -> int:
        gate, inside, most = Gate(longest=0.02), 0, 0

        async def busy() -> None:
            while True:
                time.sleep(0.03)  # noqa: ASYNC251 - that is what a busy loop is
                await asyncio.sleep(0)

        async def send() -> None:
            nonlocal inside, most
            async with gate.through():
                inside += 1
                most = max(most, inside)
                for _ in range(3):
                    await asyncio.sleep(0)
                inside -= 1

        hog = asyncio.create_task(busy())
        await asyncio.gather(*(send() for _ in range(6)))
        hog.cancel()
        return most

    assert asyncio.run(run()) == 1


def test_who_fails_inside_lets_the_next_one_through() -> None:
    async def run() -> None:
        gate = Gate(longest=5)
        for _ in range(3):
            try:
                async with gate.through():
                    raise ValueError
            except ValueError:
                pass

    asyncio.run(asyncio.wait_for(run(), 2))
