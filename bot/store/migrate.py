"""Brings a database to the newest tables, whatever version it is in; several processes may ask at once."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection

from bot.store.pseudonym import Pseudonyms

NEWEST = "0002"
_LOCK = 7_141_985  # any number of ours: replicas that start together wait for the first one


def upgrade(connection: Connection, pseudonyms: Pseudonyms, target: str = NEWEST) -> None:
    """Runs the missing steps in the transaction of a connection; nothing to do is quickly seen."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    if version(connection) == target:
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes |= {"connection": connection, "pseudonyms": pseudonyms}
    command.upgrade(config, target)


def version(connection: Connection) -> str | None:
    """The version of the tables; None of a database without any of ours, or of before the migrations."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
