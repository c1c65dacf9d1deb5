"""HTTP operations on recalls, their types and what answers them."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.common import LocalDate
from frontdesk.contract.recalls import (
    CreateRecallIn,
    CreateRecallTriggerIn,
    CreateRecallTypeIn,
    RecallListOut,
    RecallOut,
    RecallTriggerOut,
    RecallTypeListOut,
    RecallTypeOut,
    UpdateRecallIn,
    UpdateRecallTypeIn,
)
from frontdesk.domain.recalls import RecallStatus
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.recalls import service, types

router = APIRouter(prefix="/recalls", tags=["Recalls"])

PatientFilter = Annotated[UUID | None, Query(description="Only this patient's.")]
TypeFilter = Annotated[UUID | None, Query(description="Only of this type.")]
StatusFilter = Annotated[RecallStatus | None, Query(description="Only those that stand so today.")]
DueOn = Annotated[LocalDate | None, Query(description="Due on or before this date; left out, today.")]
ActiveFilter = Annotated[bool | None, Query(description="Only those in use, or only those that are not.")]
TypeOf = Annotated[UUID, Query(description="The recall type.")]


@router.get("/patient-recalls", response_model=RecallListOut)
async def list_recalls(
    request: Request,
    page: PageParams,
    patient_uuid: PatientFilter = None,
    recall_type_uuid: TypeFilter = None,
    status: StatusFilter = None,
) -> Response:
    """List patients' recalls by the date they are due.

    The status is worked out from the dates and the visits: completed when done, scheduled while a visit for it is
    on the book, overdue when the date is past, else due.
    """
    return await run_read(
        request, lambda unit: service.list_recalls(unit, page, patient_uuid, recall_type_uuid, status)
    )


@router.get("/patient-recalls/due", response_model=RecallListOut)
async def list_due_recalls(request: Request, page: PageParams, due_on: DueOn = None) -> Response:
    """List whom to call, who is due longest first.

    Recalls that are disabled or of a type out of use are left out, and those of patients who are archived or have died.

    For a day to come these are all who will be due by then, those included who count as completed until it is time.
    """
    return await run_read(request, lambda unit: service.list_due(unit, page, due_on))


@router.get("/patient-recalls/{recall_uuid}", response_model=RecallOut)
async def get_recall(request: Request, recall_uuid: UUID) -> Response:
    """Return one recall."""
    return await run_read(request, lambda unit: service.get_recall(unit, recall_uuid))


@router.post("/patient-recalls", response_model=RecallOut, status_code=201)
async def create_recall(request: Request, body: CreateRecallIn) -> Response:
    """Have a patient come back for something.

    Without a due date it is counted with the interval from the visit that answered it last, or from today. A
    month's end stays one: half a year after the 31st of August is the end of February. A second recall of the same
    type is a 409 `duplicate`.
    """
    return await run_write(request, body, lambda unit: service.create_recall(unit, body), status=201)


@router.patch("/patient-recalls/{recall_uuid}", response_model=RecallOut)
async def update_recall(request: Request, recall_uuid: UUID, body: UpdateRecallIn) -> Response:
    """Change a patient's recall.

    A status that the dates and visits contradict is a 409 `transition_not_allowed`. One that is disabled is not
    called for.
    """
    return await run_write(request, body, lambda unit: service.update_recall(unit, recall_uuid, body))


@router.get("/types", response_model=RecallTypeListOut)
async def list_recall_types(request: Request, page: PageParams, is_active: ActiveFilter = None) -> Response:
    """List what patients come back for."""
    return await run_read(request, lambda unit: types.list_recall_types(unit, page, is_active=is_active))


@router.get("/types/{recall_type_uuid}", response_model=RecallTypeOut)
async def get_recall_type(request: Request, recall_type_uuid: UUID) -> Response:
    """Return one recall type."""
    return await run_read(request, lambda unit: types.get_recall_type(unit, recall_type_uuid))


@router.post("/types", response_model=RecallTypeOut, status_code=201)
async def create_recall_type(request: Request, body: CreateRecallTypeIn) -> Response:
    """Add something patients come back for."""
    return await run_write(
        request,
        body,
        lambda unit: types.create_recall_type(unit, body),
        permission=Permission.CONFIGURE,
        status=201,
    )


@router.patch("/types/{recall_type_uuid}", response_model=RecallTypeOut)
async def update_recall_type(request: Request, recall_type_uuid: UUID, body: UpdateRecallTypeIn) -> Response:
    """Change a recall type."""
    return await run_write(
        request,
        body,
        lambda unit: types.update_recall_type(unit, recall_type_uuid, body),
        permission=Permission.CONFIGURE,
    )


@router.delete("/types/{recall_type_uuid}", status_code=204, response_class=Response)
async def delete_recall_type(request: Request, recall_type_uuid: UUID) -> Response:
    """Delete a recall type that no patient has.

    One that patients have is a 409 `in_use`; make it inactive instead.
    """
    return await run_write(
        request,
        None,
        lambda unit: types.delete_recall_type(unit, recall_type_uuid),
        permission=Permission.CONFIGURE,
    )


@router.get("/triggers", response_model=list[RecallTriggerOut])
async def list_recall_triggers(request: Request, recall_type_uuid: TypeOf) -> Response:
    """List the procedures that answer a recall."""
    return await run_read(request, lambda unit: types.list_recall_triggers(unit, recall_type_uuid))


@router.post("/triggers", response_model=RecallTriggerOut, status_code=201)
async def create_recall_trigger(request: Request, body: CreateRecallTriggerIn) -> Response:
    """Let a procedure answer a recall: completing it moves the patient's due date.

    The new date is the day of the visit plus the recall's interval.
    """
    return await run_write(
        request,
        body,
        lambda unit: types.create_recall_trigger(unit, body),
        permission=Permission.CONFIGURE,
        status=201,
    )


@router.delete("/triggers/{trigger_uuid}", status_code=204, response_class=Response)
async def delete_recall_trigger(request: Request, trigger_uuid: UUID) -> Response:
    """Let a procedure no longer answer a recall."""
    return await run_write(
        request,
        None,
        lambda unit: types.delete_recall_trigger(unit, trigger_uuid),
        permission=Permission.CONFIGURE,
    )
