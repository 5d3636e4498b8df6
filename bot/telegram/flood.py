"""How much one person may write: as much as Telegram lets the bot answer her, one kind word beyond that, then nothing for a while.

A bucket a person: it holds some answers, and one more each second or so (core.telegram.org/bots/faq: no more than one message
a second to one chat). Who goes on beyond it still gets one answer whenever the bucket has one.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from enum import Enum, auto

BURST = 30  # answers at once, for somebody who was quiet
KNOWN = 10_000  # people remembered: who wrote longer ago than so many others has a full bucket again


class Pace(Enum):
    """What becomes of an update."""

    ANSWER = auto()
    WARN = auto()
    SILENCE = auto()


@dataclass(slots=True)
class _Bucket:
    level: float
    at: float
    warned: bool = False


class Flood:
    """Counts what each person writes; a limit of 0 a minute is none."""

    def __init__(self, per_minute: int, burst: int = BURST, known: int = KNOWN) -> None:
        self._rate, self._burst, self._known = per_minute / 60, burst, known
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def heard(self, who: str, now: float) -> Pace:
        """What to do about one more update of a person, at a time in seconds; one warning an episode, which ends with half a bucket."""
        if not self._rate:
            return Pace.ANSWER
        bucket = self._bucket(who, now)
        bucket.level = min(self._burst, bucket.level + max(0.0, now - bucket.at) * self._rate)
        bucket.at = max(now, bucket.at)
        bucket.warned = bucket.warned and bucket.level < self._burst / 2
        if bucket.level >= 1:
            bucket.level -= 1
            return Pace.ANSWER
        if bucket.warned:
            return Pace.SILENCE
        bucket.warned = True
        return Pace.WARN

    def _bucket(self, who: str, now: float) -> _Bucket:
        bucket = self._buckets.pop(who, None) or _Bucket(self._burst, now)
        self._buckets[who] = bucket
        if len(self._buckets) > self._known:
            self._buckets.popitem(last=False)
        return bucket
