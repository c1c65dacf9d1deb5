"""HTTP operations on schedule views. What a view is to a user is theirs to say, whatever their role."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.views import (
    CreateScheduleViewIn,
    ScheduleViewListOut,
    ScheduleViewOut,
    UpdateScheduleViewIn,
    ViewTemplateListOut,
)
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.query_params import LocationFilter
from frontdesk.server.views import choices, service
from frontdesk.server.views.presets import PRESETS

router = APIRouter(prefix="/schedule/views", tags=["Schedule views"])

Shortcut = Annotated[int, Query(ge=1, le=9, description="The digit that opens the view together with Ctrl.")]


@router.get("", response_model=ScheduleViewListOut)
async def list_schedule_views(request: Request, page: PageParams, location_uuid: LocationFilter = None) -> Response:
    """List shared views and the caller's own, by name."""
    return await run_read(request, lambda unit: service.list_views(unit, page, location_uuid))


@router.get("/templates", response_model=ViewTemplateListOut)
async def list_view_templates(request: Request) -> Response:
    """List the ready-made looks to start a view from.

    To use one, copy its card layout, bubble layout and colours into a view.
    """
    return await run_read(request, lambda unit: PRESETS)


@router.get("/{view_uuid}", response_model=ScheduleViewOut)
async def get_schedule_view(request: Request, view_uuid: UUID) -> Response:
    """Return one view."""
    return await run_read(request, lambda unit: service.get_view(unit, view_uuid))


@router.post("", response_model=ScheduleViewOut, status_code=201)
async def create_schedule_view(request: Request, body: CreateScheduleViewIn) -> Response:
    """Make a view of a location.

    A personal view is seen by its maker only. Its first look can be taken from one of the ready-made ones.
    """
    return await run_write(request, body, lambda unit: service.create_view(unit, body), status=201)


@router.patch("/{view_uuid}", response_model=ScheduleViewOut)
async def update_schedule_view(request: Request, view_uuid: UUID, body: UpdateScheduleViewIn) -> Response:
    """Change a view, for everybody who uses it."""
    return await run_write(request, body, lambda unit: service.update_view(unit, view_uuid, body))


@router.delete("/{view_uuid}", status_code=204, response_class=Response)
async def delete_schedule_view(request: Request, view_uuid: UUID) -> Response:
    """Delete a view; whoever had it as their default has none then."""
    return await run_write(request, None, lambda unit: service.delete_view(unit, view_uuid))


@router.post("/{view_uuid}/set-default", response_model=ScheduleViewOut)
async def set_default_view(request: Request, view_uuid: UUID) -> Response:
    """Open the view's location with this view from now on, for the caller only.

    The caller's default before it at that location is one no longer.
    """
    return await run_write(request, None, lambda unit: choices.set_default(unit, view_uuid), permission=Permission.READ)


@router.post("/{view_uuid}/set-shortcut", response_model=ScheduleViewOut)
async def set_view_shortcut(request: Request, view_uuid: UUID, shortcut: Shortcut) -> Response:
    """Put a view behind Ctrl and a digit, for the caller only; another view there gives the digit up.

    Digits are 1 to 9 and belong to a location.
    """
    return await run_write(
        request, None, lambda unit: choices.set_shortcut(unit, view_uuid, shortcut), permission=Permission.READ
    )
