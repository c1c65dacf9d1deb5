"""Appointments: what is read, made, changed, moved, parked and placed."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal, Self

from pydantic import Field

from frontdesk.contract.common import (
    NOT_NULL,
    NULL_EMPTIES,
    AmountIn,
    Color,
    Count,
    CursorPage,
    ExternalId,
    Flag,
    Id,
    Instant,
    LocalDate,
    LocalTime,
    LongText,
    Money,
    Order,
    Page,
    PatchModel,
    Reference,
    Remark,
    RequestModel,
    ResponseModel,
    TimePatternText,
    Version,
)
from frontdesk.contract.conflicts import CheckConflictsIn, CheckConflictsOut, ConflictRow, ConflictsOut
from frontdesk.contract.visit import (
    AddProcedureIn,
    AppointmentProcedureOut,
    FieldChange,
    FlowEventOut,
    FlowSegment,
    FlowStatsOut,
    FlowTotal,
    HistoryRowOut,
    ProviderAssignmentIn,
    ProviderAssignmentOut,
    ReplaceProvidersIn,
    SetFlowStatusIn,
)
from frontdesk.domain.statuses import AppointmentStatus

__all__ = [
    "AddProcedureIn",
    "AppointmentCursorOut",
    "AppointmentListOut",
    "AppointmentOut",
    "AppointmentProcedureOut",
    "BreakAppointmentIn",
    "BulkAppointmentRowIn",
    "BulkAppointmentsIn",
    "BulkAppointmentsOut",
    "BulkConfirmIn",
    "BulkConfirmOut",
    "BulkMeta",
    "BulkResultOut",
    "CalendarAppointmentOut",
    "CalendarProcedureOut",
    "CancelAppointmentIn",
    "CheckConflictsIn",
    "CheckConflictsOut",
    "ConflictRow",
    "ConflictsOut",
    "CreateAppointmentIn",
    "FieldChange",
    "FlowEventOut",
    "FlowSegment",
    "FlowStatsOut",
    "FlowTotal",
    "HistoryRowOut",
    "LocationCountOut",
    "LocationCountsOut",
    "MoveAppointmentIn",
    "PlaceAppointmentIn",
    "ProcedureFrequencyOut",
    "ProviderAssignmentIn",
    "ProviderAssignmentOut",
    "ReplaceProvidersIn",
    "SendToPinboardIn",
    "SetFlowStatusIn",
    "TransitionStatusIn",
    "UpdateAppointmentIn",
    "UpdateConfirmationStatusIn",
]

CancelledBy = Literal["patient", "practice"]


class AppointmentOut(ResponseModel):
    """One visit, booked or waiting to be booked."""

    id: Id = Field(description="The appointment.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    status: AppointmentStatus = Field(description="Where the visit stands.", examples=["scheduled"])
    patient: Reference = Field(description="Whose visit it is.")
    location: Reference = Field(description="The office it belongs to.")
    location_timezone: str | None = Field(
        default=None, description="The office's IANA time zone.", examples=["America/Chicago"]
    )
    operatory: Reference | None = Field(default=None, description="The operatory; null while it has none.")
    start_time: Instant | None = Field(
        default=None, description="When it starts; off the book, where it started when it last was on it."
    )
    end_time: Instant | None = Field(default=None, description="When it is over; not part of the visit any more.")
    datetime_ask_to_arrive: Instant | None = Field(
        default=None, description="When the patient is asked to be there, if earlier than the start."
    )
    appointment_type: Reference | None = Field(default=None, description="What kind of visit it is.")
    provider: Reference | None = Field(default=None, description="The first provider assigned.")
    providers: list[Reference] | None = Field(default=None, description="All providers assigned, in their order.")
    provider_assignments: list[ProviderAssignmentOut] | None = Field(
        default=None, description="Each provider with role and own time."
    )
    time_pattern: str | None = Field(
        default=None, description="Provider and assistant time in steps of five minutes.", examples=["//XXXX//"]
    )
    confirmation_status: Reference | None = Field(default=None, description="How far the outreach has come.")
    confirmation_status_label: str | None = Field(
        default=None, description="The confirmation status in words.", examples=["Left message"]
    )
    flow_status: Reference | None = Field(default=None, description="Where the patient is in the office just now.")
    flow_changed_at: Instant | None = Field(default=None, description="Since when the patient is there.")
    note: str = Field(description="Notes on the visit; may be empty.", examples=["Premedicate."])
    color_override: str | None = Field(
        default=None, description="A colour that replaces the type's for this visit.", examples=["#C2410C"]
    )
    priority: int = Field(description="The higher, the sooner it should move up; 0 is ordinary.", examples=[0])
    item_order: int = Field(description="Order among visits that start together.", examples=[0])
    is_new_patient: bool = Field(description="Whether this is the patient's first visit.", examples=[False])
    is_time_locked: bool = Field(description="Whether its time may not be changed.", examples=[False])
    is_overlap_allowed: bool | None = Field(
        default=None, description="Whether it was booked over something else on purpose.", examples=[False]
    )
    production_amount: Money = Field(description="What the visit is expected to produce.")
    estimated_insurance: Money | None = Field(default=None, description="The insurer's share, as estimated.")
    estimated_patient_portion: Money | None = Field(default=None, description="The patient's share, as estimated.")
    tags: list[Reference] | None = Field(default=None, description="Tags the practice put on it.")
    recall: Reference | None = Field(default=None, description="The recall this visit answers.")
    broken_reason: Reference | None = Field(default=None, description="Why the patient did not come.")
    cancel_reason: Reference | None = Field(default=None, description="Why it was called off.")
    cancelled_by: str | None = Field(default=None, description="Who called it off.", examples=["patient"])
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant = Field(description="When it last changed.")


class CalendarProcedureOut(ResponseModel):
    """A procedure of a visit, as far as a calendar block shows it."""

    code: str = Field(description="The procedure's code.", examples=["D1110"])
    description: str | None = Field(default=None, description="The procedure in words.", examples=["Adult prophylaxis"])
    abbreviation: str | None = Field(default=None, description="The word for it on the board.", examples=["Prophy"])


class CalendarAppointmentOut(AppointmentOut):
    """An appointment on a calendar page, with the further fields that page asked for."""

    chart_number: str | None = Field(default=None, description="The patient's chart number.", examples=["10482"])
    mobile_phone: str | None = Field(
        default=None, description="The patient's mobile number.", examples=["+1 312 555 0142"]
    )
    balance_due: Money | None = Field(default=None, description="What the patient owes.")
    birth_date: LocalDate | None = Field(default=None, description="The patient's date of birth.")
    age: int | None = Field(default=None, description="The patient's age on that day, in years.", examples=[41])
    email: str | None = Field(default=None, description="The patient's e-mail address.", examples=["a@example.org"])
    procedures: list[CalendarProcedureOut] | None = Field(default=None, description="The visit's procedures in order.")
    alerts: list[str] | None = Field(
        default=None, description="Warnings in the patient's chart.", examples=[["Latex allergy"]]
    )
    last_visit: LocalDate | None = Field(default=None, description="The day of the last completed visit.")
    insurance: str | None = Field(default=None, description="The patient's insurer.", examples=["Delta Dental"])


class AppointmentListOut(Page[AppointmentOut]):
    """A page of appointments."""


class AppointmentCursorOut(CursorPage[AppointmentOut]):
    """A cursor page of appointments."""


class CreateAppointmentIn(RequestModel):
    """A new visit. With status `scheduled` it needs date, times and operatory."""

    patient_uuid: Id = Field(description="Whose visit it is.")
    location_uuid: Id = Field(description="The office it belongs to.")
    operatory_uuid: Id | None = Field(default=None, description="The operatory it takes place in.")
    appointment_type_uuid: Id | None = Field(default=None, description="What kind of visit it is.")
    schedule_date: LocalDate | None = Field(default=None, description="The local date.")
    start_time: LocalTime | None = Field(default=None, description="When it starts, by the office's clock.")
    end_time: LocalTime | None = Field(default=None, description="When it ends, by the office's clock.")
    ask_to_arrive_time: LocalTime | None = Field(
        default=None, description="When the patient should be there, by the office's clock."
    )
    status: AppointmentStatus = Field(
        default=AppointmentStatus.SCHEDULED, description="Where the visit begins its life.", examples=["scheduled"]
    )
    note: LongText | None = Field(default=None, description="Notes on the visit.")
    color_override: Color | None = Field(default=None, description="A colour instead of the type's.")
    priority: Order = Field(default=0, description="The higher, the sooner it should move up.")
    is_new_patient: Flag = Field(default=False, description="Whether this is the patient's first visit.")
    allow_overlap: Flag = Field(default=False, description="Book it even where something else is.")


class UpdateAppointmentIn(PatchModel):
    """Changes to a visit's details; what is left out stays."""

    base_version: Version = Field(description="The version these changes are based on.")
    operatory_uuid: Id | None = Field(default=None, description="Another operatory.")
    appointment_type_uuid: Id | None = Field(default=None, description="Another kind of visit; null for none.")
    schedule_date: LocalDate | None = Field(default=None, description="Another local date.")
    start_time: LocalTime | None = Field(default=None, description="Another start, by the office's clock.")
    end_time: LocalTime | None = Field(default=None, description="Another end, by the office's clock.")
    ask_to_arrive_time: LocalTime | None = Field(default=None, description="When to be there; null to forget it.")
    note: Annotated[LongText | None, NULL_EMPTIES] = Field(
        default=None, description="Another note; null or empty text for none."
    )
    color_override: Color | None = Field(default=None, description="Another colour; null for the type's own.")
    priority: Annotated[Order | None, NOT_NULL] = Field(default=None, description="Another priority.")
    is_new_patient: Annotated[Flag | None, NOT_NULL] = Field(
        default=None, description="Whether this is the patient's first visit after all."
    )
    time_pattern: TimePatternText | None = Field(
        default=None, description="Provider and assistant time, fitted to the length; null for the provider all along."
    )
    tag_uuids: Annotated[list[Id] | None, NOT_NULL] = Field(
        default=None, description="All its tags from now on, in order.", max_length=20, examples=[[]]
    )
    is_time_locked: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Lock or unlock its time.")
    production_amount: Annotated[AmountIn | None, NOT_NULL] = Field(default=None, description="Another production.")
    estimated_insurance: AmountIn | None = Field(default=None, description="Another estimate; null for none.")
    estimated_patient_portion: AmountIn | None = Field(default=None, description="Another estimate; null for none.")
    allow_overlap: Flag = Field(default=False, description="Let a new time stand over something else.")


