"""What an operator's graphs are drawn from, in Prometheus's format; nothing of anyone stands in it."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.store.inbox import Depth

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The figures of one process, in a registry of its own."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self.updates = Counter("bot_updates", "Updates answered, by what happened", ["event"], registry=registry)
        self.counted = Counter("bot_counted", "What the conversation counts: decisions…", ["name", "item"], registry=registry)
        self.thought = Histogram("bot_decide_seconds", "Time to decide an answer", buckets=_SECONDS, registry=registry)
        self.answered = Histogram(
            "bot_answer_seconds", "Time from an update's arrival to its last message", buckets=_SECONDS, registry=registry
        )
        self.offered = Histogram("bot_offer_seconds", "Time to choose the cards of an inline query", buckets=_SECONDS, registry=registry)
        self.failed = Counter("bot_failures", "Answers put off or given up", ["outcome"], registry=registry)
        self.calls = Counter("bot_telegram_calls", "Calls to Telegram", ["method", "outcome"], registry=registry)
        self._waiting = Gauge("bot_inbox_waiting", "Updates that wait for their answer", registry=registry)
        self._oldest = Gauge("bot_inbox_oldest_seconds", "How long the first of them has waited", registry=registry)
        self._given_up = Gauge("bot_inbox_given_up", "Updates given up in the last two days", registry=registry)

    def called(self, method: str, outcome: str) -> None:
        """One more call to Telegram: ok, repeated or failed."""
        self.calls.labels(method, outcome).inc()

    def page(self, depth: Depth) -> bytes:
        """The page a Prometheus server reads."""
        self._waiting.set(depth.waiting)
        self._oldest.set(depth.oldest)
        self._given_up.set(depth.failed)
        return generate_latest(self._registry)
