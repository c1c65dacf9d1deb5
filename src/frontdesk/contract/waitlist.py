"""The waitlist, or ASAP list: who would come sooner, who fits a hole in the book, and what came of asking."""

from typing import Annotated, Literal

from pydantic import Field

from frontdesk.contract.common import (
    NOT_NULL,
    AmountIn,
    Count,
    DayMinutes,
    Flag,
    Id,
    Instant,
    LocalDate,
    LocalTime,
    LongText,
    Money,
    Page,
    PatchModel,
    Reference,
    RequestModel,
    ResponseModel,
    ShortText,
    Version,
    Weekday,
)
from frontdesk.domain.waitlist import (
    DurationFit,
    LocationMatch,
    LocationScope,
    MatchQuality,
    PatientResponse,
    Urgency,
    WaitlistStatus,
)

WaitlistSource = Literal["manual", "appointment_flag", "recall", "treatment_plan", "online"]
ContactMethod = Literal["sms", "email", "phone", "app_notification"]

_Days = Annotated[list[Weekday], Field(max_length=7)]
_Places = Annotated[list[Id], Field(max_length=200)]


class OfferedSlot(ResponseModel):
    """An opening a patient was told of."""

    location: Reference = Field(description="Where.")
    date: LocalDate = Field(description="The local date.")
    start_time: LocalTime = Field(description="When it begins, by the location's clock.")


class ScoreDetails(ResponseModel):
    """What a score consists of: how often the patient came, how long they wait and what the visit is worth."""

    kept_visits: Count = Field(description="Visits of the last two years that took place.")
    broken_visits: Count = Field(description="Visits of the last two years the patient did not come to.")
    days_waiting: Count = Field(description="Days on the list when it was worked out.")
    value: Money = Field(description="What the visit is worth.")
    reliability_points: Count = Field(description="Up to 50, for coming.")
    waiting_points: Count = Field(description="Up to 30, for waiting.")
    value_points: Count = Field(description="Up to 20, for the value.")


class ContactOut(ResponseModel):
    """One time a patient was told of an opening, or answered without an open contact."""

    id: Id = Field(description="This contact.")
    contact_method: str = Field(description="How: `sms`, `email`, `phone`, `app_notification`.", examples=["phone"])
    initiated_by: str = Field(description="By whom: `staff` or `smart_fill`.", examples=["staff"])
    slot: OfferedSlot = Field(
        description="The opening; of an answer by itself what was offered last, or where and when it came."
    )
    message_id: str | None = Field(
        default=None, description="The message, in the system that sent it.", examples=["m1"]
    )
    contacted_at: Instant = Field(description="When.")
    patient_response: str | None = Field(default=None, description="What came of it.", examples=["declined"])
    responded_at: Instant | None = Field(default=None, description="When that was known.")