class MoveAppointmentIn(RequestModel):
    """Another time for a visit, and perhaps another operatory; it is scheduled afterwards."""

    base_version: Version = Field(description="The version the move is based on.")
    schedule_date: LocalDate = Field(description="The new local date.")
    start_time: LocalTime = Field(description="The new start, by the office's clock.")
    end_time: LocalTime = Field(description="The new end, by the office's clock.")
    operatory_uuid: Id | None = Field(default=None, description="The new operatory; left out, it stays where it is.")
    note: Remark | None = Field(default=None, description="Why, for the history.")
    allow_overlap: Flag = Field(default=False, description="Move it even where something else is.")


class PlaceAppointmentIn(RequestModel):
    """A slot for a visit from the pinboard."""

    base_version: Version = Field(description="The version the placing is based on.")
    operatory_uuid: Id = Field(description="The operatory to place it in.")
    schedule_date: LocalDate = Field(description="The local date to place it on.")
    start_time: LocalTime = Field(description="Its start, by the office's clock.")
    end_time: LocalTime = Field(description="Its end, by the office's clock.")
    allow_overlap: Flag = Field(default=False, description="Place it even where something else is.")


class SendToPinboardIn(RequestModel):
    """Takes a visit off the book and keeps it on hold."""

    base_version: Version = Field(description="The version this is based on.")
    note: Remark | None = Field(default=None, description="Why, for the history.")


