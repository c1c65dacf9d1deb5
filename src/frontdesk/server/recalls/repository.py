"""Queries on recalls: where they stand, the visits booked for them, and the procedures that answer them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, exists, or_, select

from frontdesk.domain.localtime import day_bounds, today
from frontdesk.domain.recalls import RecallStatus
from frontdesk.server.appointments.names import patient_name
from frontdesk.server.db import tables as t
from frontdesk.server.db.planning import looked_up
from frontdesk.server.platform.unit import ReadUnit, WriteUnit

R = t.recalls.c
K = t.recall_types.c
G = t.recall_triggers.c
A = t.appointments.c
LINES = t.appointment_procedures.c
H = t.history.c


def practice_today(unit: ReadUnit) -> tuple[date, datetime]:
    """Return the date it is at the practice, and when that day began there.

    Recalls belong to no location, so the day is that of the first one.
    """
    c = t.locations.c
    statement = select(c.zone).where(c.org_id == unit.org_id).order_by(c.item_order, c.id).limit(1)
    zone = unit.scalar(statement) or "UTC"
    day = today(zone, unit.now)
    return day, day_bounds(day, zone).start


def answers() -> ColumnElement[bool]:
    """Return the condition that an appointment is booked for a recall: it is of the kind the recall's type asks for, or
    has a procedure that answers it.
    """
    kind = (
        exists()
        .where(K.org_id == R.org_id, K.id == R.recall_type_id, K.appointment_type_id == A.appointment_type_id)
        .correlate(t.recalls, t.appointments)
    )
    return or_(kind, _ANSWERING_LINES.exists())


_ANSWERING_LINES = (
    select(LINES.id)
    .join_from(t.appointment_procedures, t.recall_triggers, G.org_id == LINES.org_id)
    .where(
        LINES.org_id == A.org_id,
        LINES.appointment_id == A.id,
        G.procedure_code_id == LINES.procedure_code_id,
        G.recall_type_id == R.recall_type_id,
    )
    .correlate(t.recalls, t.appointments)
)


def named_by(more: Sequence[ColumnElement[Any]] = ()) -> Select[Any]:
    """Return the select of the recalls that appointments answer, by appointment, the one to be named first.

    Named is the recall that a visit moved, before any other it answers by its procedures or, as long as it did not take
    place, by its type; of several one in use before any that is put aside, and then the one that is due first.
    """
    return (
        select(A.id.label("appointment_id"), R.id, K.name, *more)
        .join_from(t.appointments, t.recalls, and_(R.org_id == A.org_id, looked_up(R.patient_id, A.patient_id)))
        .join(t.recall_types, and_(K.org_id == R.org_id, K.id == R.recall_type_id))
        .where(A.org_id == bindparam("org"), _IS_ANSWERED)
        .order_by(A.id, *_NAMED_FIRST)
    )


_IS_MOVER = R.moved_by_id.is_not_distinct_from(A.id)
_IS_ANSWERED = or_(
    _IS_MOVER,
    and_(A.status != "complete", K.appointment_type_id == A.appointment_type_id),
    # Of a mere EXISTS, PostgreSQL would make a list of all procedures of the practice that answer any recall.
    _ANSWERING_LINES.limit(1).scalar_subquery().is_not(None),
)
_NAMED_FIRST = (_IS_MOVER.desc(), and_(K.is_active, ~R.is_disabled).desc(), R.due_date.asc().nulls_last(), R.id)

NAMED = (
    select(R.id)
    .join_from(t.recalls, t.recall_types, and_(K.org_id == R.org_id, K.id == R.recall_type_id))
    .where(R.org_id == A.org_id, R.patient_id == A.patient_id, _IS_ANSWERED)
    .order_by(*_NAMED_FIRST)
    .limit(1)
    .correlate(t.appointments)
    .scalar_subquery()
)
"""The recall that an appointment names (`named_by`), looked up for each."""


def naming(unit: ReadUnit, patient_id: UUID) -> dict[UUID, Row[Any]]:
    """Return a patient's visits that answer recalls, each with the recall it names and when and where it is."""
    found: dict[UUID, Row[Any]] = {}
    for row in unit.rows(_NAMING, {"org": unit.org_id, "patient": patient_id}):
        found.setdefault(row.appointment_id, row)
    return found


