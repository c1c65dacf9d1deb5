"""What the tables hold about each day of a month at one location, added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, bindparam, case, func, or_, select

from frontdesk.server.db import tables as t
from frontdesk.server.db.types import minutes_between
from frontdesk.server.platform.unit import ReadUnit

A = t.appointments.c
G = t.production_goals.c
H = t.holidays.c
N = t.schedule_notes.c


def visits(unit: ReadUnit, location_id: UUID, bounds: Sequence[datetime]) -> Sequence[Row[Any]]:
    """Return production, number and minutes of visits by status and day, the day as its place between *bounds*.

    *bounds* are the starts of consecutive local days and, last, the end of the last one.
    """
    return unit.rows(
        _visits(len(bounds) - 1),
        {"org": unit.org_id, "location": location_id} | {f"bound{number}": at for number, at in enumerate(bounds)},
    )


@lru_cache(maxsize=8)
def _visits(days: int) -> Select[Any]:
    # Bounds instead of an offset from UTC, which is not the same on all days of a month.
    ends = (A.start_at < bindparam(f"bound{number + 1}") for number in range(days))
    place = case(*((is_before, number) for number, is_before in enumerate(ends))).label("place")
    counted = (
        select(place, A.status, A.production_amount, minutes_between(A.start_at, A.end_at).label("minutes"))
        .where(
            A.org_id == bindparam("org"),
            A.location_id == bindparam("location"),
            A.start_at >= bindparam("bound0"),
            A.start_at < bindparam(f"bound{days}"),
            t.among(A.status, ("scheduled", "complete")),
        )
        .subquery()
    )
    c = counted.c
    return select(
        c.place,
        c.status,
        func.count().label("visits"),
        func.sum(c.minutes).label("minutes"),
        func.sum(c.production_amount).label("production"),
    ).group_by(c.place, c.status)


_GOALS = (
    select(G.goal_date, func.sum(G.goal_amount).label("goal"))
    .where(
        G.org_id == bindparam("org"),
        G.location_id == bindparam("location"),
        G.goal_date.between(bindparam("first"), bindparam("last")),
    )
    .group_by(G.goal_date)
)
_HOLIDAYS = (
    select(H.holiday_date, H.name)
    .where(
        H.org_id == bindparam("org"),
        H.holiday_date.between(bindparam("first"), bindparam("last")),
        or_(H.location_id.is_(None), H.location_id == bindparam("location")),
    )
    .order_by(H.holiday_date, H.location_id.is_not(None), H.id)
)
_NOTES = select(N.note_date, N.note).where(
    N.org_id == bindparam("org"),
    N.location_id == bindparam("location"),
    N.note_date.between(bindparam("first"), bindparam("last")),
)


def goals(unit: ReadUnit, location_id: UUID, first: date, last: date) -> dict[date, Any]:
    """Return the sum of all goals of each day from *first* to *last* that has any."""
    rows = unit.rows(_GOALS, _asked(unit, location_id, first, last))
    return {row.goal_date: row.goal for row in rows}


def holidays(unit: ReadUnit, location_id: UUID, first: date, last: date) -> dict[date, list[str]]:
    """Return the names of the holidays from *first* to *last*, those of all locations before the location's own."""
    found: dict[date, list[str]] = defaultdict(list)
    for row in unit.rows(_HOLIDAYS, _asked(unit, location_id, first, last)):
        found[row.holiday_date].append(row.name)
    return found


def notes(unit: ReadUnit, location_id: UUID, first: date, last: date) -> dict[date, str]:
    """Return the schedule notes of the days from *first* to *last*."""
    rows = unit.rows(_NOTES, _asked(unit, location_id, first, last))
    return {row.note_date: row.note for row in rows if row.note}


def _asked(unit: ReadUnit, location_id: UUID, first: date, last: date) -> dict[str, Any]:
    return {"org": unit.org_id, "location": location_id, "first": first, "last": last}
