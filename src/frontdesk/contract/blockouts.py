"""Blockouts: time kept free of, or reserved for, certain visits."""

from typing import Annotated, Literal

from pydantic import Field

from frontdesk.contract.common import (
    NOT_NULL,
    NULL_EMPTIES,
    Code,
    Color,
    Flag,
    Id,
    Instant,
    LocalDate,
    LocalTime,
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
from frontdesk.domain.holds import LONGEST_MINUTES, USUAL_MINUTES

BlockoutTypeStatus = Literal["active", "inactive"]


class BlockoutOut(ResponseModel):
    """A stretch of one day that is blocked or reserved."""

    id: Id = Field(description="The blockout.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    blockout_type: Reference = Field(description="What it is for.")
    location: Reference = Field(description="The office.")
    operatory: Reference | None = Field(default=None, description="The operatory; null for the whole office.")
    schedule_date: LocalDate = Field(description="The local date.")
    start_time: LocalTime = Field(description="When it begins, by the office's clock.")
    end_time: LocalTime = Field(description="When it is over, by the office's clock; midnight is the day's end.")
    note: str = Field(description="A note; may be empty.", examples=["Staff meeting, bring reports"])
    status: str = Field(description="`active` or `cancelled`.", examples=["active"])
    blockout_group_uuid: Id | None = Field(default=None, description="Shared by what one request made together.")
    expires_at: Instant | None = Field(
        default=None, description="For a hold: from when on it blocks nothing and is gone; null for all others."
    )
    held_by: Reference | None = Field(default=None, description="Who holds the time while phoning.")
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant = Field(description="When it last changed.")


class BlockoutListOut(Page[BlockoutOut]):
    """A page of blockouts."""


class CreateBlockoutIn(RequestModel):
    """A blockout for one day, in some operatories or in the whole office."""

    blockout_type_uuid: Id = Field(description="What it is for.")
    location_uuid: Id = Field(description="The office.")
    operatory_uuids: Annotated[list[Id], Field(max_length=200)] | None = Field(
        default=None, description="One blockout is made in each of these; left out, one for the whole office."
    )
    schedule_date: LocalDate = Field(description="The local date.")
    start_time: LocalTime = Field(description="When it begins, by the office's clock.")
    end_time: LocalTime = Field(description="When it is over, by the office's clock.")
    note: LongText | None = Field(default=None, description="A note.")
    blockout_group_uuid: Id | None = Field(
        default=None, description="The group it belongs to, to bring back what was made together; left out, its own."
    )


HoldMinutes = Annotated[int, Field(strict=True, ge=1, le=LONGEST_MINUTES, examples=[USUAL_MINUTES])]
"""How long a hold lasts, counted from now by the server's clock."""


class HoldIn(RequestModel):
    """A place to be kept for some minutes while somebody phones."""

    location_uuid: Id = Field(description="The office.")
    operatory_uuid: Id = Field(description="The operatory.")
    schedule_date: LocalDate = Field(description="The local date.")
    start_time: LocalTime = Field(description="When the place begins, by the office's clock.")
    end_time: LocalTime = Field(description="When the place is over, by the office's clock.")
    minutes: HoldMinutes = Field(default=USUAL_MINUTES, description="How long it is held, from now.")
    note: LongText | None = Field(default=None, description="A note.")


class ExtendHoldIn(RequestModel):
    """How long a hold lasts from now on, instead of what it had left."""

    minutes: HoldMinutes = Field(default=USUAL_MINUTES, description="How long it is held, from now.")


class CreatedBlockoutsOut(ResponseModel):
    """The blockouts one request made."""

    items: list[BlockoutOut] = Field(description="What was made.")
    warnings: list[str] | None = Field(
        default=None, description="What was left out or looks odd, in words.", examples=[["Op 3 has a visit at 9:40."]]
    )


class UpdateBlockoutIn(PatchModel):
    """Changes to a blockout, or to all that were made with it."""

    base_version: Version = Field(description="The version this is based on.")
    blockout_type_uuid: Annotated[Id | None, NOT_NULL] = Field(default=None, description="Another purpose.")
    operatory_uuid: Id | None = Field(default=None, description="Another operatory; null for the whole office.")
    schedule_date: Annotated[LocalDate | None, NOT_NULL] = Field(default=None, description="Another local date.")
    start_time: Annotated[LocalTime | None, NOT_NULL] = Field(default=None, description="Another start.")
    end_time: Annotated[LocalTime | None, NOT_NULL] = Field(default=None, description="Another end.")
    note: Annotated[LongText | None, NULL_EMPTIES] = Field(default=None, description="Another note; null for none.")
    apply_to_group: Flag = Field(default=False, description="Change all that share its group; they go by as many days.")
    allow_overlap: Flag = Field(default=False, description="Let it stand over visits and other blockouts of its place.")


class BlockoutTypeOut(ResponseModel):
    """A purpose for which time is blocked."""

    id: Id = Field(description="The blockout type.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    name: str = Field(description="Its name.", examples=["Lunch"])
    abbreviation: str | None = Field(default=None, description="Its name in brief.", examples=["LU"])
    color: str = Field(description="Its colour.", examples=["#98A2B3"])
    is_no_schedule: bool = Field(description="Whether nothing may be booked over it.", examples=[True])
    is_do_not_copy: bool = Field(description="Whether copying a day or week leaves it out.", examples=[False])
    is_hidden: bool = Field(description="Whether it is kept out of choices.", examples=[False])
    item_order: int = Field(description="Order in choices.", examples=[1])
    status: str = Field(description="`active` or `inactive`.", examples=["active"])
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant = Field(description="When it last changed.")


class BlockoutTypeListOut(Page[BlockoutTypeOut]):
    """A page of blockout types."""


class CreateBlockoutTypeIn(RequestModel):
    """A new purpose for which time is blocked."""

    name: Name = Field(description="Its name.")
    abbreviation: Code | None = Field(default=None, description="Its name in brief.")
    color: Color | None = Field(default=None, description="Its colour; left out, a neutral one.")
    is_no_schedule: Flag = Field(default=False, description="Whether nothing may be booked over it.")
    is_do_not_copy: Flag = Field(default=False, description="Whether copying a day or week leaves it out.")
    is_hidden: Flag = Field(default=False, description="Whether it is kept out of choices.")
    item_order: Order = Field(default=0, description="Order in choices.")


class UpdateBlockoutTypeIn(PatchModel):
    """Changes to a blockout type."""

    base_version: Version = Field(description="The version this is based on.")
    name: Annotated[Name | None, NOT_NULL] = Field(default=None, description="Another name.")
    abbreviation: Code | None = Field(default=None, description="Another short name; null for none.")
    color: Annotated[Color | None, NOT_NULL] = Field(default=None, description="Another colour.")
    is_no_schedule: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Block booking or not.")
    is_do_not_copy: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Leave out of copies or not.")
    is_hidden: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Hide or show it.")
    item_order: Annotated[Order | None, NOT_NULL] = Field(default=None, description="Another place in the order.")
    status: Annotated[BlockoutTypeStatus | None, NOT_NULL] = Field(
        default=None, description="Activate or retire it.", examples=["inactive"]
    )
