"""Queries on working hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, or_, select

from frontdesk.domain.hours import DayOverride, WeeklyHours
from frontdesk.server.appointments.names import operatory_name, provider_name
from frontdesk.server.db.tables import operatories, providers, schedule_overrides, schedule_templates
from frontdesk.server.platform.remembering import KeptSelect, Raw
from frontdesk.server.platform.unit import ReadUnit

T = schedule_templates.c
O = schedule_overrides.c  # noqa: E741 - beside T it reads as what it is


def weekly_hours(
    unit: ReadUnit, location_id: UUID, first: date, last: date, provider_id: UUID | None = None
) -> dict[WeeklyHours, list[str]]:
    """Return the weekly hours of a location that hold on any of these days, with the notes of their templates.

    Two templates may say the same hours; each has a note of its own.
    """
    weekdays = {(first + timedelta(days=step)).weekday() for step in range(min((last - first).days + 1, 7))}
    where: list[ColumnElement[bool]] = [
        T.org_id == unit.org_id,
        T.location_id == location_id,
        T.day_of_week.in_(sorted(weekdays)),
        T.effective_from <= last,
        or_(T.effective_to.is_(None), T.effective_to >= first),
    ]
    if provider_id is not None:
        where.append(T.provider_id == provider_id)
    rows = unit.rows(select(schedule_templates).where(*where).order_by(T.start_time, T.id))
    found: dict[WeeklyHours, list[str]] = {}
    for row in rows:
        hours = WeeklyHours(
            row.provider_id,
            row.operatory_id,
            row.day_of_week,
            row.start_time,
            row.end_time,
            row.effective_from,
            row.effective_to,
        )
        found.setdefault(hours, []).append(row.note)
    return found


def day_overrides(
    unit: ReadUnit, location_id: UUID, first: date, last: date, provider_id: UUID | None = None
) -> list[DayOverride]:
    """Return what was decided for these days at a location."""
    where: list[ColumnElement[bool]] = [
        O.org_id == unit.org_id,
        O.location_id == location_id,
        O.override_date.between(first, last),
    ]
    if provider_id is not None:
        where.append(O.provider_id == provider_id)
    rows = unit.rows(select(schedule_overrides).where(*where).order_by(O.created_at, O.id))
    return [
        DayOverride(
            row.provider_id,
            row.operatory_id,
            row.override_date,
            row.start_time,
            row.end_time,
            row.is_unavailable,
            row.note,
        )
        for row in rows
    ]


def provider_order(unit: ReadUnit, provider_ids: Sequence[UUID]) -> list[UUID]:
    """Return these providers in the practice's order."""
    c = providers.c
    statement = select(c.id).where(c.org_id == unit.org_id, c.id.in_(provider_ids)).order_by(c.item_order, c.id)
    return [row.id for row in unit.rows(statement)]


def _with_names(table: Table, *where: ColumnElement[bool]) -> Select[Any]:
    c, who, room = table.c, providers.c, operatories.c
    return (
        select(table, provider_name(providers).label("who"), who.item_order.label("place"), operatory_name(operatories))
        .join(providers, and_(who.org_id == c.org_id, who.id == c.provider_id))
        .outerjoin(operatories, and_(room.org_id == c.org_id, room.id == c.operatory_id))
        .where(c.org_id == bindparam("org"), c.location_id == bindparam("location"), *where)
        .order_by(c.created_at, c.id)
    )


_TEMPLATES = KeptSelect(
    _with_names(
        schedule_templates,
        T.effective_from <= bindparam("last"),
        or_(T.effective_to.is_(None), T.effective_to >= bindparam("first")),
    )
)
_OVERRIDES = KeptSelect(_with_names(schedule_overrides, O.override_date.between(bindparam("first"), bindparam("last"))))


def all_that_hours_follow_from(
    unit: ReadUnit, location_id: UUID, first: date, last: date
) -> tuple[tuple[Raw, ...], ...]:
    """Return every row, with the names of people and rooms, that says who works when on these days at a location."""
    asked = {"org": unit.org_id, "location": location_id, "first": first, "last": last}
    return tuple(_TEMPLATES.raw(unit, asked)), tuple(_OVERRIDES.raw(unit, asked))
