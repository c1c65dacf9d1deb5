"""Schedule views: what a desk shows of an office, and how."""

from dataclasses import dataclass
from datetime import time
from uuid import UUID

Layout = tuple[tuple[str, tuple[str, ...]], ...]
"""Fields by the position or section they stand in."""

POSITIONS = ("top_left", "top_right", "middle", "bottom_left", "bottom_right")
ASKED_FIELDS = (
    *("age", "birth_date", "chart_number", "mobile_phone", "email", "alerts", "balance_due", "insurance"),
    "last_visit",
)
"""What the calendar tells only where it is asked to; see `Look.asks_for`."""
FIELDS = (
    *("patient_name", "patient_initials", "start_time", "duration", "appointment_type", "procedures", "provider"),
    *("operatory", "flow_status", "confirmation_status", "arrival", "production_amount", "estimated_insurance"),
    *("estimated_patient_portion", "note", "tags"),
    *ASKED_FIELDS,
    "marks",
)
"""What a block can show; the card beside it shows all of it but the marks."""
COLOURED_BY = ("appointment_type", "provider", "confirmation_status", "flow_status")
"""What a fill or a stripe can stand for."""
INCREMENTS = (5, 10, 15, 20, 30, 60)
SIZES = ("xs", "sm", "md", "lg")


@dataclass(frozen=True, slots=True)
class Look:
    """What blocks show and what their colours mean; empty for the desk's own way.

    Attributes:
        card: what a block shows, by position.
        bubble: what the card beside a block shows, by section; none means nothing, None the desk's own.
        fill, stripe: what these colours stand for.
        marks: which marks a block bears.
    """

    card: Layout = ()
    bubble: Layout | None = None
    fill: str = ""
    stripe: str = ""
    marks: tuple[str, ...] = ()

    def asks_for(self, *, with_bubble: bool) -> frozenset[str]:
        """What of it the calendar has to be asked for."""
        layouts = (*self.card, *((self.bubble or ()) if with_bubble else ()))
        wanted = {field for _, fields in layouts for field in fields}
        # How old somebody is follows from when they were born, on whatever day they come.
        return frozenset("birth_date" if field == "age" else field for field in ASKED_FIELDS if field in wanted)


@dataclass(frozen=True, slots=True)
class ViewSettings:
    """Everything of a view that its users may change.

    Attributes:
        operatory_ids, provider_ids: what is shown; None for all.
        start, end: from when to when the board runs; an end at midnight is the end of the day.
        increment: minutes from one line to the next, and to which things snap.
        only_worked: leave out operatories in which nobody works.
        business_days: leave Saturday and Sunday out of a week.
        missed: show broken and cancelled visits.
        bars: show when each provider works.
        to_now: begin at the present time.
        bubble: show a card beside a block.
    """

    name: str
    is_week: bool = False
    is_shared: bool = True
    operatory_ids: frozenset[UUID] | None = None
    provider_ids: frozenset[UUID] | None = None
    start: time = time(7)
    end: time = time(19)
    increment: int = 10
    only_worked: bool = False
    business_days: bool = False
    missed: bool = True
    production: bool = False
    bars: bool = True
    to_now: bool = True
    bubble: bool = True
    compact: bool = False
    privacy: bool = False
    font_size: str = "md"
    least_width: int = 0
    look: Look = Look()


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """A view, and what it is to this user.

    Attributes:
        is_default: the desk opens its office with it.
        digit: it is behind Ctrl and this digit; None behind none.
    """

    id: UUID
    version: int
    location_id: UUID
    settings: ViewSettings
    is_default: bool = False
    digit: int | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.settings.name


@dataclass(frozen=True, slots=True)
class Preset:
    """A ready-made look to start a view from."""

    name: str
    description: str
    look: Look
