"""HTTP operations that show whole days."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.calendar import DailyCalendarOut, MonthlyCalendarOut, WeeklyCalendarOut
from frontdesk.contract.common import LocalDate, LocalMonth
from frontdesk.server.calendar import monthly, service
from frontdesk.server.platform.http import run_read

router = APIRouter(prefix="/schedule/calendar", tags=["Schedule"])

Place = Annotated[UUID, Query(description="The location.")]
Fields = Annotated[
    str | None, Query(max_length=500, description="Further fields of each visit, with commas between them.")
]


@router.get("/daily", response_model=DailyCalendarOut)
async def get_day(
    request: Request,
    location_uuid: Place,
    target_date: Annotated[LocalDate, Query(description="The local date.")],
    fields: Fields = None,
) -> Response:
    """Return one day of a location: visits, blockouts, and who works when.

    `fields` adds what a block may show beside the usual, with commas between: `chart_number`, `mobile_phone`,
    `balance_due`, `birth_date`, `age`, `email`, `procedures`, `alerts`, `last_visit`, `insurance`; any other word
    is a 422. Hours come from overrides first, then from the weekly hours.
    """
    return await run_read(request, lambda unit: service.daily(unit, location_uuid, target_date, fields), shared=True)


@router.get("/weekly", response_model=WeeklyCalendarOut)
async def get_week(
    request: Request,
    location_uuid: Place,
    week_start: Annotated[LocalDate, Query(description="The first of seven local dates.")],
    fields: Fields = None,
) -> Response:
    """Return seven days of a location.

    Each of the days has the form of a single one, with the same extra fields.
    """
    return await run_read(request, lambda unit: service.weekly(unit, location_uuid, week_start, fields), shared=True)


@router.get("/monthly", response_model=MonthlyCalendarOut)
async def get_month(
    request: Request,
    location_uuid: Place,
    month: Annotated[LocalMonth, Query(description="The month as YYYY-MM.")],
) -> Response:
    """Return for each day of a month how much stands on it, without the visits themselves.

    Production is what is scheduled and what is completed, beside the goals set for the day; holidays are marked
    with their name.
    """
    return await run_read(request, lambda unit: monthly.monthly(unit, location_uuid, month), shared=True)
