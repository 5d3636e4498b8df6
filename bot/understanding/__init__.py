"""Words to meaning: repair, read facts, rank schemes, decide."""

from bot.understanding.match import Decision, Hit, Match, Reason
from bot.understanding.matcher import Matcher

__all__ = ["Decision", "Hit", "Match", "Matcher", "Reason"]
