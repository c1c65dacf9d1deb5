"""What a desk does with an appointment: book it, change it, move it, park and place it, end it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.appointments import (
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
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import to_local
from frontdesk.domain.statuses import MOVABLE, PLACEABLE, AppointmentStatus, may_transition
from frontdesk.domain.timepattern import TimePattern
from frontdesk.server.appointments import repository, showing
from frontdesk.server.appointments.booking import arrival, book, require_offered, require_operatory
from frontdesk.server.appointments.tagging import retag
from frontdesk.server.appointments.times import BODY, instant_at, interval_at
from frontdesk.server.appointments.writing import Change, change, not_allowed, on_the_book, remove
from frontdesk.server.platform.errors import ConflictProblem, InvalidProblem, NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit

WITHDRAWN = {"broken_reason_id": None, "cancel_reason_id": None, "cancelled_by": None}
"""What is forgotten about why a visit did not take place once it takes place after all."""

PLAIN_FIELDS = (
    "note",
    "color_override",
    "priority",
    "is_time_locked",
    "is_new_patient",
    "production_amount",
    "estimated_insurance",
    "estimated_patient_portion",
)
"""Fields of a patch that are columns of the same name."""


def create(unit: WriteUnit, wanted: CreateAppointmentIn) -> bytes:
    """Book a new appointment, or note one that waits to be booked."""
    return showing.one(unit, book(unit, wanted))


def update(unit: WriteUnit, appointment_id: UUID, wanted: UpdateAppointmentIn) -> bytes:
    """Change details of an appointment; a new time or operatory goes the way of every move."""

    def decide(before: Row[Any]) -> Change:
        return patch_of(unit, before, wanted.given())

    return showing.one(unit, change(unit, appointment_id, wanted.base_version, decide))


def patch_of(unit: WriteUnit, before: Row[Any], given: Mapping[str, Any], action: str = "updated") -> Change:
    """Return the change that the *given* fields of a patch mean for an appointment."""
    values: dict[str, Any] = {name: given[name] for name in PLAIN_FIELDS if name in given}
    if "operatory_uuid" in given:
        values["operatory_id"] = given["operatory_uuid"]
        if given["operatory_uuid"] is not None:
            require_operatory(unit, before.location_id, given["operatory_uuid"])
        elif on_the_book(before.status):
            raise InvalidProblem(
                (*BODY, "operatory_uuid"), "An appointment on the book needs an operatory.", "not_nullable"
            )
    if not {"schedule_date", "start_time", "end_time"}.isdisjoint(given):
        values |= _another_time(before, given)
        _require_unlocked(before, values, unlocks=given.get("is_time_locked") is False)
    if given.get("appointment_type_uuid", before.appointment_type_id) != before.appointment_type_id:
        # The same type again would draw its pattern anew.
        values |= _another_type(unit, before, values, given["appointment_type_uuid"])
    if "ask_to_arrive_time" in given:
        start = values.get("start_at", before.start_at)
        values["ask_to_arrive_at"] = arrival(before.zone, start, given["ask_to_arrive_time"])
    elif "start_at" in values:
        values["ask_to_arrive_at"] = _same_lead(before, values["start_at"])
    if "time_pattern" in given:
        values["time_pattern"] = _drawn(before, values, given["time_pattern"])
    facts = retag(unit, before.id, given["tag_uuids"]) if "tag_uuids" in given else {}
    return Change(action, values, allow_overlap=bool(given.get("allow_overlap")), facts=facts)


def move(unit: WriteUnit, appointment_id: UUID, wanted: MoveAppointmentIn) -> bytes:
    """Give an appointment another time and perhaps another operatory; it is scheduled afterwards."""

    def decide(before: Row[Any]) -> Change:
        if AppointmentStatus(before.status) not in MOVABLE:
            raise not_allowed(f"A visit that is {_said(before.status)} cannot be moved.")
        operatory_id = wanted.operatory_uuid or before.operatory_id
        if operatory_id is None:
            raise InvalidProblem((*BODY, "operatory_uuid"), "Say in which operatory; it has none yet.", "missing")
        return _into_slot(unit, before, "moved", operatory_id, wanted, wanted.note or "")

    return showing.one(unit, change(unit, appointment_id, wanted.base_version, decide))


def place(unit: WriteUnit, appointment_id: UUID, wanted: PlaceAppointmentIn) -> bytes:
    """Put an appointment from the pinboard back on the book."""

    def decide(before: Row[Any]) -> Change:
        if AppointmentStatus(before.status) not in PLACEABLE:
            raise not_allowed(f"Only a visit on the pinboard can be placed; this one is {_said(before.status)}.")
        return _into_slot(unit, before, "placed", wanted.operatory_uuid, wanted, "")

    return showing.one(unit, change(unit, appointment_id, wanted.base_version, decide))


def park(unit: WriteUnit, appointment_id: UUID, wanted: SendToPinboardIn) -> bytes:
    """Take an appointment off the book and keep it on the pinboard."""

    def decide(before: Row[Any]) -> Change:
        return _becoming(before, AppointmentStatus.PINBOARD, "parked", note=wanted.note or "")

    return showing.one(unit, change(unit, appointment_id, wanted.base_version, decide))


def transition(unit: WriteUnit, appointment_id: UUID, wanted: TransitionStatusIn) -> bytes:
    """Take an appointment to another status; back onto the book only if its slot is free."""

    def decide(before: Row[Any]) -> Change:
        return _becoming(before, wanted.status, "status_changed", allow_overlap=wanted.allow_overlap)

    return showing.one(unit, change(unit, appointment_id, wanted.base_version, decide))


def break_(unit: WriteUnit, appointment_id: UUID, wanted: BreakAppointmentIn) -> bytes:
    """Note that the patient did not come."""

    def decide(before: Row[Any]) -> Change:
        reason = _definition(unit, wanted.broken_reason_uuid, "BrokenReason", "broken reason")
        more = {"broken_reason_id": reason}
        return _becoming(before, AppointmentStatus.BROKEN, "broken", more, wanted.note or "")

    return showing.one(unit, change(unit, appointment_id, wanted.base_version, decide))


def cancel(unit: WriteUnit, appointment_id: UUID, wanted: CancelAppointmentIn) -> bytes:
    """Note that the visit was called off."""

    def decide(before: Row[Any]) -> Change:
        reason = _definition(unit, wanted.cancel_reason_uuid, "CancelReason", "cancel reason")
        more = {"cancel_reason_id": reason, "cancelled_by": wanted.cancelled_by}
        return _becoming(before, AppointmentStatus.CANCELLED, "cancelled", more, wanted.note or "")

    return showing.one(unit, change(unit, appointment_id, wanted.base_version, decide))


def confirm(unit: WriteUnit, appointment_id: UUID, wanted: UpdateConfirmationStatusIn) -> bytes:
    """Note how far the outreach for a visit has come; a status that is not spoken of stays."""
    status_id = require_confirmation(unit, wanted.confirmation_status_uuid)

    def decide(before: Row[Any]) -> Change:
        return confirmation_of(status_id if wanted.given() else before.confirmation_status_id)

    return showing.one(unit, change(unit, appointment_id, wanted.base_version, decide))


def confirmation_of(status_id: UUID | None) -> Change:
    """Return the change to another confirmation status."""
    return Change("confirmation_changed", {"confirmation_status_id": status_id})


def require_confirmation(unit: ReadUnit, status_id: UUID | None) -> UUID | None:
    """Return the id of a confirmation status of the practice.

    Raises:
        NotFoundProblem: Its list has no such value.
    """
    return _definition(unit, status_id, "ApptConfirmed", "confirmation status")


def require_step(old: str, new: AppointmentStatus) -> None:
    """Raise unless an appointment in status *old* may become *new*."""
    if not may_transition(AppointmentStatus(old), new):
        raise not_allowed(f"A visit that is {_said(old)} cannot become {_said(new)}.")


def require_place(values: Mapping[str, Any]) -> None:
    """Raise unless an appointment with these column *values* has what it needs to be on the book."""
    if values["start_at"] is None or values["operatory_id"] is None:
        raise InvalidProblem((*BODY, "status"), "It needs a time and an operatory to be scheduled.", "no_time")


def delete(unit: WriteUnit, appointment_id: UUID) -> None:
    """Delete an appointment for good."""
    remove(unit, appointment_id)


def _into_slot(
    unit: WriteUnit,
    before: Row[Any],
    action: str,
    operatory_id: UUID,
    wanted: MoveAppointmentIn | PlaceAppointmentIn,
    note: str,
) -> Change:
    interval = interval_at(wanted.schedule_date, wanted.start_time, wanted.end_time, before.zone)
    values: dict[str, Any] = {"start_at": interval.start, "end_at": interval.end, "operatory_id": operatory_id}
    _require_unlocked(before, values)
    require_operatory(unit, before.location_id, operatory_id)
    values |= {"status": AppointmentStatus.SCHEDULED.value, "ask_to_arrive_at": _same_lead(before, interval.start)}
    return Change(action, values | WITHDRAWN, note, wanted.allow_overlap)


def _becoming(
    before: Row[Any],
    status: AppointmentStatus,
    action: str,
    more: Mapping[str, Any] | None = None,
    note: str = "",
    *,
    allow_overlap: bool = False,
) -> Change:
    require_step(before.status, status)
    if status is AppointmentStatus.SCHEDULED:
        require_place(before._asdict())
    return Change(action, {**WITHDRAWN, **(more or {}), "status": status.value}, note, allow_overlap)


def _another_type(unit: WriteUnit, before: Row[Any], values: Mapping[str, Any], type_id: UUID | None) -> dict[str, Any]:
    """Return a new type with its time pattern, fitted to the length the visit will have."""
    pattern = None
    if type_id is not None:
        kind = repository.find_type(unit, type_id)
        if kind is None:
            raise NotFoundProblem("appointment type")
        require_offered(unit, kind, before.location_id)
        pattern = kind.time_pattern or None
    return {"appointment_type_id": type_id, "time_pattern": _drawn(before, values, pattern)}


def _drawn(before: Row[Any], values: Mapping[str, Any], pattern: str | None) -> str | None:
    """Return a pattern in the length the visit will have."""
    start, end = values.get("start_at", before.start_at), values.get("end_at", before.end_at)
    if pattern is None or start is None or end is None:
        return pattern
    return TimePattern(pattern).resized(Interval(start, end).minutes).text


def _another_time(before: Row[Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return start and end after a patch of date and times; what is not given stays as the clock shows it now."""
    if any(given.get(name, ...) is None for name in ("schedule_date", "start_time", "end_time")):
        return _no_time(before, given)
    has_time = before.start_at is not None
    start = to_local(before.start_at, before.zone) if has_time else None
    end = to_local(before.end_at, before.zone) if has_time else None
    day: date | None = given.get("schedule_date", start.date() if start else None)
    first: time | None = given.get("start_time", start.time() if start else None)
    last: time | None = given.get("end_time", end.time() if end else None)
    problem = None
    for name, value in (("schedule_date", day), ("start_time", first), ("end_time", last)):
        if value is None:
            text = "Date, start and end belong together; the visit has none of them yet."
            problem = (
                problem.also((*BODY, name), text, "missing")
                if problem
                else InvalidProblem((*BODY, name), text, "missing")
            )
    if problem:
        raise problem
    assert day is not None and first is not None and last is not None  # noqa: S101, PT018 - said above
    if start is not None and end is not None and (day, last) == (start.date(), end.time()):
        # An end that stays is not read from the clock again, which may show it twice.
        begins = (
            before.start_at if first == start.time() else instant_at(day, first, before.zone, (*BODY, "start_time"))
        )
        if begins < before.end_at:
            return {"start_at": begins, "end_at": before.end_at}
    interval = interval_at(day, first, last, before.zone)
    return {"start_at": interval.start, "end_at": interval.end}


