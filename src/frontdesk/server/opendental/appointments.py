"""Appointments in the dialect: one, many, and those whose patients would come sooner."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, false, or_, select

from frontdesk.domain.localtime import LocalTimeGap, day_bounds
from frontdesk.server import resources_common as common
from frontdesk.server.appointments.states import State, selected, state_of, states_of
from frontdesk.server.db import tables as t
from frontdesk.server.opendental import visits, wire
from frontdesk.server.opendental.fields import bad_request, moment, named, number
from frontdesk.server.opendental.histappointments import in_clinic, require_patient
from frontdesk.server.opendental.numbers import found
from frontdesk.server.opendental.operations import DATES, Asked, Row, lists, reads
from frontdesk.server.platform.errors import NotFoundProblem

A = t.appointments.c
P = t.appointment_providers.c
WAITING = ("scheduled", "unscheduled", "pinboard", "broken", "planned")
"""The statuses in which a visit that should come sooner is listed."""


def find(asked: Asked) -> State:
    """Return the appointment that the path names, or raise NotFoundProblem."""
    unit = asked.reading
    row = unit.first(select(A.id, A.location_id).where(A.org_id == unit.org_id, A.number == asked.keys["AptNum"]))
    state = None if row is None or not unit.caller.sees(row.location_id) else state_of(unit, row.id)
    if state is None:
        raise NotFoundProblem("Appointment")
    return state


def get_appointment(asked: Asked) -> Row:
    """Return one appointment."""
    return visits.appointment(asked, find(asked))


def list_appointments(asked: Asked) -> list[Row]:
    """Return appointments in every status, those without a time first."""
    query = asked.query
    conditions = _conditions(asked)
    if query.get("PatNum"):
        conditions.append(A.patient_id == require_patient(asked.reading, query["PatNum"]))
    if "AptStatus" in query:
        conditions.append(A.status.in_(visits.known(visits.STATUSES, query["AptStatus"])))
    if query.get("Op"):
        row = found(asked.numbers.operatories, query["Op"], "Operatory")
        conditions += [A.operatory_id == row.id, A.status.not_in(sorted(visits.OFF_THE_BOOK))]
    if query.get("AppointmentTypeNum"):
        conditions.append(
            A.appointment_type_id == found(asked.numbers.types, query["AppointmentTypeNum"], "AppointmentType").id
        )
    if query.get("DateTStamp") is not None:
        try:
            conditions.append(A.updated_at >= wire.instant(query["DateTStamp"], asked.format.zone))
        except wire.Unreadable as wrong:
            raise bad_request(f"DateTStamp {wrong}.") from wrong
    conditions += _on_dates(asked)
    return _page(asked, conditions)


def list_asap(asked: Asked) -> list[Row]:
    """Return the visits whose patients would come sooner."""
    query = asked.query
    if asked.numbers.has_clinics and "ClinicNum" not in query:
        raise bad_request("ClinicNum is required.")
    conditions = [*_conditions(asked), A.priority > 0, A.status.in_(WAITING)]
    if query.get("ProvNum"):
        provider = found(asked.numbers.providers, query["ProvNum"], "Provider")
        works = exists().where(
            P.org_id == A.org_id, P.appointment_id == A.id, P.provider_id == provider.id, P.role != "assistant"
        )
        conditions.append(works.correlate(t.appointments))
    return _page(asked, conditions)


def _conditions(asked: Asked) -> list[ColumnElement[bool]]:
    conditions = [common.in_scope(asked.reading.caller, A.location_id)]
    if "ClinicNum" in asked.query:
        conditions.append(in_clinic(asked, A.location_id, asked.query["ClinicNum"]))
    return conditions


def _page(asked: Asked, conditions: list[ColumnElement[bool]]) -> list[Row]:
    unit = asked.reading
    statement = selected(unit, *conditions).order_by(A.start_at.asc().nulls_first(), A.number)
    rows = unit.rows(statement.limit(asked.limit).offset(asked.offset))
    return [visits.appointment(asked, state) for state in states_of(unit, rows)]


def _on_dates(asked: Asked) -> list[ColumnElement[bool]]:
    """Return the condition that a visit begins on the wanted days, by the clocks of its own office."""
    query = asked.query
    first, last = query.get("dateStart"), query.get("dateEnd")
    if query.get("date") is not None:
        first = last = query["date"]
    if first is None and last is None:
        return []
    every: list[ColumnElement[bool]] = [
        and_(A.location_id == row.id, *_between(row.zone, first, last)) for row in asked.numbers.locations.rows
    ]
    return [or_(false(), *every)]


def _between(zone: str, first: date | None, last: date | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if first is not None:
        conditions.append(A.start_at >= _midnight(first, zone))
    if last is not None:
        conditions.append(A.start_at < _midnight(last + timedelta(days=1), zone))
    return conditions


def _midnight(day: date, zone: str) -> datetime:
    try:
        start: datetime = day_bounds(day, zone).start
    except LocalTimeGap:  # a date its time zone left out begins with the next one
        return _midnight(day + timedelta(days=1), zone)
    return start


_CLINIC = number("ClinicNum", "Of this clinic.")

OPERATIONS = (
    lists(
        "appointments",
        "List appointments.",
        list_appointments,
        visits.APPOINTMENT,
        number("PatNum", "Of this patient."),
        named("AptStatus", *visits.STATUS_NAMES, about="In this status."),
        number("Op", "In this room."),
        *DATES,
        _CLINIC,
        moment("DateTStamp", "Changed at this moment or later."),
        number("AppointmentTypeNum", "Of this kind."),
    ),
    lists(
        "appointments/ASAP",
        "List the visits whose patients would come sooner.",
        list_asap,
        visits.APPOINTMENT,
        _CLINIC,
        number("ProvNum", "With this provider."),
    ),
    reads("appointments/{AptNum}", "Read an appointment.", get_appointment, visits.APPOINTMENT),
)
