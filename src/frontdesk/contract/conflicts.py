"""What stands in the way of a slot."""

from pydantic import Field

from frontdesk.contract.common import Flag, Id, Instant, LocalDate, LocalTime, Reference, RequestModel, ResponseModel
from frontdesk.domain.conflicts import ReasonCode


class ConflictRow(ResponseModel):
    """One thing that overlaps the proposed time."""

    reference: Reference = Field(
        description="The appointment, provider or blockout in the way. An appointment has no name here: "
        "who the patient is does not travel in a refusal."
    )
    start_time: Instant = Field(description="When the overlapping thing begins.")
    end_time: Instant = Field(description="When the overlapping thing is over; not part of it.")
    reason_code: ReasonCode = Field(description="Which rule it meets.", examples=["PROVIDER_OVERLAP"])
    sentence: str = Field(
        description="The reason as a sentence to show.", examples=["Dr. Okafor is in Op 2 until 10:40."]
    )


class ConflictsOut(ResponseModel):
    """Everything in the way of a slot, by kind."""

    appointments: list[ConflictRow] = Field(default=[], description="Appointments in the same operatory.")
    providers: list[ConflictRow] = Field(default=[], description="Providers busy elsewhere at that time.")
    blockouts: list[ConflictRow] = Field(default=[], description="Blockouts during which nothing may be booked.")


class CheckConflictsIn(RequestModel):
    """A slot to look at before booking it; nothing is changed."""

    location_uuid: Id = Field(description="The location of the slot.")
    operatory_uuid: Id = Field(description="The operatory of the slot.")
    schedule_date: LocalDate = Field(description="The local date of the slot.")
    start_time: LocalTime = Field(description="When it would start, by the location's clock.")
    end_time: LocalTime = Field(description="When it would end, by the location's clock.")
    exclude_appointment_uuid: Id | None = Field(
        default=None, description="The appointment to be moved there; it never conflicts with itself."
    )


class CheckConflictsOut(ResponseModel):
    """The verdict on a slot."""

    has_conflicts: Flag = Field(description="Whether anything is in the way.")
    conflicts: ConflictsOut | None = Field(default=None, description="What is in the way, by kind.")
    reason_codes: list[ReasonCode] | None = Field(
        default=None, description="Every rule that is met, once.", examples=[["APPOINTMENT_OVERLAP"]]
    )
