"""HTTP operations on operatories."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request, Response

from frontdesk.contract.resources import CreateOperatoryIn, OperatoryListOut, OperatoryOut, UpdateOperatoryIn
from frontdesk.server.operatories import service
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.query_params import HiddenFilter, LocationFilter

router = APIRouter(prefix="/operatories", tags=["Operatories"])


@router.get("", response_model=OperatoryListOut)
async def list_operatories(
    request: Request, page: PageParams, location_uuid: LocationFilter = None, is_hidden: HiddenFilter = None
) -> Response:
    """List operatories in the order of their columns."""
    return await run_read(request, lambda unit: service.list_operatories(unit, page, location_uuid, is_hidden))


@router.get("/{operatory_uuid}", response_model=OperatoryOut)
async def get_operatory(request: Request, operatory_uuid: UUID) -> Response:
    """Return one operatory."""
    return await run_read(request, lambda unit: service.get_operatory(unit, operatory_uuid))


@router.post("", response_model=OperatoryOut, status_code=201)
async def create_operatory(request: Request, body: CreateOperatoryIn) -> Response:
    """Add a room to a location."""
    return await run_write(
        request,
        body,
        lambda unit: service.create_operatory(unit, body),
        permission=Permission.CONFIGURE,
        status=201,
    )


@router.patch("/{operatory_uuid}", response_model=OperatoryOut)
async def update_operatory(request: Request, operatory_uuid: UUID, body: UpdateOperatoryIn) -> Response:
    """Change a room or who usually works in it."""
    return await run_write(
        request,
        body,
        lambda unit: service.update_operatory(unit, operatory_uuid, body),
        permission=Permission.CONFIGURE,
    )
