"""What people let us keep: one row a person, behind a protocol of three verbs."""

from bot.store.errors import StoreError
from bot.store.protocol import Store
from bot.store.sql import SqlStore

__all__ = ["SqlStore", "Store", "StoreError"]
