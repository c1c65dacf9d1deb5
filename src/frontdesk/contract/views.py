"""Schedule views: what a desk shows of an office, and how."""

import datetime as dt
from typing import Annotated, Final, Literal

from pydantic import Field

from frontdesk.contract.common import (
    NOT_NULL,
    Flag,
    Id,
    Instant,
    LocalTime,
    Name,
    Page,
    PatchModel,
    Reference,
    RequestModel,
    ResponseModel,
    Version,
)
from frontdesk.contract.freeform import JsonObject

ViewType = Literal["daily", "weekly"]
Visibility = Literal["shared", "personal"]
FontSize = Literal["xs", "sm", "md", "lg"]
Increment = Literal[5, 10, 15, 20, 30, 60]

EARLIEST: Final = dt.time(7)
LATEST: Final = dt.time(19)
"""From when to when a view shows the day unless it says otherwise."""

Width = Annotated[int, Field(strict=True, ge=0, le=2000, examples=[120])]
Ids = Annotated[list[Id], Field(max_length=500)]
CardLayout = Annotated[JsonObject, Field(examples=[{"top_left": ["patient_name"], "top_right": ["start_time"]}])]
BubbleLayout = Annotated[
    JsonObject, Field(examples=[{"sections": [{"title": "Visit", "fields": ["procedures", "note"]}]}])
]
ColorConfig = Annotated[
    JsonObject, Field(examples=[{"fill": "appointment_type", "stripe": "provider", "marks": ["new_patient"]}])
]

CARD = "What a block shows, by position; null for the desk's own."
BUBBLE = "What the card beside a block shows, by section; null for the desk's own."
COLORS = "What fill, stripe and marks stand for; null for the desk's own."


class ScheduleViewOut(ResponseModel):
    """A view, and what it is to the user who asks."""

    id: Id = Field(description="The view.")
    version: Version = Field(description="Send this back as `base_version` with the next change.")
    location: Reference = Field(description="The office it shows.")
    name: str = Field(description="What to call it.", examples=["Hygiene"])
    view_type: str = Field(description="`daily` or `weekly`.", examples=["daily"])
    visibility: str = Field(description="`shared`, or `personal` to who made it.", examples=["shared"])
    is_default: bool = Field(description="Whether this user's desk opens the office with it.", examples=[False])
    keyboard_shortcut: int | None = Field(
        default=None, description="The digit that opens it with Ctrl for this user.", examples=[1]
    )
    operatory_uuids: list[Id] | None = Field(default=None, description="The operatories shown; null for all.")
    provider_uuids: list[Id] | None = Field(default=None, description="The providers shown; null for all.")
    start_time: LocalTime = Field(description="The earliest local time shown.")
    end_time: LocalTime = Field(description="The latest local time shown; midnight for the end of the day.")
    time_increment: int = Field(description="Minutes from one line to the next.", examples=[10])
    dynamic_op_filtering: bool = Field(description="Leave out operatories in which nobody works.", examples=[False])
    show_business_days_only: bool = Field(description="Leave out Saturday and Sunday in a week.", examples=[True])
    show_missed_appointments: bool = Field(description="Show broken visits where they were.", examples=[True])
    show_production: bool = Field(description="Show amounts on the blocks.", examples=[False])
    show_provider_bars: bool = Field(description="Show when providers work.", examples=[True])
    auto_scroll_to_current_time: bool = Field(description="Begin at the present time.", examples=[True])
    bubble_enabled: bool = Field(description="Show a card with details beside a block.", examples=[True])
    compact_mode: bool = Field(description="Draw blocks with less around their text.", examples=[False])
    privacy_mode: bool = Field(description="Hide who the patients are.", examples=[False])
    font_size: str = Field(description="`xs`, `sm`, `md` or `lg`.", examples=["md"])
    min_operatory_width_px: int = Field(description="The least width of an operatory; 0 for any.", examples=[0])
    card_layout: JsonObject | None = Field(default=None, description=CARD)
    bubble_layout: JsonObject | None = Field(default=None, description=BUBBLE)
    color_config: JsonObject | None = Field(default=None, description=COLORS)
    created_at: Instant = Field(description="When it was made.")
    updated_at: Instant = Field(description="When it last changed.")


class ScheduleViewListOut(Page[ScheduleViewOut]):
    """A page of views by name."""


