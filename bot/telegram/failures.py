"""What becomes of an update whose answer failed: another try later, or the end, where an operator sees it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.store import StoreError
from bot.store.errors import Unstorable
from bot.telegram.patience import seconds_asked

AT_FIRST = 3.0  # seconds between two tries, at most, in the first minutes;
AFTER_A_HANG = 0.8  # less where the try itself took seconds: who is back is noticed within five
LATER_ON = 30.0
FIRST_MINUTES = timedelta(minutes=5)
GIVEN_UP_AFTER = timedelta(hours=6)  # an answer that comes later helps nobody


@dataclass(frozen=True, slots=True)
class Again:
    """Another try, some seconds from now."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Over:
    """No further try; `ours`: a mistake on our side, for which the person gets a word."""

    ours: bool


def verdict(error: Exception, age: timedelta, attempts: int, chance: random.Random) -> Again | Over:
    """What to do about a failure, by the age of the update and the tries made so far."""
    if not passing(error):
        return Over(ours=not isinstance(error, Forbidden))
    if age > GIVEN_UP_AFTER:
        return Over(ours=False)
    if isinstance(error, RetryAfter):
        return Again(seconds_asked(error) + chance.uniform(0, 0.3))
    longest = LATER_ON if age > FIRST_MINUTES else AFTER_A_HANG if isinstance(error, TimedOut) else AT_FIRST
    return Again(min(longest, 0.5 * 2.0 ** min(attempts, 10)) * chance.uniform(0.6, 1))


def passing(error: Exception) -> bool:
    """Whether the same call may go through later; an answer that is no JSON is a plain TelegramError."""
    if isinstance(error, Unstorable):
        return False
    if isinstance(error, RetryAfter | StoreError) or type(error) is TelegramError:
        return True
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest)


def name_of(error: Exception) -> str:
    """An error for a log or a table: its kind, and Telegram's own words, in which there is nothing of anyone."""
    return f"{type(error).__name__}: {error.message}"[:64] if isinstance(error, TelegramError) else type(error).__name__
