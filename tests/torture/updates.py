"""Updates as nobody should send them: every kind of the Bot API, fields missing, of the wrong type, with hostile strings."""

from __future__ import annotations

import random
from typing import Any

CHATS = range(6_180_339_801, 6_180_339_841)
SECRET = "KONFIDENTIAL"  # noqa: S105 - a word that stands in whatever people write or are called, and must stand in no log
PHONE = "+33698765432"
EVIL = "evil.invalid"
# core.telegram.org/bots/api#update
KINDS = (
    "message edited_message channel_post edited_channel_post business_connection business_message edited_business_message "
    "deleted_business_messages message_reaction message_reaction_count inline_query chosen_inline_result callback_query "
    "shipping_query pre_checkout_query purchased_paid_media poll poll_answer my_chat_member chat_member chat_join_request "
    "chat_boost removed_chat_boost managed_bot something_new"
).split()
_OFTEN = (
    "message",
    "message",
    "message",
    "message",
    "edited_message",
    "callback_query",
    "callback_query",
    "inline_query",
    "my_chat_member",
)
_TEXTS = (
    "aide", "1", "contact", "thèmes", "je veux ouvrir un commerce à Toulouse", "oui", "mes aides", "tout effacer", "/start", "/start acre",
    "/aide", "/inconnu@essai_bot x", "/", "/ start", "/start " + "x" * 80, "profil", "je suis au chômage", "acre", "effacer", "mes données",
)  # fmt: skip
_HOSTILE = (
    f'<a href="https://{EVIL}">{SECRET}</a>', f"<b>{SECRET}", "</b></i>&amp;&lt;", "&", "<", "<script>", "<b" + "<b" * 500,
    "\0", "\ud800", "a\u0301" * 900, "\u202e\u200f" * 50, "🏳️‍🌈" * 300, "\u0130İı" * 100, "'" * 3000, "a" * 4096, " " * 4096, "\n" * 2000,
    "1 " * 2000, "0" * 4000, "'; DROP TABLE inbox; --", "{$x} { -term } %s %(x)s {0}", "../../etc/passwd", "https://" + "a." * 900,
    "a" * 60_000, "(" * 4000, "@" * 2000, "a@" * 1500, "e" * 2000 + "!", "garder " + "1," * 1500, "+33 6 " * 700, "FR76 " * 800,
)  # fmt: skip
_ACTIONS = (
    "contact", "themes", "villes", "aides", "profil", "retour", "suite", "suite:3", "fiche:acre", "fiche:", "fiche:nope", "eligible:acre",
    "eligible:liste:0", "theme:x", "ville:toulouse", "ville:", "aides:argent:1", "aides:argent:-1", "aides:::", ":", "", "x" * 64, "é" * 32,
    "suite:99999999999999999999", "effacer", "\0", "fiche:<b>",
)  # fmt: skip
_CONTENTS = (
    "voice audio video_note venue location photo sticker animation document video contact poll dice game story checklist paid_media "
    "invoice new_chat_members left_chat_member pinned_message successful_payment web_app_data forum_topic_created giveaway"
).split()


