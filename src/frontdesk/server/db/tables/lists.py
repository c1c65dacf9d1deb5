"""Who should come: recalls that fall due, and patients who would come sooner."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, Index, Integer, PrimaryKeyConstraint, Table, Text, Time

from frontdesk.server.db.columns import entity, flag, metadata, ref, to, whole, words
from frontdesk.server.db.types import Money, UtcDateTime

recall_types = entity(
    "recall_types",
    Column("name", Text, nullable=False),
    words("description"),
    Column("default_interval", JSON, nullable=False),
    whole("duration_minutes", 60),
    ref("appointment_type_id"),
    flag("is_active", default=True),
    whole("item_order"),
    to("appointment_type_id", "appointment_types"),
)
"""``default_interval`` is a length of time in its parts, as in ``{"months": 6}``."""
Index("ix_recall_types_org_id_item_order", recall_types.c.org_id, recall_types.c.item_order, recall_types.c.id)

recall_triggers = entity(
    "recall_triggers",
    ref("recall_type_id", required=True),
    ref("procedure_code_id", required=True),
    to("recall_type_id", "recall_types", on_delete="CASCADE"),
    to("procedure_code_id", "procedure_codes"),
)
"""The procedures that answer a recall."""
Index(
    "ux_recall_triggers_org_id_recall_type_id_procedure_code_id",
    recall_triggers.c.org_id,
    recall_triggers.c.recall_type_id,
    recall_triggers.c.procedure_code_id,
    unique=True,
)
Index("ix_recall_triggers_org_id_procedure_code_id", recall_triggers.c.org_id, recall_triggers.c.procedure_code_id)

recalls = entity(
    "recalls",
    ref("patient_id", required=True),
    ref("recall_type_id", required=True),
    Column("interval", JSON(none_as_null=True)),
    Column("due_date", Date),
    Column("due_from", Date),
    Column("last_visit_date", Date),
    Column("scheduled_date", Date),
    flag("is_disabled"),
    words("note"),
    ref("moved_by_id"),
    Column("due_date_before", Date),
    Column("last_visit_before", Date),
    to("patient_id", "patients"),
    to("recall_type_id", "recall_types"),
)
"""``interval`` is the patient's own, null where the type's holds. ``due_from`` follows from the due date and the last
visit: before it an answered recall counts as completed. ``moved_by_id`` is the visit that last answered the recall,
and the dates before any visit moved it are kept for when none turns out to have taken place."""
Index("ix_recalls_org_id_due_date", recalls.c.org_id, recalls.c.due_date, recalls.c.id)
Index(
    "ux_recalls_org_id_patient_id_recall_type_id",
    recalls.c.org_id,
    recalls.c.patient_id,
    recalls.c.recall_type_id,
    unique=True,
)
Index("ix_recalls_org_id_recall_type_id", recalls.c.org_id, recalls.c.recall_type_id, recalls.c.due_date)
Index("ix_recalls_org_id_moved_by_id", recalls.c.org_id, recalls.c.moved_by_id)

waitlist_entries = entity(
    "waitlist_entries",
    ref("patient_id", required=True),
    ref("location_id", required=True),
    Column("location_scope", Text, nullable=False, default="home_only", server_default="home_only"),
    ref("appointment_type_id"),
    ref("provider_id"),
    ref("priority_id"),
    ref("appointment_id"),
    ref("recall_id"),
    Column("source", Text, nullable=False, default="manual", server_default="manual"),
    Column("status", Text, nullable=False, default="waiting", server_default="waiting"),
    Column("urgency", Text, nullable=False, default="routine", server_default="routine"),
    Column("duration_minutes", Integer),
    Column("date_range_start", Date),
    Column("date_range_end", Date),
    Column("weekdays", JSON, nullable=False, default=list),
    Column("earliest_time", Time),
    Column("latest_time", Time),
    Column("treatment_value", Money),
    words("note"),
    whole("contact_attempts"),
    Column("contacted_at", UtcDateTime),
    Column("contact_method", Text),
    ref("offered_location_id"),
    Column("offered_date", Date),
    Column("offered_time", Time),
    Column("patient_response", Text),
    Column("responded_at", UtcDateTime),
    Column("patient_score", Integer),
    Column("score_details", JSON(none_as_null=True)),
    Column("score_calculated_at", UtcDateTime),
    to("patient_id", "patients"),
    to("location_id", "locations"),
    to("appointment_type_id", "appointment_types"),
    to("provider_id", "providers"),
    to("priority_id", "definitions"),
    to("recall_id", "recalls"),
    to("offered_location_id", "locations"),
)
"""``appointment_id`` is the visit a patient would rather have sooner; it may be gone."""
Index(
    "ix_waitlist_entries_org_id_location_id_status",
    waitlist_entries.c.org_id,
    waitlist_entries.c.location_id,
    waitlist_entries.c.status,
)
Index(
    "ix_waitlist_entries_org_id_status_created_at",
    waitlist_entries.c.org_id,
    waitlist_entries.c.status,
    waitlist_entries.c.created_at,
)
Index(
    "ix_waitlist_entries_org_id_created_at",
    waitlist_entries.c.org_id,
    waitlist_entries.c.created_at,
    waitlist_entries.c.id,
)
for _filter in ("provider_id", "appointment_type_id", "urgency", "source"):
    Index(
        f"ix_waitlist_entries_org_id_{_filter}",
        waitlist_entries.c.org_id,
        waitlist_entries.c[_filter],
        waitlist_entries.c.created_at,
    )
Index("ix_waitlist_entries_org_id_patient_id", waitlist_entries.c.org_id, waitlist_entries.c.patient_id)
Index(
    "ix_waitlist_entries_org_id_recall_id",
    waitlist_entries.c.org_id,
    waitlist_entries.c.recall_id,
    sqlite_where=waitlist_entries.c.recall_id.is_not(None),
    postgresql_where=waitlist_entries.c.recall_id.is_not(None),
)

waitlist_locations = Table(
    "waitlist_locations",
    metadata,
    ref("org_id", required=True),
    ref("entry_id", required=True),
    ref("location_id", required=True),
    PrimaryKeyConstraint("org_id", "entry_id", "location_id"),
    to("entry_id", "waitlist_entries", on_delete="CASCADE"),
    to("location_id", "locations"),
)
"""Where else a patient would come, for entries whose scope is ``selected``."""
Index("ix_waitlist_locations_org_id_location_id", waitlist_locations.c.org_id, waitlist_locations.c.location_id)

waitlist_contacts = Table(
    "waitlist_contacts",
    metadata,
    ref("org_id", required=True),
    ref("id", required=True),
    ref("entry_id", required=True),
    Column("contact_method", Text, nullable=False),
    Column("initiated_by", Text, nullable=False),
    ref("slot_location_id", required=True),
    Column("slot_date", Date, nullable=False),
    Column("slot_start_time", Time, nullable=False),
    Column("message_id", Text),
    Column("contacted_at", UtcDateTime, nullable=False),
    Column("patient_response", Text),
    Column("responded_at", UtcDateTime),
    PrimaryKeyConstraint("org_id", "id"),
    to("entry_id", "waitlist_entries", on_delete="CASCADE"),
    to("slot_location_id", "locations"),
)
"""Each offer that was made to a patient, and what came of it."""
Index(
    "ix_waitlist_contacts_org_id_entry_id",
    waitlist_contacts.c.org_id,
    waitlist_contacts.c.entry_id,
    waitlist_contacts.c.contacted_at,
)
