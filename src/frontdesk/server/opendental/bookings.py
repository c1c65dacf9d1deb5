"""Writing appointments in the dialect: the same path into a slot as every desk takes, and so never a double booking."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import Row as Stored
from sqlalchemy import select

from frontdesk.contract.appointments import CreateAppointmentIn
from frontdesk.contract.visit import SetFlowStatusIn
from frontdesk.domain.cells import hull
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import to_local
from frontdesk.domain.statuses import AppointmentStatus, ProviderRole, may_transition
from frontdesk.server.appointments import service
from frontdesk.server.appointments.booking import Drawn, book, draw_secondary
from frontdesk.server.appointments.copies import Copied
from frontdesk.server.appointments.slot import Assigned
from frontdesk.server.appointments.states import State, state_of
from frontdesk.server.appointments.times import interval_at
from frontdesk.server.appointments.writing import Change, assignments, change, not_allowed, on_the_book
from frontdesk.server.db import tables as t
from frontdesk.server.flow.way import set_status
from frontdesk.server.opendental import visits
from frontdesk.server.opendental.appointments import find
from frontdesk.server.opendental.fields import bad_request
from frontdesk.server.opendental.histappointments import require_patient
from frontdesk.server.opendental.numbers import CONFIRMED, Origin, def_num, found
from frontdesk.server.opendental.operations import Asked, Row
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.platform.unit import WriteUnit

DEFAULT_CELLS: Final = "/XX/"
CELL: Final = timedelta(minutes=5)
OWN_STATUSES: Final = {
    "Scheduled": AppointmentStatus.SCHEDULED,
    "Complete": AppointmentStatus.COMPLETE,
    "UnschedList": AppointmentStatus.UNSCHEDULED,
    "Broken": AppointmentStatus.BROKEN,
    "Planned": AppointmentStatus.PLANNED,
}
CONFIRM_WORDS: Final = {"Sent": ("sent", "texted"), "Confirmed": ("confirmed",), "Not Accepted": (), "Failed": ()}
"""What a confirmation is called in the practice's own words, for answers to a message."""


def create(asked: Asked) -> Row:
    """Book a visit."""
    unit, body, numbers = asked.writing, asked.body, asked.numbers
    patient_id = require_patient(unit, body["PatNum"])
    room = found(numbers.operatories, body["Op"], "Operatory")
    unit.caller.require_location(room.location_id)
    _check_clinic(asked, room.location_id)
    zone, start = numbers.zone(room.location_id), _start(body)
    kind = (
        found(numbers.types, body["AppointmentTypeNum"], "AppointmentType") if body.get("AppointmentTypeNum") else None
    )
    cells = body.get("Pattern") or (kind.time_pattern if kind is not None and kind.time_pattern else DEFAULT_CELLS)
    secondary = _secondary(body, cells)
    try:
        wanted = CreateAppointmentIn(
            patient_uuid=patient_id,
            location_uuid=room.location_id,
            operatory_uuid=room.id,
            appointment_type_uuid=None if kind is None else kind.id,
            schedule_date=start.date(),
            start_time=start.time(),
            end_time=_end(start, cells),
            status=OWN_STATUSES[body.get("AptStatus", "Scheduled")],
            note=body.get("Note", ""),
            color_override=body.get("colorOverride"),
            priority=1 if body.get("Priority") == "ASAP" else 0,
            is_new_patient=body.get("IsNewPatient", False),
        )
    except ValidationError as error:
        raise bad_request(_said(error)) from error
    interval = interval_at(start.date(), start.time(), _end(start, cells), zone)
    assigned = _assigned(asked, None, body, room, patient_id, interval, secondary)
    values: dict[str, Any] = {"time_pattern": cells}
    flow_id = None
    if body.get("Confirmed"):
        status_id, flow_id = _confirmed(asked, body["Confirmed"])
        values["confirmation_status_id"] = status_id
    appointment_id = book(unit, wanted, drawn=Drawn(values, assigned, secondary))
    if flow_id is not None:
        set_status(unit, appointment_id, SetFlowStatusIn(flow_status_uuid=flow_id))
    return _shown(asked, appointment_id)


