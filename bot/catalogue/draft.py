"""What was read of a catalogue so far: the values, where each one stands, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from bot.catalogue.facts import Fact
from bot.catalogue.lexicon import Lexicon
from bot.catalogue.models import Organisation, Scheme, Territory, Vocabulary
from bot.catalogue.positions import Path, Positions
from bot.catalogue.problems import Problem, problem_at

Report = Callable[[Path, str], Problem]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one item stands: its file, its path in it, and what is written there."""

    positions: Positions
    at: Path
    raw: Any

    def report(self, path: Path, message: str) -> Problem:
        """A problem at a path of this item."""
        return problem_at(self.positions, (*self.at, *path), message)

    def written(self, path: Path) -> Any:
        """The plain value at a path of this item."""
        value = self.raw
        for part in path:
            value = value[part]
        return value


@dataclass(slots=True)
class Draft:
    """The values that could be read; `named` also holds the ids of those that could not, so that links to them stay sound."""

    root: FilePath
    schemes: dict[str, Scheme] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    territories: dict[str, Territory] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    lexicons: list[tuple[Lexicon, Origin]] = field(default_factory=list)
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    named: dict[str, set[str]] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def shown(self, file: FilePath) -> str:
        """A file as problems name it."""
        return (FilePath(self.root.name) / file.relative_to(self.root)).as_posix()

    def known(self, kind: str, table: Collection[str]) -> Collection[str]:
        """The ids of a kind that a link may name; empty (anything goes) when there is no such list, or it cannot be read."""
        return () if kind in self.unreadable else {*table, *self.named.get(kind, ())}

    def lexicon(self) -> Lexicon:
        """The lexicon of all files."""
        return Lexicon.merged([part for part, _ in self.lexicons])
