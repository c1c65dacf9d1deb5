"""Repeating blockouts: copies of days and weeks, and templates to lay on any day."""

from typing import Annotated

from pydantic import Field

from frontdesk.contract.blockouts import BlockoutTypeStatus
from frontdesk.contract.common import (
    NOT_NULL,
    Count,
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
    Weekday,
)


class BlockoutTemplateOut(ResponseModel):
    """A day of blockouts to be laid on dates."""

    id: Id = Field(description="The template.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    name: str = Field(description="Its name.", examples=["Surgery day"])
    description: str = Field(description="What it is for; may be empty.", examples=["Mornings for surgery"])
    location: Reference | None = Field(default=None, description="The office it is for; null for any.")
    day_of_week: Weekday | None = Field(default=None, description="The day it is meant for, Monday being 0.")
    is_hidden: bool = Field(description="Whether it is kept out of choices.", examples=[False])
    item_order: int = Field(description="Order in choices.", examples=[1])
    status: str = Field(description="`active` or `inactive`.", examples=["active"])
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant = Field(description="When it last changed.")


class BlockoutTemplateListOut(Page[BlockoutTemplateOut]):
    """A page of blockout templates."""


class CreateBlockoutTemplateIn(RequestModel):
    """A new template, still without blockouts."""

    name: Name = Field(description="Its name.")
    description: LongText | None = Field(default=None, description="What it is for.")
    location_uuid: Id | None = Field(default=None, description="The office it is for; left out, any.")
    day_of_week: Weekday | None = Field(default=None, description="The day it is meant for, Monday being 0.")
    is_hidden: Flag = Field(default=False, description="Whether it is kept out of choices.")
    item_order: Order = Field(default=0, description="Order in choices.")


class UpdateBlockoutTemplateIn(PatchModel):
    """Changes to a template."""

    base_version: Version = Field(description="The version this is based on.")
    name: Annotated[Name | None, NOT_NULL] = Field(default=None, description="Another name.")
    description: LongText | None = Field(default=None, description="Another purpose; null for none.")
    location_uuid: Id | None = Field(default=None, description="Another office; null for any.")
    day_of_week: Weekday | None = Field(default=None, description="Another day; null for any.")
    is_hidden: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Hide or show it.")
    item_order: Annotated[Order | None, NOT_NULL] = Field(default=None, description="Another place in the order.")
    status: Annotated[BlockoutTypeStatus | None, NOT_NULL] = Field(
        default=None, description="Activate or retire it.", examples=["inactive"]
    )


class BlockoutTemplateItemOut(ResponseModel):
    """One blockout of a template."""

    id: Id = Field(description="The item.")
    blockout_type: Reference = Field(description="What it is for.")
    operatory: Reference | None = Field(default=None, description="The operatory; null for the whole office.")
    start_time: LocalTime = Field(description="When it begins, by the office's clock.")
    end_time: LocalTime = Field(description="When it is over, by the office's clock; midnight is the day's end.")
    item_order: int = Field(description="Order in the template.", examples=[0])


class AddBlockoutTemplateItemIn(RequestModel):
    """A blockout to add to a template."""

    blockout_type_uuid: Id = Field(description="What it is for.")
    operatory_uuid: Id | None = Field(default=None, description="The operatory; left out, the whole office.")
    start_time: LocalTime = Field(description="When it begins, by the office's clock.")
    end_time: LocalTime = Field(description="When it is over, by the office's clock.")
    item_order: Order = Field(default=0, description="Order in the template.")


class ApplyBlockoutTemplateIn(RequestModel):
    """A day to lay a template on."""

    location_uuid: Id = Field(description="The office.")
    target_date: LocalDate = Field(description="The local date.")


class CopyBlockoutDayIn(RequestModel):
    """A day whose blockouts go to another."""

    location_uuid: Id = Field(description="The office.")
    source_date: LocalDate = Field(description="The day to copy.")
    target_date: LocalDate = Field(description="The day that gets the copies.", examples=["2026-03-10"])


class CopyBlockoutWeekIn(RequestModel):
    """A week whose blockouts go to another."""

    location_uuid: Id = Field(description="The office.")
    source_week_start: LocalDate = Field(description="The Monday of the week to copy.")
    target_week_start: LocalDate = Field(
        description="The Monday of the week that gets the copies.", examples=["2026-03-16"]
    )


class RepeatBlockoutWeeksIn(RequestModel):
    """A week whose blockouts go to the weeks after it."""

    location_uuid: Id = Field(description="The office.")
    source_week_start: LocalDate = Field(description="The Monday of the week to repeat.")
    num_weeks: Annotated[int, Field(strict=True, ge=1, le=52)] = Field(
        description="How many weeks after it get copies.", examples=[4]
    )


class RepeatedBlockoutsOut(ResponseModel):
    """What copying or laying on made. All of it shares a `blockout_group_uuid`."""

    count: Count = Field(description="How many blockouts were made.")
    blockout_group_uuid: Id | None = Field(default=None, description="What they share; null when none was made.")
    warnings: list[str] | None = Field(
        default=None, description="What was left out, in words.", examples=[["Mon, Mar 9 is a holiday."]]
    )
