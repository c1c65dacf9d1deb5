"""HTTP operations on holidays."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.resources import CreateHolidayIn, HolidayListOut, HolidayOut, UpdateHolidayIn
from frontdesk.server.holidays import service
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.query_params import DateFrom, DateTo

router = APIRouter(prefix="/holidays", tags=["Holidays"])

HolidaysOf = Annotated[
    UUID | None,
    Query(description="Only this location's and those of all locations; left out, those of every location."),
]


@router.get("", response_model=HolidayListOut)
async def list_holidays(
    request: Request,
    page: PageParams,
    location_uuid: HolidaysOf = None,
    date_from: DateFrom = None,
    date_to: DateTo = None,
) -> Response:
    """List holidays by date."""
    return await run_read(request, lambda unit: service.list_holidays(unit, page, location_uuid, date_from, date_to))


@router.get("/{holiday_uuid}", response_model=HolidayOut)
async def get_holiday(request: Request, holiday_uuid: UUID) -> Response:
    """Return one holiday."""
    return await run_read(request, lambda unit: service.get_holiday(unit, holiday_uuid))


@router.post("", response_model=HolidayOut, status_code=201)
async def create_holiday(request: Request, body: CreateHolidayIn) -> Response:
    """Close a location, or all of them, on a day."""
    return await run_write(
        request,
        body,
        lambda unit: service.create_holiday(unit, body),
        permission=Permission.CONFIGURE,
        status=201,
    )


@router.patch("/{holiday_uuid}", response_model=HolidayOut)
async def update_holiday(request: Request, holiday_uuid: UUID, body: UpdateHolidayIn) -> Response:
    """Change a holiday."""
    return await run_write(
        request,
        body,
        lambda unit: service.update_holiday(unit, holiday_uuid, body),
        permission=Permission.CONFIGURE,
    )


@router.delete("/{holiday_uuid}", status_code=204, response_class=Response)
async def delete_holiday(request: Request, holiday_uuid: UUID) -> Response:
    """Open again on that day."""
    return await run_write(
        request,
        None,
        lambda unit: service.delete_holiday(unit, holiday_uuid),
        permission=Permission.CONFIGURE,
    )
