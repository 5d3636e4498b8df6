"""What a person is told when the catalogue changed: one message for all her alerts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.catalogue.changes import Change, Kind, concerns
from bot.dialogue.desk import Desk, cut, lines, paragraphs, reply
from bot.dialogue.events import Button, Reply, Watch
from bot.dialogue.news import told

MOST = 8  # sheets a message
LONGEST = 300  # characters a sheet
NEWS = frozenset({Kind.ADDED, Kind.OPENED, Kind.CONFIRMED})  # what « nouveautés » are; a watched sheet is told of whatever happens to it


@dataclass(frozen=True, slots=True)
class Announcement:
    """The changes that led to a catalogue, the most telling first, and its desk."""

    desk: Desk
    changes: Sequence[Change]

    def message(self, watches: Iterable[Watch]) -> Reply | None:
        """What somebody with these alerts is told; None where nothing concerns her."""
        wanted = tuple(watches)
        concerning = [change for change in self.changes if any(self._waited_for(change, watch) for watch in wanted)]
        return self._written(concerning, {watch.scheme for watch in wanted}) if concerning else None

    def _waited_for(self, change: Change, watch: Watch) -> bool:
        if watch.scheme:
            return change.scheme == watch.scheme
        if change.kind not in NEWS or change.state.standing.ended:
            return False
        return concerns(change, watch.priority or None, self.desk.catalogue.territories.get(watch.territory))

    def _written(self, changes: list[Change], watched: set[str]) -> Reply:
        say, catalogue = self.desk.say, self.desk.catalogue
        first = sorted(changes, key=lambda change: change.scheme not in watched)[:MOST]
        listed = [Markup("• {}").format(cut(told(say, catalogue, change), LONGEST)) for change in first]
        rest = say("news-more", count=len(changes) - MOST) if len(changes) > MOST else ""
        rows = [[Button(cut(change.state.title, 60), f"fiche:{change.scheme}")] for change in first if change.scheme in catalogue.schemes]
        stop = [self.desk.button("button-unwatch", "plusprevenir:tout"), self.desk.button("button-alerts", "mesalertes")]
        return reply(paragraphs(say("news"), lines(*listed, rest), say("news-stop")), *rows, stop)