def update(asked: Asked) -> Row:
    """Change a visit; a field that is not there stays as it is."""
    unit, body = asked.writing, asked.body
    state = find(asked)
    flow_id: UUID | None = None
    rest = dict(body)
    if "Confirmed" in rest:
        status_id, flow_id = _confirmed(asked, rest.pop("Confirmed"))
        if flow_id is None:
            rest["confirmation_status_id"] = status_id
    _apply(asked, state, rest)
    if flow_id is not None or ("Confirmed" in body and state.flow_status_id is not None):
        set_status(unit, state.appointment_id, SetFlowStatusIn(flow_status_uuid=flow_id))
    return _shown(asked, state.appointment_id)


def _apply(asked: Asked, state: State, body: Mapping[str, Any]) -> None:
    if not body:
        return
    change(asked.writing, state.appointment_id, None, lambda before: _change(asked, state, before, body))


def _change(asked: Asked, state: State, before: Stored[Any], body: Mapping[str, Any]) -> Change:
    """Return what the fields of a request make of a visit as it stands."""
    unit = asked.writing
    given = _patch(asked, state, before, body)
    values = dict(service.patch_of(unit, before, given).values)
    if "Pattern" in body:
        values["time_pattern"] = body["Pattern"]
    if "confirmation_status_id" in body:
        values["confirmation_status_id"] = body["confirmation_status_id"]
    status = _status(before, body.get("AptStatus"))
    if status is not None:
        values |= {**service.WITHDRAWN, "status": status.value}
    after = {**before._asdict(), **values}
    if on_the_book(after["status"]) and (after["start_at"] is None or after["operatory_id"] is None):
        raise bad_request("AptDateTime and Op are required for an appointment on the schedule.")
    _check_clinic(asked, before.location_id, body)
    assigned, is_redrawn = None, False
    if body.keys() & {"ProvNum", "ProvHyg", "IsHygiene", "PatternSecondary"}:
        interval = None if after["start_at"] is None else Interval(after["start_at"], after["end_at"])
        cells = after["time_pattern"] or state.pattern
        secondary = _secondary(body, cells if "Pattern" in body else state.pattern)
        assigned = _assigned(asked, state, body, None, before.patient_id, interval, secondary)
        if secondary is not None:
            draw_secondary(unit, before.id, secondary)
            is_redrawn = secondary != state.secondary_pattern
    elif "Pattern" in body:
        assigned = _following_pattern(unit, before, state)
    copied = Copied.CHANGED if status is AppointmentStatus.BROKEN else None
    return Change("updated", values, assigned=assigned, copied=copied, adds=is_redrawn)


