"""HTTP operations on production goals."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.common import LocalDate
from frontdesk.contract.production import (
    CreateProductionGoalIn,
    ProductionGoalListOut,
    ProductionGoalOut,
    ProductionSummaryOut,
    UpdateProductionGoalIn,
    UpsertProductionGoalIn,
)
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.production import service, summary
from frontdesk.server.query_params import DateFrom, DateTo, LocationFilter, ProviderFilter

router = APIRouter(prefix="/schedule/production-goals", tags=["Production goals"])

LocationOf = Annotated[UUID, Query(description="The location.")]
FirstDay = Annotated[LocalDate, Query(description="First local date.")]
LastDay = Annotated[LocalDate, Query(description="Last local date, included.")]


@router.get("", response_model=ProductionGoalListOut)
async def list_production_goals(
    request: Request,
    page: PageParams,
    location_uuid: LocationFilter = None,
    provider_uuid: ProviderFilter = None,
    date_from: DateFrom = None,
    date_to: DateTo = None,
) -> Response:
    """List what providers mean to produce, by date."""
    return await run_read(
        request,
        lambda unit: service.list_goals(unit, page, location_uuid, provider_uuid, date_from, date_to),
        shared=page.is_first,
    )


@router.get("/production-summary", response_model=ProductionSummaryOut)
async def get_production_summary(
    request: Request, location_uuid: LocationOf, date_from: FirstDay, date_to: LastDay
) -> Response:
    """Add up a location's production by provider and hold it against the goals.

    Lost is what broken and cancelled visits would have brought. Attainment is what is completed in percent of the
    goals of those dates. The first date after the last is a 422.
    """
    return await run_read(request, lambda unit: summary.production_summary(unit, location_uuid, date_from, date_to))


@router.get("/{goal_uuid}", response_model=ProductionGoalOut)
async def get_production_goal(request: Request, goal_uuid: UUID) -> Response:
    """Return one goal."""
    return await run_read(request, lambda unit: service.get_goal(unit, goal_uuid))


@router.post("", response_model=ProductionGoalOut, status_code=201)
async def create_production_goal(request: Request, body: CreateProductionGoalIn) -> Response:
    """Set a goal for a provider's day that has none.

    A day that has one is a 422 `duplicate`; to set it either way, put it to `upsert`.
    """
    return await run_write(
        request, body, lambda unit: service.create_goal(unit, body), permission=Permission.CONFIGURE, status=201
    )


@router.put("/upsert", response_model=ProductionGoalOut)
async def upsert_production_goal(request: Request, body: UpsertProductionGoalIn) -> Response:
    """Set the goal of a provider's day, whether or not there is one."""
    return await run_write(request, body, lambda unit: service.upsert_goal(unit, body), permission=Permission.CONFIGURE)


@router.patch("/{goal_uuid}", response_model=ProductionGoalOut)
async def update_production_goal(request: Request, goal_uuid: UUID, body: UpdateProductionGoalIn) -> Response:
    """Change the amount of a goal.

    There is no version to send: the last word counts.
    """
    return await run_write(
        request, body, lambda unit: service.update_goal(unit, goal_uuid, body), permission=Permission.CONFIGURE
    )


@router.delete("/{goal_uuid}", status_code=204, response_class=Response)
async def delete_production_goal(request: Request, goal_uuid: UUID) -> Response:
    """Drop a goal."""
    return await run_write(
        request, None, lambda unit: service.delete_goal(unit, goal_uuid), permission=Permission.CONFIGURE
    )
