"""How each request of the desk travels: local dates and times of the location, versions, idempotency keys."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Literal, TypedDict
from uuid import UUID

from frontdesk.client import ApiError, SchedulingClient
from frontdesk.contract.appointments import (
    AppointmentOut,
    BreakAppointmentIn,
    CancelAppointmentIn,
    CreateAppointmentIn,
    MoveAppointmentIn,
    PlaceAppointmentIn,
    SendToPinboardIn,
    TransitionStatusIn,
    UpdateAppointmentIn,
    UpdateConfirmationStatusIn,
)
from frontdesk.contract.visit import (
    ProcedureLineIn,
    ProviderAssignmentIn,
    ReplaceProceduresIn,
    ReplaceProvidersIn,
    SetFlowStatusIn,
)
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_hours, to_local
from frontdesk.operations.requests import (
    Assign,
    Become,
    Break,
    Cancel,
    Confirm,
    Create,
    Delete,
    Edit,
    Fields,
    Lock,
    Marking,
    Move,
    Origin,
    Park,
    Place,
    Request,
    Rework,
    SetFlow,
    as_created,
)
from frontdesk.store.entities import Appointment, Assignment, ProcedureLine

ZoneOf = Callable[[UUID], str]

WIRE_NAMES = {
    "type_id": "appointment_type_uuid",
    "note": "note",
    "color_override": "color_override",
    "priority": "priority",
    "is_new_patient": "is_new_patient",
    "pattern": "time_pattern",
    "tags": "tag_uuids",
    "arrival": "ask_to_arrive_time",
    "production": "production_amount",
    "estimated_insurance": "estimated_insurance",
    "estimated_patient": "estimated_patient_portion",
}
"""Fields that are edited one by one, by their names at the desk and on the wire."""


class LocalTimes(TypedDict):
    """A stretch of time as the API wants it written."""

    schedule_date: date
    start_time: time
    end_time: time


def local_times(interval: Interval, zone: str) -> LocalTimes:
    """Write an interval as local date and wall-clock times."""
    day, start, end = local_hours(interval, zone)
    return {
        "schedule_date": day,
        "start_time": start.replace(microsecond=0),
        "end_time": end.replace(microsecond=0),
    }


async def carry_out(
    client: SchedulingClient, appointment_id: UUID, request: Request, base: int, key: str, zone_of: ZoneOf
) -> AppointmentOut | None:
    """Send *request* for the version *base*; return the appointment afterwards, None once it is deleted."""
    rows = client.appointments
    match request:
        case Move(slot, allow_overlap):
            times = local_times(slot.interval, zone_of(slot.location_id))
            to = MoveAppointmentIn(
                base_version=base, operatory_uuid=slot.operatory_id, allow_overlap=allow_overlap, **times
            )
            return await rows.move(appointment_id, to, key=key)
        case Place(slot, allow_overlap):
            times = local_times(slot.interval, zone_of(slot.location_id))
            at = PlaceAppointmentIn(
                base_version=base, operatory_uuid=slot.operatory_id, allow_overlap=allow_overlap, **times
            )
            return await rows.place(appointment_id, at, key=key)
        case Park():
            return await rows.send_to_pinboard(appointment_id, SendToPinboardIn(base_version=base), key=key)
        case Origin(location_id, operatory_id, interval):
            from_there = _came_from(base, operatory_id, interval, zone_of(location_id))
            return await rows.update(appointment_id, from_there, key=key)
        case Create():
            return await _create(client, request, key, zone_of)
        case Delete():
            await rows.delete(appointment_id, key=key)
            return None
        case SetFlow(flow_id):
            await rows.set_flow_status(appointment_id, SetFlowStatusIn(flow_status_uuid=flow_id), key=key)
            return await rows.get(appointment_id)
        case Edit(location_id, values):
            changes = _changes(base, values, zone_of(location_id))
            return await rows.update(appointment_id, changes, key=key)
        case Assign(location_id, assignments):
            zone = zone_of(location_id)
            everybody = ReplaceProvidersIn(base_version=base, providers=[_assignment(row, zone) for row in assignments])
            await rows.replace_providers(appointment_id, everybody, key=key)
            return await rows.get(appointment_id)
        case Rework(lines):
            everything = ReplaceProceduresIn(base_version=base, procedures=[_line(line) for line in lines])
            await rows.replace_procedures(appointment_id, everything, key=key)
            return await rows.get(appointment_id)
        case _:
            return await _mark(client, appointment_id, request, base, key)


def _changes(base: int, values: Fields, zone: str) -> UpdateAppointmentIn:
    """Return the patch for fields of the desk's appointment."""
    given: dict[str, Any] = {}
    for name, value in values:
        if isinstance(value, datetime):
            value = to_local(value, zone).time().replace(microsecond=0)
        elif isinstance(value, tuple):
            value = list(value)
        given[WIRE_NAMES[name]] = value
    return UpdateAppointmentIn(base_version=base, **given)


