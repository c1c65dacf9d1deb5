"""HTTP operations on patients."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.common import ShortText
from frontdesk.contract.resources import CreatePatientIn, PatientListOut, PatientOut, UpdatePatientIn
from frontdesk.server.patients import service
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams

router = APIRouter(prefix="/patients", tags=["Patients"])

Typed = Annotated[
    ShortText,
    Query(
        description="Names in any order, a phone, an e-mail address, a chart number, a birth date, or several.",
        examples=["silva ana 3/5/1980"],
    ),
]


@router.get("", response_model=PatientListOut)
async def list_patients(request: Request, page: PageParams, search: Typed | None = None) -> Response:
    """List patients by name: all of them, or those a search finds."""
    if search is not None:
        return await search_patients(request, search, page)
    return await run_read(request, lambda unit: service.list_patients(unit, page))


@router.get("/search", response_model=PatientListOut)
async def search_patients(request: Request, q: Typed, page: PageParams) -> Response:
    """Find patients by what somebody says at the desk or on the phone."""
    return await run_read(request, lambda unit: service.search_patients(unit, q, page))


@router.get("/{patient_uuid}", response_model=PatientOut)
async def get_patient(request: Request, patient_uuid: UUID) -> Response:
    """Return one patient."""
    return await run_read(request, lambda unit: service.get_patient(unit, patient_uuid))


@router.post("", response_model=PatientOut, status_code=201)
async def create_patient(request: Request, body: CreatePatientIn) -> Response:
    """Enter a patient."""
    return await run_write(
        request, body, lambda unit: service.get_patient(unit, service.enter_patient(unit, body)), status=201
    )


@router.patch("/{patient_uuid}", response_model=PatientOut)
async def update_patient(request: Request, patient_uuid: UUID, body: UpdatePatientIn) -> Response:
    """Change a patient."""
    return await run_write(request, body, lambda unit: service.update_patient(unit, patient_uuid, body))
