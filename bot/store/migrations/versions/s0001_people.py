"""The first table: one row a person, under her chat's own number."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None


def upgrade() -> None:
    """Makes the table, unless it is there: databases of before the migrations have it already."""
    if "person" in sa.inspect(op.get_bind()).get_table_names():
        return
    op.create_table(
        "person",
        sa.Column("chat", sa.String(64), primary_key=True),
        sa.Column("profile", sa.JSON, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_person_updated_at", "person", ["updated_at"])
