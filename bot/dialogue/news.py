"""What a person is told when the catalogue changed: one message for all her alerts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.catalogue.changes import Change, ChangeKind
from bot.dialogue.desk import Desk, cut, lines, paragraphs, reply
from bot.dialogue.events import Button, Reply, Watch
from bot.places.contacts import covers

MOST = 8  # sheets a message
NEWS = frozenset({ChangeKind.NEW, ChangeKind.OPENED})  # what « nouveautés » are; a watched sheet is told of whatever happens to it


@dataclass(frozen=True, slots=True)
class News:
    """The changes of a catalogue, and its desk."""

    desk: Desk
    changes: Sequence[Change]

    def message(self, watches: Iterable[Watch]) -> Reply | None:
        """What somebody with these alerts is told; None where nothing concerns them."""
        wanted = tuple(watches)
        concerning = [change for change in self.changes if any(self.concerns(change, watch) for watch in wanted)]
        return self._told(concerning, {watch.scheme for watch in wanted}) if concerning else None

    def concerns(self, change: Change, watch: Watch) -> bool:
        """Whether a change is one that an alert waits for."""
        if watch.scheme:
            return change.scheme == watch.scheme
        scheme = self.desk.catalogue.schemes.get(change.scheme)
        if change.kind not in NEWS or scheme is None or scheme.opening.status.ended:
            return False
        themes = not watch.priority or watch.priority in scheme.priorities
        return themes and (not watch.territory or covers(self.desk.catalogue, scheme, watch.territory) is not False)

    def _told(self, changes: list[Change], watched: set[str]) -> Reply:
        say = self.desk.say
        first = sorted(changes, key=lambda change: (change.scheme not in watched, change.title.casefold()))[:MOST]
        listed = [say(f"news-{change.kind.value}", title=change.title) for change in first]
        rest = say("news-more", count=len(changes) - MOST) if len(changes) > MOST else ""
        rows = [[Button(cut(c.title, 60), f"fiche:{c.scheme}")] for c in first if c.scheme in self.desk.catalogue.schemes]
        stop = [self.desk.button("button-unwatch", "plusprevenir:tout"), self.desk.button("button-alerts", "mesalertes")]
        return reply(paragraphs(say("news"), lines(*listed, rest), say("news-stop")), *rows, stop)
