"""The history of appointments: a copy of each state, the first one first, also of what was deleted."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, select

from frontdesk.server import resources_common as common
from frontdesk.server.db import tables as t
from frontdesk.server.opendental import visits
from frontdesk.server.opendental.fields import named, number
from frontdesk.server.opendental.operations import DATES, Asked, Row, lists
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit

C = t.appointment_copies.c


def list_copies(asked: Asked) -> list[Row]:
    """Return copies; the dates are those of the visits, not of the changes."""
    unit, query = asked.reading, asked.query
    conditions = [C.org_id == unit.org_id, common.in_scope(unit.caller, C.location_id), *_conditions(asked)]
    if query.get("AptNum"):
        conditions.append(C.appointment_number == query["AptNum"])
    if query.get("PatNum"):
        require_patient(unit, query["PatNum"])
        conditions.append(C.patient_number == query["PatNum"])
    # The rows of a page far behind are found in an index; passing over them whole takes several times as long.
    numbers = select(C.number).where(*conditions).order_by(C.number).limit(asked.limit).offset(asked.offset)
    page = select(t.appointment_copies).where(C.org_id == unit.org_id, C.number.in_(numbers))
    rows = unit.rows(page.order_by(C.number))
    return [visits.copy(asked, row) for row in rows]


def _conditions(asked: Asked) -> list[ColumnElement[bool]]:
    query = asked.query
    conditions: list[ColumnElement[bool]] = []
    if "HistApptAction" in query:
        conditions.append(C.action == query["HistApptAction"])
    if "AptStatus" in query:
        conditions.append(C.status.in_(visits.known(visits.STATUSES, query["AptStatus"])))
    if "ClinicNum" in query:
        conditions.append(in_clinic(asked, C.location_id, query["ClinicNum"]))
    return [*conditions, *on_dates(query, C.local_date)]


def in_clinic(asked: Asked, column: ColumnElement[Any], clinic: int) -> ColumnElement[bool]:
    """Return the condition that a row belongs to a clinic; 0 is what belongs to none, or all where there are none."""
    location_id = asked.numbers.location_of(clinic)
    if location_id is None:
        return column.is_(None) if asked.numbers.has_clinics else column.is_not(None)
    return column == location_id


def on_dates(query: Any, column: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    """Return the conditions of the three date parameters; a single day wins over a range."""
    if query.get("date") is not None:
        return [column == query["date"]]
    first, last = query.get("dateStart"), query.get("dateEnd")
    conditions = [] if first is None else [column >= first]
    return conditions if last is None else [*conditions, column <= last]


def require_patient(unit: ReadUnit, number_: int) -> Any:
    """Return the id of the patient with this number, or raise NotFoundProblem."""
    p = t.patients.c
    found = unit.scalar(select(p.id).where(p.org_id == unit.org_id, p.number == number_))
    if found is None:
        raise NotFoundProblem("Patient")
    return found


OPERATIONS = (
    lists(
        "histappointments",
        "List the states appointments were in.",
        list_copies,
        visits.HISTORY,
        named("HistApptAction", *visits.ACTIONS, about="Why the copy was made."),
        number("AptNum", "Of this appointment."),
        number("PatNum", "Of this patient."),
        named("AptStatus", "Scheduled", "Complete", "UnschedList", "Broken", "Planned", about="In this status."),
        number("ClinicNum", "Of this clinic."),
        *DATES,
    ),
)