class WaitlistEntryOut(ResponseModel):
    """A patient who would come sooner."""

    id: Id = Field(description="The entry.")
    version: Version | None = Field(default=None, description="Grows with every change.")
    patient: Reference = Field(description="The patient.")
    location: Reference = Field(description="The location the patient belongs to.")
    location_scope: LocationScope = Field(description="Where else the patient would come.", examples=["home_only"])
    additional_locations: list[Reference] | None = Field(
        default=None, description="The other locations, if the scope is `selected`."
    )
    provider: Reference | None = Field(default=None, description="Whom the patient wants to see.")
    appointment_type: Reference | None = Field(default=None, description="The kind of visit.")
    appointment: Reference | None = Field(default=None, description="The visit the patient would rather have sooner.")
    recall: Reference | None = Field(default=None, description="The recall the visit answers.")
    priority: Reference | None = Field(default=None, description="The practice's own ranking.")
    status: WaitlistStatus = Field(description="Where it stands.", examples=["waiting"])
    urgency: Urgency = Field(description="How soon the patient has to be seen.", examples=["soon"])
    source: str = Field(description="How the entry came to be.", examples=["manual"])
    estimated_duration_mins: int | None = Field(default=None, description="How long it will take.", examples=[40])
    date_range_start: LocalDate | None = Field(default=None, description="The first day that suits.")
    date_range_end: LocalDate | None = Field(default=None, description="The last day that suits.")
    preferred_days: list[Weekday] | None = Field(default=None, description="Days of the week that suit; Monday is 0.")
    preferred_time_start: LocalTime | None = Field(default=None, description="The patient can come from then on.")
    preferred_time_end: LocalTime | None = Field(default=None, description="The patient has to be done by then.")
    treatment_value: Money | None = Field(default=None, description="What the visit is worth.")
    note: str | None = Field(default=None, description="A note.", examples=["Mornings only"])
    days_waiting: int = Field(description="Days on the list.", examples=[12])
    contact_attempts: int | None = Field(default=None, description="How often the patient was contacted.", examples=[1])
    contacted_at: Instant | None = Field(default=None, description="When the patient was last contacted.")
    contact_method_used: str | None = Field(default=None, description="How that was.", examples=["phone"])
    last_offered_slot: OfferedSlot | None = Field(default=None, description="The opening the patient was told of then.")
    patient_response: str | None = Field(default=None, description="What came of it.", examples=["declined"])
    responded_at: Instant | None = Field(default=None, description="When that was known.")
    patient_score: int | None = Field(
        default=None, description="From 0 to 100 what speaks for offering an opening here.", examples=[64]
    )
    score_details: ScoreDetails | None = Field(default=None, description="What the score consists of.")
    score_calculated_at: Instant | None = Field(default=None, description="When the score was worked out.")
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant = Field(description="When it last changed.")


class WaitlistEntryListOut(Page[WaitlistEntryOut]):
    """A page of the waitlist."""


class CreateWaitlistEntryIn(RequestModel):
    """A patient to be put on the waitlist."""

    patient_uuid: Id = Field(description="The patient.")
    location_uuid: Id = Field(description="The location the patient belongs to.")
    location_scope: LocationScope = Field(
        default=LocationScope.HOME_ONLY, description="Where else the patient would come.", examples=["any"]
    )
    additional_location_uuids: _Places | None = Field(
        default=None, description="The other locations; the scope `selected` needs them."
    )
    provider_uuid: Id | None = Field(default=None, description="Whom the patient wants to see.")
    appointment_type_uuid: Id | None = Field(default=None, description="The kind of visit.")
    appointment_uuid: Id | None = Field(default=None, description="The visit the patient would rather have sooner.")
    recall_uuid: Id | None = Field(default=None, description="The recall the visit answers.")
    priority_uuid: Id | None = Field(default=None, description="The practice's own ranking.")
    urgency: Urgency = Field(
        default=Urgency.ROUTINE, description="How soon the patient has to be seen.", examples=["soon"]
    )
    source: WaitlistSource = Field(default="manual", description="How the entry came to be.", examples=["manual"])
    estimated_duration_mins: DayMinutes | None = Field(
        default=None, description="How long it will take; left out, as long as the visit it names, or as its kind does."
    )
    date_range_start: LocalDate | None = Field(default=None, description="The first day that suits.")
    date_range_end: LocalDate | None = Field(default=None, description="The last day that suits.")
    preferred_days: _Days | None = Field(default=None, description="Days of the week that suit; Monday is 0.")
    preferred_time_start: LocalTime | None = Field(default=None, description="The patient can come from then on.")
    preferred_time_end: LocalTime | None = Field(default=None, description="The patient has to be done by then.")
    treatment_value: AmountIn | None = Field(default=None, description="What the visit is worth.")
    note: LongText | None = Field(default=None, description="A note.")


