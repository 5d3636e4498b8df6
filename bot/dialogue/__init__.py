"""The conversation, free of any channel: (event, person) -> turn."""

from bot.dialogue.dialogue import Dialogue
from bot.dialogue.events import Button, Person, Reply, Said, SentUnreadable, Started, Tapped, Turn

__all__ = ["Button", "Dialogue", "Person", "Reply", "Said", "SentUnreadable", "Started", "Tapped", "Turn"]
