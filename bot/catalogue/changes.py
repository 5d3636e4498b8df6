"""What changed between two states of a catalogue, as typed values: for alerts, for the feed of the site, for an editor.

compare(old, new) -> tuple[Change, ...]     one change a sheet at most: what happened to it, and which of its parts differ
concerns(change, priority, territory)       whether it interests someone who follows a theme in a territory

The sentences are in `bot.dialogue.news`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.catalogue.models import Territory
from bot.catalogue.snapshot import Part, SheetState, Snapshot, Standing

EVERYWHERE = "national"


class Kind(StrEnum):
    """What happened to a sheet, the most telling first."""

    ADDED = "ajout"
    OPENED = "ouverture"  # to come, or ended, and now open
    CONFIRMED = "confirmation"  # uncertain, and now open
    REPLACED = "remplacement"
    CLOSED = "fin"
    UNCERTAIN = "doute"
    COMING = "a-venir"
    CHANGED = "changement"  # same standing, other facts
    REMOVED = "retrait"


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one sheet; `state` is what it is now (what it was, for one that was removed).

    `parts` are those whose words or figures differ, whatever the kind; empty for an added or removed sheet.
    """

    scheme: str
    kind: Kind
    state: SheetState
    parts: tuple[Part, ...] = ()


def compare(old: Snapshot, new: Snapshot) -> tuple[Change, ...]:
    """Every change, by kind then by title; nothing where nothing that matters to people differs."""
    order = list(Kind)
    return tuple(sorted(_changes(old, new), key=lambda change: (order.index(change.kind), change.state.title.casefold(), change.scheme)))


def concerns(change: Change, priority: str | None, territory: Territory | None) -> bool:
    """Whether a change interests someone who follows a theme in a territory (None: all of them)."""
    here = territory is None or EVERYWHERE in change.state.areas or bool(territory.areas & set(change.state.areas))
    return here and (priority is None or priority in change.state.priorities)


def _changes(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    for name, state in new.sheets.items():
        if (before := old.sheets.get(name)) is None:
            yield Change(name, Kind.ADDED, state)
            continue
        parts = tuple(part for part in Part if before.parts.get(part) != state.parts.get(part))
        if before.standing is not state.standing:
            yield Change(name, _became(before.standing, state.standing), state, parts)
        elif parts:
            yield Change(name, Kind.CHANGED, state, parts)
    yield from (Change(name, Kind.REMOVED, state) for name, state in old.sheets.items() if name not in new.sheets)


def _became(before: Standing, now: Standing) -> Kind:
    if now is Standing.OPEN:
        return Kind.CONFIRMED if before is Standing.UNCERTAIN else Kind.OPENED
    return {
        Standing.UNCERTAIN: Kind.UNCERTAIN, Standing.CLOSED: Kind.CLOSED, Standing.REPLACED: Kind.REPLACED, Standing.COMING: Kind.COMING,
    }[now]  # fmt: skip
