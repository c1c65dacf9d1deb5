"""Each state an appointment was ever in, whole, as programs for Open Dental read its history; and their ways in."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from frontdesk.server.db.columns import entity, flag, metadata, ref, to, whole, words
from frontdesk.server.db.types import UtcDateTime

appointment_copies = entity(
    "appointment_copies",
    ref("appointment_id", required=True),
    Column("appointment_number", BigInteger, nullable=False),
    ref("patient_id", required=True),
    Column("patient_number", BigInteger, nullable=False),
    ref("location_id", required=True),
    Column("action", Text, nullable=False),
    words("source"),
    ref("user_id"),
    words("client_id"),
    words("request_id"),
    Column("status", Text, nullable=False),
    Column("start_at", UtcDateTime),
    Column("end_at", UtcDateTime),
    Column("local_date", Date),
    ref("operatory_id"),
    ref("provider_id"),
    ref("hygienist_id"),
    flag("is_hygiene"),
    words("pattern"),
    words("secondary_pattern"),
    ref("confirmation_status_id"),
    ref("flow_status_id"),
    ref("appointment_type_id"),
    words("note"),
    words("procedures"),
    flag("is_new_patient"),
    flag("is_time_locked"),
    whole("priority"),
    Column("color_override", Text),
    Column("ask_to_arrive_at", UtcDateTime),
    Column("arrived_at", UtcDateTime),
    Column("seated_at", UtcDateTime),
    Column("dismissed_at", UtcDateTime),
    ref("made_by_id"),
    Column("made_at", UtcDateTime, nullable=False),
    versioned=False,
)
"""``local_date`` is the day of the visit at its location. Nothing here refers to other tables by a constraint: a copy
outlives what it is a copy of."""
C = appointment_copies.c
# On PostgreSQL the unique index of numbers has the organisation in it already.
Index("ix_appointment_copies_org_id_number", C.org_id, C.number).ddl_if(dialect="sqlite")
Index("ix_appointment_copies_org_id_appointment_id", C.org_id, C.appointment_id, C.number)
Index("ix_appointment_copies_org_id_appointment_number", C.org_id, C.appointment_number, C.number)
Index("ix_appointment_copies_org_id_patient_number", C.org_id, C.patient_number, C.number)
Index("ix_appointment_copies_org_id_action", C.org_id, C.action, C.number)
Index("ix_appointment_copies_org_id_local_date", C.org_id, C.local_date, C.number)

secondary_patterns = Table(
    "secondary_patterns",
    metadata,
    ref("org_id", required=True),
    ref("appointment_id", required=True),
    Column("pattern", Text, nullable=False),
    PrimaryKeyConstraint("org_id", "appointment_id"),
    to("appointment_id", "appointments", on_delete="CASCADE"),
)
"""When a visit's second provider is needed, as another program drew it: it counts as long as it has the visit's length
and agrees with that provider's own time."""

opendental_keys = Table(
    "opendental_keys",
    metadata,
    ref("org_id", required=True),
    ref("id", required=True),
    ref("user_id", required=True),
    Column("secret_hash", Text, nullable=False),
    Column("permissions", JSON, nullable=False),
    words("label"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime),
    PrimaryKeyConstraint("org_id", "id"),
    ForeignKeyConstraint(["org_id"], ["organisations.id"]),
    to("user_id", "users", on_delete="CASCADE"),
)
"""Key pairs of programs that speak Open Dental's dialect; the id is in the customer key, the developer key is the
secret. A pair acts as its user, within that user's locations."""

opendental_paces = Table(
    "opendental_paces",
    metadata,
    ref("org_id", required=True),
    ref("key_id", required=True),
    Column("next_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("org_id", "key_id"),
    ForeignKeyConstraint(["org_id", "key_id"], ["opendental_keys.org_id", "opendental_keys.id"], ondelete="CASCADE"),
)
"""From when on each key pair may ask again, for programs elsewhere. It is here since all workers of a server, and all
its machines, keep one pace."""

opendental_subscriptions = entity(
    "opendental_subscriptions",
    ref("key_id", required=True),
    Column("end_point_url", Text, nullable=False),
    words("workstation"),
    words("watch_table"),
    whole("polling_seconds"),
    words("ui_event_type"),
    Column("start_at", UtcDateTime, nullable=False),
    Column("stop_at", UtcDateTime),
    words("note"),
    Column("last_event", BigInteger, nullable=False),
    Column("failed_at", UtcDateTime),
    Column("failures", Integer, nullable=False, server_default="0", default=0),
    ForeignKeyConstraint(["org_id", "key_id"], ["opendental_keys.org_id", "opendental_keys.id"], ondelete="CASCADE"),
)
"""Where changes are sent; ``last_event`` is the last change that was told of."""
Index(
    "ix_opendental_subscriptions_org_id_key_id",
    opendental_subscriptions.c.org_id,
    opendental_subscriptions.c.key_id,
)

patient_details = Table(
    "patient_details",
    metadata,
    ref("org_id", required=True),
    ref("patient_id", required=True),
    words("address"),
    words("address2"),
    words("city"),
    words("state"),
    words("zip"),
    words("gender"),
    words("position"),
    words("standing"),
    ref("secondary_provider_id"),
    words("billing_type"),
    words("medicaid_id"),
    words("ward"),
    words("confirm_method"),
    words("contact_method"),
    words("recall_method"),
    words("texts_allowed"),
    Column("admitted_on", Date),
    words("search_address"),
    PrimaryKeyConstraint("org_id", "patient_id"),
    to("patient_id", "patients", on_delete="CASCADE"),
    to("secondary_provider_id", "providers"),
)
"""What other programs keep of a patient besides what the desks work with, in the dialect's words; empty for what
nobody said. ``search_address`` holds address, city and state folded, a line each."""

deleted_records = Table(
    "deleted_records",
    metadata,
    ref("org_id", required=True),
    ref("record_id", required=True),
    Column("deleted_at", UtcDateTime, nullable=False),
    Column("kept", JSON, nullable=False),
    PrimaryKeyConstraint("org_id", "record_id"),
    ForeignKeyConstraint(["org_id"], ["organisations.id"]),
)
"""What each deleted appointment and task consisted of, table by table, so that it can come back whole."""
