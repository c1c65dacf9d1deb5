"""What a practice consists of: offices, rooms, people, and its own lists."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, Index, PrimaryKeyConstraint, Table, Text, text

from frontdesk.server.db.columns import entity, flag, metadata, ref, to, whole, words
from frontdesk.server.db.types import Money, UtcDateTime

locations = entity(
    "locations",
    Column("name", Text, nullable=False),
    Column("zone", Text, nullable=False),
    words("phone"),
    Column("hours", JSON),
    flag("is_hidden"),
    whole("item_order"),
)
Index("ix_locations_org_id_item_order", locations.c.org_id, locations.c.item_order, locations.c.id)

providers = entity(
    "providers",
    Column("abbreviation", Text, nullable=False),
    words("first_name"),
    words("last_name"),
    words("preferred_name"),
    words("color"),
    flag("is_hygienist"),
    whole("item_order"),
    words("specialty"),
    words("schedule_note"),
    Column("hourly_production_goal", Money, nullable=False, default=0, server_default=text("0")),
    flag("is_hidden"),
    Column("status", Text, nullable=False, default="active", server_default="active"),
)
Index("ix_providers_org_id_item_order", providers.c.org_id, providers.c.item_order, providers.c.id)

operatories = entity(
    "operatories",
    ref("location_id", required=True),
    Column("name", Text, nullable=False),
    words("abbreviation"),
    whole("item_order"),
    flag("is_hidden"),
    flag("is_hygiene"),
    to("location_id", "locations"),
)
Index(
    "ix_operatories_org_id_location_id_item_order",
    operatories.c.org_id,
    operatories.c.location_id,
    operatories.c.item_order,
    operatories.c.id,
)

operatory_providers = Table(
    "operatory_providers",
    metadata,
    ref("org_id", required=True),
    ref("operatory_id", required=True),
    ref("provider_id", required=True),
    Column("role", Text, nullable=False),
    whole("item_order"),
    PrimaryKeyConstraint("org_id", "operatory_id", "provider_id"),
    to("operatory_id", "operatories", on_delete="CASCADE"),
    to("provider_id", "providers", on_delete="CASCADE"),
)
"""Who usually works in a room, first in `item_order` first; ``role`` is a `ProviderRole`."""
Index("ix_operatory_providers_org_id_provider_id", operatory_providers.c.org_id, operatory_providers.c.provider_id)

patients = entity(
    "patients",
    Column("external_id", Text),
    words("chart_number"),
    words("first_name"),
    words("middle_name"),
    words("last_name"),
    words("preferred_name"),
    Column("birth_date", Date),
    words("mobile_phone"),
    words("home_phone"),
    words("work_phone"),
    words("email"),
    Column("language", Text, nullable=False, default="en", server_default="en"),
    Column("balance", Money, nullable=False, default=0, server_default=text("0")),
    Column("alerts", JSON, nullable=False, default=list),
    words("insurance"),
    words("note"),
    ref("primary_provider_id"),
    ref("home_location_id"),
    Column("status", Text, nullable=False, default="active", server_default="active"),
    words("search_name"),
    words("search_text"),
    to("primary_provider_id", "providers"),
    to("home_location_id", "locations"),
)
"""``search_*`` hold the searched fields folded (case and accents gone, phones as digits), written by the service."""
Index("ix_patients_org_id_search_name", patients.c.org_id, patients.c.search_name, patients.c.id).ddl_if(
    dialect="sqlite"
)
Index(
    "ix_patients_org_id_search_name_bytes",
    patients.c.org_id,
    patients.c.search_name.collate("C"),
    patients.c.id,
).ddl_if(dialect="postgresql")
Index("ix_patients_org_id_chart_number", patients.c.org_id, patients.c.chart_number)
Index("ix_patients_org_id_birth_date", patients.c.org_id, patients.c.birth_date)
Index("ix_patients_org_id_email", patients.c.org_id, patients.c.email)
Index(
    "ux_patients_org_id_external_id",
    patients.c.org_id,
    patients.c.external_id,
    unique=True,
)

patient_words = Table(
    "patient_words",
    metadata,
    ref("org_id", required=True),
    Column("word", Text().with_variant(Text(collation="C"), "postgresql"), nullable=False),
    ref("patient_id", required=True),
    PrimaryKeyConstraint("org_id", "word", "patient_id"),
    to("patient_id", "patients"),
    sqlite_with_rowid=False,
)
"""The beginnings that patients are found by, folded like ``search_text`` and in the order of their bytes."""

definitions = entity(
    "definitions",
    Column("category", Text, nullable=False),
    Column("name", Text, nullable=False),
    words("color"),
    whole("item_order"),
    flag("is_hidden"),
)
Index("ix_definitions_org_id_category", definitions.c.org_id, definitions.c.category, definitions.c.item_order)

procedure_codes = entity(
    "procedure_codes",
    Column("code", Text, nullable=False),
    words("description"),
    words("abbreviation"),
    Column("default_fee", Money, nullable=False, default=0, server_default=text("0")),
    words("time_pattern"),
    flag("is_hidden"),
)
Index("ux_procedure_codes_org_id_code", procedure_codes.c.org_id, procedure_codes.c.code, unique=True)

appointment_types = entity(
    "appointment_types",
    Column("name", Text, nullable=False),
    words("abbreviation"),
    words("color"),
    whole("duration_minutes", 30),
    words("time_pattern"),
    Column("procedure_codes_to_add", JSON, nullable=False, default=list),
    Column("required_procedure_codes", JSON, nullable=False, default=list),
    flag("require_all"),
    flag("blockout_only"),
    flag("is_hidden"),
    whole("item_order"),
    Column("status", Text, nullable=False, default="active", server_default="active"),
    Column("deleted_at", UtcDateTime),
)
Index(
    "ix_appointment_types_org_id_item_order",
    appointment_types.c.org_id,
    appointment_types.c.item_order,
    appointment_types.c.id,
)

appointment_type_locations = Table(
    "appointment_type_locations",
    metadata,
    ref("org_id", required=True),
    ref("appointment_type_id", required=True),
    ref("location_id", required=True),
    PrimaryKeyConstraint("org_id", "appointment_type_id", "location_id"),
    to("appointment_type_id", "appointment_types", on_delete="CASCADE"),
    to("location_id", "locations", on_delete="CASCADE"),
)
"""Where a type is offered; a type without a row here is offered everywhere."""

appointment_rules = entity(
    "appointment_rules",
    ref("location_id"),
    ref("type_a_id", required=True),
    ref("type_b_id", required=True),
    flag("allow_overlap"),
    to("location_id", "locations"),
    to("type_a_id", "appointment_types"),
    to("type_b_id", "appointment_types"),
)
"""Whether two types may share time, at one location or at all; the pair has no order and is there once."""
Index("ix_appointment_rules_org_id_type_a_id", appointment_rules.c.org_id, appointment_rules.c.type_a_id)
Index("ix_appointment_rules_org_id_type_b_id", appointment_rules.c.org_id, appointment_rules.c.type_b_id)

flow_statuses = entity(
    "flow_statuses",
    Column("name", Text, nullable=False),
    Column("slug", Text, nullable=False),
    words("color"),
    whole("item_order"),
    flag("is_active", default=True),
)
Index("ux_flow_statuses_org_id_slug", flow_statuses.c.org_id, flow_statuses.c.slug, unique=True)
