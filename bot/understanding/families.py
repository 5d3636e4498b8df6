"""Everyday French for catalogues whose editors wrote no words of their own.

`families.txt`: words that mean nearly the same; `strays.txt`: what people write to any bot, whatever its subject.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

FAMILY = "~"


@cache
def families() -> tuple[tuple[str, str], ...]:
    """Every word or phrase of the file with the term of a family it stands in (`~garde-12` for the family of `garde`)."""
    groups = [[word.strip() for word in line.split("|")] for line in _lines("families.txt")]
    return tuple((word, f"{FAMILY}{group[0]}-{number}") for number, group in enumerate(groups, 1) for word in group)


@cache
def strays() -> tuple[str, ...]:
    """Messages that no catalogue answers."""
    return tuple(_lines("strays.txt"))


def _lines(name: str) -> list[str]:
    lines = (resources.files("bot.understanding") / name).read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]
