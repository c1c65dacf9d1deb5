"""Queries on the waitlist: who reaches which location, and what is known about those who wait."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, case, delete, exists, func, insert, or_, select, true, update

from frontdesk.domain.intervals import Interval
from frontdesk.domain.waitlist import ACTIVE, LocationScope, Urgency
from frontdesk.server.db import tables as t
from frontdesk.server.platform.caller import Caller
from frontdesk.server.platform.unit import ReadUnit, WriteUnit

W = t.waitlist_entries.c
ALSO = t.waitlist_locations.c
LOG = t.waitlist_contacts.c
A = t.appointments.c
ACTIVE_STATUSES = sorted(status.value for status in ACTIVE)

_WEIGHTS = {urgency.value: weight for weight, urgency in enumerate(reversed(Urgency))}
SORTS: dict[str, tuple[ColumnElement[Any], bool]] = {
    "urgency": (case(_WEIGHTS, value=W.urgency), False),
    "score": (W.patient_score, False),
    # Who waits longer was entered earlier.
    "days_waiting": (W.created_at, True),
    "created_at": (W.created_at, False),
    "treatment_value": (W.treatment_value, False),
}
"""What the list can be sorted by, and whether the column runs the other way."""


def also_at(location_ids: Collection[UUID]) -> ColumnElement[bool]:
    """Return the condition that an entry's patient would come to one of these locations, though it is not their own."""
    chosen = exists().where(ALSO.org_id == W.org_id, ALSO.entry_id == W.id, ALSO.location_id.in_(sorted(location_ids)))
    return or_(
        W.location_scope == LocationScope.ANY.value,
        and_(W.location_scope == LocationScope.SELECTED.value, chosen.correlate(t.waitlist_entries)),
    )


def of_location(location_id: UUID, *, cross_location: bool) -> ColumnElement[bool]:
    """Return the condition that an entry belongs to a location or, *cross_location*, its patient would come there."""
    home = W.location_id == location_id
    return or_(home, also_at([location_id])) if cross_location else home


def visible(caller: Caller) -> ColumnElement[bool]:
    """Return the condition that an entry belongs to one of the caller's locations, or its patient would come there."""
    mine = caller.location_ids
    return true() if mine is None else or_(W.location_id.in_(sorted(mine)), also_at(mine))


