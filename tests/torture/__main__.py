"""`python -m tests.torture`: every run asked for, a line each; the status is 1 when a message was lost or said too often."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.postgres import Server
from tests.torture import faults, fuzz, kills
from tests.torture.kills import Report, killed, replicas, restarted

RUNS = ("kills", "restarts", "replicas", "faults", "fuzz")


def main() -> int:
    """Runs, prints, judges."""
    arguments = _arguments()
    wanted = set(arguments.runs or RUNS)
    with tempfile.TemporaryDirectory(prefix="torture-", ignore_cleanup_errors=True) as place:
        Path(place).chmod(0o755)  # PostgreSQL runs as a user of its own
        wrong = 0
        if wanted & {"kills", "restarts", "replicas"}:
            print(kills.HEADER, flush=True)
            wrong += _told(_crashes(arguments, wanted, Path(place)))
        if "faults" in wanted:
            print(faults.HEADER, flush=True)
            wrong += _told(_faults(arguments, Path(place)))
        if "fuzz" in wanted:
            print("hostile updates", flush=True)
            wrong += _told(_fuzz(arguments, Path(place)))
    print("everything was answered, nothing too often" if not wrong else f"{wrong} run(s) went wrong")
    return 1 if wrong else 0


def _told(reports: Iterator[Report | faults.Outage | fuzz.Found]) -> int:
    """Prints a line a report; how many are wrong."""
    wrong = 0
    for report in reports:
        print(report.line(), flush=True)
        wrong += not report.right
    return wrong


def _faults(arguments: argparse.Namespace, place: Path) -> Iterator[faults.Outage]:
    for way in arguments.ways.split(","):
        address = f"sqlite+aiosqlite:///{place}/faults-{way}.sqlite3"
        yield from asyncio.run(faults.weathered(address, webhook=way == "webhook", seconds=arguments.seconds, name=way))


def _fuzz(arguments: argparse.Namespace, place: Path) -> Iterator[fuzz.Found]:
    if "sqlite" in arguments.databases:
        yield asyncio.run(fuzz.fuzzed(f"sqlite+aiosqlite:///{place}/fuzz.sqlite3", arguments.updates, arguments.seed))
    if "postgresql" in arguments.databases:
        with Server(place) as server:
            yield asyncio.run(fuzz.fuzzed(server.fresh(), arguments.updates // 10, arguments.seed + 1))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("runs", nargs="*", default=[], help=f"{', '.join(RUNS)}; all of them when none is named")
    parser.add_argument("--kills", type=int, default=20, help="crashes a run (20)")
    parser.add_argument("--messages", type=int, default=2000, help="messages to the two replicas (2000)")
    parser.add_argument("--updates", type=int, default=20_000, help="hostile updates (20000; a tenth more of them on PostgreSQL)")
    parser.add_argument("--seconds", type=float, default=60, help="each trouble of Telegram lasts (60)")
    parser.add_argument("--databases", default="sqlite,postgresql", help="sqlite, postgresql or both")
    parser.add_argument("--ways", default="polling,webhook", help="polling, webhook or both")
    parser.add_argument("--pace", type=float, default=50, help="messages a second (50)")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments")
    return parser.parse_args()


def _crashes(arguments: argparse.Namespace, wanted: set[str], place: Path) -> Iterator[Report]:
    databases, ways = arguments.databases.split(","), arguments.ways.split(",")
    common = {"seed": arguments.seed, "pace": arguments.pace}
    if "kills" in wanted and "sqlite" in databases:
        for way in ways:
            address, name = f"sqlite+aiosqlite:///{place}/{way}.sqlite3", f"kill -9, {way}, sqlite"
            yield asyncio.run(killed(address, webhook=way == "webhook", kills=arguments.kills, name=name, **common))
    if "postgresql" not in databases:
        return
    with Server(place) as server:
        for way in ways if "kills" in wanted else ():
            name = f"kill -9, {way}, postgresql"
            yield asyncio.run(killed(server.fresh(), webhook=way == "webhook", kills=arguments.kills, name=name, **common))
        for way in ways if "restarts" in wanted else ():
            half, name = max(2, arguments.kills // 2), f"database restarted, {way}"
            yield asyncio.run(restarted(server, webhook=way == "webhook", restarts=half, name=name, **common))
        if "replicas" in wanted:
            yield asyncio.run(replicas(server, messages=arguments.messages, name="two replicas, one killed", **common))


if __name__ == "__main__":
    sys.exit(main())