_NAMING = (
    named_by([A.location_id, A.start_at, t.locations.c.zone])
    .join(t.locations, and_(t.locations.c.org_id == A.org_id, t.locations.c.id == A.location_id))
    .where(A.patient_id == bindparam("patient"))
)


def upcoming(since: datetime) -> ColumnElement[bool]:
    """Return the condition that an appointment is the recall's patient's and still to come."""
    return and_(
        A.org_id == R.org_id, A.patient_id == R.patient_id, A.status == "scheduled", A.start_at >= since, answers()
    )


def of_type_in_use() -> ColumnElement[bool]:
    """Return the condition that patients are still called back for a recall's type."""
    return exists().where(K.org_id == R.org_id, K.id == R.recall_type_id, K.is_active).correlate(t.recalls)


def standing(status: RecallStatus, day: date, since: datetime) -> ColumnElement[bool]:
    """Return the condition that a recall stands so on *day*, in agreement with `domain.recalls.recall_status`."""
    is_booked = or_(
        and_(R.scheduled_date.is_not(None), R.scheduled_date >= day),
        exists().where(upcoming(since)).correlate(t.recalls),
    )
    if status is RecallStatus.SCHEDULED:
        return is_booked
    is_overdue = and_(R.due_date.is_not(None), R.due_date < day)
    is_completed = and_(R.last_visit_date.is_not(None), or_(R.due_from.is_(None), R.due_from > day))
    conditions = {
        RecallStatus.OVERDUE: is_overdue,
        RecallStatus.COMPLETED: and_(~is_overdue, is_completed),
        RecallStatus.DUE: and_(~is_overdue, ~is_completed),
    }
    return and_(~is_booked, conditions[status])


def answered_by(unit: ReadUnit, appointment_id: UUID) -> Sequence[UUID]:
    """Return the recalls that an appointment is booked for while it is on the book, whenever that is."""
    return [row.id for row in unit.rows(_ANSWERED_BY, {"org": unit.org_id, "one": appointment_id})]


_ANSWERED_BY = (
    select(R.id)
    .select_from(t.recalls)
    .join(t.appointments, and_(A.org_id == R.org_id, A.patient_id == R.patient_id, answers()))
    .where(R.org_id == bindparam("org"), A.org_id == bindparam("org"), A.id == bindparam("one"))
    .order_by(R.id)
)


def answered_by_code(unit: ReadUnit, patient_id: UUID, procedure_code_id: UUID) -> Sequence[UUID]:
    """Return the recalls of a patient that a procedure answers."""
    statement = (
        select(R.id)
        .where(
            R.org_id == unit.org_id,
            R.patient_id == patient_id,
            exists().where(
                G.org_id == R.org_id,
                G.recall_type_id == R.recall_type_id,
                G.procedure_code_id == procedure_code_id,
            ),
        )
        .order_by(R.id)
    )
    return [row.id for row in unit.rows(statement)]


def booked_for(unit: ReadUnit, recall_ids: Collection[UUID], since: datetime) -> dict[UUID, Row[Any]]:
    """Return the next visit booked for each of the recalls that has one, with its location's zone."""
    if not recall_ids:
        return {}
    statement = (
        select(R.id.label("recall_id"), A.id, A.start_at, A.location_id, t.locations.c.zone)
        .select_from(t.recalls)
        .join(t.appointments, upcoming(since))
        .join(t.locations, and_(t.locations.c.org_id == A.org_id, t.locations.c.id == A.location_id))
        .where(R.org_id == unit.org_id, R.id.in_(recall_ids))
        .order_by(A.start_at.desc(), A.id.desc())
    )
    return {row.recall_id: row for row in unit.rows(statement)}


