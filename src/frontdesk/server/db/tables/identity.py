"""Who may come in: organisations, users with their role and locations, tokens."""

from __future__ import annotations

import secrets

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, PrimaryKeyConstraint, Table, Text

from frontdesk.server.db.columns import entity, flag, metadata, ref, to, words
from frontdesk.server.db.types import Id, UtcDateTime

organisations = Table(
    "organisations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("cursor_secret", Text, nullable=False, default=lambda: secrets.token_hex(32)),
    Column("created_at", UtcDateTime, nullable=False),
)
"""``cursor_secret`` signs the cursors of lists; it is made with the row and never leaves the server."""

users = entity(
    "users",
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    words("display_name"),
    Column("password_hash", Text),
    Column("role", Text, nullable=False),
    flag("all_locations", default=True),
    flag("is_active", default=True),
    CheckConstraint("role IN ('admin', 'front_desk', 'read_only')", name="role"),
)
"""``name_key`` is the name case-folded, unique in the organisation; ``all_locations`` false means `user_locations`."""

Index("ux_users_org_id_name_key", users.c.org_id, users.c.name_key, unique=True)
Index("ix_users_name_key", users.c.name_key)

user_locations = Table(
    "user_locations",
    metadata,
    ref("org_id", required=True),
    ref("user_id", required=True),
    ref("location_id", required=True),
    PrimaryKeyConstraint("org_id", "user_id", "location_id"),
    to("user_id", "users", on_delete="CASCADE"),
    to("location_id", "locations", on_delete="CASCADE"),
)

tokens = Table(
    "tokens",
    metadata,
    ref("org_id", required=True),
    ref("id", required=True),
    ref("user_id", required=True),
    Column("secret_hash", Text, nullable=False),
    words("label"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime),
    Column("revoked_at", UtcDateTime),
    PrimaryKeyConstraint("org_id", "id"),
    ForeignKeyConstraint(["org_id"], ["organisations.id"]),
    to("user_id", "users", on_delete="CASCADE"),
)

Index("ix_tokens_org_id_user_id", tokens.c.org_id, tokens.c.user_id)
