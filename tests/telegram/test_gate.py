"""One message at a time is between its sending and its note, as long as the network is quick."""

from __future__ import annotations

import asyncio

from bot.telegram.gate import Gate


def most_inside(gate: Gate, people: int, seconds: float) -> int:
    async def run() -> int:
        inside = most = 0

        async def send() -> None:
            nonlocal inside, most
            async with gate.through():
                inside += 1
                most = max(most, inside)
                await asyncio.sleep(seconds)
                inside -= 1

        await asyncio.gather(*(send() for _ in range(people)))
        return most

    return asyncio.run(run())


def test_quick_sends_go_one_by_one() -> None:
    assert most_inside(Gate(longest=5), 20, 0.001) == 1


def test_a_slow_send_does_not_hold_up_the_line() -> None:
    assert most_inside(Gate(longest=0.01), 5, 0.3) == 5


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