class TransitionStatusIn(RequestModel):
    """Another status for a visit."""

    base_version: Version = Field(description="The version this is based on.")
    status: AppointmentStatus = Field(description="The status it should have.", examples=["complete"])
    auto_generate_claim: Flag | None = Field(default=None, description="Whether completing it should start a claim.")
    allow_overlap: Flag = Field(default=False, description="Put it back on the book even where something else is.")


class BreakAppointmentIn(RequestModel):
    """The patient did not come."""

    base_version: Version = Field(description="The version this is based on.")
    broken_reason_uuid: Id | None = Field(default=None, description="The practice's word for why.")
    note: Remark | None = Field(default=None, description="Why, for the history.")


class CancelAppointmentIn(RequestModel):
    """The visit is called off."""

    base_version: Version = Field(description="The version this is based on.")
    cancel_reason_uuid: Id | None = Field(default=None, description="The practice's word for why.")
    cancelled_by: CancelledBy | None = Field(default=None, description="Who called it off.", examples=["patient"])
    note: Remark | None = Field(default=None, description="Why, for the history.")


class UpdateConfirmationStatusIn(PatchModel):
    """How far the outreach for a visit has come."""

    base_version: Version = Field(description="The version this is based on.")
    confirmation_status_uuid: Id | None = Field(default=None, description="The new status; null for none.")


