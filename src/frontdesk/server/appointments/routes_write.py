"""HTTP operations on one appointment."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request, Response

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
from frontdesk.server.appointments import restoring, service, showing
from frontdesk.server.platform.http import run_read, run_write

router = APIRouter(prefix="/appointments", tags=["Appointments"])


@router.post("", response_model=AppointmentOut, status_code=201)
async def create_appointment(request: Request, body: CreateAppointmentIn) -> Response:
    """Book a visit, or note one that waits to be booked.

    To be `scheduled` it needs a time and an operatory, and the slot has to be free: a visit on the book there is a
    409 `slot_taken`, a blockout that allows none a 409 `blocked_time`; both list the `conflicts`, and
    `allow_overlap` books all the same. Off the book (`planned`, `unscheduled`, `pinboard`) no time is needed and
    none is taken. The end may be left out where the type says how long it takes.
    """
    return await run_write(request, body, lambda unit: service.create(unit, body), status=201)


@router.get("/{appointment_uuid}", response_model=AppointmentOut)
async def get_appointment(request: Request, appointment_uuid: UUID) -> Response:
    """Return one visit."""
    return await run_read(request, lambda unit: showing.one(unit, appointment_uuid))


@router.patch("/{appointment_uuid}", response_model=AppointmentOut)
async def update_appointment(request: Request, appointment_uuid: UUID, body: UpdateAppointmentIn) -> Response:
    """Change details of a visit.

    A change of time or operatory is checked like a move. A visit whose time is locked refuses another time with a
    409 `time_locked`.
    """
    return await run_write(request, body, lambda unit: service.update(unit, appointment_uuid, body))


@router.delete("/{appointment_uuid}", status_code=204)
async def delete_appointment(request: Request, appointment_uuid: UUID) -> Response:
    """Delete a visit for good; its history stays.

    For a visit that was entered by mistake; one that does not take place is cancelled or broken, so that the lists
    and figures know of it.
    """
    return await run_write(request, None, lambda unit: service.delete(unit, appointment_uuid))


@router.post("/{appointment_uuid}/restore", response_model=AppointmentOut, status_code=201)
async def restore_appointment(request: Request, appointment_uuid: UUID) -> Response:
    """Bring a deleted visit back under its own id, as it was when it was deleted.

    Its slot has to be free as for a new visit, if it was on the book. Procedures come back with their fees, providers
    with their roles and own times, and tags and the patient's way through the office with them, as far as what they
    refer to is still there. A visit that was not deleted is a 409 `transition_not_allowed`, one whose external id
    another visit has by now a 409 `duplicate`.
    """
    return await run_write(request, None, lambda unit: restoring.restore(unit, appointment_uuid), status=201)


@router.post("/{appointment_uuid}/move", response_model=AppointmentOut)
async def move_appointment(request: Request, appointment_uuid: UUID, body: MoveAppointmentIn) -> Response:
    """Give a visit another time and perhaps another operatory.

    Takes visits that are scheduled, planned, unscheduled or broken, and leaves them scheduled; any other is a 409
    `transition_not_allowed`. The new slot has to be free as for a new visit. Without an operatory it stays where it
    was.
    """
    return await run_write(request, body, lambda unit: service.move(unit, appointment_uuid, body))


@router.post("/{appointment_uuid}/place", response_model=AppointmentOut)
async def place_appointment(request: Request, appointment_uuid: UUID, body: PlaceAppointmentIn) -> Response:
    """Put a visit from the pinboard on the book.

    Takes visits from the pinboard only; any other is a 409 `transition_not_allowed`. The slot has to be free as for
    a new visit.
    """
    return await run_write(request, body, lambda unit: service.place(unit, appointment_uuid, body))


@router.post("/{appointment_uuid}/pinboard", response_model=AppointmentOut)
async def send_to_pinboard(request: Request, appointment_uuid: UUID, body: SendToPinboardIn) -> Response:
    """Take a visit off the book and keep it on hold.

    Its time is free at once. It keeps its details, its procedures and the place it came from.
    """
    return await run_write(request, body, lambda unit: service.park(unit, appointment_uuid, body))


@router.post("/{appointment_uuid}/transition", response_model=AppointmentOut)
async def transition_appointment(request: Request, appointment_uuid: UUID, body: TransitionStatusIn) -> Response:
    """Take a visit to another status.

    Planned visits can become scheduled, unscheduled, cancelled or go to the pinboard; scheduled ones complete,
    broken, cancelled, unscheduled or parked; complete ones scheduled again. Broken and cancelled ones, like those
    off the book, can be scheduled, unscheduled or parked. Becoming scheduled takes the time it had, which has to be
    free. Completing one moves the due dates of the recalls its procedures answer.
    """
    return await run_write(request, body, lambda unit: service.transition(unit, appointment_uuid, body))


@router.post("/{appointment_uuid}/break", response_model=AppointmentOut)
async def break_appointment(request: Request, appointment_uuid: UUID, body: BreakAppointmentIn) -> Response:
    """Note that the patient did not come.

    Only a scheduled visit can be broken. It stays visible where it was, and its time is free. The reason is one of
    the practice's `BrokenReason` definitions.
    """
    return await run_write(request, body, lambda unit: service.break_(unit, appointment_uuid, body))


@router.post("/{appointment_uuid}/cancel", response_model=AppointmentOut)
async def cancel_appointment(request: Request, appointment_uuid: UUID, body: CancelAppointmentIn) -> Response:
    """Call a visit off.

    It stays visible where it was, and its time is free. The reason is one of the practice's `CancelReason`
    definitions.
    """
    return await run_write(request, body, lambda unit: service.cancel(unit, appointment_uuid, body))


@router.patch("/{appointment_uuid}/confirmation-status", response_model=AppointmentOut)
async def update_confirmation_status(
    request: Request, appointment_uuid: UUID, body: UpdateConfirmationStatusIn
) -> Response:
    """Note how far the outreach for a visit has come.

    This is about the phone calls and messages before a visit and leaves its status alone. Null takes the
    confirmation back.
    """
    return await run_write(request, body, lambda unit: service.confirm(unit, appointment_uuid, body))
