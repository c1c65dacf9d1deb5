"""Recalls: what patients come back for regularly, which procedures answer that, and when each patient is due."""

from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from frontdesk.contract.common import (
    NOT_NULL,
    Flag,
    Id,
    Instant,
    LocalDate,
    LongText,
    Name,
    Order,
    Page,
    PatchModel,
    Reference,
    RequestModel,
    ResponseModel,
    Version,
)
from frontdesk.domain.recalls import RecallInterval, RecallStatus

_Part = Annotated[int, Field(strict=True, ge=0, le=20_000, examples=[6])]
_SIX_MONTHS: Final[list[Any]] = [{"months": 6}]

IntervalOut = Annotated[dict[str, int], Field(examples=_SIX_MONTHS)]
"""A length of time in its parts: `years`, `months`, `weeks`, `days`."""


class IntervalIn(RequestModel):
    """A length of time in its parts, a day at least and fifty years at most."""

    years: _Part = Field(default=0, description="Years.", examples=[1])
    months: _Part = Field(default=0, description="Calendar months.", examples=[6])
    weeks: _Part = Field(default=0, description="Weeks.", examples=[2])
    days: _Part = Field(default=0, description="Days.", examples=[10])

    @model_validator(mode="after")
    def _is_an_interval(self) -> Self:
        try:
            self.length()
        except ValueError as error:
            raise PydanticCustomError(
                "interval", "An interval lasts a day at least and fifty years at most."
            ) from error
        return self

    def length(self) -> RecallInterval:
        """The interval itself."""
        return RecallInterval(self.years, self.months, self.weeks, self.days)


class RecallTypeOut(ResponseModel):
    """Something patients come back for."""

    id: Id = Field(description="The recall type.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    name: str = Field(description="Its name.", examples=["Cleaning"])
    description: str = Field(description="What it is; may be empty.", examples=["Every six months"])
    default_interval: IntervalOut = Field(description="How long after one visit the next should be.")
    appointment_type: Reference | None = Field(default=None, description="The kind of visit to book for it.")
    is_active: bool = Field(description="Whether it is in use.", examples=[True])
    item_order: int = Field(description="Order in lists.", examples=[0])
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant = Field(description="When it last changed.")


class RecallTypeListOut(Page[RecallTypeOut]):
    """A page of recall types."""


class CreateRecallTypeIn(RequestModel):
    """Something new patients come back for."""

    name: Name = Field(description="Its name.")
    description: LongText | None = Field(default=None, description="What it is.")
    default_interval: IntervalIn | None = Field(
        default=None, description="How long after one visit the next should be; left out, six months."
    )
    appointment_type_uuid: Id | None = Field(default=None, description="The kind of visit to book for it.")
    is_active: Flag = Field(default=True, description="Whether it is in use.")
    item_order: Order = Field(default=0, description="Order in lists.")


class UpdateRecallTypeIn(PatchModel):
    """Changes to a recall type. Due dates that are set already stay as they are."""

    base_version: Version = Field(description="The version this is based on.")
    name: Annotated[Name | None, NOT_NULL] = Field(default=None, description="Another name.")
    description: LongText | None = Field(default=None, description="Another description; null for none.")
    default_interval: Annotated[IntervalIn | None, NOT_NULL] = Field(default=None, description="Another interval.")
    appointment_type_uuid: Id | None = Field(default=None, description="Another kind of visit; null for none.")
    is_active: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Use it or not.")
    item_order: Annotated[Order | None, NOT_NULL] = Field(default=None, description="Another place in the order.")


class RecallTriggerOut(ResponseModel):
    """A procedure that answers a recall."""

    id: Id = Field(description="The trigger.")
    recall_type: Reference = Field(description="The recall it answers.")
    procedure_code: Reference = Field(description="The procedure, by its code.")
    created_at: Instant = Field(description="When it was made.")


class CreateRecallTriggerIn(RequestModel):
    """A procedure that shall answer a recall from now on."""

    recall_type_uuid: Id = Field(description="The recall it answers.")
    procedure_code_uuid: Id = Field(description="The procedure.")


class RecallOut(ResponseModel):
    """A patient's recall."""

    id: Id = Field(description="The recall.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    patient: Reference = Field(description="The patient.")
    patient_phone: str | None = Field(default=None, description="The number to call.", examples=["312-555-0142"])
    recall_type: Reference = Field(description="What the patient comes back for.")
    status: RecallStatus = Field(
        description="Where it stands today, from its dates and the patient's visits.", examples=["due"]
    )
    date_due: LocalDate | None = Field(default=None, description="When the patient should come.")
    date_previous: LocalDate | None = Field(default=None, description="When the patient last came for it.")
    date_scheduled: LocalDate | None = Field(default=None, description="When the patient is going to come.")
    appointment: Reference | None = Field(default=None, description="The visit that is booked for it.")
    interval: IntervalOut = Field(description="How long after one visit the next should be, for this patient.")
    is_disabled: bool = Field(description="Whether the patient is not to be called.", examples=[False])
    note: str = Field(description="A note; may be empty.", examples=["Prefers mornings"])
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant = Field(description="When it last changed.")


class RecallListOut(Page[RecallOut]):
    """A page of recalls."""


class CreateRecallIn(RequestModel):
    """A recall for a patient who has none of this type yet."""

    patient_uuid: Id = Field(description="The patient.")
    recall_type_uuid: Id = Field(description="What the patient comes back for.")
    date_due: LocalDate | None = Field(
        default=None,
        description="When the patient should come; left out, it follows from the last visit for it or from today.",
    )
    interval: IntervalIn | None = Field(default=None, description="The patient's own interval; left out, the type's.")
    note: LongText | None = Field(default=None, description="A note.")


class UpdateRecallIn(PatchModel):
    """Changes to a patient's recall."""

    base_version: Version = Field(description="The version this is based on.")
    date_due: LocalDate | None = Field(default=None, description="Another due date; null for none.")
    date_scheduled: LocalDate | None = Field(
        default=None, description="When the patient is going to come, if no visit on the book says so; null for never."
    )
    interval: IntervalIn | None = Field(
        default=None,
        description="Another interval, null for the type's; after a visit for it the due date follows, "
        "unless it is given too.",
    )
    is_disabled: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Stop or resume calling.")
    note: LongText | None = Field(default=None, description="Another note; null for none.")
    status: Annotated[Literal["due", "scheduled", "completed", "overdue"] | None, NOT_NULL] = Field(
        default=None,
        description="`completed` notes that the patient has come today, `due` and `overdue` that nothing is scheduled; "
        "what the dates and visits speak against is refused.",
        examples=["completed"],
    )
