"""Who should come: recalls that fall due, and patients who would come sooner."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, Index, Integer, Text, Time

from frontdesk.server.db.columns import entity, flag, ref, to, whole, words

recall_types = entity(
    "recall_types",
    Column("name", Text, nullable=False),
    whole("interval_months", 6),
    whole("duration_minutes", 60),
    flag("is_hidden"),
    whole("item_order"),
)

recalls = entity(
    "recalls",
    ref("patient_id", required=True),
    ref("recall_type_id", required=True),
    Column("due_date", Date, nullable=False),
    Column("last_visit_date", Date),
    words("note"),
    to("patient_id", "patients"),
    to("recall_type_id", "recall_types"),
)
Index("ix_recalls_org_id_due_date", recalls.c.org_id, recalls.c.due_date, recalls.c.id)
Index("ix_recalls_org_id_patient_id", recalls.c.org_id, recalls.c.patient_id)

waitlist_entries = entity(
    "waitlist_entries",
    ref("patient_id", required=True),
    ref("location_id", required=True),
    ref("appointment_type_id"),
    ref("provider_id"),
    Column("duration_minutes", Integer, nullable=False),
    Column("urgency", Text, nullable=False),
    Column("weekdays", JSON, nullable=False, default=list),
    Column("earliest_time", Time),
    Column("latest_time", Time),
    words("note"),
    Column("status", Text, nullable=False, default="waiting", server_default="waiting"),
    to("patient_id", "patients"),
    to("location_id", "locations"),
    to("appointment_type_id", "appointment_types"),
    to("provider_id", "providers"),
)
Index(
    "ix_waitlist_entries_org_id_location_id_status",
    waitlist_entries.c.org_id,
    waitlist_entries.c.location_id,
    waitlist_entries.c.status,
)
Index("ix_waitlist_entries_org_id_patient_id", waitlist_entries.c.org_id, waitlist_entries.c.patient_id)