class CreateScheduleViewIn(RequestModel):
    """A view of an office. What is left out is as most desks have it."""

    location_uuid: Id = Field(description="The office it shows.")
    name: Name = Field(description="What to call it.")
    view_type: ViewType = Field(default="daily", description="A day or a week.", examples=["daily"])
    visibility: Visibility = Field(default="shared", description="For everybody or for its maker.", examples=["shared"])
    operatory_uuids: Ids | None = Field(default=None, description="The operatories shown; left out for all.")
    provider_uuids: Ids | None = Field(default=None, description="The providers shown; left out for all.")
    start_time: LocalTime = Field(default=EARLIEST, description="The earliest local time shown.")
    end_time: LocalTime = Field(default=LATEST, description="The latest local time shown.")
    time_increment: Increment = Field(default=10, description="Minutes from one line to the next.", examples=[10])
    dynamic_op_filtering: Flag = Field(default=False, description="Leave out operatories in which nobody works.")
    show_business_days_only: Flag = Field(default=False, description="Leave out Saturday and Sunday in a week.")
    show_missed_appointments: Flag = Field(default=True, description="Show broken visits where they were.")
    show_production: Flag = Field(default=False, description="Show amounts on the blocks.")
    show_provider_bars: Flag = Field(default=True, description="Show when providers work.")
    auto_scroll_to_current_time: Flag = Field(default=True, description="Begin at the present time.")
    bubble_enabled: Flag = Field(default=True, description="Show a card with details beside a block.")
    compact_mode: Flag = Field(default=False, description="Draw blocks with less around their text.")
    privacy_mode: Flag = Field(default=False, description="Hide who the patients are.")
    font_size: FontSize = Field(default="md", description="How large the text of blocks is.", examples=["md"])
    min_operatory_width_px: Width = Field(default=0, description="The least width of an operatory; 0 for any.")
    card_layout: CardLayout | None = Field(default=None, description=CARD)
    bubble_layout: BubbleLayout | None = Field(default=None, description=BUBBLE)
    color_config: ColorConfig | None = Field(default=None, description=COLORS)


class UpdateScheduleViewIn(PatchModel):
    """Changes to a view; it stays with its office."""

    base_version: Version = Field(description="The version this is based on.")
    name: Annotated[Name | None, NOT_NULL] = Field(default=None, description="Another name.")
    view_type: Annotated[ViewType | None, NOT_NULL] = Field(
        default=None, description="A day or a week.", examples=["weekly"]
    )
    visibility: Annotated[Visibility | None, NOT_NULL] = Field(
        default=None, description="For everybody or for its maker.", examples=["personal"]
    )
    operatory_uuids: Ids | None = Field(default=None, description="Other operatories; null for all.")
    provider_uuids: Ids | None = Field(default=None, description="Other providers; null for all.")
    start_time: Annotated[LocalTime | None, NOT_NULL] = Field(default=None, description="Another earliest time.")
    end_time: Annotated[LocalTime | None, NOT_NULL] = Field(default=None, description="Another latest time.")
    time_increment: Annotated[Increment | None, NOT_NULL] = Field(
        default=None, description="Minutes from one line to the next.", examples=[15]
    )
    dynamic_op_filtering: Annotated[Flag | None, NOT_NULL] = Field(
        default=None, description="Leave out operatories in which nobody works."
    )
    show_business_days_only: Annotated[Flag | None, NOT_NULL] = Field(
        default=None, description="Leave out Saturday and Sunday in a week."
    )
    show_missed_appointments: Annotated[Flag | None, NOT_NULL] = Field(
        default=None, description="Show broken visits where they were."
    )
    show_production: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Show amounts on the blocks.")
    show_provider_bars: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Show when providers work.")
    auto_scroll_to_current_time: Annotated[Flag | None, NOT_NULL] = Field(
        default=None, description="Begin at the present time."
    )
    bubble_enabled: Annotated[Flag | None, NOT_NULL] = Field(
        default=None, description="Show a card with details beside a block."
    )
    compact_mode: Annotated[Flag | None, NOT_NULL] = Field(
        default=None, description="Draw blocks with less around their text."
    )
    privacy_mode: Annotated[Flag | None, NOT_NULL] = Field(default=None, description="Hide who the patients are.")
    font_size: Annotated[FontSize | None, NOT_NULL] = Field(
        default=None, description="How large the text of blocks is.", examples=["lg"]
    )
    min_operatory_width_px: Annotated[Width | None, NOT_NULL] = Field(
        default=None, description="The least width of an operatory; 0 for any."
    )
    card_layout: CardLayout | None = Field(default=None, description=CARD)
    bubble_layout: BubbleLayout | None = Field(default=None, description=BUBBLE)
    color_config: ColorConfig | None = Field(default=None, description=COLORS)


class ViewTemplateOut(ResponseModel):
    """A ready-made look; copy its three layouts into a view."""

    name: str = Field(description="What to call it.", examples=["Front desk"])
    description: str = Field(description="Whom it is for.", examples=["Who comes when, and how far they are."])
    card_layout: CardLayout = Field(description=CARD)
    bubble_layout: BubbleLayout = Field(description=BUBBLE)
    color_config: ColorConfig = Field(description=COLORS)


class ViewTemplateListOut(ResponseModel):
    """The ready-made looks."""

    templates: list[ViewTemplateOut] = Field(description="All of them, the most general first.")
