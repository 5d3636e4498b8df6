"""Telegram messages as events of the conversation; None for those that ask for no answer."""

from __future__ import annotations

from telegram import Message, MessageEntity, Update, User
from telegram.constants import ChatType
from telegram.ext import filters

from bot.dialogue import Said, SentUnreadable, Started, Tapped
from bot.dialogue.events import Event, Position

COMMANDS = {
    "start": "accueil",
    "aide": "aide",
    "help": "aide",
    "themes": "themes",
    "territoire": "villes",
    "contact": "contact",
    "aides": "aides",
    "mesfiches": "mesfiches",
    "alertes": "mesalertes",
    "profil": "profil",
    "confidentialite": "confidentialite",
    "langue": "langues",
    "language": "langues",
    "retour": "retour",
    "suite": "suite",
}
_KINDS = {
    "voice": "voice",
    "audio": "voice",
    "video_note": "voice",
    "venue": "position",
    "location": "position",
    "photo": "photo",
    "sticker": "sticker",
    "animation": "sticker",
    "document": "document",
    "video": "other",
    "contact": "other",
    "poll": "other",
    "dice": "other",
    "game": "other",
    "story": "other",
    "checklist": "other",
    "paid_media": "other",
    "invoice": "other",
}
CONTENTS = tuple(_KINDS)  # the fields of a message that hold what cannot be read
UNKNOWN = "unread_"  # prefix of a field that the library could not read


def event_of(update: Update, me: User) -> Event | None:
    """What an update's message means to the conversation, or None: a service note, a live position, talk among others."""
    message = update.effective_message
    if message is None or (message.via_bot is not None and message.via_bot.id == me.id):
        return None
    if message.chat.type != ChatType.PRIVATE and not addressed(message, me):
        return None
    text = message.text if message.text is not None else message.caption
    if text is not None and (said := _said(message, text, me)) is not None:
        return said
    if message.edit_date or filters.StatusUpdate.ALL.check_update(update):
        return None
    if (position := _position(message)) is not None:
        return position
    return SentUnreadable(_kind(message))


def addressed(message: Message, me: User) -> bool:
    """Whether a message of a group is for the bot: a command, a mention of it, or a reply to it."""
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == me.id:
        return True
    if (name := _command(message)) is not None:
        command, _, whose = name.partition("@")
        return whose.casefold() == str(me.username).casefold() if whose else command.casefold() in COMMANDS
    return bool(_mentions(message, me))


def _said(message: Message, text: str, me: User) -> Event | None:
    """A command or a text; a caption only where it says something."""
    if (name := _command(message)) is not None:
        language = message.from_user.language_code if message.from_user else None
        return _commanded(name.partition("@")[0].casefold(), text[len(name) + 1 :].strip(), language)
    for mention in _mentions(message, me):
        text = text.replace(mention, " ")
    if message.text is None and not text.strip():
        return None
    return Said(text)


def _commanded(command: str, rest: str, language: str | None) -> Event:
    """A command of the menu; one nobody knows is read as the words it is made of (`/acre` is a question)."""
    if command == "start":
        return Started(rest, language)
    if command not in COMMANDS:
        return Said(f"{command.replace('_', ' ')} {rest}".strip())
    return Said(rest) if rest and command == "territoire" else Tapped(COMMANDS[command])


def _command(message: Message) -> str | None:
    """The command a message opens with, without its slash: `start`, `aide@some_bot`."""
    text = message.text or ""
    if not text.startswith("/") or not text[1:2].strip():
        return None
    return text[1:].split(maxsplit=1)[0]


def _mentions(message: Message, me: User) -> list[str]:
    """The pieces of a message that name the bot."""
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    try:
        named = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    except UnicodeDecodeError:  # an entity that ends within a character
        return []
    own = f"@{me.username}".casefold()
    return [piece for entity, piece in named.items() if piece.casefold() == own or (entity.user is not None and entity.user.id == me.id)]


def _position(message: Message) -> Position | None:
    """The place a message shows, when it shows one."""
    location = message.location or (message.venue.location if message.venue else None)
    return Position(location.latitude, location.longitude) if location else None


def _kind(message: Message) -> str:
    """What sort of thing was sent, in the conversation's words."""
    for name, kind in _KINDS.items():
        if getattr(message, name, None) or UNKNOWN + name in message.api_kwargs:
            return kind
    return "other"
