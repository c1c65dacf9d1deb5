"""Working hours as they are written down: weekly, on single days, and the days the office is closed."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID


@dataclass(frozen=True, slots=True)
class HoursWish:
    """A provider's hours on one day of every week, by the office's clock; midnight at the end closes the day.

    Attributes:
        operatory_id: the room they hold for; None for any of the provider's.
        weekday: Monday being 0.
        last: the last date they hold; None for open-ended.
    """

    provider_id: UUID
    location_id: UUID
    operatory_id: UUID | None
    weekday: int
    start: time
    end: time
    first: date
    last: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Hours that are written down, in one version of them."""

    id: UUID
    version: int
    hours: HoursWish


@dataclass(frozen=True, slots=True)
class DayWish:
    """A provider's day that differs from the week.

    Attributes:
        start, end: None for the whole day.
        is_away: the provider is away then, rather than working.
        reason: the word for why, as the server has it.
    """

    provider_id: UUID
    location_id: UUID
    day: date
    start: time | None
    end: time | None
    is_away: bool
    reason: str = "other"
    operatory_id: UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DayException:
    """A day that differs, as it is written down."""

    id: UUID
    day: DayWish


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which an office, or all of them, is closed."""

    id: UUID
    location_id: UUID | None
    day: date
    name: str


@dataclass(frozen=True, slots=True)
class HoursBook:
    """Everything written down about one provider at one office from a day on."""

    weekly: tuple[WeeklyHours, ...] = ()
    days: tuple[DayException, ...] = ()
    holidays: tuple[Holiday, ...] = ()


REASONS = ("vacation", "sick", "training", "meeting", "holiday", "changed_hours", "other")
"""Why a day may differ, in the server's words."""
