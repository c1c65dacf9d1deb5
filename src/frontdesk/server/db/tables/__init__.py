"""All tables. Every key begins with ``org_id`` and every statement names it; intervals are half-open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, bindparam, literal

from frontdesk.server.db.columns import metadata, row_numbers
from frontdesk.server.db.tables import append_only as _append_only  # noqa: F401 - it hangs itself onto its table
from frontdesk.server.db.tables import backstop as _backstop  # noqa: F401 - as above
from frontdesk.server.db.tables.book import (
    ON_HOLD,
    appointment_procedures,
    appointment_providers,
    appointment_tags,
    appointments,
    flow_events,
)
from frontdesk.server.db.tables.copies import (
    appointment_copies,
    deleted_records,
    opendental_keys,
    opendental_paces,
    opendental_subscriptions,
    patient_details,
    secondary_patterns,
)
from frontdesk.server.db.tables.identity import organisations, tokens, user_locations, users
from frontdesk.server.db.tables.ledger import events, history, idempotency, org_counters
from frontdesk.server.db.tables.lists import (
    recall_triggers,
    recall_types,
    recalls,
    waitlist_contacts,
    waitlist_entries,
    waitlist_locations,
)
from frontdesk.server.db.tables.practice import (
    appointment_rules,
    appointment_type_locations,
    appointment_types,
    definitions,
    flow_statuses,
    locations,
    operatories,
    operatory_providers,
    patient_words,
    patients,
    procedure_codes,
    providers,
)
from frontdesk.server.db.tables.preferences import (
    patient_preferences,
    saved_searches,
    schedule_views,
    view_choices,
)
from frontdesk.server.db.tables.schedule import (
    blockout_template_items,
    blockout_templates,
    blockout_types,
    blockouts,
    holidays,
    production_goals,
    schedule_notes,
    schedule_overrides,
    schedule_templates,
)
from frontdesk.server.db.tables.spent import spent_numbers, watch_deletions
from frontdesk.server.db.tables.tasks import task_lists, task_notes, task_reads, tasks

watch_deletions()

LONGEST = timedelta(hours=26)
"""Longer than anything on the book (a day has at most 25 hours), so a range scan may begin this much earlier."""


def overlapping(table: Table, start: datetime, end: datetime) -> ColumnElement[bool]:
    """Return the condition that a row's ``[start_at, end_at)`` meets ``[start, end)``.

    The lower bound on ``start_at`` is what keeps a day's read equally quick however many years lie before it.
    """
    return _meets(table, start, end, start - LONGEST)


def overlapping_kept(table: Table) -> ColumnElement[bool]:
    """Return the condition of `overlapping` for a statement that is kept; its parameters are those of `span`."""
    return _meets(table, bindparam("span_start"), bindparam("span_end"), bindparam("span_earliest"))


def span(start: datetime, end: datetime) -> dict[str, datetime]:
    """Return the parameters of `overlapping_kept`."""
    return {"span_start": start, "span_end": end, "span_earliest": start - LONGEST}


def among(column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that *column* holds one of these *values*, for a statement that is kept.

    They are written into it once, where the list of an ``in_`` is written in each time it runs.
    """
    return column.in_([literal(value, column.type) for value in values])


def _meets(table: Table, start: Any, end: Any, earliest: Any) -> ColumnElement[bool]:
    c: Any = table.c
    return and_(c.start_at < end, c.start_at > earliest, c.end_at > start)


__all__ = [
    "LONGEST",
    "ON_HOLD",
    "among",
    "appointment_copies",
    "appointment_procedures",
    "appointment_providers",
    "appointment_rules",
    "appointment_tags",
    "appointment_type_locations",
    "appointment_types",
    "appointments",
    "blockout_template_items",
    "blockout_templates",
    "blockout_types",
    "blockouts",
    "definitions",
    "deleted_records",
    "events",
    "flow_events",
    "flow_statuses",
    "history",
    "holidays",
    "idempotency",
    "locations",
    "metadata",
    "opendental_keys",
    "opendental_paces",
    "opendental_subscriptions",
    "operatories",
    "operatory_providers",
    "org_counters",
    "organisations",
    "overlapping",
    "overlapping_kept",
    "patient_details",
    "patient_preferences",
    "patient_words",
    "patients",
    "procedure_codes",
    "production_goals",
    "providers",
    "recall_triggers",
    "recall_types",
    "recalls",
    "row_numbers",
    "saved_searches",
    "schedule_notes",
    "schedule_overrides",
    "schedule_templates",
    "schedule_views",
    "secondary_patterns",
    "span",
    "spent_numbers",
    "task_lists",
    "task_notes",
    "task_reads",
    "tasks",
    "tokens",
    "user_locations",
    "users",
    "view_choices",
    "waitlist_contacts",
    "waitlist_entries",
    "waitlist_locations",
]
