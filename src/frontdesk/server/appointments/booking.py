"""A new appointment: what it needs, and what follows from its type and its operatory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, insert

from frontdesk.contract.appointments import CreateAppointmentIn
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import day_bounds, local_date, to_local
from frontdesk.domain.offers import NOT_OFFERED, is_offered_at
from frontdesk.domain.speech import say
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.domain.timepattern import TimePattern
from frontdesk.server import resources_common as common
from frontdesk.server.appointments import repository
from frontdesk.server.appointments.changes import told_line, worked_on
from frontdesk.server.appointments.copies import Copied, keep_copy
from frontdesk.server.appointments.slot import Assigned
from frontdesk.server.appointments.times import BODY, instant_at, interval_at
from frontdesk.server.appointments.writing import Change, enter, line_status, on_the_book
from frontdesk.server.db import tables as t
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.errors import InvalidProblem, NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.recalls.following import lock_recalls, tell_of, visit_completed
from frontdesk.server.recalls.repository import answered_by

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What another program says of a new appointment beyond what desks do.

    Attributes:
        values: further columns.
        assigned: all its providers.
        secondary_pattern: when a second one of them is needed.
    """

    values: Mapping[str, Any]
    assigned: tuple[Assigned, ...]
    secondary_pattern: str | None = None


def book(
    unit: WriteUnit, wanted: CreateAppointmentIn, external_id: str | None = None, drawn: Drawn | None = None
) -> UUID:
    """Add an appointment and return its id.

    The provider is who usually works in the operatory; time pattern, length and procedures come from the type, as far
    as nothing else was *drawn*.
    """
    location = common.find_location(unit, wanted.location_uuid)
    if not repository.exists(unit, t.patients, wanted.patient_uuid):
        raise NotFoundProblem("patient")
    if wanted.operatory_uuid is not None:
        require_operatory(unit, location.id, wanted.operatory_uuid)
    kind = _type(unit, wanted.appointment_type_uuid)
    if kind is not None:
        require_offered(unit, kind, location.id)
    interval = _interval(wanted, kind, location.zone)
    _require_place(wanted, interval)
    lines = _procedures(unit, kind)
    values = {
        "id": new_id(),
        "external_id": external_id,
        "location_id": location.id,
        "patient_id": wanted.patient_uuid,
        "status": wanted.status.value,
        "start_at": interval.start if interval else None,
        "end_at": interval.end if interval else None,
        "operatory_id": wanted.operatory_uuid,
        "appointment_type_id": wanted.appointment_type_uuid,
        "note": wanted.note or "",
        "color_override": wanted.color_override,
        "priority": wanted.priority,
        "is_new_patient": wanted.is_new_patient,
        "time_pattern": _pattern(kind, interval),
        "production_amount": sum((line.default_fee for line in lines), NOTHING),
        "ask_to_arrive_at": arrival(location.zone, interval.start if interval else None, wanted.ask_to_arrive_time),
    }
    facts = worked_on([told_line(line.code, line.default_fee, None) for line in lines]) if lines else {}
    assigned = _usual(unit, wanted.operatory_uuid) if drawn is None else drawn.assigned
    change = Change("created", allow_overlap=wanted.allow_overlap, assigned=assigned, facts=facts)
    appointment_id = enter(unit, values if drawn is None else {**values, **drawn.values}, location.zone, change)
    if drawn is not None and drawn.secondary_pattern is not None:
        draw_secondary(unit, appointment_id, drawn.secondary_pattern)
    _add_procedures(unit, appointment_id, lines, line_status(values["status"]))
    keep_copy(unit, appointment_id, Copied.CREATED)
    lock_recalls(unit, wanted.patient_uuid)
    if interval is not None and wanted.status is AppointmentStatus.COMPLETE:
        visit_completed(unit, appointment_id, wanted.patient_uuid, local_date(interval.start, location.zone))
    if wanted.status is AppointmentStatus.SCHEDULED:
        tell_of(unit, answered_by(unit, appointment_id))
    return appointment_id


def draw_secondary(unit: WriteUnit, appointment_id: UUID, pattern: str) -> None:
    """Keep when a second provider is needed, as another program drew it."""
    c = t.secondary_patterns.c
    mine = (c.org_id == unit.org_id, c.appointment_id == appointment_id)
    unit.execute(delete(t.secondary_patterns).where(*mine))
    row = {"org_id": unit.org_id, "appointment_id": appointment_id, "pattern": pattern}
    unit.execute(insert(t.secondary_patterns).values(row))


