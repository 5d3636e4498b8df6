"""Replies as terminal text: bold where the terminal can, buttons as words to type."""

from __future__ import annotations

import html
import re

from bot.dialogue import Button, Reply

_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"</?[a-z][^>]*>")


def render(reply: Reply, *, colour: bool) -> str:
    """The text of a reply and its buttons."""
    text = _LINK.sub(lambda found: f"{found[2]} <{found[1]}>".replace("<", "\0").replace(">", "\1"), str(reply.text))
    for tag, code in (("b", _BOLD), ("i", _DIM)):
        text = text.replace(f"<{tag}>", code if colour else "").replace(f"</{tag}>", _RESET if colour else "")
    text = html.unescape(_TAG.sub("", text)).replace("\0", "<").replace("\1", ">")
    rows = [" ".join(_button(button) for button in row if button.forward is None) for row in reply.buttons]
    return "\n".join([text, *filter(None, rows)])


def _button(button: Button) -> str:
    """A label to type; words to copy are written out, for a terminal has no clipboard of its own (and no chat to choose)."""
    return f"[{button.label} : {button.copy}]" if button.copy else f"[{button.label}]"
