"""The book itself: appointments, who works in them, what is done, and how the patient went through the visit."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    PrimaryKeyConstraint,
    Table,
    Text,
    literal_column,
    text,
)

from frontdesk.server.db.columns import entity, flag, metadata, ref, to, whole, words
from frontdesk.server.db.types import Money, UtcDateTime

appointments = entity(
    "appointments",
    Column("external_id", Text),
    ref("location_id", required=True),
    ref("patient_id", required=True),
    Column("status", Text, nullable=False),
    Column("start_at", UtcDateTime),
    Column("end_at", UtcDateTime),
    ref("operatory_id"),
    ref("appointment_type_id"),
    ref("provider_id"),
    ref("confirmation_status_id"),
    ref("flow_status_id"),
    Column("flow_changed_at", UtcDateTime),
    words("note"),
    flag("is_new_patient"),
    flag("is_time_locked"),
    flag("is_overlap_allowed"),
    whole("priority"),
    whole("item_order"),
    Column("color_override", Text),
    Column("time_pattern", Text),
    Column("production_amount", Money, nullable=False, default=0, server_default=text("0")),
    Column("estimated_insurance", Money),
    Column("estimated_patient_portion", Money),
    Column("ask_to_arrive_at", UtcDateTime),
    ref("broken_reason_id"),
    ref("cancel_reason_id"),
    Column("cancelled_by", Text),
    ref("recall_id"),
    to("location_id", "locations"),
    to("patient_id", "patients"),
    to("operatory_id", "operatories"),
    to("appointment_type_id", "appointment_types"),
    to("provider_id", "providers"),
    to("confirmation_status_id", "definitions"),
    to("flow_status_id", "flow_statuses"),
    to("broken_reason_id", "definitions"),
    to("cancel_reason_id", "definitions"),
    CheckConstraint("end_at > start_at", name="order"),
    CheckConstraint(
        "status IN ('planned', 'scheduled', 'complete', 'broken', 'cancelled', 'unscheduled', 'pinboard')",
        name="status",
    ),
    CheckConstraint(
        "status NOT IN ('scheduled', 'complete')"
        " OR (start_at IS NOT NULL AND end_at IS NOT NULL AND operatory_id IS NOT NULL)",
        name="placed",
    ),
)
"""``provider_id`` is the first assigned provider, kept here for the day read and the lists.

