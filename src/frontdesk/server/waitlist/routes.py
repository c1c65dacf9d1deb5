"""HTTP operations on the waitlist."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.waitlist import (
    BulkRemoveIn,
    BulkRemoveOut,
    ContactOut,
    CreateWaitlistEntryIn,
    LogContactIn,
    QuickFillIn,
    QuickFillOut,
    RecordResponseIn,
    UpdateWaitlistEntryIn,
    WaitlistEntryListOut,
    WaitlistEntryOut,
    WaitlistSource,
)
from frontdesk.domain.waitlist import Urgency, WaitlistStatus
from frontdesk.server.platform.http import run_question, run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.query_params import LocationFilter, Words, one_of
from frontdesk.server.waitlist import contacts, filling, service

router = APIRouter(prefix="/waitlist", tags=["Waitlist"])

PatientFilter = Annotated[UUID | None, Query(description="Only this patient's.")]
WantedProvider = Annotated[UUID | None, Query(description="Only who wants to see this provider.")]
TypeFilter = Annotated[UUID | None, Query(description="Only who waits for this kind of visit.")]
StatusFilter = Annotated[
    Words | None, Query(description=f"Only those in one of these statuses, split by commas: {one_of(WaitlistStatus)}.")
]
UrgencyFilter = Annotated[Urgency | None, Query(description="Only the ones this urgent.")]
SourceFilter = Annotated[WaitlistSource | None, Query(description="Only entries that came to be this way.")]
CrossLocation = Annotated[bool, Query(description="With a location: also who would come there from another one.")]
SortBy = Annotated[
    Literal["urgency", "score", "days_waiting", "created_at", "treatment_value"],
    Query(description="What decides the order; descending, the most urgent and the longest waiting come first."),
]
SortDirection = Annotated[Literal["asc", "desc"], Query(description="Which way.")]


@router.get("/entries", response_model=WaitlistEntryListOut)
async def list_waitlist_entries(
    request: Request,
    page: PageParams,
    location_uuid: LocationFilter = None,
    patient_uuid: PatientFilter = None,
    provider_uuid: WantedProvider = None,
    appointment_type_uuid: TypeFilter = None,
    status: StatusFilter = None,
    urgency: UrgencyFilter = None,
    source: SourceFilter = None,
    include_cross_location: CrossLocation = True,
    sort_by: SortBy = "created_at",
    sort_dir: SortDirection = "desc",
) -> Response:
    """List who is or was on the waitlist.

    With `include_cross_location` those of other locations come too who would also come here, by their
    `location_scope`.
    """
    wanted = service.Wanted(
        location_uuid,
        patient_uuid,
        provider_uuid,
        appointment_type_uuid,
        status,
        urgency,
        source,
        include_cross_location,
        sort_by,
        sort_dir,
    )
    return await run_read(request, lambda unit: service.list_entries(unit, page, wanted))


@router.get("/entries/{entry_uuid}", response_model=WaitlistEntryOut)
async def get_waitlist_entry(request: Request, entry_uuid: UUID) -> Response:
    """Return one entry."""
    return await run_read(request, lambda unit: service.get_entry(unit, entry_uuid))


@router.get("/entries/{entry_uuid}/contact-log", response_model=list[ContactOut])
async def list_waitlist_contacts(request: Request, entry_uuid: UUID) -> Response:
    """List every time a patient was told of an opening, the latest first."""
    return await run_read(request, lambda unit: contacts.list_contacts(unit, entry_uuid))


@router.post("/entries", response_model=WaitlistEntryOut, status_code=201)
async def create_waitlist_entry(request: Request, body: CreateWaitlistEntryIn) -> Response:
    """Put a patient on the waitlist.

    One active entry per patient, location and type of visit; a second is a 409 `duplicate`. `home_only` waits for
    that location, `selected` for those named as well, `any` for all. A type that none of them offers is a 422
    `not_offered`, unless a visit is named that would move.
    """
    return await run_write(request, body, lambda unit: service.create_entry(unit, body), status=201)


@router.patch("/entries/{entry_uuid}", response_model=WaitlistEntryOut)
async def update_waitlist_entry(request: Request, entry_uuid: UUID, body: UpdateWaitlistEntryIn) -> Response:
    """Change what a patient waits for, how urgently, or where the entry stands.

    `base_version` may be left out; if it is there it has to be the present one. A status that does not follow from
    the present one is a 409 `transition_not_allowed`.
    """
    return await run_write(request, body, lambda unit: service.update_entry(unit, entry_uuid, body))


@router.delete("/entries/{entry_uuid}", status_code=204, response_class=Response)
async def remove_waitlist_entry(request: Request, entry_uuid: UUID) -> Response:
    """Take a patient off the waitlist; the entry stays, as removed, and can be put back."""
    return await run_write(request, None, lambda unit: service.remove_entry(unit, entry_uuid))


@router.post("/entries/bulk-remove", response_model=BulkRemoveOut)
async def bulk_remove_waitlist_entries(request: Request, body: BulkRemoveIn) -> Response:
    """Take several patients off the waitlist at once."""
    return await run_write(request, body, lambda unit: service.bulk_remove(unit, body.entry_uuids))


@router.post("/entries/{entry_uuid}/contact", response_model=WaitlistEntryOut)
async def log_waitlist_contact(request: Request, entry_uuid: UUID, body: LogContactIn) -> Response:
    """Note that a patient was told of an opening.

    An entry that was waiting is contacted from then on.
    """
    return await run_write(request, body, lambda unit: contacts.log_contact(unit, entry_uuid, body))


@router.post("/entries/{entry_uuid}/response", response_model=WaitlistEntryOut)
async def record_waitlist_response(request: Request, entry_uuid: UUID, body: RecordResponseIn) -> Response:
    """Note what came of asking: who accepts is off the list, who declines waits on.

    `accepted` makes it scheduled; `declined` and `expired` have it wait again.
    """
    return await run_write(request, body, lambda unit: contacts.record_response(unit, entry_uuid, body))


@router.post("/quick-fill", response_model=QuickFillOut)
async def quick_fill(request: Request, body: QuickFillIn) -> Response:
    """Say who fits a hole in the book, the most urgent first, and why; nothing is changed.

    Ranked by urgency, then by the practice's priority, then by score, then by days waiting. `reasons` say in
    sentences why somebody fits, `score_details` what the score is made of: kept and broken visits, days waiting,
    the value of the treatment. Personal traits play no part. Who was archived or has died is not among them.
    """
    return await run_question(request, body, lambda unit: filling.quick_fill(unit, body))
