"""What can go wrong with a store, whatever stands behind it.

StoreError      the store cannot be opened, read or written; the cause is chained, its parameters are never shown
  Unstorable    it cannot keep these values, now or later
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError


class StoreError(Exception):
    """The store cannot be opened, read or written."""


class Unstorable(StoreError):
    """The store cannot keep these values, now or later."""


@contextmanager
def mapped(doing: str) -> Iterator[None]:
    """Turns what a driver raises into a StoreError that says what was being done."""
    try:
        yield
    except (DataError, IntegrityError, OverflowError, UnicodeError) as error:
        raise Unstorable(f"{doing}: {type(error).__name__}") from error
    except (SQLAlchemyError, sqlite3.Error, OSError, TimeoutError, ImportError) as error:
        raise StoreError(f"{doing}: {type(error).__name__}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    """The driver's own words, without the statement and its values."""
    return str(getattr(error, "orig", None) or error).splitlines()[0] if str(error) else ""
