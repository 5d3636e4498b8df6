"""People are answered side by side, each one in order, and nobody can take all the room."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Chat, Message, Update

from bot.telegram.ordering import InOrder, Lines, line_of


def update(number: int, chat: int) -> Update:
    return Update(number, message=Message(number, datetime(2026, 1, 1, tzinfo=UTC), Chat(chat, "private")))


@settings(max_examples=30)
@given(st.lists(st.integers(1, 4), max_size=25), st.integers(1, 5))
def test_each_conversation_is_in_order_and_no_line_is_left_behind(chats: list[int], at_work: int) -> None:
    async def run() -> None:
        processor, begun, ended = InOrder(at_work), list[tuple[int, int]](), list[tuple[int, int]]()

        async def answer(number: int, chat: int) -> None:
            begun.append((chat, number))
            await asyncio.sleep(0.0001 * ((number * 7) % 5))
            ended.append((chat, number))

        await asyncio.gather(*(processor.process_update(update(i, chat), answer(i, chat)) for i, chat in enumerate(chats)))
        for chat in set(chats):
            expected = [(chat, i) for i, c in enumerate(chats) if c == chat]
            assert [entry for entry in begun if entry[0] == chat] == expected
            assert [entry for entry in ended if entry[0] == chat] == expected
        assert len(processor._lines) == 0

    asyncio.run(run())


def test_somebody_who_sends_a_hundred_messages_does_not_hold_up_the_others() -> None:
    async def run() -> list[int]:
        processor, answered = InOrder(at_work=2), list[int]()

        async def answer(chat: int) -> None:
            await asyncio.sleep(0.001)
            answered.append(chat)

        flood = [processor.process_update(update(i, 1), answer(1)) for i in range(100)]
        await asyncio.gather(*flood, processor.process_update(update(100, 2), answer(2)))
        return answered

    assert asyncio.run(run()).index(2) < 5


def test_a_failure_lets_the_next_one_in() -> None:
    async def run() -> int:
        lines = Lines()
        for _ in range(2):
            try:
                async with lines.turn("awa"):
                    raise LookupError
            except LookupError:
                pass
        return len(lines)

    assert asyncio.run(run()) == 0


def test_updates_of_nobody_wait_for_nobody() -> None:
    assert line_of(Update(1)) != line_of(Update(2))
    assert line_of(update(1, 7)) == line_of(update(2, 7))