def people(unit: ReadUnit, patient_ids: Collection[UUID]) -> dict[UUID, Row[Any]]:
    """Return how to call these patients, and on which number."""
    c = t.patients.c
    statement = select(
        c.id, patient_name(t.patients).label("called"), c.mobile_phone, c.home_phone, c.work_phone
    ).where(c.org_id == unit.org_id, c.id.in_(set(patient_ids)))
    return {row.id: row for row in unit.rows(statement)}


def triggered_types(unit: ReadUnit, appointment_id: UUID) -> Sequence[Row[Any]]:
    """Return the recall types that the procedures of a visit answer."""
    statement = (
        select(t.recall_types)
        .where(
            K.org_id == unit.org_id,
            exists().where(
                G.org_id == K.org_id,
                G.recall_type_id == K.id,
                LINES.org_id == G.org_id,
                LINES.procedure_code_id == G.procedure_code_id,
                LINES.appointment_id == appointment_id,
            ),
        )
        .order_by(K.id)
    )
    return unit.rows(statement)


def of_patient(unit: WriteUnit, patient_id: UUID) -> Sequence[Row[Any]]:
    """Return a patient's recalls, locked for a change.

    All of them, so that of two visits changed at once the second finds what the first made of each.
    """
    return unit.rows(_OF_PATIENT, {"org": unit.org_id, "patient": patient_id})


_OF_PATIENT = (
    select(t.recalls)
    .where(R.org_id == bindparam("org"), R.patient_id == bindparam("patient"))
    .order_by(R.id)
    .with_for_update()
)


def is_waited_for(unit: ReadUnit, recall_id: UUID) -> bool:
    """Return whether an entry of the waitlist refers to a recall."""
    c = t.waitlist_entries.c
    return unit.first(select(c.id).where(c.org_id == unit.org_id, c.recall_id == recall_id).limit(1)) is not None


def deeds(unit: ReadUnit, recall_id: UUID) -> Sequence[Row[Any]]:
    """Return what was done to a recall, and what that changed."""
    return unit.rows(_DEEDS, {"org": unit.org_id, "one": recall_id})


_DEEDS = (
    select(H.action, H.changes)
    .where(H.org_id == bindparam("org"), H.entity_id == bindparam("one"))
    .order_by(H.sequence)
)


def last_answer(
    unit: ReadUnit,
    patient_id: UUID,
    recall_type_id: UUID,
    moved_by_id: UUID | None = None,
    until: datetime | None = None,
) -> Row[Any] | None:
    """Return the latest visit of a patient that took place and had a procedure answering recalls of a type.

    The visit that moved the recall counts even if its procedures answer others by now; what began at *until* or later
    does not.
    """
    known = {"org": unit.org_id, "patient": patient_id, "type": recall_type_id, "mover": moved_by_id}
    if until is None:
        return unit.first(_LAST_ANSWER, known)
    return unit.first(_LAST_ANSWER_UNTIL, {**known, "until": until})


_LAST_ANSWER = (
    select(A.id, A.start_at, t.locations.c.zone)
    .join(t.locations, and_(t.locations.c.org_id == A.org_id, t.locations.c.id == A.location_id))
    .where(
        A.org_id == bindparam("org"),
        A.patient_id == bindparam("patient"),
        A.status == "complete",
        or_(
            A.id == bindparam("mover"),
            exists()
            .where(
                LINES.org_id == A.org_id,
                LINES.appointment_id == A.id,
                G.org_id == LINES.org_id,
                G.procedure_code_id == LINES.procedure_code_id,
                G.recall_type_id == bindparam("type"),
            )
            .correlate(t.appointments),
        ),
    )
    .order_by(A.start_at.desc(), A.id.desc())
    .limit(1)
)
_LAST_ANSWER_UNTIL = _LAST_ANSWER.where(A.start_at < bindparam("until"))


def is_type_used(unit: ReadUnit, type_id: UUID) -> bool:
    """Return whether any patient has a recall of this type."""
    statement = select(R.id).where(R.org_id == unit.org_id, R.recall_type_id == type_id).limit(1)
    return unit.first(statement) is not None
