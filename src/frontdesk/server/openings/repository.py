"""What stands in the way of new visits at a location, as the rules of scheduling look at it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, or_, select

from frontdesk.domain.bookings import Blocked, Booking, TypeRule
from frontdesk.domain.holds import in_the_way
from frontdesk.domain.intervals import Interval
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.server.appointments import repository as book
from frontdesk.server.appointments.slot import BLOCKING, ON_BOOK, Assigned, as_blocked, needed
from frontdesk.server.db import tables as t
from frontdesk.server.platform.unit import ReadUnit

A, P = t.appointments.c, t.appointment_providers.c

_STATUSES = {status.value: status for status in AppointmentStatus}

# Nearly every visit has just its own provider, for as long as its time pattern says: that stands on the visit itself.
_TELLING = or_(P.provider_id.is_distinct_from(A.provider_id), P.start_at.is_not(None), P.role == ProviderRole.ASSISTANT)


def bookings(unit: ReadUnit, location_id: UUID, days: Sequence[Interval]) -> list[list[Booking]]:
    """Return what is on the book on each of the *days*, which are in order and apart."""
    where = (
        A.location_id == location_id,
        A.status.in_(ON_BOOK),
        t.overlapping(t.appointments, days[0].start, days[-1].end),
    )
    rows = unit.rows(
        select(
            A.id, A.operatory_id, A.start_at, A.end_at, A.status, A.appointment_type_id, A.time_pattern, A.provider_id
        ).where(A.org_id == unit.org_id, *where)
    )
    assigned = book.by_appointment(unit, book.assignments_where(*where, _TELLING), {})
    starts = [day.start for day in days]
    found: list[list[Booking]] = [[] for _ in days]
    for row in rows:
        at = max(bisect_right(starts, row.start_at) - 1, 0)
        touched = [
            n for n in (at, at + 1) if n < len(days) and row.start_at < days[n].end and days[n].start < row.end_at
        ]
        if touched:
            others = assigned.get(row.id)
            booking = _booking(row, [Assigned.of(one) for one in others] if others else ())
            for n in touched:
                found[n].append(booking)
    return found


def _booking(row: Row[Any], assigned: Sequence[Assigned]) -> Booking:
    interval = Interval(row.start_at, row.end_at)
    everybody = {one.provider_id for one in assigned}
    if row.provider_id is not None:
        everybody.add(row.provider_id)
    return Booking(
        row.id,
        row.operatory_id,
        interval,
        _STATUSES[row.status],
        row.appointment_type_id,
        needed(interval, row.time_pattern, row.provider_id, assigned),
        frozenset(everybody),
    )


def blocked(unit: ReadUnit, location_id: UUID, span: Interval) -> list[Blocked]:
    """Return the time in *span* in which nothing may be booked; what is held is offered to nobody."""
    b = t.blockouts.c
    here = (b.org_id == unit.org_id, b.location_id == location_id)
    rows = unit.rows(BLOCKING.where(*here, t.overlapping(t.blockouts, span.start, span.end)))
    return in_the_way(map(as_blocked, rows), unit.now)


def rules(unit: ReadUnit, location_id: UUID, type_id: UUID) -> list[TypeRule]:
    """Return the rules about a type at a location, its own in place of those for all locations."""
    r = t.appointment_rules.c
    rows = unit.rows(
        select(r.type_a_id, r.type_b_id, r.allow_overlap)
        .where(
            r.org_id == unit.org_id,
            or_(r.type_a_id == type_id, r.type_b_id == type_id),
            or_(r.location_id.is_(None), r.location_id == location_id),
        )
        .order_by(r.location_id.is_not(None), r.created_at, r.id)
    )
    return list(
        {
            frozenset((row.type_a_id, row.type_b_id)): TypeRule(row.type_a_id, row.type_b_id, row.allow_overlap)
            for row in rows
        }.values()
    )


def rooms(unit: ReadUnit, location_id: UUID) -> list[UUID]:
    """Return the operatories of a location that are not hidden, in the practice's order."""
    o = t.operatories.c
    statement = (
        select(o.id)
        .where(o.org_id == unit.org_id, o.location_id == location_id, ~o.is_hidden)
        .order_by(o.item_order, o.id)
    )
    return [row.id for row in unit.rows(statement)]


def offered_providers(unit: ReadUnit, provider_ids: Sequence[UUID], named: Collection[UUID]) -> list[UUID]:
    """Return those of these providers who still work here, in the practice's order; hidden ones only when *named*."""
    c = t.providers.c
    statement = (
        select(c.id)
        .where(c.org_id == unit.org_id, c.id.in_(provider_ids), c.status == "active")
        .where(or_(~c.is_hidden, c.id.in_(sorted(named))))
        .order_by(c.item_order, c.id)
    )
    return [row.id for row in unit.rows(statement)]


def usual_providers(unit: ReadUnit, operatory_ids: Sequence[UUID]) -> Mapping[UUID, set[UUID]]:
    """Return who usually works in each of these operatories."""
    c = t.operatory_providers.c
    found: dict[UUID, set[UUID]] = defaultdict(set)
    statement = select(c.operatory_id, c.provider_id).where(c.org_id == unit.org_id, c.operatory_id.in_(operatory_ids))
    for row in unit.rows(statement):
        found[row.operatory_id].add(row.provider_id)
    return found


def kind(unit: ReadUnit, type_id: UUID) -> Row[Any] | None:
    """Return how long visits of a type take, and its time pattern."""
    return book.find_type(unit, type_id)
