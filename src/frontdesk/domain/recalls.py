"""Recalls: when a patient should be seen again, and where that stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum

from whenever import Date

LAST_DAY = date(2200, 12, 31)
"""No due date lies beyond this."""

LONGEST_DAYS = 50 * 366
AHEAD_DAYS = 30
"""A recall that was answered is due again this many days before its date, so that there is time to call."""


class RecallStatus(StrEnum):
    """Where a recall stands."""

    DUE = "due"
    SCHEDULED = "scheduled"
    COMPLETED = "completed"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class RecallInterval:
    """How long after one visit the next should be. Raises ``ValueError`` for nothing, less, or more than 50 years."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        """Refuse what is no interval."""
        parts = asdict(self).values()
        if any(part < 0 for part in parts):
            raise ValueError("An interval does not go back in time.")
        about = self.years * 366 + self.months * 31 + self.weeks * 7 + self.days
        if not 0 < about <= LONGEST_DAYS:
            raise ValueError("An interval is at least a day and at most fifty years long.")

    @classmethod
    def of(cls, parts: Mapping[str, int]) -> RecallInterval:
        """Return the interval of these parts, as in ``{"months": 6}``."""
        return cls(**parts)

    def parts(self) -> dict[str, int]:
        """Return what it consists of, without the parts that are nothing."""
        return {name: part for name, part in asdict(self).items() if part}

    def after(self, day: date) -> date:
        """Return the day this long after *day*: first years and months, then weeks and days.

        A month without that day gives its last one: six months after 31 August is 28 February.
        """
        later = Date(day).add(years=self.years, months=self.months, weeks=self.weeks, days=self.days)
        return min(later.to_stdlib(), LAST_DAY)


def begins_to_be_due(due: date | None, previous: date | None) -> date | None:
    """Return from which day a recall is due; None when it always is, or has no date.

    One that was never answered is due from the start. The others are from some time before their date: a month, or
    a quarter of the interval where that is shorter, so that no recall is due again the day it was answered.
    """
    if due is None or previous is None:
        return None
    return due - timedelta(days=min(AHEAD_DAYS, max((due - previous).days, 0) // 4))


def recall_status(today: date, due: date | None, previous: date | None, *, is_booked: bool) -> RecallStatus:
    """Return where a recall stands *today*, given when it is due, when it was last answered, and whether a visit is
    booked for it.
    """
    if is_booked:
        return RecallStatus.SCHEDULED
    if due is not None and due < today:
        return RecallStatus.OVERDUE
    if previous is not None:
        begins = begins_to_be_due(due, previous)
        if begins is None or begins > today:
            return RecallStatus.COMPLETED
    return RecallStatus.DUE
