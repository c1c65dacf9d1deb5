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
from frontdesk.server.appointments import service
from frontdesk.server.platform.http import run_read, run_write

router = APIRouter(prefix="/appointments", tags=["Appointments"])


@router.post("", response_model=AppointmentOut, status_code=201)
async def create_appointment(request: Request, body: CreateAppointmentIn) -> Response:
    """Book a visit, or note one that waits to be booked."""
    return await run_write(request, body, lambda unit: service.create(unit, body), status=201)


@router.get("/{appointment_uuid}", response_model=AppointmentOut)
async def get_appointment(request: Request, appointment_uuid: UUID) -> Response:
    """Return one visit."""
    return await run_read(request, lambda unit: service.get(unit, appointment_uuid))


@router.patch("/{appointment_uuid}", response_model=AppointmentOut)
async def update_appointment(request: Request, appointment_uuid: UUID, body: UpdateAppointmentIn) -> Response:
    """Change details of a visit."""
    return await run_write(request, body, lambda unit: service.update(unit, appointment_uuid, body))


@router.delete("/{appointment_uuid}", status_code=204)
async def delete_appointment(request: Request, appointment_uuid: UUID) -> Response:
    """Delete a visit for good; its history stays."""
    return await run_write(request, None, lambda unit: service.delete(unit, appointment_uuid))


@router.post("/{appointment_uuid}/move", response_model=AppointmentOut)
async def move_appointment(request: Request, appointment_uuid: UUID, body: MoveAppointmentIn) -> Response:
    """Give a visit another time and perhaps another operatory."""
    return await run_write(request, body, lambda unit: service.move(unit, appointment_uuid, body))


@router.post("/{appointment_uuid}/place", response_model=AppointmentOut)
async def place_appointment(request: Request, appointment_uuid: UUID, body: PlaceAppointmentIn) -> Response:
    """Put a visit from the pinboard on the book."""
    return await run_write(request, body, lambda unit: service.place(unit, appointment_uuid, body))


@router.post("/{appointment_uuid}/pinboard", response_model=AppointmentOut)
async def send_to_pinboard(request: Request, appointment_uuid: UUID, body: SendToPinboardIn) -> Response:
    """Take a visit off the book and keep it on hold."""
    return await run_write(request, body, lambda unit: service.park(unit, appointment_uuid, body))


@router.post("/{appointment_uuid}/transition", response_model=AppointmentOut)
async def transition_appointment(request: Request, appointment_uuid: UUID, body: TransitionStatusIn) -> Response:
    """Take a visit to another status."""
    return await run_write(request, body, lambda unit: service.transition(unit, appointment_uuid, body))


@router.post("/{appointment_uuid}/break", response_model=AppointmentOut)
async def break_appointment(request: Request, appointment_uuid: UUID, body: BreakAppointmentIn) -> Response:
    """Note that the patient did not come."""
    return await run_write(request, body, lambda unit: service.break_(unit, appointment_uuid, body))


@router.post("/{appointment_uuid}/cancel", response_model=AppointmentOut)
async def cancel_appointment(request: Request, appointment_uuid: UUID, body: CancelAppointmentIn) -> Response:
    """Call a visit off."""
    return await run_write(request, body, lambda unit: service.cancel(unit, appointment_uuid, body))


@router.patch("/{appointment_uuid}/confirmation-status", response_model=AppointmentOut)
async def update_confirmation_status(
    request: Request, appointment_uuid: UUID, body: UpdateConfirmationStatusIn
) -> Response:
    """Note how far the outreach for a visit has come."""
    return await run_write(request, body, lambda unit: service.confirm(unit, appointment_uuid, body))
