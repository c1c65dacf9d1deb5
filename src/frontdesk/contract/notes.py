"""Schedule notes: one text per office and day, shown above the day."""

from typing import Annotated

from pydantic import Field

from frontdesk.contract.common import (
    NULL_EMPTIES,
    Id,
    Instant,
    LocalDate,
    LongText,
    Page,
    PatchModel,
    Reference,
    RequestModel,
    ResponseModel,
    Version,
)


class ScheduleNoteOut(ResponseModel):
    """The note of one day."""

    id: Id = Field(description="The note.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    location: Reference = Field(description="The office.")
    note_date: LocalDate = Field(description="The local date.")
    note: str = Field(description="The text.", examples=["Dr. Okafor leaves at 3."])
    created_at: Instant = Field(description="When it was written.")
    updated_at: Instant = Field(description="When it last changed.")


class ScheduleNoteListOut(Page[ScheduleNoteOut]):
    """A page of schedule notes by date."""


class CreateScheduleNoteIn(RequestModel):
    """A note for a day that has none yet."""

    location_uuid: Id = Field(description="The office.")
    note_date: LocalDate = Field(description="The local date.")
    note: LongText = Field(description="The text.")


class UpdateScheduleNoteIn(PatchModel):
    """Another text for a day's note."""

    base_version: Version = Field(description="The version this is based on.")
    note: Annotated[LongText | None, NULL_EMPTIES] = Field(default=None, description="The new text; null for none.")
