"""HTTP operations on working hours."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.common import LocalDate
from frontdesk.contract.schedules import (
    CreateScheduleOverrideIn,
    CreateScheduleTemplateIn,
    DailyProvidersOut,
    ProviderAvailabilityOut,
    ScheduleOverrideListOut,
    ScheduleOverrideOut,
    ScheduleTemplateListOut,
    ScheduleTemplateOut,
    UpdateScheduleOverrideIn,
    UpdateScheduleTemplateIn,
)
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.query_params import DateFrom, DateTo, LocationFilter, ProviderFilter
from frontdesk.server.schedules import service

router = APIRouter(prefix="/schedule", tags=["Provider schedules"])

LocationOf = Annotated[UUID, Query(description="The location.")]
ProviderOf = Annotated[UUID, Query(description="The provider.")]
OnDate = Annotated[LocalDate, Query(description="The local date.")]
DayOfWeek = Annotated[int | None, Query(ge=0, le=6, description="Only this day of the week; Monday is 0.")]


@router.get("/daily-providers", response_model=DailyProvidersOut)
async def get_daily_providers(request: Request, location_uuid: LocationOf, date: OnDate) -> Response:
    """Work out who works when at a location on a date.

    An override counts before the weekly hours of that day, and only weekly hours whose dates include it count.
    Being away for part of a day leaves the rest of it.
    """
    return await run_read(request, lambda unit: service.daily_providers(unit, location_uuid, date))


@router.get("/provider-availability", response_model=ProviderAvailabilityOut)
async def get_provider_availability(
    request: Request, provider_uuid: ProviderOf, location_uuid: LocationOf, date: OnDate
) -> Response:
    """Work out when one provider works at a location on a date.

    An override counts before the weekly hours. Somebody who does not work there that day has no time ranges.
    """
    return await run_read(request, lambda unit: service.provider_availability(unit, provider_uuid, location_uuid, date))


@router.get("/templates", response_model=ScheduleTemplateListOut)
async def list_schedule_templates(
    request: Request,
    page: PageParams,
    provider_uuid: ProviderFilter = None,
    location_uuid: LocationFilter = None,
    day_of_week: DayOfWeek = None,
) -> Response:
    """List weekly hours."""
    return await run_read(
        request, lambda unit: service.list_templates(unit, page, provider_uuid, location_uuid, day_of_week)
    )


@router.get("/templates/{template_uuid}", response_model=ScheduleTemplateOut)
async def get_schedule_template(request: Request, template_uuid: UUID) -> Response:
    """Return one provider's hours on one day of the week."""
    return await run_read(request, lambda unit: service.get_template(unit, template_uuid))


@router.post("/templates", response_model=ScheduleTemplateOut, status_code=201)
async def create_schedule_template(request: Request, body: CreateScheduleTemplateIn) -> Response:
    """Give a provider hours on a day of every week.

    They hold from `effective_from` to `effective_to`, both included, or without end. Several a day make a day with
    a break.
    """
    return await run_write(
        request,
        body,
        lambda unit: service.create_template(unit, body),
        permission=Permission.CONFIGURE,
        status=201,
    )


@router.patch("/templates/{template_uuid}", response_model=ScheduleTemplateOut)
async def update_schedule_template(request: Request, template_uuid: UUID, body: UpdateScheduleTemplateIn) -> Response:
    """Change weekly hours."""
    return await run_write(
        request,
        body,
        lambda unit: service.update_template(unit, template_uuid, body),
        permission=Permission.CONFIGURE,
    )


@router.delete("/templates/{template_uuid}", status_code=204, response_class=Response)
async def delete_schedule_template(request: Request, template_uuid: UUID) -> Response:
    """Take weekly hours away, also for the past; to end them, give them a last date."""
    return await run_write(
        request,
        None,
        lambda unit: service.delete_template(unit, template_uuid),
        permission=Permission.CONFIGURE,
    )


@router.get("/overrides", response_model=ScheduleOverrideListOut)
async def list_schedule_overrides(
    request: Request,
    page: PageParams,
    provider_uuid: ProviderFilter = None,
    location_uuid: LocationFilter = None,
    date_from: DateFrom = None,
    date_to: DateTo = None,
) -> Response:
    """List the days that differ from the weekly hours."""
    return await run_read(
        request,
        lambda unit: service.list_overrides(unit, page, provider_uuid, location_uuid, date_from, date_to),
    )


@router.get("/overrides/{override_uuid}", response_model=ScheduleOverrideOut)
async def get_schedule_override(request: Request, override_uuid: UUID) -> Response:
    """Return one day that differs."""
    return await run_read(request, lambda unit: service.get_override(unit, override_uuid))


@router.post("/overrides", response_model=ScheduleOverrideOut, status_code=201)
async def create_schedule_override(request: Request, body: CreateScheduleOverrideIn) -> Response:
    """Decide that a provider is away on a date, or works at other times.

    Away without times means the whole day, with times that part of it. Other hours than usual need both times. Only
    for that date, and only at that location.
    """
    return await run_write(request, body, lambda unit: service.create_override(unit, body), status=201)


@router.patch("/overrides/{override_uuid}", response_model=ScheduleOverrideOut)
async def update_schedule_override(request: Request, override_uuid: UUID, body: UpdateScheduleOverrideIn) -> Response:
    """Change what was decided for a date.

    There is no version to send: the last word counts.
    """
    return await run_write(request, body, lambda unit: service.update_override(unit, override_uuid, body))


@router.delete("/overrides/{override_uuid}", status_code=204, response_class=Response)
async def delete_schedule_override(request: Request, override_uuid: UUID) -> Response:
    """Go back to the weekly hours on that date."""
    return await run_write(request, None, lambda unit: service.delete_override(unit, override_uuid))
