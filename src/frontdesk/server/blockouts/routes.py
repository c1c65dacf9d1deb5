"""HTTP operations on blockouts and their types."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.blockouts import (
    BlockoutListOut,
    BlockoutOut,
    BlockoutTypeListOut,
    BlockoutTypeOut,
    CreateBlockoutIn,
    CreateBlockoutTypeIn,
    CreatedBlockoutsOut,
    UpdateBlockoutIn,
    UpdateBlockoutTypeIn,
)
from frontdesk.server.blockouts import service, types
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.query_params import DateFrom, DateTo, LocationFilter

router = APIRouter(prefix="/blockouts", tags=["Blockouts"])

IncludeHidden = Annotated[bool, Query(description="Hidden ones too.")]


@router.get("/instances", response_model=BlockoutListOut)
async def list_blockouts(
    request: Request,
    page: PageParams,
    location_uuid: LocationFilter = None,
    date_from: DateFrom = None,
    date_to: DateTo = None,
) -> Response:
    """List blockouts by date and time."""
    return await run_read(request, lambda unit: service.list_blockouts(unit, page, location_uuid, date_from, date_to))


@router.get("/instances/{blockout_uuid}", response_model=BlockoutOut)
async def get_blockout(request: Request, blockout_uuid: UUID) -> Response:
    """Return one blockout."""
    return await run_read(request, lambda unit: service.get_blockout(unit, blockout_uuid))


@router.post("/instances", response_model=CreatedBlockoutsOut, status_code=201)
async def create_blockouts(request: Request, body: CreateBlockoutIn) -> Response:
    """Block time in operatories or in the whole location.

    A room with a visit in the way of a blockout that allows none is left out and named in the warnings; when that
    leaves nothing, the request is refused.
    """
    return await run_write(request, body, lambda unit: service.create_blockouts(unit, body), status=201)


@router.patch("/instances/{blockout_uuid}", response_model=BlockoutOut)
async def update_blockout(request: Request, blockout_uuid: UUID, body: UpdateBlockoutIn) -> Response:
    """Change a blockout, or all that were made with it."""
    return await run_write(request, body, lambda unit: service.update_blockout(unit, blockout_uuid, body))


@router.delete("/instances/{blockout_uuid}", status_code=204, response_class=Response)
async def delete_blockout(request: Request, blockout_uuid: UUID) -> Response:
    """Give the time of one blockout back."""
    return await run_write(request, None, lambda unit: service.delete_blockout(unit, blockout_uuid))


@router.get("/types", response_model=BlockoutTypeListOut)
async def list_blockout_types(request: Request, page: PageParams, include_hidden: IncludeHidden = False) -> Response:
    """List the purposes for which time is kept free."""
    return await run_read(request, lambda unit: types.list_blockout_types(unit, page, include_hidden=include_hidden))


@router.get("/types/{blockout_type_uuid}", response_model=BlockoutTypeOut)
async def get_blockout_type(request: Request, blockout_type_uuid: UUID) -> Response:
    """Return one blockout type."""
    return await run_read(request, lambda unit: types.get_blockout_type(unit, blockout_type_uuid))


@router.post("/types", response_model=BlockoutTypeOut, status_code=201)
async def create_blockout_type(request: Request, body: CreateBlockoutTypeIn) -> Response:
    """Add a purpose for which time is kept free."""
    return await run_write(
        request,
        body,
        lambda unit: types.create_blockout_type(unit, body),
        permission=Permission.CONFIGURE,
        status=201,
    )


@router.patch("/types/{blockout_type_uuid}", response_model=BlockoutTypeOut)
async def update_blockout_type(request: Request, blockout_type_uuid: UUID, body: UpdateBlockoutTypeIn) -> Response:
    """Change a blockout type."""
    return await run_write(
        request,
        body,
        lambda unit: types.update_blockout_type(unit, blockout_type_uuid, body),
        permission=Permission.CONFIGURE,
    )


@router.delete("/types/{blockout_type_uuid}", status_code=204, response_class=Response)
async def delete_blockout_type(request: Request, blockout_type_uuid: UUID) -> Response:
    """Delete a blockout type that is not in use."""
    return await run_write(
        request,
        None,
        lambda unit: types.delete_blockout_type(unit, blockout_type_uuid),
        permission=Permission.CONFIGURE,
    )