class Updates:
    """Draws updates, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance, self._number = random.Random(seed), 900_000_000

    def one(self) -> dict[str, Any]:
        """The next update; two in three are mutilated."""
        chance = self._chance
        self._number += 1
        kind = chance.choice(_OFTEN if chance.random() < 0.7 else KINDS)
        update: dict[str, Any] = {"update_id": self._number, kind: self._content(kind)}
        for _ in range(chance.choice((0, 1, 1, 2, 4, 8)) if chance.random() < 0.66 else 0):
            self._mutilate(update[kind])
        if chance.random() < 0.02:
            update["update_id"] = chance.choice((None, "7", -1, 2**70, 1.5, True, [], {}))
        if chance.random() < 0.01:
            update[kind] = self._anything()
        return update

    def _content(self, kind: str) -> Any:
        chat = self._chance.choice(CHATS)
        user = {
            "id": chat,
            "is_bot": False,
            "first_name": self._text(),
            "username": "awa",
            "language_code": self._chance.choice(("fr", "en", "ar", "x")),
        }
        if kind == "callback_query":
            return {
                "id": f"fuzz{self._number}",
                "from": user,
                "chat_instance": "1",
                "data": self._action(),
                "message": self._message(chat, user),
            }
        if kind in ("inline_query", "chosen_inline_result"):
            return {"id": f"fuzz{self._number}", "from": user, "query": self._text()[:256], "offset": "", "result_id": "acre"}
        if kind in ("my_chat_member", "chat_member"):
            member = {"user": user, "status": self._chance.choice(("member", "kicked", "left", "creator", "x")), "until_date": 0}
            return {"chat": self._chat(chat), "from": user, "date": 1, "old_chat_member": member, "new_chat_member": member}
        if "message" in kind or "post" in kind:
            return self._message(chat, user)
        return {"id": "1", "chat": self._chat(chat), "user": user, "from": user, "date": 1, "question": SECRET, "options": []}

    def _chat(self, chat: int) -> dict[str, Any]:
        if self._chance.random() < 0.15:
            return {"id": -chat, "type": self._chance.choice(("group", "supergroup", "channel")), "title": SECRET}
        return {"id": chat, "type": "private", "first_name": SECRET}

    def _message(self, chat: int, user: dict[str, Any]) -> dict[str, Any]:
        message: dict[str, Any] = {"message_id": self._number % 1000 + 1, "date": 1_700_000_000, "chat": self._chat(chat), "from": user}
        if self._chance.random() < 0.75:
            message["text"] = self._text()
        else:
            message[self._chance.choice(_CONTENTS)] = self._chance.choice(
                (
                    {"latitude": 43.6, "longitude": 1.4},
                    {"file_id": "x", "file_unique_id": "y", "duration": 1},
                    {"phone_number": PHONE, "first_name": SECRET},
                    [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}],
                    self._anything(),
                )
            )  # fmt: skip
        if self._chance.random() < 0.2:
            offset, length = self._chance.choice(((0, 5), (-1, 3), (9999, 9999), (1, 0)))
            kinds = ("bold", "mention", "text_mention", "bot_command", "x")
            message["entities"] = [{"type": self._chance.choice(kinds), "offset": offset, "length": length, "user": user}]
        if self._chance.random() < 0.1:
            message["caption"], message["media_group_id"] = self._text(), "album"
        if self._chance.random() < 0.05:
            message["reply_to_message"] = {k: v for k, v in message.items() if k != "reply_to_message"}
        return message

    def _text(self) -> str:
        chance = self._chance
        text = chance.choice(_TEXTS if chance.random() < 0.6 else _HOSTILE)
        return f"{text} {SECRET} {PHONE}" if chance.random() < 0.3 else text

    def _action(self) -> str:
        return self._chance.choice(_ACTIONS if self._chance.random() < 0.8 else _HOSTILE)

    def _mutilate(self, value: Any) -> None:
        """Takes one thing away somewhere, or makes it something else."""
        while isinstance(value, dict) and value:
            name = self._chance.choice(list(value))
            if isinstance(value[name], dict) and value[name] and self._chance.random() < 0.6:
                value = value[name]
                continue
            if self._chance.random() < 0.4:
                del value[name]
            else:
                value[name] = self._anything()
            return

    def _anything(self) -> Any:
        deep: Any = SECRET
        for _ in range(60):
            deep = [deep] if self._chance.random() < 0.5 else {"x": deep}
        return self._chance.choice(
            (None, True, False, 0, -1, 2**31, 2**63, 2**70, -(2**63), 1.5, 1e308, "", "x", SECRET, [], {}, [None], {"id": None}, [[]], deep,
             {"id": "7"}, {"id": 2**70}, "0", list(range(300)), self._chance.choice(_HOSTILE))
        )  # fmt: skip
