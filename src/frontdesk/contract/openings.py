"""Free time: where and when a visit could be booked."""

from typing import Annotated, Literal

from pydantic import Field

from frontdesk.contract.common import (
    DayMinutes,
    Id,
    Instant,
    LocalDate,
    LocalTime,
    Reference,
    RequestModel,
    ResponseModel,
)
from frontdesk.contract.patient_preferences import Weekdays

Wanted = Annotated[list[Id], Field(min_length=1, max_length=200)]


class FindFreeTimeIn(RequestModel):
    """What is looked for. The length comes from the appointment type unless it is given."""

    location_uuid: Id = Field(description="The office.")
    duration_minutes: DayMinutes | None = Field(default=None, description="How long the visit takes.")
    appointment_type_uuid: Id | None = Field(
        default=None, description="What kind of visit it is; says when the provider is needed in it."
    )
    provider_uuids: Wanted | None = Field(default=None, description="With one of these; left out for anybody.")
    operatory_uuids: Wanted | None = Field(default=None, description="In one of these; left out for any.")
    weekdays: Weekdays | None = Field(default=None, description="On these days, Monday being 0; left out for any.")
    earliest_time: LocalTime | None = Field(default=None, description="Not before this local time.")
    latest_time: LocalTime | None = Field(default=None, description="Over by this local time.")
    date_from: LocalDate | None = Field(default=None, description="From this local date on; left out for today.")
    date_to: LocalDate | None = Field(
        default=None, description="Up to and including this local date, a year ahead at most; left out for 90 days."
    )
    limit: int = Field(default=20, strict=True, ge=1, le=200, description="How many openings at most.", examples=[20])
    per_day: int = Field(default=4, strict=True, ge=1, le=50, description="How many of them on one day.", examples=[4])
    increment_minutes: Literal[5, 10, 15, 20, 30, 60] = Field(
        default=10, description="Minutes from one possible start to the next.", examples=[10]
    )


class OpeningOut(ResponseModel):
    """A place that is free, in which a provider works and is not needed elsewhere."""

    date: LocalDate = Field(description="The local date.")
    start_time: Instant = Field(description="When the visit would start.")
    end_time: Instant = Field(description="When it would be over.")
    operatory: Reference = Field(description="Where.")
    provider: Reference = Field(description="With whom.")
    score: int = Field(description="How well the day stays filled around it: 100 leaves no gaps.", examples=[85])


class FreeTimeOut(ResponseModel):
    """Openings by date, and those of a date by how well they fit. Openings in one operatory do not overlap."""

    location_timezone: str = Field(description="The office's IANA time zone.", examples=["America/Chicago"])
    duration_minutes: int = Field(description="How long the visit takes.", examples=[60])
    openings: list[OpeningOut] = Field(description="What was found, in the order in which to offer it.")
    searched_to: LocalDate = Field(
        description="The last date whose openings are all listed, or the first that has any where it has more than "
        "`limit`; ask again from the day after for more."
    )