``is_overlap_allowed`` must be set whenever a row is knowingly put over another one, be it by request or by an
appointment rule: the backstop below refuses any other overlap. A stay in a room lasts at most 25 hours.
"""
Index(
    "ix_appointments_org_id_location_id_start_at",
    appointments.c.org_id,
    appointments.c.location_id,
    appointments.c.start_at,
)
Index(
    "ix_appointments_org_id_patient_id_start_at",
    appointments.c.org_id,
    appointments.c.patient_id,
    appointments.c.start_at,
)
Index(
    "ix_appointments_org_id_provider_id_start_at",
    appointments.c.org_id,
    appointments.c.provider_id,
    appointments.c.start_at,
)
Index(
    "ix_appointments_org_id_operatory_id_start_at",
    appointments.c.org_id,
    appointments.c.operatory_id,
    appointments.c.start_at,
)
Index("ix_appointments_org_id_start_at", appointments.c.org_id, appointments.c.start_at, appointments.c.id)
Index("ix_appointments_org_id_updated_at", appointments.c.org_id, appointments.c.updated_at, appointments.c.id)
Index("ix_appointments_org_id_created_at", appointments.c.org_id, appointments.c.created_at, appointments.c.id)
Index(
    "ix_appointments_org_id_location_id_status",
    appointments.c.org_id,
    appointments.c.location_id,
    appointments.c.status,
    appointments.c.start_at,
)
Index("ix_appointments_org_id_status", appointments.c.org_id, appointments.c.status, appointments.c.id)
Index(
    "ix_appointments_org_id_status_start_at",
    appointments.c.org_id,
    appointments.c.status,
    appointments.c.start_at,
    appointments.c.id,
)
ON_HOLD = appointments.c.status == literal_column("'pinboard'")
"""The condition that a visit is on a pinboard; a parameter would keep SQLite from seeing that the index fits."""
Index(
    "ix_appointments_org_id_location_id_on_hold",
    appointments.c.org_id,
    appointments.c.location_id,
    appointments.c.updated_at,
    appointments.c.id,
    sqlite_where=ON_HOLD,
    postgresql_where=ON_HOLD,
)
# The latest first and what has no time at the end: PostgreSQL reads no index backwards for that.
Index(
    "ix_appointments_org_id_start_at_latest",
    appointments.c.org_id,
    appointments.c.start_at.desc().nulls_last(),
    appointments.c.id.desc(),
).ddl_if(dialect="postgresql")
for _rarely in (appointments.c.flow_status_id, appointments.c.recall_id):
    Index(
        f"ix_appointments_org_id_{_rarely.name}",
        appointments.c.org_id,
        _rarely,
        sqlite_where=_rarely.is_not(None),
        postgresql_where=_rarely.is_not(None),
    )
Index("ux_appointments_org_id_external_id", appointments.c.org_id, appointments.c.external_id, unique=True)

appointment_providers = Table(
    "appointment_providers",
    metadata,
    ref("org_id", required=True),
    ref("appointment_id", required=True),
    ref("provider_id", required=True),
    Column("role", Text, nullable=False),
    Column("start_at", UtcDateTime),
    Column("end_at", UtcDateTime),
    whole("item_order"),
    PrimaryKeyConstraint("org_id", "appointment_id", "provider_id"),
    to("appointment_id", "appointments", on_delete="CASCADE"),
    to("provider_id", "providers"),
)
"""Providers of an appointment; without times of their own they follow its time pattern."""
Index(
    "ix_appointment_providers_org_id_provider_id",
    appointment_providers.c.org_id,
    appointment_providers.c.provider_id,
    appointment_providers.c.appointment_id,
)

appointment_procedures = entity(
    "appointment_procedures",
    ref("appointment_id", required=True),
    ref("procedure_code_id", required=True),
    ref("provider_id"),
    ref("charted_procedure_id"),
    Column("fee", Money, nullable=False, default=0, server_default=text("0")),
    Column("status", Text, nullable=False, default="planned", server_default="planned"),
    whole("item_order"),
    to("appointment_id", "appointments", on_delete="CASCADE"),
    to("procedure_code_id", "procedure_codes"),
    to("provider_id", "providers"),
    versioned=False,
)
Index(
    "ix_appointment_procedures_org_id_appointment_id",
    appointment_procedures.c.org_id,
    appointment_procedures.c.appointment_id,
    appointment_procedures.c.item_order,
)
Index(
    "ix_appointment_procedures_org_id_procedure_code_id",
    appointment_procedures.c.org_id,
    appointment_procedures.c.procedure_code_id,
)

appointment_tags = Table(
    "appointment_tags",
    metadata,
    ref("org_id", required=True),
    ref("appointment_id", required=True),
    ref("definition_id", required=True),
    whole("item_order"),
    PrimaryKeyConstraint("org_id", "appointment_id", "definition_id"),
    to("appointment_id", "appointments", on_delete="CASCADE"),
    to("definition_id", "definitions"),
)

flow_events = Table(
    "flow_events",
    metadata,
    ref("org_id", required=True),
    ref("id", required=True),
    ref("appointment_id", required=True),
    ref("flow_status_id"),
    Column("changed_at", UtcDateTime, nullable=False),
    ref("changed_by_id"),
    words("changed_by"),
    words("change_note"),
    PrimaryKeyConstraint("org_id", "id"),
    to("appointment_id", "appointments", on_delete="CASCADE"),
    to("flow_status_id", "flow_statuses"),
)
"""Each step of a visit as it was taken; a step without a status is a return to none."""
Index(
    "ix_flow_events_org_id_appointment_id", flow_events.c.org_id, flow_events.c.appointment_id, flow_events.c.changed_at
)
Index("ix_flow_events_org_id_flow_status_id", flow_events.c.org_id, flow_events.c.flow_status_id)
