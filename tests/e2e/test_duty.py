"""Fit for duty, in short: kills, a database that restarts, a failing Telegram, two replicas, hostile updates (at length: make torture)."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.postgres import Server
from tests.torture import faults
from tests.torture.crowd import Said, Stand, compared, until
from tests.torture.fuzz import SECRET_HEADER, fuzzed, leaks, mistakes, until_served
from tests.torture.kills import killed, replicas, restarted
from tests.torture.program import Program


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("postgres")) as server:
        yield server


@pytest.mark.parametrize(("database", "webhook"), [("sqlite", False), ("postgresql", True)])
def test_killed_twice_under_load_it_loses_nothing_and_says_one_message_twice_at_most_each_time(
    database: str, webhook: bool, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    sqlite = f"sqlite+aiosqlite:///{tmp_path}/bot.sqlite3"
    address = sqlite if database == "sqlite" else request.getfixturevalue("postgres").fresh()
    report = asyncio.run(killed(address, webhook=webhook, kills=2, name="short", pace=20, steps=14))
    assert report.right, report.line()
    assert report.verdict.asked > 10


def test_a_database_that_restarts_costs_no_message_and_doubles_none(postgres: Server) -> None:
    report = asyncio.run(restarted(postgres, webhook=False, restarts=2, name="short", pace=20, steps=14))
    assert report.right, report.line()


def test_two_replicas_share_one_database_and_one_of_them_dies(postgres: Server) -> None:
    report = asyncio.run(replicas(postgres, messages=100, name="short", pace=20, steps=14))
    assert report.right, report.line()


@pytest.mark.parametrize(
    ("webhook", "kinds"),
    [(False, ("502", "no answer", "no JSON")), (True, ("429, retry after 1 s", "no answer", "dropped connection"))],
    ids=["polling", "webhook"],
)
def test_whatever_telegram_does_for_some_seconds_nothing_is_lost_and_the_bot_comes_back(
    webhook: bool, kinds: tuple[str, ...], tmp_path: Path
) -> None:
    address = f"sqlite+aiosqlite:///{tmp_path}/bot.sqlite3"
    for outage in asyncio.run(faults.weathered(address, webhook=webhook, seconds=2, name="short", kinds=kinds)):
        assert outage.right, outage.line()


def test_hostile_updates_end_nothing_and_give_nothing_away(tmp_path: Path) -> None:
    found = asyncio.run(fuzzed(f"sqlite+aiosqlite:///{tmp_path}/bot.sqlite3", 1500, seed=7))
    assert found.right, found.line()
    assert found.answers > 100


def test_only_telegram_brings_updates_and_nothing_too_large_is_read(tmp_path: Path) -> None:
    async def statuses() -> tuple[list[int], float]:
        stand = Stand()
        await stand.start()
        program = Program(stand, f"sqlite+aiosqlite:///{tmp_path}/bot.sqlite3", webhook=True)
        update = json.dumps({"update_id": 5, "message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "aide"}})
        try:
            await program.start()
            await until(lambda: stand.webhook, 60)
            right = stand.webhook["secret"]
            async with aiohttp.ClientSession() as session:
                await until_served(session, program)
                found = []
                for secret, body in (
                    (None, update),
                    ("wrong", update),
                    (right, "{" * 10_000_000),
                    (right, "no json"),
                    (right, "[" * 100_000),
                ):
                    headers = {} if secret is None else {SECRET_HEADER: secret}
                    try:
                        async with session.post(program.hook, data=io.BytesIO(body.encode()), headers=headers) as answer:
                            found.append(answer.status)
                    except aiohttp.ClientError:  # refused before it was all sent
                        found.append(413)
                async with session.get(f"http://127.0.0.1:{program.port}/metrics") as answer:
                    waiting = next(line for line in (await answer.text()).splitlines() if line.startswith("bot_inbox_waiting "))
            await program.stop()
            assert stand.spoken == 0
            return found, float(waiting.split()[1])
        finally:
            await program.close()
            await stand.stop()

    assert asyncio.run(statuses()) == ([401, 403, 413, 400, 400], 0.0)


def test_the_books_tell_a_loss_from_a_double_and_from_a_stray_message() -> None:
    expected = ["a", "b", "c", "d"]

    def told(*texts: str) -> tuple[int, int, int]:
        lost, doubled, strange = compared(expected, [Said(text, float(at)) for at, text in enumerate(texts)])
        return lost, len(doubled), strange

    assert told("a", "b", "c", "d") == (0, 0, 0)
    assert told("a", "b", "b", "c", "d") == (0, 1, 0)
    assert told("a", "c", "d") == (1, 0, 0)
    assert told("a", "b") == (2, 0, 0)
    assert told("a", "b", "Pardon", "c", "d") == (0, 0, 1)


def test_the_search_for_leaks_and_mistakes_finds_them() -> None:
    assert leaks('{"event": "x", "text": "KONFIDENTIAL"}')
    assert leaks("https://api.telegram.org/bot123456:TORTURE/getMe")
    assert not leaks('{"event": "answered", "event_kind": "Said"}')
    assert mistakes(json.dumps({"event": "update_failed", "error": "KeyError", "at": "x.py:1 f"}))
    assert not mistakes(json.dumps({"event": "update_failed", "error": "Forbidden: blocked", "at": "x.py:1 f"}))
