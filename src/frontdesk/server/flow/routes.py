"""HTTP operations on flow statuses and on a patient's way through a visit."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.flow import CreateFlowStatusIn, FlowStatusListOut, FlowStatusOut, UpdateFlowStatusIn
from frontdesk.contract.visit import FlowEventListOut, FlowEventOut, FlowStatsOut, SetFlowStatusIn
from frontdesk.server.flow import service, way
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission

router = APIRouter()


@router.get("/schedule/flow-statuses", response_model=FlowStatusListOut, tags=["Schedule"])
async def list_flow_statuses(
    request: Request,
    page: PageParams,
    include_inactive: Annotated[bool, Query(description="Also those that are out of use.")] = True,
) -> Response:
    """List the stations of a visit in the practice's order."""
    return await run_read(
        request, lambda unit: service.list_statuses(unit, page, include_inactive=include_inactive), shared=True
    )


@router.post("/schedule/flow-statuses", response_model=FlowStatusOut, status_code=201, tags=["Schedule"])
async def create_flow_status(request: Request, body: CreateFlowStatusIn) -> Response:
    """Add a station.

    Its slug is made from the name once and stays when the name changes.
    """
    return await run_write(
        request, body, lambda unit: service.create_status(unit, body), permission=Permission.CONFIGURE, status=201
    )


@router.patch("/schedule/flow-statuses/{flow_status_uuid}", response_model=FlowStatusOut, tags=["Schedule"])
async def update_flow_status(request: Request, flow_status_uuid: UUID, body: UpdateFlowStatusIn) -> Response:
    """Change a station.

    One that is out of use is not offered any more and stays in the past of visits.
    """
    return await run_write(
        request,
        body,
        lambda unit: service.update_status(unit, flow_status_uuid, body),
        permission=Permission.CONFIGURE,
    )


@router.delete("/schedule/flow-statuses/{flow_status_uuid}", status_code=204, tags=["Schedule"])
async def delete_flow_status(request: Request, flow_status_uuid: UUID) -> Response:
    """Delete a station that was never used.

    One that visits have been in is a 409 `in_use`; take it out of use instead.
    """
    return await run_write(
        request, None, lambda unit: service.delete_status(unit, flow_status_uuid), permission=Permission.CONFIGURE
    )


@router.post("/appointments/{appointment_uuid}/patient-flow-status", response_model=FlowEventOut, tags=["Appointments"])
async def set_flow_status(request: Request, appointment_uuid: UUID, body: SetFlowStatusIn) -> Response:
    """Say where the patient of a visit is now.

    The station before ends now and this one begins; the same one again, with a remark, goes on. Null says that the
    patient is nowhere any more. A visit that is off the book or did not take place is a 422.
    """
    return await run_write(request, body, lambda unit: way.set_status(unit, appointment_uuid, body))


@router.get(
    "/appointments/{appointment_uuid}/patient-flow-events", response_model=FlowEventListOut, tags=["Appointments"]
)
async def list_flow_events(request: Request, appointment_uuid: UUID, page: PageParams) -> Response:
    """List a visit's steps in the order they were taken."""
    return await run_read(request, lambda unit: way.list_steps(unit, appointment_uuid, page))


@router.get("/appointments/{appointment_uuid}/patient-flow-stats", response_model=FlowStatsOut, tags=["Appointments"])
async def get_flow_stats(
    request: Request,
    appointment_uuid: UUID,
    include_open: Annotated[bool, Query(description="Count the stretch that still goes on.")] = True,
) -> Response:
    """Tell how long a visit took at each station.

    Segments are in order; totals add up the segments of the same station.
    """
    return await run_read(request, lambda unit: way.stats(unit, appointment_uuid, include_open=include_open))