def _patch(asked: Asked, state: State, before: Stored[Any], body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the request as the patch a desk would send."""
    given: dict[str, Any] = {}
    plain = {"Note": "note", "colorOverride": "color_override", "IsNewPatient": "is_new_patient"}
    given |= {own: body[name] for name, own in plain.items() if name in body}
    if "Priority" in body:
        given["priority"] = max(before.priority, 1) if body["Priority"] == "ASAP" else 0
    if "AppointmentTypeNum" in body:
        key = body["AppointmentTypeNum"]
        given["appointment_type_uuid"] = found(asked.numbers.types, key, "AppointmentType").id if key else None
    is_leaving = body.get("AptStatus") in ("UnschedList", "Planned")
    if "Op" in body and not (body["Op"] == 0 and (is_leaving or not on_the_book(before.status))):
        given["operatory_uuid"] = found(asked.numbers.operatories, body["Op"], "Operatory").id
    if body.get("UnschedStatus"):
        raise NotFoundProblem("Definition")
    if "AptDateTime" in body or "Pattern" in body:
        start = body.get("AptDateTime") or (before.start_at and to_local(before.start_at, before.zone))
        if start is None:
            raise bad_request("AptDateTime is required.")
        cells = body.get("Pattern") or state.pattern
        start = start.replace(tzinfo=None)
        given |= {"schedule_date": start.date(), "start_time": start.time(), "end_time": _end(start, cells)}
        if "Pattern" not in body and before.start_at is not None:
            # A visit that only moves keeps its length to the minute.
            end = start + (before.end_at - before.start_at)
            given["end_time"] = _clock(start, end)
    return given


def _status(before: Stored[Any], name: str | None) -> AppointmentStatus | None:
    """Return the status to go to, or None where the visit is called that already."""
    if name is None or visits.STATUSES[before.status] == name:
        return None
    if name not in OWN_STATUSES:
        raise bad_request(f"AptStatus {name} is not kept here.")
    status = OWN_STATUSES[name]
    if not may_transition(AppointmentStatus(before.status), status):
        raise not_allowed(f"An appointment that is {visits.STATUSES[before.status]} cannot become {name}.")
    return status


def _following_pattern(unit: WriteUnit, before: Stored[Any], state: State) -> tuple[Assigned, ...] | None:
    """Return the providers with the first one's own time given up: the new pattern says when they are needed."""
    assigned = assignments(unit, before.id)
    first = state.hygienist_id if state.is_hygiene else state.provider_id
    if all(one.interval is None for one in assigned if one.provider_id == first):
        return None
    return tuple(
        Assigned(one.provider_id, one.role, None if one.provider_id == first else one.interval) for one in assigned
    )


def _assigned(
    asked: Asked,
    state: State | None,
    body: Mapping[str, Any],
    room: Stored[Any] | None,
    patient_id: UUID,
    interval: Interval | None,
    secondary: str | None,
) -> tuple[Assigned, ...]:
    """Return all providers of a visit: the dentist and the hygienist of the request, and whoever helps them."""
    unit, providers = asked.writing, asked.numbers.providers

    def named(field: str, now: UUID | None) -> UUID | None:
        if field not in body:
            return now
        return found(providers, body[field], "Provider").id if body[field] else None

    dentist = named("ProvNum", _usual(asked, room, patient_id) if state is None else state.provider_id)
    hygienist = named("ProvHyg", None if state is None else state.hygienist_id)
    if dentist is not None and dentist == hygienist:
        raise bad_request("ProvNum and ProvHyg must be two providers.")
    is_hygiene = body.get("IsHygiene", False if state is None else state.is_hygiene) and hygienist is not None
    there = () if state is None else assignments(unit, state.appointment_id)
    own = {one.provider_id: one for one in there}
    pair = [(dentist, ProviderRole.DENTIST), (hygienist, ProviderRole.HYGIENIST)]
    chosen = [(one, role) for one, role in (pair[::-1] if is_hygiene else pair) if one is not None]
    found_: list[Assigned] = []
    for place, (provider_id, role) in enumerate(chosen):
        kept = own.get(provider_id)
        own_time = None if kept is None else kept.interval
        if secondary is not None:
            own_time = None if place == 0 or interval is None else hull(secondary, interval)
        elif place == 0 and "Pattern" in body:
            own_time = None
        found_.append(Assigned(provider_id, role, own_time))
    before = {None} if state is None else {state.provider_id, state.hygienist_id}
    helpers = [one for one in there if one.provider_id not in before | {dentist, hygienist}]
    return (*found_, *helpers)


def _usual(asked: Asked, room: Stored[Any] | None, patient_id: UUID) -> UUID | None:
    """Return who sees a patient unless somebody else is said: their own provider, or who works in the room."""
    unit, p, c = asked.writing, t.patients.c, t.operatory_providers.c
    own: UUID | None = unit.scalar(select(p.primary_provider_id).where(p.org_id == unit.org_id, p.id == patient_id))
    if own is not None or room is None:
        return own
    usual = select(c.provider_id).where(c.org_id == unit.org_id, c.operatory_id == room.id)
    there: UUID | None = unit.scalar(usual.order_by(c.item_order, c.provider_id).limit(1))
    if there is not None:
        return there
    rows = [row for row in asked.numbers.providers.rows if not row.is_hidden]
    return min(rows, key=lambda row: (row.item_order, row.number)).id if rows else None


def _confirmed(asked: Asked, key: int) -> tuple[UUID | None, UUID | None]:
    origin, row_number = key % 4, key // 4
    numbers = asked.numbers
    if origin == Origin.FLOW_STATUS:
        return None, found(numbers.flow_statuses, row_number, "Definition").id
    row = numbers.definitions.by_number.get(row_number) if origin == Origin.DEFINITION else None
    if row is None:
        raise NotFoundProblem("Definition")
    if row.category != CONFIRMED.own:
        raise bad_request(f"Confirmed must be a definition of category {CONFIRMED.number}.")
    return row.id, None


def break_visit(asked: Asked) -> None:
    """Note that a visit does not take place; it may go to the unscheduled list after that."""
    body, state = asked.body, find(asked)
    if state.status != AppointmentStatus.SCHEDULED:
        raise bad_request("Only an appointment that is Scheduled can be broken.")
    kind = body.get("breakType")
    status = AppointmentStatus.CANCELLED if kind == "Cancelled" else AppointmentStatus.BROKEN
    action = "cancelled" if kind == "Cancelled" else "broken"
    _become(asked, state, status, action, None if kind else Copied.CHANGED)
    if body["sendToUnscheduledList"]:
        _become(asked, state, AppointmentStatus.UNSCHEDULED, "status_changed", None)


def _become(asked: Asked, state: State, status: AppointmentStatus, action: str, copied: Copied | None) -> None:
    values = {**service.WITHDRAWN, "status": status.value}
    change(asked.writing, state.appointment_id, None, lambda before: Change(action, values, copied=copied))


def add_note(asked: Asked) -> None:
    """Write more on a visit's note, on a line of its own."""
    state, more = find(asked), asked.body["Note"]
    _apply(asked, state, {"Note": f"{state.note}\n{more}" if state.note else more})


def confirm(asked: Asked) -> None:
    """Note how far the outreach for a visit has come, or which step of it has been taken."""
    body, state = asked.body, find(asked)
    if ("confirmVal" in body) == ("defNum" in body):
        raise bad_request("Either confirmVal or defNum is required.")
    key = body["defNum"] if "defNum" in body else _called(asked, body["confirmVal"])
    status_id, flow_id = _confirmed(asked, key)
    if flow_id is None:
        _apply(asked, state, {"confirmation_status_id": status_id})
    if flow_id is not None or state.flow_status_id is not None:
        set_status(asked.writing, state.appointment_id, SetFlowStatusIn(flow_status_uuid=flow_id))


def _called(asked: Asked, word: str) -> int:
    if word == "None":
        return asked.numbers.first_confirmation[0]
    for row in asked.numbers.definitions.rows:
        if row.category == CONFIRMED.own and row.name.lower() in (word.lower(), *CONFIRM_WORDS[word]):
            return def_num(Origin.DEFINITION, row.number)
    raise bad_request(f"The practice has no confirmation status for {word}.")


def _shown(asked: Asked, appointment_id: UUID) -> Row:
    state = state_of(asked.writing, appointment_id)
    assert state is not None  # noqa: S101 - it was just written
    return visits.appointment(asked, state, has_server_time=False)


def _check_clinic(asked: Asked, location_id: UUID, body: Mapping[str, Any] | None = None) -> None:
    clinic = (asked.body if body is None else body).get("ClinicNum", 0)
    if clinic and asked.numbers.location_of(clinic) != location_id:
        raise bad_request("ClinicNum must be the clinic of the operatory.")


def _start(body: Mapping[str, Any]) -> datetime:
    start: datetime | None = body["AptDateTime"]
    if start is None:
        raise bad_request("AptDateTime is required.")
    return start


def _secondary(body: Mapping[str, Any], cells: str) -> str | None:
    drawn: str | None = body.get("PatternSecondary")
    if drawn is not None and len(drawn) != len(cells):
        raise bad_request("PatternSecondary must be as long as Pattern.")
    return drawn


def _end(start: datetime, cells: str) -> time:
    return _clock(start, start + len(cells) * CELL)


def _clock(start: datetime, end: datetime) -> time:
    if end.date() != start.date() and (end.hour, end.minute, end.second) != (0, 0, 0):
        raise bad_request("An appointment cannot run past midnight.")
    return end.time()


def _said(error: ValidationError) -> str:
    first = error.errors(include_input=False)[0]
    return f"{first['loc'][0] if first['loc'] else 'The appointment'}: {first['msg']}"
