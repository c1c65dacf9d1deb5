"""HTTP operations on procedure codes."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request, Response

from frontdesk.contract.resources import (
    CreateProcedureCodeIn,
    ProcedureCodeListOut,
    ProcedureCodeOut,
    UpdateProcedureCodeIn,
)
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.procedure_codes import service
from frontdesk.server.query_params import SearchFilter

router = APIRouter(prefix="/procedure-codes", tags=["Procedure codes"])


@router.get("", response_model=ProcedureCodeListOut)
async def list_procedure_codes(request: Request, page: PageParams, search: SearchFilter = None) -> Response:
    """List procedure codes by code."""
    return await run_read(request, lambda unit: service.list_procedure_codes(unit, page, search))


@router.get("/{procedure_code_uuid}", response_model=ProcedureCodeOut)
async def get_procedure_code(request: Request, procedure_code_uuid: UUID) -> Response:
    """Return one procedure code."""
    return await run_read(request, lambda unit: service.get_procedure_code(unit, procedure_code_uuid))


@router.post("", response_model=ProcedureCodeOut, status_code=201)
async def create_procedure_code(request: Request, body: CreateProcedureCodeIn) -> Response:
    """Enter a procedure."""
    return await run_write(
        request,
        body,
        lambda unit: service.create_procedure_code(unit, body),
        permission=Permission.CONFIGURE,
        status=201,
    )


@router.patch("/{procedure_code_uuid}", response_model=ProcedureCodeOut)
async def update_procedure_code(request: Request, procedure_code_uuid: UUID, body: UpdateProcedureCodeIn) -> Response:
    """Change a procedure."""
    return await run_write(
        request,
        body,
        lambda unit: service.update_procedure_code(unit, procedure_code_uuid, body),
        permission=Permission.CONFIGURE,
    )
