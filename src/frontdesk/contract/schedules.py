"""When providers work: weekly templates, overrides of single days, and both resolved for a date."""

from typing import Annotated, Literal

from pydantic import Field

from frontdesk.contract.common import (
    NOT_NULL,
    NULL_EMPTIES,
    Flag,
    Id,
    Instant,
    LocalDate,
    LocalTime,
    LongText,
    Page,
    PatchModel,
    Reference,
    RequestModel,
    ResponseModel,
    Version,
    Weekday,
)

OverrideReason = Literal["vacation", "sick", "training", "meeting", "holiday", "changed_hours", "other"]


class TimeRangeOut(ResponseModel):
    """A stretch of a provider's working time."""

    start_time: Instant = Field(description="When it begins.")
    end_time: Instant = Field(description="When it is over; not part of it any more.")
    operatory: Reference | None = Field(default=None, description="The operatory it holds for; null for any.")


class ProviderScheduleOut(ResponseModel):
    """What a provider works on one day."""

    provider: Reference = Field(description="The provider.")
    operatory: Reference | None = Field(default=None, description="The operatory, when all of the day is in one.")
    time_ranges: list[TimeRangeOut] = Field(description="The working time in order; empty when absent.")
    is_override: bool = Field(description="Whether the day differs from the weekly template.", examples=[False])
    is_unavailable: bool = Field(default=False, description="Whether the provider is away all day.", examples=[False])
    note: str | None = Field(default=None, description="The template's or override's note.", examples=["Leaves early"])


class ProviderAvailabilityOut(ResponseModel):
    """One provider's resolved day."""

    date: LocalDate = Field(description="The local date.")
    location_timezone: str = Field(description="The office's IANA time zone.", examples=["America/Chicago"])
    provider: Reference = Field(description="The provider.")
    time_ranges: list[TimeRangeOut] = Field(description="The working time in order; empty when absent.")
    is_override: bool = Field(description="Whether the day differs from the weekly template.", examples=[False])
    is_unavailable: bool = Field(default=False, description="Whether the provider is away all day.", examples=[False])
    note: str | None = Field(default=None, description="The template's or override's note.", examples=["Leaves early"])


class DailyProvidersOut(ResponseModel):
    """Everybody's resolved day at an office."""

    date: LocalDate = Field(description="The local date.")
    location: Reference = Field(description="The office.")
    location_timezone: str = Field(description="The office's IANA time zone.", examples=["America/Chicago"])
    providers: list[ProviderScheduleOut] = Field(description="Every provider with hours or an override that day.")


class ScheduleTemplateOut(ResponseModel):
    """A provider's hours on one day of every week."""

    id: Id = Field(description="The template.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    provider: Reference = Field(description="Whose hours they are.")
    location: Reference = Field(description="The office they hold for.")
    operatory: Reference | None = Field(default=None, description="The operatory they hold for; null for any.")
    day_of_week: int = Field(description="The day, Monday being 0.", examples=[1])
    start_time: LocalTime = Field(description="When work starts, by the office's clock.")
    end_time: LocalTime = Field(description="When work ends, by the office's clock.")
    effective_from: LocalDate = Field(description="First date they hold.")
    effective_to: LocalDate | None = Field(default=None, description="Last date they hold; null for open-ended.")
    note: str = Field(description="A note; may be empty.", examples=["Surgery mornings"])
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant = Field(description="When it last changed.")


class ScheduleTemplateListOut(Page[ScheduleTemplateOut]):
    """A page of schedule templates."""


class CreateScheduleTemplateIn(RequestModel):
    """Hours on one day of every week."""

    provider_uuid: Id = Field(description="Whose hours they are.")
    location_uuid: Id = Field(description="The office they hold for.")
    operatory_uuid: Id | None = Field(default=None, description="The operatory they hold for; left out for any.")
    day_of_week: Weekday = Field(description="The day, Monday being 0.")
    start_time: LocalTime = Field(description="When work starts, by the office's clock.")
    end_time: LocalTime = Field(description="When work ends, by the office's clock.")
    effective_from: LocalDate = Field(description="First date they hold.")
    effective_to: LocalDate | None = Field(default=None, description="Last date they hold.")
    note: LongText | None = Field(default=None, description="A note.")


class UpdateScheduleTemplateIn(PatchModel):
    """Changes to weekly hours."""

    base_version: Version = Field(description="The version this is based on.")
    operatory_uuid: Id | None = Field(default=None, description="Another operatory; null for any.")
    day_of_week: Annotated[Weekday | None, NOT_NULL] = Field(default=None, description="Another day.")
    start_time: Annotated[LocalTime | None, NOT_NULL] = Field(default=None, description="Another start.")
    end_time: Annotated[LocalTime | None, NOT_NULL] = Field(default=None, description="Another end.")
    effective_from: Annotated[LocalDate | None, NOT_NULL] = Field(default=None, description="Another first date.")
    effective_to: LocalDate | None = Field(default=None, description="Another last date; null for open-ended.")
    note: Annotated[LongText | None, NULL_EMPTIES] = Field(default=None, description="Another note; null for none.")


class ScheduleOverrideOut(ResponseModel):
    """A provider's hours on one date, instead of the weekly ones."""

    id: Id = Field(description="The override.")
    provider: Reference = Field(description="Whose day it is.")
    location: Reference = Field(description="The office it holds for.")
    operatory: Reference | None = Field(default=None, description="The operatory it holds for; null for any.")
    override_date: LocalDate = Field(description="The date.")
    start_time: LocalTime | None = Field(default=None, description="From when; null for the whole day.")
    end_time: LocalTime | None = Field(default=None, description="Until when; null for the whole day.")
    is_unavailable: bool = Field(description="Whether the provider is away then, rather than working.", examples=[True])
    override_reason: str = Field(description="Why the day differs.", examples=["vacation"])
    note: str = Field(description="A note; may be empty.", examples=["Back on Thursday"])
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant = Field(description="When it last changed.")


class ScheduleOverrideListOut(Page[ScheduleOverrideOut]):
    """A page of schedule overrides."""


class CreateScheduleOverrideIn(RequestModel):
    """A day that differs from the weekly hours. Away without times means the whole day."""

    provider_uuid: Id = Field(description="Whose day it is.")
    location_uuid: Id = Field(description="The office it holds for.")
    operatory_uuid: Id | None = Field(default=None, description="The operatory it holds for; left out for any.")
    override_date: LocalDate = Field(description="The date.")
    start_time: LocalTime | None = Field(default=None, description="From when, by the office's clock.")
    end_time: LocalTime | None = Field(default=None, description="Until when, by the office's clock.")
    is_unavailable: Flag = Field(default=False, description="Whether the provider is away then.")
    override_reason: OverrideReason = Field(default="other", description="Why the day differs.", examples=["vacation"])
    note: LongText | None = Field(default=None, description="A note.")


class UpdateScheduleOverrideIn(PatchModel):
    """Changes to an override."""

    operatory_uuid: Id | None = Field(default=None, description="Another operatory; null for any.")
    start_time: LocalTime | None = Field(default=None, description="Another start; null for the whole day.")
    end_time: LocalTime | None = Field(default=None, description="Another end; null for the whole day.")
    is_unavailable: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Away or working.")
    override_reason: Annotated[OverrideReason | None, NOT_NULL] = Field(
        default=None, description="Another reason.", examples=["sick"]
    )
    note: Annotated[LongText | None, NULL_EMPTIES] = Field(default=None, description="Another note; null for none.")