def other_locations(unit: ReadUnit, entry_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Return where else the patients of these entries would come."""
    found: dict[UUID, list[UUID]] = {entry_id: [] for entry_id in entry_ids}
    if found:
        statement = select(ALSO.entry_id, ALSO.location_id).where(ALSO.org_id == unit.org_id, ALSO.entry_id.in_(found))
        for row in unit.rows(statement.order_by(ALSO.entry_id, ALSO.location_id)):
            found[row.entry_id].append(row.location_id)
    return found


def replace_other_locations(unit: WriteUnit, entry_id: UUID, location_ids: Collection[UUID]) -> None:
    """Write anew where else the patient of an entry would come."""
    unit.execute(delete(t.waitlist_locations).where(ALSO.org_id == unit.org_id, ALSO.entry_id == entry_id))
    if location_ids:
        key = {"org_id": unit.org_id, "entry_id": entry_id}
        unit.execute(insert(t.waitlist_locations), [{**key, "location_id": each} for each in sorted(location_ids)])


def active_twin(
    unit: ReadUnit, patient_id: UUID, location_id: UUID, type_id: UUID | None, besides: UUID | None = None
) -> Row[Any] | None:
    """Return an entry of the same patient that still waits for the same kind of visit at the same location."""
    statement = select(W.id).where(
        W.org_id == unit.org_id,
        W.patient_id == patient_id,
        W.location_id == location_id,
        W.appointment_type_id.is_not_distinct_from(type_id),
        W.status.in_(ACTIVE_STATUSES),
    )
    return unit.first(statement if besides is None else statement.where(W.id != besides))


def places(unit: ReadUnit, location_ids: Collection[UUID | None]) -> dict[UUID, Row[Any]]:
    """Return the names and zones of locations."""
    c = t.locations.c
    wanted = {each for each in location_ids if each is not None}
    statement = select(c.id, c.name, c.zone).where(c.org_id == unit.org_id, c.id.in_(wanted))
    return {row.id: row for row in unit.rows(statement)}


def visits_by_outcome(unit: ReadUnit, patient_ids: Collection[UUID], since: datetime) -> Mapping[tuple[UUID, str], int]:
    """Return how many visits each patient kept and broke since then."""
    statement = (
        select(A.patient_id, A.status, func.count().label("counted"))
        .where(
            A.org_id == unit.org_id,
            A.patient_id.in_(set(patient_ids)),
            A.start_at >= since,
            A.status.in_(("complete", "broken")),
        )
        .group_by(A.patient_id, A.status)
    )
    return {(row.patient_id, row.status): row.counted for row in unit.rows(statement)}


def visits(unit: ReadUnit, appointment_ids: Collection[UUID | None]) -> dict[UUID, Row[Any]]:
    """Return those of these appointments that are there, with their location's zone."""
    wanted = {each for each in appointment_ids if each is not None}
    statement = (
        select(
            *(A.id, A.patient_id, A.location_id, A.status, A.start_at, A.end_at, A.appointment_type_id),
            t.locations.c.zone,
        )
        .join(t.locations, and_(t.locations.c.org_id == A.org_id, t.locations.c.id == A.location_id))
        .where(A.org_id == unit.org_id, A.id.in_(wanted))
    )
    return {row.id: row for row in unit.rows(statement)} if wanted else {}


def busy_patients(unit: ReadUnit, patient_ids: Collection[UUID], interval: Interval) -> set[UUID]:
    """Return those of these patients who have a visit at that time, wherever it is."""
    statement = select(A.patient_id).where(
        A.org_id == unit.org_id,
        A.patient_id.in_(set(patient_ids)),
        A.status.in_(("scheduled", "complete")),
        t.overlapping(t.appointments, interval.start, interval.end),
    )
    return {row.patient_id for row in unit.rows(statement)}


def type_minutes(unit: ReadUnit, type_ids: Collection[UUID | None]) -> dict[UUID, int]:
    """Return how long visits of these types take."""
    c = t.appointment_types.c
    wanted = {each for each in type_ids if each is not None}
    statement = select(c.id, c.duration_minutes).where(c.org_id == unit.org_id, c.id.in_(wanted))
    return {row.id: row.duration_minutes for row in unit.rows(statement)}


def types_not_offered(unit: ReadUnit, location_id: UUID) -> set[UUID]:
    """Return the types that are bound to locations, but not to this one."""
    c = t.appointment_type_locations.c
    bound = unit.rows(select(c.appointment_type_id, c.location_id).where(c.org_id == unit.org_id))
    here = {row.appointment_type_id for row in bound if row.location_id == location_id}
    return {row.appointment_type_id for row in bound} - here


def priority_orders(unit: ReadUnit, priority_ids: Collection[UUID | None]) -> dict[UUID, int]:
    """Return where these priorities stand in the practice's list."""
    c = t.definitions.c
    wanted = {each for each in priority_ids if each is not None}
    statement = select(c.id, c.item_order).where(c.org_id == unit.org_id, c.id.in_(wanted))
    return {row.id: row.item_order for row in unit.rows(statement)}


def contacts(unit: ReadUnit, entry_id: UUID) -> Sequence[Row[Any]]:
    """Return each time a patient was told of an opening, the latest first."""
    statement = select(t.waitlist_contacts).where(LOG.org_id == unit.org_id, LOG.entry_id == entry_id)
    return unit.rows(statement.order_by(LOG.contacted_at.desc(), LOG.id.desc()))


def add_contact(unit: WriteUnit, values: Mapping[str, Any]) -> None:
    """Write that a patient was told of an opening."""
    unit.execute(insert(t.waitlist_contacts).values(org_id=unit.org_id, **values))


def answer_contact(unit: WriteUnit, contact_id: UUID, response: str) -> None:
    """Write what came of a contact."""
    unit.execute(
        update(t.waitlist_contacts)
        .where(LOG.org_id == unit.org_id, LOG.id == contact_id)
        .values(patient_response=response, responded_at=unit.now)
    )
