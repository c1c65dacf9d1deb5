"""When the practice works and when it does not: hours, exceptions, holidays, blocked time, notes, goals."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, Index, Integer, Text, Time, text

from frontdesk.server.db.columns import entity, flag, ref, to, whole, words
from frontdesk.server.db.types import Money, UtcDateTime

schedule_templates = entity(
    "schedule_templates",
    ref("provider_id", required=True),
    ref("location_id", required=True),
    ref("operatory_id"),
    Column("day_of_week", Integer, nullable=False),
    Column("start_time", Time, nullable=False),
    Column("end_time", Time, nullable=False),
    Column("effective_from", Date, nullable=False),
    Column("effective_to", Date),
    words("note"),
    to("provider_id", "providers"),
    to("location_id", "locations"),
    to("operatory_id", "operatories"),
    CheckConstraint("day_of_week BETWEEN 0 AND 6", name="day_of_week"),
)
"""Weekly hours in wall-clock time; day 0 is Monday; an end of 00:00 means the midnight that ends the day."""
Index(
    "ix_schedule_templates_org_id_location_id_day_of_week",
    schedule_templates.c.org_id,
    schedule_templates.c.location_id,
    schedule_templates.c.day_of_week,
)
Index("ix_schedule_templates_org_id_provider_id", schedule_templates.c.org_id, schedule_templates.c.provider_id)

schedule_overrides = entity(
    "schedule_overrides",
    ref("provider_id", required=True),
    ref("location_id", required=True),
    ref("operatory_id"),
    Column("override_date", Date, nullable=False),
    Column("start_time", Time),
    Column("end_time", Time),
    flag("is_unavailable"),
    words("override_reason"),
    words("note"),
    to("provider_id", "providers"),
    to("location_id", "locations"),
    to("operatory_id", "operatories"),
)
Index(
    "ix_schedule_overrides_org_id_location_id_override_date",
    schedule_overrides.c.org_id,
    schedule_overrides.c.location_id,
    schedule_overrides.c.override_date,
)
Index(
    "ix_schedule_overrides_org_id_provider_id_override_date",
    schedule_overrides.c.org_id,
    schedule_overrides.c.provider_id,
    schedule_overrides.c.override_date,
)
Index(
    "ix_schedule_overrides_org_id_override_date",
    schedule_overrides.c.org_id,
    schedule_overrides.c.override_date,
    schedule_overrides.c.id,
)

holidays = entity(
    "holidays",
    ref("location_id"),
    Column("holiday_date", Date, nullable=False),
    Column("name", Text, nullable=False),
    to("location_id", "locations"),
)
"""A closed day of one location, or of all of them when it names none."""
Index("ix_holidays_org_id_holiday_date", holidays.c.org_id, holidays.c.holiday_date)

blockout_types = entity(
    "blockout_types",
    Column("name", Text, nullable=False),
    words("abbreviation"),
    words("color"),
    flag("is_no_schedule"),
    flag("is_do_not_copy"),
    flag("is_hidden"),
    whole("item_order"),
    Column("status", Text, nullable=False, default="active", server_default="active"),
)
Index("ix_blockout_types_org_id_item_order", blockout_types.c.org_id, blockout_types.c.item_order, blockout_types.c.id)

blockouts = entity(
    "blockouts",
    ref("location_id", required=True),
    ref("operatory_id"),
    ref("blockout_type_id", required=True),
    ref("blockout_group_id"),
    Column("schedule_date", Date, nullable=False),
    Column("start_time", Time, nullable=False),
    Column("end_time", Time, nullable=False),
    Column("start_at", UtcDateTime, nullable=False),
    Column("end_at", UtcDateTime, nullable=False),
    words("note"),
    Column("status", Text, nullable=False, default="active", server_default="active"),
    Column("expires_at", UtcDateTime),
    ref("held_by_id"),
    words("held_by"),
    to("location_id", "locations"),
    to("operatory_id", "operatories"),
    to("blockout_type_id", "blockout_types"),
    CheckConstraint("end_at > start_at", name="order"),
)
"""Blocked time of one room, or of the whole location when it names none; the instants follow from the local times.

