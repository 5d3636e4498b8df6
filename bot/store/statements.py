"""Statements that SQLite and PostgreSQL both know, though SQLAlchemy's common language does not."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert_into(connection: AsyncConnection, table: Table) -> postgresql.Insert:
    """An INSERT that can say ON CONFLICT; both dialects' statements have the same verbs."""
    made = sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
    return cast(postgresql.Insert, made)
