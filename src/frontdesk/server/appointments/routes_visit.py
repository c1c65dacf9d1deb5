"""HTTP operations on what hangs on an appointment."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.common import INT32_MAX
from frontdesk.contract.visit import (
    AddProcedureIn,
    AppointmentProcedureOut,
    HistoryListOut,
    ProviderAssignmentOut,
    ReplaceProceduresIn,
    ReplaceProvidersIn,
)
from frontdesk.server.appointments import visit, worklist
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams

router = APIRouter(prefix="/appointments", tags=["Appointments"])


@router.get("/{appointment_uuid}/history", response_model=HistoryListOut)
async def list_history(request: Request, appointment_uuid: UUID, page: PageParams) -> Response:
    """List what happened to a visit, the latest first.

    Each row says who did it, when and from where, and what a field was before and is now. The rows of a deleted
    visit stay.
    """
    return await run_read(request, lambda unit: visit.history(unit, appointment_uuid, page))


@router.get("/{appointment_uuid}/providers", response_model=list[ProviderAssignmentOut])
async def list_providers(request: Request, appointment_uuid: UUID) -> Response:
    """List who works in a visit, and when.

    Only provider time keeps somebody busy; assistant time does not.
    """
    return await run_read(request, lambda unit: visit.providers(unit, appointment_uuid))


@router.put("/{appointment_uuid}/providers", response_model=list[ProviderAssignmentOut])
async def replace_providers(request: Request, appointment_uuid: UUID, body: ReplaceProvidersIn) -> Response:
    """Say anew who works in a visit.

    The list takes the place of the one before. Times are local and lie within the visit.
    """
    return await run_write(request, body, lambda unit: visit.replace_providers(unit, appointment_uuid, body))


@router.get("/{appointment_uuid}/procedures", response_model=list[AppointmentProcedureOut])
async def list_procedures(request: Request, appointment_uuid: UUID) -> Response:
    """List what is to be done in a visit.

    In the order in which they are to be done.
    """
    return await run_read(request, lambda unit: visit.procedures(unit, appointment_uuid))


@router.post("/{appointment_uuid}/procedures", response_model=AppointmentProcedureOut, status_code=201)
async def add_procedure(request: Request, appointment_uuid: UUID, body: AddProcedureIn) -> Response:
    """Add a procedure to a visit.

    Without a fee the code's own fee is taken, and either adds to the production of the visit. A visit that is over
    takes no more procedures.
    """
    return await run_write(request, body, lambda unit: visit.add_procedure(unit, appointment_uuid, body), status=201)


@router.put("/{appointment_uuid}/procedures", response_model=list[AppointmentProcedureOut])
async def replace_procedures(request: Request, appointment_uuid: UUID, body: ReplaceProceduresIn) -> Response:
    """Write anew what is to be done in a visit.

    The list takes the place of the one before, in its order; entries named by their id stay and may cost otherwise.
    The difference in fees changes the production of the visit. A visit that is over keeps its procedures.
    """
    return await run_write(request, body, lambda unit: worklist.replace_procedures(unit, appointment_uuid, body))


@router.delete("/{appointment_uuid}/procedures/{procedure_uuid}", status_code=204)
async def remove_procedure(
    request: Request,
    appointment_uuid: UUID,
    procedure_uuid: UUID,
    base_version: Annotated[int, Query(ge=1, le=INT32_MAX, description="The visit's version this is based on.")],
) -> Response:
    """Take a procedure off a visit.

    Its fee counts no longer as production of the visit. A visit that is over keeps its procedures.
    """
    return await run_write(
        request,
        None,
        lambda unit: visit.remove_procedure(unit, appointment_uuid, procedure_uuid, base_version),
    )
