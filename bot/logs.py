"""Logs for an operator: structured lines on stderr, in which neither the token nor anything of a person can stand."""

from __future__ import annotations

import contextlib
import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import TextIO, cast

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

_CHATTY = ("aiohttp", "httpx", "httpcore", "telegram", "aiosqlite", "sqlalchemy", "asyncio", "hpack", "alembic")
_FRAMES = 6


class Unfailing:
    """A stream on which a line that cannot be written is lost, and nothing else: a full disk must not stop an answer."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, line: str) -> None:
        """Writes a line, if that can be done."""
        with contextlib.suppress(OSError, ValueError):
            self._stream.write(line)

    def flush(self) -> None:
        """Hands the lines on, if that can be done."""
        with contextlib.suppress(OSError, ValueError):
            self._stream.flush()


class Redactor:
    """A last look at each finished line: secrets are struck out, wherever they came from."""

    def __init__(self, *secrets: str) -> None:
        self._secrets = tuple(secret for secret in secrets if secret)

    def __call__(self, line: str) -> str:
        """The line without the secrets."""
        for secret in self._secrets:
            line = line.replace(secret, "[jeton]")
        return line


def set_up(level: str, *secrets: str) -> None:
    """Sends every log of the process, ours and the libraries', through one format: JSON unless a person is watching."""
    last = _last(Redactor(*secrets))
    structlog.configure(
        processors=[*_shared(), last],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.WriteLoggerFactory(cast(TextIO, Unfailing(sys.stderr))),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*_shared(), structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    handler.addFilter(_without_values)
    logging.basicConfig(handlers=[handler], level=level, force=True)
    logging.captureWarnings(True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)  # its errors are raised as well, and said in plain words


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _short_trace,
    ]


def _last(redactor: Redactor) -> Processor:
    """What makes the line: nothing is written that did not pass it."""
    if sys.stderr.isatty():
        shown: Processor = structlog.dev.ConsoleRenderer()
    else:
        shown = structlog.processors.JSONRenderer(ensure_ascii=False)

    def redacted(logger: WrappedLogger, name: str, event: EventDict) -> str:
        return redactor(str(shown(logger, name, event)))

    return redacted


def _without_values(record: logging.LogRecord) -> bool:
    """Libraries put requests, updates and replies into their logs' arguments: what people write. The sentence is enough."""
    if record.name.split(".")[0] in _CHATTY and record.args:
        record.args = None
    if record.name == "asyncio":
        record.msg = str(record.msg).partition("\n")[0]  # what follows shows the values a task was working on
    return True


def _short_trace(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """An exception as its type and where it arose: its message may hold what a person wrote."""
    info = event.pop("exc_info", None)
    error = sys.exc_info()[1] if info is True else info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["at"] = where(error.__traceback__)
    return event


def where(trace: TracebackType | None) -> str:
    """The innermost places of a trace, one after the other: `matcher.py:41 match > index.py:12 rank`."""
    frames = traceback.extract_tb(trace)[-_FRAMES:]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
