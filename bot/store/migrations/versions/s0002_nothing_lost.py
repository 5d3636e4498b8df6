"""People under a pseudonym; the durable inbox and outbox; alerts, questions, opinions, counts, scheduled work."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import context, op

revision, down_revision = "0002", "0001"

_big = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _instant(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    """Nobody is forgotten on the way: each chat's number becomes its pseudonym."""
    with op.batch_alter_table("person") as table:
        table.alter_column("chat", new_column_name="key", existing_type=sa.String(64), existing_nullable=False)
    _pseudonyms()
    _inbox()
    _outbox()
    op.create_table("worker", sa.Column("id", sa.String(36), primary_key=True), _instant("seen_at"))
    op.create_table(
        "watch",
        sa.Column("id", _big, primary_key=True),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("scheme", sa.String(40), nullable=False),
        sa.Column("priority", sa.String(40), nullable=False),
        sa.Column("territory", sa.String(40), nullable=False),
        _instant("since"),
        sa.UniqueConstraint("chat", "scheme", "priority", "territory"),
    )
    op.create_index("ix_watch_chat", "watch", ["chat"])
    op.create_table(
        "question",
        sa.Column("id", _big, primary_key=True),
        sa.Column("chat", sa.BigInteger),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("territory", sa.String(40), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("answer", sa.Text),
        _instant("asked_at"),
        _instant("answered_at", nullable=True),
    )
    op.create_index("ix_question_chat", "question", ["chat"])
    _figures()


def _pseudonyms() -> None:
    """Replaces the numbers of chats; raises KeyError when the caller gave no way to."""
    person = sa.table("person", sa.column("key", sa.String))
    connection = op.get_bind()
    for (key,) in connection.execute(sa.select(person.c.key)).all():
        pseudonym = context.config.attributes["pseudonyms"].of(key)
        connection.execute(sa.update(person).where(person.c.key == key).values(key=pseudonym))


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("line", sa.String(64), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("payload", sa.JSON),
        sa.Column("replies", sa.JSON),
        sa.Column("sent", sa.Integer, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("worker", sa.String(36)),
        sa.Column("error", sa.String(64)),
        _instant("received_at"),
        _instant("due_at"),
        _instant("finished_at", nullable=True),
    )
    op.create_index("inbox_by_state", "inbox", ["state", "due_at"])
    op.create_index("inbox_by_line", "inbox", ["line", "update_id"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", _big, primary_key=True),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("purpose", sa.String(96), nullable=False),
        sa.Column("replies", sa.JSON),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("worker", sa.String(36)),
        sa.Column("error", sa.String(64)),
        _instant("due_at"),
        _instant("finished_at", nullable=True),
        sa.UniqueConstraint("chat", "purpose"),
    )
    op.create_index("ix_outbox_chat", "outbox", ["chat"])
    op.create_index("outbox_by_state", "outbox", ["state", "due_at"])


def _figures() -> None:
    op.create_table(
        "opinion",
        sa.Column("id", _big, primary_key=True),
        sa.Column("about", sa.String(64), nullable=False),
        sa.Column("good", sa.Boolean, nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        _instant("given_at"),
    )
    op.create_table(
        "tally",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("item", sa.String(64), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "snapshot",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        _instant("taken_at"),
    )
    op.create_table(
        "job",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("worker", sa.String(36)),
        _instant("leased_until", nullable=True),
        _instant("done_at", nullable=True),
    )
