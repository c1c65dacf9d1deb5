"""HTTP operations on schedule notes."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request, Response

from frontdesk.contract.notes import (
    CreateScheduleNoteIn,
    ScheduleNoteListOut,
    ScheduleNoteOut,
    UpdateScheduleNoteIn,
)
from frontdesk.server.notes import service
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.query_params import DateFrom, DateTo, LocationFilter

router = APIRouter(prefix="/schedule/notes", tags=["Schedule notes"])


@router.get("", response_model=ScheduleNoteListOut)
async def list_schedule_notes(
    request: Request,
    page: PageParams,
    location_uuid: LocationFilter = None,
    date_from: DateFrom = None,
    date_to: DateTo = None,
) -> Response:
    """List the notes of days, by date."""
    return await run_read(
        request, lambda unit: service.list_notes(unit, page, location_uuid, date_from, date_to), shared=page.is_first
    )


@router.get("/{note_uuid}", response_model=ScheduleNoteOut)
async def get_schedule_note(request: Request, note_uuid: UUID) -> Response:
    """Return one note."""
    return await run_read(request, lambda unit: service.get_note(unit, note_uuid))


@router.post("", response_model=ScheduleNoteOut, status_code=201)
async def create_schedule_note(request: Request, body: CreateScheduleNoteIn) -> Response:
    """Write the note of a day that has none.

    A day of a location has one note; a second is a 409 `duplicate`.
    """
    return await run_write(request, body, lambda unit: service.create_note(unit, body), status=201)


@router.patch("/{note_uuid}", response_model=ScheduleNoteOut)
async def update_schedule_note(request: Request, note_uuid: UUID, body: UpdateScheduleNoteIn) -> Response:
    """Change a note's text."""
    return await run_write(request, body, lambda unit: service.update_note(unit, note_uuid, body))


@router.delete("/{note_uuid}", status_code=204, response_class=Response)
async def delete_schedule_note(request: Request, note_uuid: UUID) -> Response:
    """Take a day's note away."""
    return await run_write(request, None, lambda unit: service.delete_note(unit, note_uuid))
