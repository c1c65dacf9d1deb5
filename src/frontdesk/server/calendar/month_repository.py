"""What the tables hold about each day of a month at one location, added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, case, func, or_, select

from frontdesk.server.db import tables as t
from frontdesk.server.db.types import minutes_between
from frontdesk.server.platform.unit import ReadUnit

A = t.appointments.c
G = t.production_goals.c


def visits(unit: ReadUnit, location_id: UUID, bounds: Sequence[datetime]) -> Sequence[Row[Any]]:
    """Return production, number and minutes of visits by status and day, the day as its place between *bounds*.

    *bounds* are the starts of consecutive local days and, last, the end of the last one.
    """
    # Bounds instead of an offset from UTC, which is not the same on all days of a month.
    place = case(*((A.start_at < end, number) for number, end in enumerate(bounds[1:]))).label("place")
    counted = (
        select(place, A.status, A.production_amount, minutes_between(A.start_at, A.end_at).label("minutes"))
        .where(
            A.org_id == unit.org_id,
            A.location_id == location_id,
            A.start_at >= bounds[0],
            A.start_at < bounds[-1],
            A.status.in_(("scheduled", "complete")),
        )
        .subquery()
    )
    c = counted.c
    return unit.rows(
        select(
            c.place,
            c.status,
            func.count().label("visits"),
            func.sum(c.minutes).label("minutes"),
            func.sum(c.production_amount).label("production"),
        ).group_by(c.place, c.status)
    )


def goals(unit: ReadUnit, location_id: UUID, first: date, last: date) -> dict[date, Any]:
    """Return the sum of all goals of each day from *first* to *last* that has any."""
    rows = unit.rows(
        select(G.goal_date, func.sum(G.goal_amount).label("goal"))
        .where(G.org_id == unit.org_id, G.location_id == location_id, G.goal_date.between(first, last))
        .group_by(G.goal_date)
    )
    return {row.goal_date: row.goal for row in rows}


def holidays(unit: ReadUnit, location_id: UUID, first: date, last: date) -> dict[date, list[str]]:
    """Return the names of the holidays from *first* to *last*, those of all locations before the location's own."""
    h = t.holidays.c
    rows = unit.rows(
        select(h.holiday_date, h.name)
        .where(
            h.org_id == unit.org_id,
            h.holiday_date.between(first, last),
            or_(h.location_id.is_(None), h.location_id == location_id),
        )
        .order_by(h.holiday_date, h.location_id.is_not(None), h.id)
    )
    found: dict[date, list[str]] = defaultdict(list)
    for row in rows:
        found[row.holiday_date].append(row.name)
    return found


def notes(unit: ReadUnit, location_id: UUID, first: date, last: date) -> dict[date, str]:
    """Return the schedule notes of the days from *first* to *last*."""
    n = t.schedule_notes.c
    statement = select(n.note_date, n.note).where(
        n.org_id == unit.org_id, n.location_id == location_id, n.note_date.between(first, last)
    )
    return {row.note_date: row.note for row in unit.rows(statement) if row.note}
