"""What a message was understood to mean: the decision, the ranked schemes with their reasons, the facts read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bot.catalogue.lexicon import Hardship, OffTopic
from bot.understanding.reading import PlaceHint, ReadFact

NAMED_FROM = 0.5  # a name that covers half of a message is what the message asks for


class Decision(StrEnum):
    """What to do with a message."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    NONE = "none"


class Reason(NamedTuple):
    """Why a scheme ranks: the kind of evidence, the words or fact, and its share of the score."""

    kind: str
    detail: str
    weight: float


class Hit(NamedTuple):
    """One ranked scheme."""

    id: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The reading of one message; hits are ranked best first and given for every decision.

    `asked_for` is the scheme whose name is nearly the whole message; `hardship`, what is hard in what was told;
    `brief`, that it is but a word or two.
    """

    decision: Decision
    hits: tuple[Hit, ...]
    facts: tuple[ReadFact, ...] = ()
    place: PlaceHint | None = None
    off_topic: OffTopic | None = None
    language: str | None = None
    named: bool = False
    asked_for: str | None = None
    confidence: float = 0.0
    hardship: Hardship | None = None
    brief: bool = False