def _line(line: ProcedureLine) -> ProcedureLineIn:
    return ProcedureLineIn(id=line.id, procedure_code_uuid=line.code_id, provider_uuid=line.provider_id, fee=line.fee)


async def _mark(
    client: SchedulingClient,
    appointment_id: UUID,
    request: Marking,
    base: int,
    key: str,
) -> AppointmentOut:
    """Send what changes neither time nor place."""
    rows = client.appointments
    match request:
        case Become(status, allow_overlap):
            into = TransitionStatusIn(base_version=base, status=status, allow_overlap=allow_overlap)
            return await rows.transition(appointment_id, into, key=key)
        case Break(reason_id, note):
            why = BreakAppointmentIn(base_version=base, broken_reason_uuid=reason_id, note=note or None)
            return await rows.break_(appointment_id, why, key=key)
        case Cancel(reason_id, cancelled_by, note):
            off = CancelAppointmentIn(
                base_version=base,
                cancel_reason_uuid=reason_id,
                cancelled_by=_canceller(cancelled_by),
                note=note or None,
            )
            return await rows.cancel(appointment_id, off, key=key)
        case Lock(locked):
            changes = UpdateAppointmentIn(base_version=base, is_time_locked=locked)
            return await rows.update(appointment_id, changes, key=key)
        case Confirm(confirmation_id, _):
            to = UpdateConfirmationStatusIn(base_version=base, confirmation_status_uuid=confirmation_id)
            return await rows.confirm(appointment_id, to, key=key)


def _came_from(base: int, operatory_id: UUID | None, interval: Interval | None, zone: str) -> UpdateAppointmentIn:
    if interval is None:
        return UpdateAppointmentIn(
            base_version=base, operatory_uuid=operatory_id, schedule_date=None, start_time=None, end_time=None
        )
    return UpdateAppointmentIn(base_version=base, operatory_uuid=operatory_id, **local_times(interval, zone))


async def _create(client: SchedulingClient, request: Create, key: str, zone_of: ZoneOf) -> AppointmentOut:
    model, slot = request.model, request.slot
    zone = zone_of(slot.location_id)
    new = CreateAppointmentIn(
        patient_uuid=model.patient_id,
        location_uuid=slot.location_id,
        operatory_uuid=slot.operatory_id,
        appointment_type_uuid=model.type_id,
        note=model.note or None,
        color_override=model.color_override,
        priority=model.priority,
        is_new_patient=model.is_new_patient,
        allow_overlap=request.allow_overlap,
        **local_times(slot.interval, zone),
    )
    made = await client.appointments.create(new, key=key)
    wanted = as_created(request, made.id, made.created_at)
    if wanted.assignments and _providers(made) != [row.provider_id for row in wanted.assignments]:
        everybody = ReplaceProvidersIn(base_version=made.version, providers=_assigned(wanted, zone))
        try:
            await client.appointments.replace_providers(made.id, everybody, key=f"{key}-providers")
        except ApiError:
            # The visit is booked; with the operatory's own providers is better than not at all.
            return made
        return await client.appointments.get(made.id)
    return made


def _providers(made: AppointmentOut) -> list[UUID]:
    return [row.id for row in made.providers or ()]


def _assigned(wanted: Appointment, zone: str) -> list[ProviderAssignmentIn]:
    return [_assignment(row, zone) for row in wanted.assignments]


def _assignment(row: Assignment, zone: str) -> ProviderAssignmentIn:
    if row.interval is None:
        return ProviderAssignmentIn(provider_uuid=row.provider_id, role=row.role)
    times = local_times(row.interval, zone)
    return ProviderAssignmentIn(
        provider_uuid=row.provider_id, role=row.role, start_time=times["start_time"], end_time=times["end_time"]
    )


def _canceller(who: str | None) -> Literal["patient", "practice"] | None:
    if who == "patient":
        return "patient"
    return "practice" if who == "practice" else None
