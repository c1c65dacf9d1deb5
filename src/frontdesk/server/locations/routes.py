"""HTTP operations on locations."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request, Response

from frontdesk.contract.resources import CreateLocationIn, LocationListOut, LocationOut, UpdateLocationIn
from frontdesk.server.locations import service
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission

router = APIRouter(prefix="/locations", tags=["Locations"])


@router.get("", response_model=LocationListOut)
async def list_locations(request: Request, page: PageParams) -> Response:
    """List the locations the caller may see."""
    return await run_read(request, lambda unit: service.list_locations(unit, page))


@router.get("/{location_uuid}", response_model=LocationOut)
async def get_location(request: Request, location_uuid: UUID) -> Response:
    """Return one location."""
    return await run_read(request, lambda unit: service.get_location(unit, location_uuid))


@router.post("", response_model=LocationOut, status_code=201)
async def create_location(request: Request, body: CreateLocationIn) -> Response:
    """Open another location."""
    return await run_write(
        request,
        body,
        lambda unit: service.create_location(unit, body),
        permission=Permission.CONFIGURE,
        status=201,
    )


@router.patch("/{location_uuid}", response_model=LocationOut)
async def update_location(request: Request, location_uuid: UUID, body: UpdateLocationIn) -> Response:
    """Change a location.

    The time zone is fixed once there are visits or blockouts: 409 `in_use`.
    """
    return await run_write(
        request,
        body,
        lambda unit: service.update_location(unit, location_uuid, body),
        permission=Permission.CONFIGURE,
    )
