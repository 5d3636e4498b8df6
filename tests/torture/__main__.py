"""`python -m tests.torture`: every run asked for, a line each; the status is 1 when a message was lost or said too often."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.postgres import Server
from tests.torture.kills import HEADER, Report, killed, replicas, restarted

RUNS = ("kills", "restarts", "replicas")


def main() -> int:
    """Runs, prints, judges."""
    arguments = _arguments()
    wrong = 0
    print(HEADER, flush=True)
    with tempfile.TemporaryDirectory(prefix="torture-", ignore_cleanup_errors=True) as place:
        Path(place).chmod(0o755)  # PostgreSQL runs as a user of its own
        for report in _reports(arguments, Path(place)):
            print(report.line(), flush=True)
            wrong += not report.right
    print("everything was answered, nothing too often" if not wrong else f"{wrong} run(s) went wrong")
    return 1 if wrong else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("runs", nargs="*", default=[], help=f"{', '.join(RUNS)}; all of them when none is named")
    parser.add_argument("--kills", type=int, default=20, help="crashes a run (20)")
    parser.add_argument("--messages", type=int, default=2000, help="messages to the two replicas (2000)")
    parser.add_argument("--databases", default="sqlite,postgresql", help="sqlite, postgresql or both")
    parser.add_argument("--ways", default="polling,webhook", help="polling, webhook or both")
    parser.add_argument("--pace", type=float, default=50, help="messages a second (50)")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments")
    return parser.parse_args()


def _reports(arguments: argparse.Namespace, place: Path) -> Iterator[Report]:
    databases, ways = arguments.databases.split(","), arguments.ways.split(",")
    wanted, pace, seed = arguments.runs or RUNS, arguments.pace, arguments.seed
    if "kills" in wanted and "sqlite" in databases:
        for way in ways:
            address = f"sqlite+aiosqlite:///{place}/{way}.sqlite3"
            yield asyncio.run(
                killed(address, webhook=way == "webhook", kills=arguments.kills, name=f"kill -9, {way}, sqlite", seed=seed, pace=pace)
            )
    if "postgresql" not in databases:
        return
    with Server(place) as server:
        for way in ways if "kills" in wanted else ():
            yield asyncio.run(
                killed(
                    server.fresh(),
                    webhook=way == "webhook",
                    kills=arguments.kills,
                    name=f"kill -9, {way}, postgresql",
                    seed=seed,
                    pace=pace,
                )
            )
        for way in ways if "restarts" in wanted else ():
            half = max(2, arguments.kills // 2)
            yield asyncio.run(
                restarted(server, webhook=way == "webhook", restarts=half, name=f"database restarted, {way}", seed=seed, pace=pace)
            )
        if "replicas" in wanted:
            yield asyncio.run(replicas(server, messages=arguments.messages, name="two replicas, one killed", seed=seed, pace=pace))


if __name__ == "__main__":
    sys.exit(main())
