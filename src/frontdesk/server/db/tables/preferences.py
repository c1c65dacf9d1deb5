"""How people like it: what desks show and search for, and when patients would rather come."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, Column, Index, Integer, PrimaryKeyConstraint, Table, Text, Time

from frontdesk.server.db.columns import entity, flag, metadata, ref, to, whole, words


def _anything(name: str) -> Column[object]:
    """Return a column for JSON that may be missing."""
    return Column(name, JSON(none_as_null=True))


schedule_views = entity(
    "schedule_views",
    ref("location_id", required=True),
    ref("owner_id"),
    Column("name", Text, nullable=False),
    Column("view_type", Text, nullable=False),
    Column("visibility", Text, nullable=False),
    Column("start_time", Time, nullable=False),
    Column("end_time", Time, nullable=False),
    whole("time_increment", 10),
    _anything("operatory_ids"),
    _anything("provider_ids"),
    flag("dynamic_op_filtering"),
    flag("show_business_days_only"),
    flag("show_missed_appointments"),
    flag("show_production"),
    flag("show_provider_bars"),
    flag("auto_scroll_to_current_time"),
    flag("bubble_enabled"),
    flag("compact_mode"),
    flag("privacy_mode"),
    Column("font_size", Text, nullable=False),
    whole("min_operatory_width_px"),
    _anything("card_layout"),
    _anything("bubble_layout"),
    _anything("color_config"),
    to("location_id", "locations"),
    to("owner_id", "users", on_delete="CASCADE"),
    CheckConstraint("view_type IN ('daily', 'weekly')", name="view_type"),
    CheckConstraint("visibility IN ('shared', 'personal')", name="visibility"),
)
"""What a desk shows of a location and how. ``owner_id`` is who made it; a personal one is seen by its owner alone."""
Index(
    "ix_schedule_views_org_id_location_id",
    schedule_views.c.org_id,
    schedule_views.c.location_id,
    schedule_views.c.name,
)

view_choices = Table(
    "view_choices",
    metadata,
    ref("org_id", required=True),
    ref("user_id", required=True),
    ref("view_id", required=True),
    ref("location_id", required=True),
    flag("is_default"),
    Column("keyboard_shortcut", Integer),
    PrimaryKeyConstraint("org_id", "user_id", "view_id"),
    to("user_id", "users", on_delete="CASCADE"),
    to("view_id", "schedule_views", on_delete="CASCADE"),
    to("location_id", "locations"),
    CheckConstraint("keyboard_shortcut BETWEEN 1 AND 9", name="keyboard_shortcut"),
)
"""What a view is to one user: the one a location opens with, and the one behind Ctrl and a digit."""
Index(
    "ux_view_choices_default",
    view_choices.c.org_id,
    view_choices.c.user_id,
    view_choices.c.location_id,
    unique=True,
    sqlite_where=view_choices.c.is_default,
    postgresql_where=view_choices.c.is_default,
)
Index(
    "ux_view_choices_keyboard_shortcut",
    view_choices.c.org_id,
    view_choices.c.user_id,
    view_choices.c.location_id,
    view_choices.c.keyboard_shortcut,
    unique=True,
)
Index("ix_view_choices_org_id_view_id", view_choices.c.org_id, view_choices.c.view_id)

saved_searches = entity(
    "saved_searches",
    ref("user_id", required=True),
    Column("name", Text, nullable=False),
    Column("search_type", Text, nullable=False),
    Column("criteria", JSON, nullable=False),
    flag("is_default"),
    to("user_id", "users", on_delete="CASCADE"),
)
Index("ix_saved_searches_org_id_user_id", saved_searches.c.org_id, saved_searches.c.user_id, saved_searches.c.name)
Index(
    "ux_saved_searches_default",
    saved_searches.c.org_id,
    saved_searches.c.user_id,
    saved_searches.c.search_type,
    unique=True,
    sqlite_where=saved_searches.c.is_default,
    postgresql_where=saved_searches.c.is_default,
)

patient_preferences = entity(
    "patient_preferences",
    ref("patient_id", required=True),
    ref("preferred_provider_id"),
    ref("preferred_operatory_id"),
    _anything("preferred_days"),
    Column("preferred_time_start", Time),
    Column("preferred_time_end", Time),
    Column("preferred_contact_method", Text),
    words("notes"),
    flag("learned_from_history"),
    to("patient_id", "patients", on_delete="CASCADE"),
    to("preferred_provider_id", "providers"),
    to("preferred_operatory_id", "operatories"),
)
"""When, where and with whom a patient would rather come; at most one for each. Day 0 is Monday, no days mean any."""
Index(
    "ux_patient_preferences_org_id_patient_id",
    patient_preferences.c.org_id,
    patient_preferences.c.patient_id,
    unique=True,
)
