"""A conversation on standard input and output, one message a line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TextIO

from bot.dialogue import Dialogue, Person, Said, Started, Tapped
from bot.dialogue.events import Event, Located, Lookup, OwnData, Reply
from bot.terminal.render import render


def chat(
    dialogue: Dialogue,
    person: Person,
    source: TextIO = sys.stdin,
    target: TextIO = sys.stdout,
    locate: Callable[[Lookup], Located] | None = None,
) -> None:
    """Talks until the end of the input; button labels can be typed as they are shown; `locate` looks addresses up."""
    colour = target.isatty()
    interactive = source.isatty()
    turn = dialogue.turn(Started(), person)
    _show(turn.replies, target, colour)
    while True:
        if interactive:
            target.write("\n> ")
            target.flush()
        line = source.readline()
        if not line:
            return
        message = line.rstrip("\n")
        if not interactive:
            target.write(f"\n> {message}\n")
        turn = dialogue.turn(_event(message, turn.replies), turn.person)
        if turn.lookup is not None and not isinstance(turn.lookup, OwnData) and locate is not None:
            turn = dialogue.turn(locate(turn.lookup), turn.person)
        _show(turn.replies, target, colour)


def _event(message: str, replies: tuple[Reply, ...]) -> Event:
    """A typed button label is a tap; anything else is said."""
    wanted = message.strip().strip("[]").casefold()
    for reply in replies:
        for row in reply.buttons:
            for button in row:
                if button.action and wanted and button.label.casefold() == wanted and not wanted.isdigit():
                    return Tapped(button.action)
    return Said(message)


def _show(replies: tuple[Reply, ...], target: TextIO, colour: bool) -> None:
    for reply in replies:
        target.write("\n" + render(reply, colour=colour) + "\n")
    target.flush()
