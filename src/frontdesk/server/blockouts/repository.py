"""Queries on blockouts, and on the visits and rooms they would cover."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, or_, select

from frontdesk.domain.intervals import Interval
from frontdesk.domain.statuses import ON_THE_BOOK
from frontdesk.server.appointments.names import operatory_name
from frontdesk.server.db.tables import (
    appointments,
    blockout_template_items,
    blockout_types,
    blockouts,
    operatories,
    overlapping,
)
from frontdesk.server.platform.unit import ReadUnit, WriteUnit

B = blockouts.c
ACTIVE = "active"
NO_HOLD = B.expires_at.is_(None)
_ON_BOOK = sorted(status.value for status in ON_THE_BOOK)


def rooms_of(unit: ReadUnit, location_id: UUID) -> dict[UUID, str]:
    """Return every operatory of a location with its name."""
    c = operatories.c
    statement = select(c.id, operatory_name(operatories).label("called")).where(
        c.org_id == unit.org_id, c.location_id == location_id
    )
    return {row.id: row.called for row in unit.rows(statement)}


def lock_place(unit: WriteUnit, location_id: UUID) -> None:
    """Keep out everybody who lays blockouts over others at a location: makes, copies, repeats or moves them.

    Ask for it first, before blockouts and rooms.
    """
    unit.lock_key("blockout copies", location_id)


def lock_group(unit: WriteUnit, group: UUID) -> None:
    """Keep out everybody who adds to the same group, at whatever location; ask for it after the place and the rooms."""
    unit.lock_key("blockout group", group)


def is_group_elsewhere(unit: ReadUnit, group: UUID, location_id: UUID) -> bool:
    """Say whether blockouts that were made together lie at another location."""
    other = (B.org_id == unit.org_id, B.blockout_group_id == group, B.location_id != location_id)
    return bool(unit.rows(select(B.id).where(*other).limit(1)))


def visits_in(unit: ReadUnit, operatory_ids: Collection[UUID], interval: Interval) -> Sequence[Row[Any]]:
    """Return the visits on the book in these rooms at that time, earliest first."""
    c = appointments.c
    statement = (
        select(c.id, c.operatory_id, c.start_at, c.end_at)
        .where(
            c.org_id == unit.org_id,
            c.operatory_id.in_(operatory_ids),
            c.status.in_(_ON_BOOK),
            overlapping(appointments, interval.start, interval.end),
        )
        .order_by(c.start_at, c.id)
    )
    return unit.rows(statement)


def blockouts_at(
    unit: ReadUnit, location_id: UUID, operatory_id: UUID | None, interval: Interval
) -> Sequence[Row[Any]]:
    """Return the blockouts of the same place that meet the interval, with what their type says."""
    kind = blockout_types.c
    statement = (
        select(
            *(B.id, B.operatory_id, B.start_at, B.end_at, B.expires_at, B.held_by_id, B.held_by),
            *(kind.name, kind.is_no_schedule),
        )
        .join(blockout_types, (kind.org_id == B.org_id) & (kind.id == B.blockout_type_id))
        .where(
            B.org_id == unit.org_id,
            B.location_id == location_id,
            B.operatory_id.is_not_distinct_from(operatory_id),
            B.status == ACTIVE,
            standing(unit),
            overlapping(blockouts, interval.start, interval.end),
        )
        .order_by(B.start_at, B.id)
    )
    return unit.rows(statement)


def standing(unit: ReadUnit) -> ColumnElement[bool]:
    """Return the condition of `domain.holds.stands`: a hold that has lapsed is gone, if not yet from the table."""
    return or_(NO_HOLD, B.expires_at > unit.now)


def others_of_group(unit: WriteUnit, row: Row[Any]) -> Sequence[Row[Any]]:
    """Return the blockouts made together with this one, locked for a change."""
    statement = (
        select(blockouts)
        .where(
            B.org_id == unit.org_id,
            B.blockout_group_id == row.blockout_group_id,
            B.id != row.id,
            B.status == ACTIVE,
        )
        .order_by(B.id)
        .with_for_update()
    )
    return unit.rows(statement)


def is_type_used(unit: ReadUnit, type_id: UUID) -> bool:
    """Return whether any blockout, or any template, is of this type."""
    used = select(B.id).where(B.org_id == unit.org_id, B.blockout_type_id == type_id).limit(1)
    c = blockout_template_items.c
    meant = select(c.id).where(c.org_id == unit.org_id, c.blockout_type_id == type_id).limit(1)
    return unit.first(used) is not None or unit.first(meant) is not None


def between(first: date | None, last: date | None) -> list[Any]:
    """Return the conditions that a blockout's date lies between these, both included."""
    conditions: list[Any] = []
    if first is not None:
        conditions.append(B.schedule_date >= first)
    if last is not None:
        conditions.append(B.schedule_date <= last)
    return conditions
