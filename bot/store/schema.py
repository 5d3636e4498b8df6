"""The tables; nothing else knows their columns."""

from __future__ import annotations

from sqlalchemy import JSON, Column, DateTime, MetaData, String, Table

metadata = MetaData()

person = Table(
    "person",
    metadata,
    Column("chat", String(64), primary_key=True),
    Column("profile", JSON, nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False, index=True),
)
