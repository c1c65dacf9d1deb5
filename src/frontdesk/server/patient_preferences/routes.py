"""HTTP operations on patients' scheduling preferences."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.patient_preferences import (
    CreatePatientPreferenceIn,
    MaybePatientPreferenceOut,
    PatientPreferenceListOut,
    PatientPreferenceOut,
    UpdatePatientPreferenceIn,
    UpsertPatientPreferenceIn,
)
from frontdesk.server.patient_preferences import service
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams

router = APIRouter(prefix="/schedule/patient-preferences", tags=["Patient preferences"])

PatientFilter = Annotated[UUID | None, Query(description="Only this patient's.")]


@router.get("", response_model=PatientPreferenceListOut)
async def list_patient_preferences(request: Request, page: PageParams, patient_uuid: PatientFilter = None) -> Response:
    """List what patients prefer."""
    return await run_read(request, lambda unit: service.list_preferences(unit, page, patient_uuid))


@router.get("/by-patient/{patient_uuid}", response_model=MaybePatientPreferenceOut)
async def get_preference_of_patient(request: Request, patient_uuid: UUID) -> Response:
    """Return what a patient prefers, or null when nothing was noted."""
    return await run_read(request, lambda unit: service.preference_of(unit, patient_uuid))


@router.put("/by-patient/{patient_uuid}", response_model=PatientPreferenceOut)
async def upsert_preference_of_patient(
    request: Request, patient_uuid: UUID, body: UpsertPatientPreferenceIn
) -> Response:
    """Note what a patient prefers, whether or not something was noted before.

    When something was noted before, `base_version` is needed: left out it is a 422, outdated a 409.
    """
    return await run_write(request, body, lambda unit: service.upsert_preference(unit, patient_uuid, body))


@router.get("/{preference_uuid}", response_model=PatientPreferenceOut)
async def get_patient_preference(request: Request, preference_uuid: UUID) -> Response:
    """Return one preference."""
    return await run_read(request, lambda unit: service.get_preference(unit, preference_uuid))


@router.post("", response_model=PatientPreferenceOut, status_code=201)
async def create_patient_preference(request: Request, body: CreatePatientPreferenceIn) -> Response:
    """Note what a patient prefers for the first time.

    A patient has one preference; a second is a 409 `duplicate`.
    """
    return await run_write(request, body, lambda unit: service.create_preference(unit, body), status=201)


@router.patch("/{preference_uuid}", response_model=PatientPreferenceOut)
async def update_patient_preference(
    request: Request, preference_uuid: UUID, body: UpdatePatientPreferenceIn
) -> Response:
    """Change what a patient prefers.

    Whose preference it is cannot change.
    """
    return await run_write(request, body, lambda unit: service.update_preference(unit, preference_uuid, body))


@router.delete("/{preference_uuid}", status_code=204, response_class=Response)
async def delete_patient_preference(request: Request, preference_uuid: UUID) -> Response:
    """Forget what a patient prefers."""
    return await run_write(request, None, lambda unit: service.delete_preference(unit, preference_uuid))
