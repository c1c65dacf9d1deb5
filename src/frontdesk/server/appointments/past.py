"""What happened to the visits of a patient or a day, those that are gone included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, func, select

from frontdesk.domain.localtime import day_start
from frontdesk.server import resources_common as common
from frontdesk.server.appointments import repository, shapes
from frontdesk.server.appointments.names import patient_name
from frontdesk.server.appointments.repository import A
from frontdesk.server.appointments.visit import told
from frontdesk.server.db import tables as t
from frontdesk.server.platform.errors import InvalidProblem, NotFoundProblem
from frontdesk.server.platform.pagination import Page
from frontdesk.server.platform.unit import ReadUnit

Json = dict[str, Any]
H = t.history.c
C = t.appointment_copies.c


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose history: a patient's, or that of the visits of a local day; *action* narrows it, commas between several."""

    patient_id: UUID | None = None
    location_id: UUID | None = None
    day: date | None = None
    action: str | None = None


def changes(unit: ReadUnit, wanted: Wanted, page: Page) -> Json:
    """Return one page of changes, the latest first."""
    statement = select(t.history).where(
        H.org_id == unit.org_id,
        H.entity == "appointment",
        common.in_scope(unit.caller, H.location_id),
        _about(unit, wanted),
    )
    if wanted.action:
        statement = statement.where(H.action.in_([word.strip() for word in wanted.action.split(",")]))
    rows, total = page.fetch(unit, statement.order_by(H.sequence.desc()))
    visits = _visits(unit, {row.entity_id for row in rows})
    places = repository.names_by_id(unit, t.locations, t.locations.c.name, {row.location_id for row in rows} - {None})
    return shapes.page([_shown(row, visits.get(row.entity_id), places) for row in rows], page.number, page.size, total)


def _about(unit: ReadUnit, wanted: Wanted) -> ColumnElement[bool]:
    """Return the condition that a row is about one of the visits: by the book as it is, and by what it once was."""
    if wanted.patient_id is not None:
        p = t.patients.c
        number = unit.scalar(select(p.number).where(p.org_id == unit.org_id, p.id == wanted.patient_id))
        if number is None:
            raise NotFoundProblem("patient")
        now, then = A.patient_id == wanted.patient_id, C.patient_number == number
    elif wanted.location_id is not None and wanted.day is not None:
        place = common.find_location(unit, wanted.location_id)
        start, end = (day_start(day, place.zone) for day in (wanted.day, wanted.day + timedelta(days=1)))
        now = and_(A.location_id == place.id, A.start_at >= start, A.start_at < end)
        then = and_(C.location_id == place.id, C.local_date == wanted.day)
    else:
        lacking = "date" if wanted.location_id is not None else "patient_uuid"
        raise InvalidProblem(("query", lacking), "Name a patient, or a location and a date.", "missing")
    # One list of ids, so that the index of the history is asked for each instead of the history being walked.
    standing = select(A.id).where(A.org_id == unit.org_id, now)
    return H.entity_id.in_(standing.union(select(C.appointment_id).where(C.org_id == unit.org_id, then)))


def _visits(unit: ReadUnit, ids: Iterable[UUID]) -> Mapping[UUID, Row[Any]]:
    """Return of each visit whose it is, when, and its status; of a deleted one as it was at last, without status."""
    wanted = list(ids)
    if not wanted:
        return {}
    p, name = t.patients.c, patient_name(t.patients).label("patient_name")
    newest = (
        select(func.max(C.number))
        .where(C.org_id == unit.org_id, C.appointment_id.in_(wanted))
        .group_by(C.appointment_id)
    )
    then = (
        select(C.appointment_id.label("id"), C.patient_id, C.start_at, name)
        .outerjoin(t.patients, and_(p.org_id == C.org_id, p.id == C.patient_id))
        .where(C.org_id == unit.org_id, C.number.in_(newest))
    )
    now = (
        select(A.id, A.patient_id, A.start_at, A.status, name)
        .join(t.patients, and_(p.org_id == A.org_id, p.id == A.patient_id))
        .where(A.org_id == unit.org_id, A.id.in_(wanted))
    )
    return {row.id: row for statement in (then, now) for row in unit.rows(statement)}


def _shown(row: Row[Any], visit: Row[Any] | None, places: Mapping[UUID, str]) -> Json:
    return told(row) | {
        "appointment_uuid": row.entity_id,
        "patient": None if visit is None else shapes.reference(visit.patient_id, visit.patient_name),
        "location": shapes.reference(row.location_id, places.get(row.location_id)),
        "start_time": None if visit is None else visit.start_at,
        "current_status": None if visit is None else visit._mapping.get("status"),
    }
