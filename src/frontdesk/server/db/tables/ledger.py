"""What happened: history, events, and the answers already given to repeated requests."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKeyConstraint, Index, Integer, PrimaryKeyConstraint, Table, Text

from frontdesk.server.db.columns import metadata, ref, words
from frontdesk.server.db.types import UtcDateTime

org_counters = Table(
    "org_counters",
    metadata,
    ref("org_id", required=True),
    Column("last_event", BigInteger, nullable=False),
    Column("forgotten_event", BigInteger, nullable=False),
    Column("last_history", BigInteger, nullable=False),
    Column("history_head", Text, nullable=False),
    PrimaryKeyConstraint("org_id"),
    ForeignKeyConstraint(["org_id"], ["organisations.id"]),
)
"""The counters of an organisation. A transaction takes its numbers at its end and holds the row until it commits,
which makes the order of numbers the order of commits. ``forgotten_event`` is the highest event no longer kept."""

history = Table(
    "history",
    metadata,
    ref("org_id", required=True),
    Column("sequence", BigInteger, nullable=False),
    ref("id", required=True),
    Column("entity", Text, nullable=False),
    ref("entity_id", required=True),
    ref("location_id"),
    Column("action", Text, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    ref("user_id"),
    words("user_name"),
    words("source"),
    words("client_id"),
    words("request_id"),
    Column("from_status", Text),
    Column("to_status", Text),
    words("note"),
    Column("changes", JSON, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    PrimaryKeyConstraint("org_id", "sequence"),
    ForeignKeyConstraint(["org_id"], ["organisations.id"]),
)
"""Every change ever made, never altered; each row's hash covers the row and the hash before it."""
Index("ix_history_org_id_entity_id_sequence", history.c.org_id, history.c.entity_id, history.c.sequence)

events = Table(
    "events",
    metadata,
    ref("org_id", required=True),
    Column("id", BigInteger, nullable=False),
    Column("type", Text, nullable=False),
    ref("entity_id", required=True),
    Column("version", Integer),
    ref("location_id"),
    Column("dates", JSON, nullable=False),
    ref("actor_id"),
    words("actor_name"),
    words("client_id"),
    Column("occurred_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("org_id", "id"),
    ForeignKeyConstraint(["org_id"], ["organisations.id"]),
)
"""What listeners are told, kept for seven days; ids and versions only."""
Index("ix_events_org_id_occurred_at", events.c.org_id, events.c.occurred_at)

idempotency = Table(
    "idempotency",
    metadata,
    ref("org_id", required=True),
    ref("user_id", required=True),
    Column("key", Text, nullable=False),
    Column("request_hash", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("org_id", "user_id", "key"),
    ForeignKeyConstraint(["org_id"], ["organisations.id"]),
)
"""The first answer to a keyed request, written by the transaction that made the change."""
Index("ix_idempotency_org_id_created_at", idempotency.c.org_id, idempotency.c.created_at)
