"""Brings a database to the newest tables, whatever version it is in; several processes may ask at once."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.schema import CreateTable

from bot.store.pseudonym import Pseudonyms
from bot.store.schema import metadata

NEWEST = "0002"
_version = sa.Table("alembic_version", sa.MetaData(), sa.Column("version_num", sa.String(32), primary_key=True))
_LOCK = 7_141_985  # any number of ours: replicas that start together wait for the first one


def upgrade(connection: Connection, pseudonyms: Pseudonyms, target: str = NEWEST) -> None:
    """Runs the missing steps in the transaction of a connection; nothing to do is quickly seen."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    if version(connection) == target:
        return
    if target == NEWEST and not sa.inspect(connection).get_table_names():
        _create(connection)
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes |= {"connection": connection, "pseudonyms": pseudonyms}
    command.upgrade(config, target)


def _create(connection: Connection) -> None:
    """The newest tables in an empty database, as the migrations would make them (tests compare the two), without loading Alembic."""
    metadata.create_all(connection)
    connection.execute(CreateTable(_version))
    connection.execute(sa.insert(_version).values(version_num=NEWEST))


def version(connection: Connection) -> str | None:
    """The version of the tables; None of a database without any of ours, or of before the migrations."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