With ``expires_at`` it is a hold: somebody keeps the time while phoning, and from then on it blocks nothing. Who holds
it is kept by name as well, as events do, since a hold outlives nobody's name.
"""
Index("ix_blockouts_org_id_location_id_start_at", blockouts.c.org_id, blockouts.c.location_id, blockouts.c.start_at)
Index(
    "ix_blockouts_org_id_schedule_date",
    blockouts.c.org_id,
    blockouts.c.schedule_date,
    blockouts.c.start_at,
    blockouts.c.id,
)
Index(
    "ix_blockouts_org_id_operatory_id",
    blockouts.c.org_id,
    blockouts.c.operatory_id,
    blockouts.c.schedule_date,
    blockouts.c.start_at,
    blockouts.c.id,
)
Index("ix_blockouts_org_id_blockout_group_id", blockouts.c.org_id, blockouts.c.blockout_group_id)
Index("ix_blockouts_org_id_blockout_type_id", blockouts.c.org_id, blockouts.c.blockout_type_id)
Index(
    "ix_blockouts_org_id_expires_at",
    blockouts.c.org_id,
    blockouts.c.expires_at,
    sqlite_where=blockouts.c.expires_at.is_not(None),
    postgresql_where=blockouts.c.expires_at.is_not(None),
)

blockout_templates = entity(
    "blockout_templates",
    ref("location_id"),
    Column("name", Text, nullable=False),
    words("description"),
    Column("day_of_week", Integer),
    flag("is_hidden"),
    whole("item_order"),
    Column("status", Text, nullable=False, default="active", server_default="active"),
    to("location_id", "locations"),
    CheckConstraint("day_of_week BETWEEN 0 AND 6", name="day_of_week"),
)
"""A day of blockouts to be laid on dates, for one location or for any; ``day_of_week`` is the day it is meant for."""
Index(
    "ix_blockout_templates_org_id_item_order",
    blockout_templates.c.org_id,
    blockout_templates.c.item_order,
    blockout_templates.c.id,
)

blockout_template_items = entity(
    "blockout_template_items",
    ref("template_id", required=True),
    ref("blockout_type_id", required=True),
    ref("operatory_id"),
    Column("start_time", Time, nullable=False),
    Column("end_time", Time, nullable=False),
    whole("item_order"),
    to("template_id", "blockout_templates", on_delete="CASCADE"),
    to("blockout_type_id", "blockout_types"),
    to("operatory_id", "operatories"),
)
Index(
    "ix_blockout_template_items_org_id_template_id",
    blockout_template_items.c.org_id,
    blockout_template_items.c.template_id,
    blockout_template_items.c.item_order,
)
Index(
    "ix_blockout_template_items_org_id_blockout_type_id",
    blockout_template_items.c.org_id,
    blockout_template_items.c.blockout_type_id,
)

schedule_notes = entity(
    "schedule_notes",
    ref("location_id", required=True),
    Column("note_date", Date, nullable=False),
    words("note"),
    to("location_id", "locations"),
)
Index(
    "ux_schedule_notes_org_id_location_id_note_date",
    schedule_notes.c.org_id,
    schedule_notes.c.location_id,
    schedule_notes.c.note_date,
    unique=True,
)
Index("ix_schedule_notes_org_id_note_date", schedule_notes.c.org_id, schedule_notes.c.note_date, schedule_notes.c.id)

production_goals = entity(
    "production_goals",
    ref("location_id", required=True),
    ref("provider_id", required=True),
    Column("goal_date", Date, nullable=False),
    Column("goal_amount", Money, nullable=False, default=0, server_default=text("0")),
    to("location_id", "locations"),
    to("provider_id", "providers"),
)
Index(
    "ux_production_goals_org_id_location_id_goal_date_provider_id",
    production_goals.c.org_id,
    production_goals.c.location_id,
    production_goals.c.goal_date,
    production_goals.c.provider_id,
    unique=True,
)
Index(
    "ix_production_goals_org_id_goal_date",
    production_goals.c.org_id,
    production_goals.c.goal_date,
    production_goals.c.id,
)
Index(
    "ix_production_goals_org_id_provider_id_goal_date",
    production_goals.c.org_id,
    production_goals.c.provider_id,
    production_goals.c.goal_date,
)