def require_operatory(unit: ReadUnit, location_id: UUID, operatory_id: UUID) -> None:
    """Raise unless the operatory exists and is at this location."""
    row = repository.find_operatory(unit, operatory_id)
    if row is None:
        raise NotFoundProblem("operatory")
    if row.location_id != location_id:
        raise InvalidProblem(
            (*BODY, "operatory_uuid"), "This operatory is at another location than the visit.", "other_location"
        )


def require_offered(unit: ReadUnit, kind: Row[Any], location_id: UUID) -> None:
    """Raise unless a type is offered at a location."""
    if is_offered_at(repository.locations_of_type(unit, kind.id), location_id):
        return
    location = repository.find_location(unit, location_id)
    where = "this location" if location is None else location.name
    said = say(NOT_OFFERED, kind=kind.name, location=where)
    raise InvalidProblem((*BODY, "appointment_type_uuid"), said, "not_offered")


def arrival(zone: str, start: datetime | None, at: time | None) -> datetime | None:
    """Return when the patient is asked to be there, on the local day the visit starts.

    Raises:
        InvalidProblem: The visit has no start, or an earlier one.
    """
    if at is None:
        return None
    loc = (*BODY, "ask_to_arrive_time")
    if start is None:
        raise InvalidProblem(loc, "A visit without a time has no time of arrival.", "no_time")
    asked = instant_at(to_local(start, zone).date(), at, zone, loc)
    if asked > start:
        raise InvalidProblem(loc, "The patient cannot be asked to arrive after the visit starts.", "late_arrival")
    return asked


def _type(unit: ReadUnit, type_id: UUID | None) -> Row[Any] | None:
    if type_id is None:
        return None
    kind = repository.find_type(unit, type_id)
    if kind is None:
        raise NotFoundProblem("appointment type")
    return kind


def _interval(wanted: CreateAppointmentIn, kind: Row[Any] | None, zone: str) -> Interval | None:
    day, start, end = wanted.schedule_date, wanted.start_time, wanted.end_time
    if day is None and start is None and end is None:
        return None
    if day is None:
        raise InvalidProblem((*BODY, "schedule_date"), "A time needs its date.", "missing")
    if start is None:
        raise InvalidProblem((*BODY, "start_time"), "A date needs the time it starts.", "missing")
    if end is not None:
        return interval_at(day, start, end, zone)
    if kind is None:
        raise InvalidProblem((*BODY, "end_time"), "Without a type nobody knows how long it takes.", "missing")
    begins = instant_at(day, start, zone, (*BODY, "start_time"))
    ends = begins + timedelta(minutes=kind.duration_minutes)
    if ends > day_bounds(day, zone).end:
        raise InvalidProblem((*BODY, "start_time"), "A visit of this type would run past midnight.", "overnight")
    return Interval(begins, ends)


def _require_place(wanted: CreateAppointmentIn, interval: Interval | None) -> None:
    """Raise unless what is to be on the book has a time and an operatory."""
    if not on_the_book(wanted.status):
        return
    missing = [name for name in ("schedule_date", "start_time") if interval is None]
    missing += ["operatory_uuid"] if wanted.operatory_uuid is None else []
    if missing:
        problem = InvalidProblem((*BODY, missing[0]), "An appointment on the book needs this.", "missing")
        for name in missing[1:]:
            problem.also((*BODY, name), "An appointment on the book needs this.", "missing")
        raise problem


def _pattern(kind: Row[Any] | None, interval: Interval | None) -> str | None:
    if kind is None or not kind.time_pattern:
        return None
    pattern = TimePattern(kind.time_pattern)
    return pattern.text if interval is None else pattern.resized(interval.minutes).text


def _usual(unit: ReadUnit, operatory_id: UUID | None) -> tuple[Assigned, ...]:
    usual = repository.usual_provider(unit, operatory_id) if operatory_id is not None else None
    return () if usual is None else (Assigned(usual.provider_id, ProviderRole(usual.role)),)


def _procedures(unit: ReadUnit, kind: Row[Any] | None) -> list[Row[Any]]:
    """Return the procedures a type brings with it; codes the practice no longer has are left out."""
    codes = list(kind.procedure_codes_to_add or []) if kind is not None else []
    known = repository.procedure_codes(unit, codes) if codes else {}
    return [known[code] for code in codes if code in known]


def _add_procedures(unit: WriteUnit, appointment_id: UUID, lines: list[Row[Any]], status: str) -> None:
    if lines:
        rows = [
            {
                "org_id": unit.org_id,
                "id": new_id(),
                "appointment_id": appointment_id,
                "procedure_code_id": line.id,
                "fee": line.default_fee,
                "status": status,
                "item_order": order,
                "created_at": unit.now,
                "updated_at": unit.now,
            }
            for order, line in enumerate(lines)
        ]
        unit.execute(insert(t.appointment_procedures), rows)
