"""The tables; nothing else knows their columns. A change here needs a migration beside it (bot/store/migrations)."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()
_big = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers its rows by itself in INTEGER columns only


def _instant(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, DateTime(timezone=True), nullable=nullable)


# What is remembered of people, under a pseudonym that does not lead back to a chat.
person = Table(
    "person",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("profile", JSON, nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False, index=True),
)

# Everything Telegram handed over, until it is answered; then only its number, by which it is known again.
inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("line", String(64), nullable=False),
    Column("state", String(8), nullable=False),
    Column("payload", JSON),
    Column("replies", JSON),
    Column("sent", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("worker", String(36)),
    Column("error", String(64)),
    _instant("received_at"),
    _instant("due_at"),
    _instant("finished_at", nullable=True),
    Index("inbox_by_state", "state", "due_at"),
    Index("inbox_by_line", "line", "update_id"),
)

# Which processes are alive; the work of one that is not is taken up by the others.
worker = Table("worker", metadata, Column("id", String(36), primary_key=True), _instant("seen_at"))

# What the bot has to say by itself: alerts, an editor's answer. The chat is needed to write back.
outbox = Table(
    "outbox",
    metadata,
    Column("id", _big, primary_key=True),
    Column("chat", BigInteger, nullable=False, index=True),
    Column("purpose", String(96), nullable=False),
    Column("replies", JSON),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("worker", String(36)),
    Column("error", String(64)),
    _instant("due_at"),
    _instant("finished_at", nullable=True),
    Index("outbox_by_state", "state", "due_at"),
    UniqueConstraint("chat", "purpose"),  # nobody is told the same thing twice
)

# « Prévenez-moi »: a sheet, or whatever is new in a priority and a territory; empty where it does not matter.
watch = Table(
    "watch",
    metadata,
    Column("id", _big, primary_key=True),
    Column("chat", BigInteger, nullable=False, index=True),
    Column("scheme", String(40), nullable=False),
    Column("priority", String(40), nullable=False),
    Column("territory", String(40), nullable=False),
    _instant("since"),
    UniqueConstraint("chat", "scheme", "priority", "territory"),
)

# Questions that found no answer, kept for the editors with the person's consent and without what identifies her.
question = Table(
    "question",
    metadata,
    Column("id", _big, primary_key=True),
    Column("chat", BigInteger, index=True),
    Column("text", Text, nullable=False),
    Column("territory", String(40), nullable=False),
    Column("state", String(10), nullable=False),
    Column("answer", Text),
    _instant("asked_at"),
    _instant("answered_at", nullable=True),
)

# Thumbs, of nobody in particular.
opinion = Table(
    "opinion",
    metadata,
    Column("id", _big, primary_key=True),
    Column("about", String(64), nullable=False),
    Column("good", Boolean, nullable=False),
    Column("reason", String(40), nullable=False),
    _instant("given_at"),
)

# Counts a day: « decision » « answer », « scheme » « acre »… Nothing of anyone.
tally = Table(
    "tally",
    metadata,
    Column("day", Date, primary_key=True),
    Column("name", String(32), primary_key=True),
    Column("item", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
)

# The catalogue as it was when people were last told what changed.
snapshot = Table(
    "snapshot",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("content", Text, nullable=False),
    _instant("taken_at"),
)

# Scheduled work: who does it now, and when it was last done.
job = Table(
    "job",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("worker", String(36)),
    _instant("leased_until", nullable=True),
    _instant("done_at", nullable=True),
)
