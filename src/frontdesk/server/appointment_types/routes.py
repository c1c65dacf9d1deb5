"""HTTP operations on appointment types."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.appointment_types import (
    AppointmentTypeListOut,
    AppointmentTypeOut,
    CreateAppointmentTypeIn,
    UpdateAppointmentTypeIn,
)
from frontdesk.server.appointment_types import service
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.query_params import SearchFilter

router = APIRouter(prefix="/appointment-types", tags=["Appointment types"])

Status = Annotated[
    Literal["active", "archived", "all"] | None,
    Query(description="Which ones; left out, those that are not archived."),
]


@router.get("", response_model=AppointmentTypeListOut)
async def list_appointment_types(
    request: Request, page: PageParams, status: Status = None, search: SearchFilter = None
) -> Response:
    """List the kinds of visit in the practice's order."""
    return await run_read(request, lambda unit: service.list_appointment_types(unit, page, status, search))


@router.get("/{appointment_type_uuid}", response_model=AppointmentTypeOut)
async def get_appointment_type(request: Request, appointment_type_uuid: UUID) -> Response:
    """Return one kind of visit, archived or not."""
    return await run_read(request, lambda unit: service.get_appointment_type(unit, appointment_type_uuid))


@router.post("", response_model=AppointmentTypeOut, status_code=201)
async def create_appointment_type(request: Request, body: CreateAppointmentTypeIn) -> Response:
    """Add a kind of visit.

    The time pattern has one character per five minutes, `X` where the provider is needed and `/` where the
    assistant is enough; where no length is given it is the pattern's. With `require_all` all of the required
    procedures belong into a visit, else one of them; no visit is refused for it. Where `location_uuids` are
    given, it can be booked at those only.
    """
    return await run_write(
        request,
        body,
        lambda unit: service.create_appointment_type(unit, body),
        permission=Permission.CONFIGURE,
        status=201,
    )


@router.patch("/{appointment_type_uuid}", response_model=AppointmentTypeOut)
async def update_appointment_type(
    request: Request, appointment_type_uuid: UUID, body: UpdateAppointmentTypeIn
) -> Response:
    """Change a kind of visit.

    Visits already booked keep their length.
    """
    return await run_write(
        request,
        body,
        lambda unit: service.update_appointment_type(unit, appointment_type_uuid, body),
        permission=Permission.CONFIGURE,
    )


@router.post("/{appointment_type_uuid}/archive", response_model=AppointmentTypeOut)
async def archive_appointment_type(request: Request, appointment_type_uuid: UUID) -> Response:
    """Offer a kind of visit no longer.

    It is not offered any more; visits that have it keep it.
    """
    return await run_write(
        request,
        None,
        lambda unit: service.archive_appointment_type(unit, appointment_type_uuid),
        permission=Permission.CONFIGURE,
    )
