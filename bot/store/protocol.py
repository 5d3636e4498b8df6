"""The few verbs a channel needs of a store."""

from __future__ import annotations

from typing import Protocol

from bot.dialogue import Person


class Store(Protocol):
    """Remembers people by an opaque key chosen by the channel; every verb raises StoreError when it cannot be done."""

    async def get(self, key: str) -> Person:
        """What is remembered of a person; an empty Person when nothing is."""
        ...

    async def put(self, key: str, person: Person) -> None:
        """Remembers a person in place of what was known."""
        ...

    async def forget(self, key: str) -> None:
        """Forgets a person; forgetting a stranger is no mistake."""
        ...
