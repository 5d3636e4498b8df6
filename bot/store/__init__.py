"""What people let us keep, and what must not be lost: SQL stands behind it, nowhere else."""

from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.inbox import Incoming, Waiting
from bot.store.pseudonym import Pseudonyms

__all__ = ["Database", "Incoming", "Pseudonyms", "StoreError", "Waiting"]
