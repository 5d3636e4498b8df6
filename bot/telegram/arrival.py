"""An update as it arrives: which conversation it belongs to, read from its raw form, whatever shape that has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.store import Incoming, Pseudonyms

LONGEST = 4096  # characters of a message (core.telegram.org/bots/api#message), and of anything else in an update
MOST, DEEPEST = 200, 24  # things in a list; lists within lists
_WITH_CHAT = ("message", "edited_message", "my_chat_member")
_WITH_USER = ("inline_query", "callback_query", "chosen_inline_result")


def incoming(raw: Mapping[str, Any], pseudonyms: Pseudonyms) -> Incoming | None:
    """The update with the line it stands in, or None where it has no number to be known by."""
    number = raw.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 2**63:
        return None
    return Incoming(number, pseudonyms.of(line_of(raw)), _bounded(raw, DEEPEST))


def _bounded(value: Any, depth: int) -> Any:
    """An update within what Telegram's own limits allow, and without the characters no database keeps."""
    if isinstance(value, str):
        return value[:LONGEST].replace("\0", "").encode("utf-8", "ignore").decode()
    if isinstance(value, list):
        return [_bounded(item, depth - 1) for item in value[:MOST]] if depth else []
    if isinstance(value, dict):
        return {_bounded(name, 1): _bounded(item, depth - 1) for name, item in list(value.items())[:MOST]} if depth else {}
    return value


def whose(raw: Mapping[str, Any]) -> str:
    """Who writes, alone or within a group: for what is counted of a person."""
    for kind in (*_WITH_CHAT, *_WITH_USER):
        if (user := _id(raw, kind, "from")) is not None:
            return f"{line_of(raw)} {user}"
    return line_of(raw)


def line_of(raw: Mapping[str, Any]) -> str:
    """The line of an update: its conversation's, else its person's, else its own."""
    for kind in _WITH_CHAT:
        if (chat := _id(raw, kind, "chat")) is not None:
            return f"chat {chat}"
    if (chat := _id(raw, "callback_query", "message", "chat")) is not None:
        return f"chat {chat}"
    for kind in _WITH_USER:
        if (user := _id(raw, kind, "from")) is not None:
            return f"{kind} {user}"
    return f"update {raw.get('update_id')}"


def _id(raw: Mapping[str, Any], *path: str) -> int | None:
    found: Any = raw
    for name in (*path, "id"):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found if isinstance(found, int) else None