def _no_time(before: Row[Any], given: Mapping[str, Any]) -> dict[str, Any]:
    names = [name for name in ("schedule_date", "start_time", "end_time") if given.get(name, ...) is None]
    if on_the_book(before.status):
        raise InvalidProblem((*BODY, names[0]), "An appointment on the book needs a time.", "not_nullable")
    if len(names) < 3:
        raise InvalidProblem(
            (*BODY, names[0]), "Date, start and end are emptied together or not at all.", "not_nullable"
        )
    return {"start_at": None, "end_at": None}


def _require_unlocked(before: Row[Any], values: Mapping[str, Any], *, unlocks: bool = False) -> None:
    same = (values["start_at"], values["end_at"]) == (before.start_at, before.end_at)
    if before.is_time_locked and not unlocks and not same:
        raise ConflictProblem("time_locked", "The time of this visit is locked.")


def _same_lead(before: Row[Any], start: datetime | None) -> datetime | None:
    """Return the time of arrival as long before the new start as it was before the old one."""
    if before.ask_to_arrive_at is None or before.start_at is None or start is None:
        return None
    moved: datetime = start - (before.start_at - before.ask_to_arrive_at)
    return moved


def _definition(unit: ReadUnit, definition_id: UUID | None, category: str, what: str) -> UUID | None:
    if definition_id is None:
        return None
    if repository.find_definition(unit, definition_id, category) is None:
        raise NotFoundProblem(what)
    return definition_id


def _said(status: str) -> str:
    return "on the pinboard" if status == AppointmentStatus.PINBOARD else status
