"""Pseudonyms of people: a keyed hash, by which the same person is known again and nobody is found out.

HMAC-SHA-256 (RFC 2104). Without the key, which stays in the environment, a row does not lead back to a chat, not even by
trying every number.
"""

from __future__ import annotations

import hashlib
import hmac

_PURPOSE = b"quartiers-productifs-bot: pseudonyms"


class Pseudonyms:
    """Gives the pseudonym of an identifier."""

    def __init__(self, secret: str) -> None:
        self._key = hashlib.sha256(_PURPOSE + secret.encode()).digest()

    def __repr__(self) -> str:
        return "Pseudonyms(…)"

    def of(self, identifier: str) -> str:
        """The pseudonym, 32 hexadecimal digits."""
        return hmac.new(self._key, identifier.encode(), hashlib.sha256).hexdigest()[:32]
