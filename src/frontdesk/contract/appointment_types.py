"""Appointment types: the kinds of visit a practice books."""

from typing import Annotated, Final

from pydantic import Field

from frontdesk.contract.common import (
    NOT_NULL,
    Code,
    Color,
    DayMinutes,
    Flag,
    Id,
    Instant,
    Name,
    Order,
    Page,
    PatchModel,
    Reference,
    RequestModel,
    ResponseModel,
    TimePatternText,
    Version,
)

CodeList = Annotated[list[Code], Field(max_length=50)]
LocationList = Annotated[list[Id], Field(max_length=500)]

TYPE_COLOR: Final = "#42A5F5"
"""The colour of a type that is made without one."""


class AppointmentTypeOut(ResponseModel):
    """A kind of visit."""

    id: Id = Field(description="The appointment type.")
    version: Version | None = Field(default=None, description="Send this back as `base_version` with the next change.")
    name: str = Field(description="Its name.", examples=["Hygiene"])
    abbrev: str | None = Field(default=None, description="Its name in brief; may be empty.", examples=["HYG"])
    color: str | None = Field(default=None, description="Its colour.", examples=["#0F7B50"])
    duration_minutes: int | None = Field(default=None, description="How long such a visit takes.", examples=[40])
    time_pattern: str | None = Field(default=None, description="Provider and assistant time.", examples=["//XXXX//"])
    effective_time_pattern: str | None = Field(
        default=None, description="The time pattern, or one made from the length.", examples=["//XXXX//"]
    )
    procedure_codes_to_add: list[str] | None = Field(
        default=None, description="Procedures a new visit of this kind begins with.", examples=[["D1110"]]
    )
    required_procedure_codes: list[str] | None = Field(
        default=None,
        description="Procedures a visit of this kind should have. It is kept and told; nothing is refused.",
        examples=[["D1110"]],
    )
    require_all: bool = Field(description="Whether all of those procedures are meant, or any.", examples=[False])
    locations: list[Reference] | None = Field(
        default=None, description="The only offices to book it at; empty for all."
    )
    blockout_only: bool | None = Field(
        default=None,
        description="Whether it is meant for time reserved by blockouts only. It is kept and told; nothing is refused.",
        examples=[False],
    )
    is_hidden: bool | None = Field(default=None, description="Whether it is kept out of choices.", examples=[False])
    item_order: int | None = Field(default=None, description="Order in choices.", examples=[1])
    status: str | None = Field(default=None, description="`active` or `archived`.", examples=["active"])
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant | None = Field(default=None, description="When it last changed.")
    deleted_at: Instant | None = Field(default=None, description="When it was archived.")


class AppointmentTypeListOut(Page[AppointmentTypeOut]):
    """A page of appointment types."""


class CreateAppointmentTypeIn(RequestModel):
    """A new kind of visit."""

    name: Name = Field(description="Its name.")
    abbrev: Code | None = Field(default="", description="Its name in brief.")
    color: Color | None = Field(default=TYPE_COLOR, description="Its colour; left out, a light blue.")
    duration_minutes: DayMinutes = Field(default=30, description="How long such a visit takes.")
    time_pattern: TimePatternText | None = Field(default=None, description="Provider and assistant time.")
    procedure_codes_to_add: CodeList | None = Field(
        default=None, description="Procedures a new visit of this kind begins with.", examples=[["D1110"]]
    )
    required_procedure_codes: CodeList | None = Field(
        default=None,
        description="Procedures a visit of this kind should have. It is kept and told; nothing is refused.",
        examples=[["D1110"]],
    )
    require_all: Flag = Field(description="Whether all of those procedures are meant, or any.")
    location_uuids: LocationList | None = Field(
        default=None, description="The only offices to book it at; none for all."
    )
    blockout_only: Flag = Field(default=False, description="Meant for reserved time only; nothing is refused for it.")
    is_hidden: Flag = Field(default=False, description="Keep it out of choices.")
    item_order: Order = Field(default=0, description="Order in choices.")


class UpdateAppointmentTypeIn(PatchModel):
    """Changes to a kind of visit."""

    base_version: Version = Field(description="The version this is based on.")
    require_all: Flag = Field(description="Whether all of the required procedures are needed, or any.")
    name: Annotated[Name | None, NOT_NULL] = Field(default=None, description="Another name.")
    abbrev: Code | None = Field(default=None, description="Another short name; null for none.")
    color: Annotated[Color | None, NOT_NULL] = Field(default=None, description="Another colour.")
    duration_minutes: Annotated[DayMinutes | None, NOT_NULL] = Field(default=None, description="Another length.")
    time_pattern: TimePatternText | None = Field(default=None, description="Another pattern; null for one by length.")
    procedure_codes_to_add: CodeList | None = Field(
        default=None, description="Other procedures to begin with; null for none.", examples=[["D1110"]]
    )
    required_procedure_codes: CodeList | None = Field(
        default=None, description="Other required procedures; null for none.", examples=[["D1110"]]
    )
    location_uuids: LocationList | None = Field(default=None, description="Other offices; null for all.")
    blockout_only: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Only into blockouts or not.")
    is_hidden: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Hide or show it.")
    item_order: Annotated[Order | None, NOT_NULL] = Field(default=None, description="Another place in the order.")
