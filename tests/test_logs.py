"""Log lines hold neither the token nor what people write, whoever wrote the line."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.conftest import ROOT

PROGRAM = """
import logging, structlog
from bot import logs
logs.set_up("INFO", "123456:TOKEN")
log = structlog.get_logger("bot.somewhere")
log.info("started", url="https://example.org/bot123456:TOKEN/getMe")
log.debug("not shown")
logging.getLogger("httpx").info("POST https://example.org/bot123456:TOKEN/sendMessage")
logging.getLogger("telegram.ext").warning("an update: %r", {"text": "je dors mal"})
try:
    int("je dors mal")
except ValueError:
    log.exception("failed")
    logging.getLogger("asyncio").error("Task exception was never retrieved\\nfuture: je dors mal", exc_info=True)
"""


def test_lines_are_json_without_the_token_and_without_values() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["event"] for line in lines] == ["started", "an update: %r", "failed", "Task exception was never retrieved"]
    assert lines[2]["error"] == "ValueError"
    assert "<string>" in lines[2]["at"]
    for secret in ("123456:TOKEN", "je dors mal"):
        assert secret not in done.stderr
    assert done.stdout == ""


def test_a_line_that_cannot_be_written_stops_nothing() -> None:
    program = PROGRAM.split("logging.getLogger")[0] + "print('still answering')"
    reading, writing = os.pipe()
    os.close(reading)  # nobody reads the log any more
    try:
        done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, stderr=writing, check=True, timeout=60)
    finally:
        os.close(writing)
    assert done.stdout == b"still answering\n"