class UpdateWaitlistEntryIn(PatchModel):
    """Changes to an entry of the waitlist."""

    base_version: Version | None = Field(
        default=None, description="The version this is based on; left out, whatever it is now."
    )
    location_scope: Annotated[LocationScope | None, NOT_NULL] = Field(
        default=None, description="Another reach.", examples=["selected"]
    )
    additional_location_uuids: _Places | None = Field(default=None, description="Other locations; null for none.")
    provider_uuid: Id | None = Field(default=None, description="Another provider; null for any.")
    appointment_type_uuid: Id | None = Field(default=None, description="Another kind of visit; null for none.")
    appointment_uuid: Id | None = Field(default=None, description="Another visit; null for none.")
    priority_uuid: Id | None = Field(default=None, description="Another ranking; null for none.")
    urgency: Annotated[Urgency | None, NOT_NULL] = Field(
        default=None, description="Another urgency.", examples=["urgent"]
    )
    status: Annotated[WaitlistStatus | None, NOT_NULL] = Field(
        default=None, description="Where it stands from now on.", examples=["removed"]
    )
    estimated_duration_mins: DayMinutes | None = Field(default=None, description="Another length; null for none.")
    date_range_start: LocalDate | None = Field(default=None, description="Another first day; null for none.")
    date_range_end: LocalDate | None = Field(default=None, description="Another last day; null for none.")
    preferred_days: _Days | None = Field(default=None, description="Other days of the week; null for any.")
    preferred_time_start: LocalTime | None = Field(default=None, description="Another earliest time; null for none.")
    preferred_time_end: LocalTime | None = Field(default=None, description="Another latest time; null for none.")
    treatment_value: AmountIn | None = Field(default=None, description="Another value; null for none.")
    note: LongText | None = Field(default=None, description="Another note; null for none.")


class LogContactIn(RequestModel):
    """A patient was told of an opening."""

    contact_method: ContactMethod = Field(description="How.", examples=["phone"])
    slot_date: LocalDate = Field(description="The opening's local date.")
    slot_start_time: LocalTime = Field(description="When the opening begins, by its location's clock.")
    slot_location_uuid: Id = Field(description="The opening's location.")
    initiated_by: Literal["staff", "smart_fill"] = Field(default="staff", description="By whom.", examples=["staff"])
    message_id: ShortText | None = Field(
        default=None, description="The message, in the system that sent it.", examples=["sms-20931"]
    )


class RecordResponseIn(RequestModel):
    """A patient has answered, or has not."""

    patient_response: PatientResponse = Field(description="What came of it.", examples=["accepted"])
    contact_method: ContactMethod | None = Field(default=None, description="How the answer came.", examples=["sms"])
    message_id: ShortText | None = Field(
        default=None,
        description="The message it answers; left out, the latest contact without an answer.",
        examples=["sms-20931"],
    )


class BulkRemoveIn(RequestModel):
    """Entries to take off the waitlist."""

    entry_uuids: Annotated[list[Id], Field(max_length=500)] = Field(description="The entries.")


class BulkRemoveOut(ResponseModel):
    """What a clean-up did."""

    removed_count: Count = Field(description="How many entries it took off the list.")


class QuickFillIn(RequestModel):
    """A hole in the book."""

    location_uuid: Id = Field(description="Where it is.")
    slot_date: LocalDate = Field(description="Its local date.")
    slot_start_time: LocalTime = Field(description="When it begins, by the location's clock.")
    slot_end_time: LocalTime = Field(description="When it ends, by the location's clock.")
    provider_uuid: Id | None = Field(default=None, description="Whose time it is.")
    appointment_type_uuid: Id | None = Field(default=None, description="The kind of visit it is kept for.")
    include_cross_location: Flag = Field(
        default=True, description="Whether to ask patients of other locations who would come here."
    )
    max_results: Annotated[int, Field(strict=True, ge=1, le=200)] = Field(
        default=25, description="At most this many.", examples=[25]
    )


class QuickFillMatch(ResponseModel):
    """An entry that fits a hole."""

    entry: WaitlistEntryOut = Field(description="The entry.")
    match_quality: MatchQuality = Field(description="How well it fits.", examples=["exact"])
    provider_match: bool = Field(
        description="Whether it is the time of the provider wanted, or any provider would do.", examples=[True]
    )
    location_match: LocationMatch = Field(description="Why the patient would come here.", examples=["home"])
    duration_fit: DurationFit = Field(description="How the visit compares with the hole.", examples=["shorter"])
    score: int = Field(description="From 0 to 100, of fit and of the patient's score.", examples=[82])
    reasons: list[str] = Field(description="Why, in sentences.", examples=[["Has waited 12 days."]])


class QuickFillOut(ResponseModel):
    """Who fits a hole: the most urgent first, then by priority, score and days waited."""

    matches: list[QuickFillMatch] = Field(description="The best of them.")
    total_matches: Count = Field(description="How many there are in all.")
