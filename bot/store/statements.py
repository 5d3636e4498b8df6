"""Statements that SQLite and PostgreSQL both know, though SQLAlchemy's common language does not."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert_into(connection: AsyncConnection, table: Table) -> postgresql.Insert:
    """An INSERT that can say ON CONFLICT; both dialects' statements have the same verbs."""
    return insert_for(connection.dialect.name, table)


def insert_for(dialect: str, table: Table) -> postgresql.Insert:
    """The same for a dialect by its name: for statements that are made once."""
    return cast(postgresql.Insert, sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table))