class LocationCountOut(ResponseModel):
    """How many visits one office has."""

    location: Reference = Field(description="The office.")
    count: Count = Field(description="Its visits in the range.")


class LocationCountsOut(ResponseModel):
    """Visits counted per office, without showing any of them."""

    date_from: LocalDate = Field(description="First local date counted.")
    date_to: LocalDate = Field(description="Local date at which counting stops; not counted itself.")
    group_by: str | None = Field(
        default="location", description="What the counts are grouped by.", examples=["location"]
    )
    status_set: list[str] = Field(description="The statuses counted.", examples=[["scheduled"]])
    items: list[LocationCountOut] = Field(description="One row for each active office.")
    total: Count = Field(description="All offices together.")


class ProcedureFrequencyOut(ResponseModel):
    """When a patient last had a procedure."""

    procedure_code: str = Field(description="The code asked about.", examples=["D0120"])
    last_performed_date: LocalDate | None = Field(
        default=None, description="The last day, today at the latest; null for never."
    )
    days_since: int | None = Field(default=None, description="Days from then to today; null for never.", examples=[183])


class BulkMeta(RequestModel):
    """How a bulk request is carried out."""

    mode: Literal["create", "upsert", "validate"] = Field(
        default="create",
        description="Make all, make or change by `external_id`, or only say what would happen.",
        examples=["create"],
    )
    validate_as: Literal["create", "upsert"] = Field(
        default="create",
        description="For `validate`: the mode whose results it foretells; of no account otherwise.",
        examples=["upsert"],
    )


class BulkAppointmentsIn(RequestModel):
    """Many visits at once; each row stands or falls alone."""

    meta: BulkMeta = Field(default=BulkMeta(), description="How to carry it out.")
    rows: list[dict[str, Any]] = Field(
        description="Up to 500 new visits, each with the fields of a single one and perhaps an `external_id`.",
        max_length=500,
        examples=[[]],
    )

    @classmethod
    def of(cls, rows: "Iterable[BulkAppointmentRowIn]", meta: BulkMeta | None = None) -> Self:
        """Return a request of rows that were built, and so checked, one by one.

        Raises:
            pydantic.ValidationError: there are more than 500.
        """
        return cls(meta=meta or BulkMeta(), rows=[row.model_dump(mode="json", exclude_unset=True) for row in rows])


class BulkAppointmentRowIn(CreateAppointmentIn):
    """One row of a bulk request."""

    external_id: ExternalId | None = Field(
        default=None, description="The visit's key in the system it comes from; not blank.", examples=["legacy-2210"]
    )


class BulkResultOut(ResponseModel):
    """What became of one row."""

    row: int = Field(description="The row's place in the request, from 0.", examples=[0])
    status: str = Field(description="`created`, `updated`, `validated`, `skipped` or `failed`.", examples=["created"])
    id: Id | None = Field(default=None, description="The appointment, if there is one; null where one was only tried.")
    errors: list[str] = Field(default=[], description="Why the row failed.", examples=[[]])


class BulkAppointmentsOut(ResponseModel):
    """What became of a bulk request."""

    total: Count = Field(description="Rows sent.")
    created: Count | None = Field(default=None, description="Rows that became new visits.")
    updated: Count | None = Field(default=None, description="Rows that changed a visit.")
    validated: Count | None = Field(default=None, description="Rows that would be made or changed.")
    skipped: Count | None = Field(default=None, description="Rows that changed nothing.")
    failed: Count | None = Field(default=None, description="Rows that were not taken.")
    results: list[BulkResultOut] = Field(description="One entry for each row, in order.")


class BulkConfirmIn(RequestModel):
    """One confirmation status for many visits."""

    appointment_uuids: list[Id] = Field(description="The visits.", max_length=500)
    confirmation_status_uuid: Id = Field(description="The status they should have.")


class BulkConfirmOut(ResponseModel):
    """Which visits took the confirmation status."""

    confirmed: list[AppointmentOut] = Field(description="The visits as they are now.")
    conflicts: list[str] | None = Field(default=None, description="Visits that changed meanwhile.", examples=[[]])
    skipped: list[str] | None = Field(default=None, description="Visits that were not found.", examples=[[]])
