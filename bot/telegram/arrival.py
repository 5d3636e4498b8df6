"""An update as it arrives: which conversation it belongs to, read from its raw form, whatever shape that has."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from bot.store import Incoming, Pseudonyms

LONGEST = 4096  # characters of a message (core.telegram.org/bots/api#message), and of anything else in an update
MOST, DEEPEST = 200, 24  # things in a list; lists within lists
# The fields by whose type the program goes (core.telegram.org/bots/api#available-types).
_TYPES: dict[str, type] = {
    **dict.fromkeys(("text", "caption", "data", "query", "title", "type", "status", "first_name", "username", "language_code"), str),
    **dict.fromkeys(("media_group_id", "phone_number", "inline_message_id"), str),
    **dict.fromkeys(("chat", "from", "user", "message", "reply_to_message", "location", "venue", "via_bot"), dict),
    **dict.fromkeys(("old_chat_member", "new_chat_member", "callback_query", "inline_query"), dict),
    **dict.fromkeys(("entities", "caption_entities", "photo", "new_chat_members"), list),
    **dict.fromkeys(("message_id", "date", "edit_date", "message_thread_id"), int),
}
_NUMBERED = ("chat", "from", "user", "via_bot")
_WITH_CHAT = ("message", "edited_message", "my_chat_member")
_WITH_USER = ("inline_query", "callback_query", "chosen_inline_result")


def incoming(raw: Mapping[str, Any], pseudonyms: Pseudonyms) -> Incoming | None:
    """The update with the line it stands in, or None where it has no number to be known by."""
    number = raw.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 2**63:
        return None
    return Incoming(number, pseudonyms.of(line_of(raw)), _sound(raw))


def _sound(value: Any, depth: int = DEEPEST) -> Any:
    """An update within what Telegram's own limits allow, without what no database keeps, and without fields of a wrong type."""
    match value:
        case str():
            return value[:LONGEST].replace("\0", "").encode("utf-8", "ignore").decode()
        case list():
            return [_sound(item, depth - 1) for item in value[:MOST]] if depth else []
        case dict():
            kept = list(value.items())[:MOST] if depth else []
            return {_sound(name): _sound(item, depth - 1) for name, item in kept if _fits(name, item)}
        case int():
            return value if -(2**63) <= value < 2**63 else None
        case float():
            return value if math.isfinite(value) else None
    return None


def _fits(name: str, value: Any) -> bool:
    """Whether a field holds what Telegram says it does: a person and a chat have a number."""
    if name in _NUMBERED and not (isinstance(value, dict) and type(value.get("id")) is int):
        return False
    return isinstance(value, _TYPES.get(name, object))


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
