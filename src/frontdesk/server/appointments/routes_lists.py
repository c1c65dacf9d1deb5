"""HTTP operations that look at many appointments, or at none in particular."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from frontdesk.contract.appointments import (
    AppointmentCursorOut,
    AppointmentListOut,
    AppointmentOut,
    BulkAppointmentsIn,
    BulkAppointmentsOut,
    BulkConfirmIn,
    BulkConfirmOut,
    CheckConflictsIn,
    CheckConflictsOut,
    LocationCountsOut,
    ProcedureFrequencyOut,
)
from frontdesk.contract.common import Code, LocalDate
from frontdesk.contract.resources import DefinitionListOut
from frontdesk.contract.visit import VisitHistoryListOut
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.server.appointments import bulk, checking, listing, past, visit
from frontdesk.server.platform.http import run_question, run_read, run_write
from frontdesk.server.platform.pagination import MAX_PAGE_SIZE, PageParams
from frontdesk.server.query_params import Words, one_of

router = APIRouter(prefix="/appointments", tags=["Appointments"])

LocationFilter = Annotated[UUID | None, Query(description="Only visits of this location.")]
PatientFilter = Annotated[UUID | None, Query(description="Only visits of this patient.")]
StatusFilter = Annotated[
    str | None,
    Query(description=f"Only this status; several with commas between them. There are {one_of(AppointmentStatus)}."),
]
From = Annotated[str | None, Query(description="Only what starts at or after this instant, or from this date on.")]


@router.get("", response_model=AppointmentListOut)
async def list_appointments(
    request: Request,
    page: PageParams,
    location_uuid: LocationFilter = None,
    patient_uuid: PatientFilter = None,
    status: StatusFilter = None,
    date_from: From = None,
    date_to: Annotated[
        str | None, Query(description="Only what starts up to this instant, or by the end of this date.")
    ] = None,
) -> Response:
    """List appointments by their start. A date without a time is the whole local day of the location.

    Where no location is asked for, that is the local day of each visit's own. Days on which the clocks change have 23
    or 25 hours and are shown whole.
    """
    wanted = listing.Wanted(
        location_uuid, patient_uuid, status=status, date_from=date_from, date_to=date_to, until_includes=True
    )
    return await run_read(request, lambda unit: listing.pages(unit, wanted, page), shared=page.is_first)


@router.get("/cursor", response_model=AppointmentCursorOut)
async def list_by_cursor(
    request: Request,
    first: Annotated[int, Query(ge=1, le=MAX_PAGE_SIZE, description="Rows at most.")] = 50,
    after: Annotated[str | None, Query(max_length=2000, description="The cursor of the page before.")] = None,
    sort_by: Annotated[
        Literal["created_at", "start_time", "status", "updated_at"], Query(description="What the rows are sorted by.")
    ] = "start_time",
    sort_dir: Annotated[Literal["asc", "desc"], Query(description="Up or down.")] = "asc",
    status: StatusFilter = None,
    location_uuid: LocationFilter = None,
    patient_uuid: PatientFilter = None,
    operatory_uuid: Annotated[UUID | None, Query(description="Only visits in this operatory.")] = None,
    provider_uuid: Annotated[UUID | None, Query(description="Only visits this provider is assigned to.")] = None,
    date_from: From = None,
    date_to: Annotated[
        str | None, Query(description="Only what starts before this instant, or by the end of this date.")
    ] = None,
) -> Response:
    """List appointments so that following pages neither repeat nor miss one when others are added meanwhile.

    Pass `end_cursor` back as `after`. A cursor belongs to the order and the filters it was made with; one that was
    tampered with, or used with another order, is a 422. Rows without a value come last, in either direction. Sorted
    by `updated_at`, the latest first, this is how to follow a server that sends no events: read back to half a minute
    before the last question, since a write that had to wait for another bears the time at which it began. A date
    without a time is the whole local day, as in the list of appointments.
    """
    wanted = listing.Wanted(location_uuid, patient_uuid, operatory_uuid, provider_uuid, status, date_from, date_to)
    # Who goes on from a cursor walks through: nobody else is at the same place.
    return await run_read(
        request, lambda unit: listing.cursor(unit, wanted, sort_by, sort_dir, first, after), shared=after is None
    )


@router.get("/pinboard", response_model=list[AppointmentOut])
async def list_pinboard(
    request: Request, location_uuid: Annotated[UUID, Query(description="Whose pinboard.")]
) -> Response:
    """List what a location keeps on hold.

    They keep the time and the operatory they came from, so that they can be put back where they were.
    """
    return await run_read(request, lambda unit: listing.pinboard(unit, location_uuid), shared=True)


@router.get("/counts/by-location", response_model=LocationCountsOut)
async def count_by_location(
    request: Request,
    date_from: Annotated[LocalDate, Query(description="First local date.")],
    date_to: Annotated[LocalDate, Query(description="Local date at which counting stops, itself not counted.")],
    status_set: Annotated[
        list[str] | None,
        Query(
            max_length=20,
            description=f"Statuses to count, of {one_of(AppointmentStatus)}; scheduled if none is named.",
        ),
    ] = None,
) -> Response:
    """Count appointments per location without showing any.

    Only locations in the caller's scope are counted.
    """
    return await run_read(request, lambda unit: listing.counts(unit, date_from, date_to, status_set or ()))


@router.get("/history", response_model=VisitHistoryListOut)
async def list_changes(
    request: Request,
    page: PageParams,
    patient_uuid: Annotated[UUID | None, Query(description="What happened to this patient's visits.")] = None,
    location_uuid: Annotated[
        UUID | None, Query(description="What happened at this location; goes with a date.")
    ] = None,
    day: Annotated[
        LocalDate | None, Query(alias="date", description="The local day the visits are on, or were at some time.")
    ] = None,
    action: Annotated[
        Words | None,
        Query(description="Only this action, as a row's `action` names it; several with commas between them."),
    ] = None,
) -> Response:
    """List every change to the visits of a patient, or to those that are or ever were on a day, the latest first.

    Deleted visits are part of it, with status null; those of locations outside the caller's scope are not. A patient,
    or a location and a date, have to be named.
    """
    wanted = past.Wanted(patient_uuid, location_uuid, day, action)
    return await run_read(request, lambda unit: past.changes(unit, wanted, page))


@router.get("/confirmation-statuses", response_model=DefinitionListOut)
async def list_confirmation_statuses(request: Request, page: PageParams) -> Response:
    """List the practice's words for how far the outreach has come.

    They are the definitions of the category `ApptConfirmed`; the ids are what a confirmation takes.
    """
    return await run_read(request, lambda unit: listing.confirmation_statuses(unit, page), shared=True)


@router.get("/procedure-frequency-check", response_model=ProcedureFrequencyOut)
async def check_procedure_frequency(
    request: Request,
    patient_uuid: Annotated[UUID, Query(description="The patient.")],
    procedure_code: Annotated[Code, Query(description="The procedure's code.")],
) -> Response:
    """Tell when a patient last had a procedure.

    Only completed visits count. A patient who never had it is answered with nulls.
    """
    return await run_read(request, lambda unit: visit.frequency(unit, patient_uuid, procedure_code))


@router.post("/check-conflicts", response_model=CheckConflictsOut)
async def check_conflicts(request: Request, body: CheckConflictsIn) -> Response:
    """Tell what is in the way of a slot, without taking it.

    `appointments` are visits on the book in that operatory, unless a rule lets the two types lie over one another;
    `blockouts` are those that allow no visits; `providers` are people whose own time would be needed twice, which
    is told and never refused. A visit that is named to be left out does not stand in its own way.
    """
    return await run_question(request, body, lambda unit: checking.check(unit, body))


@router.post("/bulk", response_model=BulkAppointmentsOut)
async def bulk_appointments(request: Request, body: BulkAppointmentsIn) -> Response:
    """Take many visits at once; each row is taken or refused by itself.

    At most 500 rows. `create` books every row that can be booked and refuses an `external_id` that there is already,
    `upsert` changes the visit that has it: what a row leaves out stays, and a null empties it. Only time and operatory
    are not emptied: a null there says nothing. A row that is refused says why, and no other row suffers for it.

    `validate` tries all rows on the book, so that they also meet each other, and undoes them. It says of each what
    `create` would say at that moment, or with `validate_as` what `upsert` would: the same rows fail for the same
    reasons and are skipped; those that would be created or updated are `validated`.
    """
    return await run_write(request, body, lambda unit: bulk.bulk(unit, body))


@router.post("/bulk-confirm", response_model=BulkConfirmOut)
async def bulk_confirm(request: Request, body: BulkConfirmIn) -> Response:
    """Give many visits the same confirmation status.

    Visits that are not there are named in `skipped`, visits that somebody changed at that moment in `conflicts`;
    all others are confirmed.
    """
    return await run_write(request, body, lambda unit: bulk.bulk_confirm(unit, body))
