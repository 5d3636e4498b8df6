"""What changed between two states of the catalogue: sheets that came, opened, ended, changed or went."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import TypeAdapter

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.models import Scheme, Status


class ChangeKind(StrEnum):
    """What happened to a sheet."""

    NEW = "nouveau"
    OPENED = "ouvert"
    ENDED = "termine"
    UNCERTAIN = "incertain"
    CHANGED = "modifie"
    GONE = "retire"


@dataclass(frozen=True, slots=True)
class Seen:
    """A sheet as it was: whether it can be asked for, since and until when, for how much."""

    title: str
    status: Status
    since: str | None = None
    until: str | None = None
    instead: tuple[str, ...] = ()
    amount: tuple[float | None, float | None] | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A catalogue as it was, small enough to keep."""

    schemes: Mapping[str, Seen]

    @property
    def digest(self) -> str:
        """Two snapshots that say the same have the same digest."""
        said = json.dumps(self.stored(), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()[:32]

    def stored(self) -> object:
        """The snapshot as JSON can hold it."""
        return _snapshots.dump_python(self, mode="json")

    @classmethod
    def read(cls, stored: object) -> Snapshot:
        """A stored snapshot; raises ValueError for anything else."""
        return _snapshots.validate_python(stored)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to one sheet."""

    scheme: str
    title: str
    kind: ChangeKind


_snapshots = TypeAdapter(Snapshot)


def snapshot(catalogue: Catalogue) -> Snapshot:
    """The state of a catalogue, to compare with another day's."""
    return Snapshot({scheme.id: _seen(scheme) for scheme in sorted(catalogue.schemes.values(), key=lambda s: s.id)})


def compare(old: Snapshot, new: Snapshot) -> tuple[Change, ...]:
    """What happened between two states, in the order of the ids."""
    return tuple(_changes(old.schemes, new.schemes))


def _seen(scheme: Scheme) -> Seen:
    opening, amount = scheme.opening, scheme.amount
    limits = (amount.minimum, amount.maximum) if amount else None
    return Seen(scheme.title, opening.status, opening.since, opening.until, opening.replaced_by, limits)


def _changes(old: Mapping[str, Seen], new: Mapping[str, Seen]) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name), new.get(name)
        if after is None:
            yield Change(name, old[name].title, ChangeKind.GONE)
        elif before is None:
            yield Change(name, after.title, ChangeKind.NEW)
        elif (kind := _kind(before, after)) is not None:
            yield Change(name, after.title, kind)


def _kind(before: Seen, after: Seen) -> ChangeKind | None:
    if before.status is not after.status and not (before.status.ended and after.status.ended):
        if after.status.ended:
            return ChangeKind.ENDED
        return ChangeKind.OPENED if after.status is Status.OPEN else ChangeKind.UNCERTAIN
    same = (before.since, before.until, before.instead, before.amount) == (after.since, after.until, after.instead, after.amount)
    return None if same else ChangeKind.CHANGED
