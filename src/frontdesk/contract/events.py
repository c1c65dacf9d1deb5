"""Live changes: what happened, without any of what it happened to."""

from pydantic import Field

from frontdesk.contract.common import Id, Instant, LocalDate, ResponseModel

RESET_EVENT = "reset"
"""The stream's event name for: what you missed is no longer kept, load afresh."""


class Event(ResponseModel):
    """One change somebody made."""

    id: int = Field(description="Its number in the organisation, in the order of the changes.", examples=[4711])
    type: str = Field(description="What kind of thing changed and how.", examples=["appointment.changed"])
    entity_id: Id = Field(description="The thing that changed.")
    version: int | None = Field(default=None, description="Its version after the change, if it has one.", examples=[4])
    location_id: Id | None = Field(default=None, description="The office it belongs to; null for all.")
    dates: list[LocalDate] = Field(default=[], description="The local dates it touched.", examples=[["2026-03-09"]])
    actor_id: Id | None = Field(default=None, description="Who did it.")
    actor_name: str | None = Field(default=None, description="The name of who did it.", examples=["Maria Lopez"])
    client_id: str | None = Field(
        default=None, description="The desk it came from, as it calls itself.", examples=["desk-7f3a"]
    )
    occurred_at: Instant = Field(description="When.")


class EventsSinceOut(ResponseModel):
    """The changes after a given one."""

    items: list[Event] = Field(description="The changes in order.")
    last_id: int = Field(description="Ask again with this as `after`.", examples=[4711])
    is_reset: bool = Field(
        default=False, description="Whether changes are missing because they are no longer kept.", examples=[False]
    )
