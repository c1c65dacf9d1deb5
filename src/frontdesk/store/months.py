"""A month at one location, day by day, without the visits themselves."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid5

MonthKey = tuple[UUID, date]
"""A location, and the first day of a month."""


@dataclass(frozen=True, slots=True)
class MonthDay:
    """How much stands on one day.

    Attributes:
        visits: those on the book, done ones included.
        booked_minutes: how long they are together; None where the server does not add it up.
        open_minutes: how long the operatories are worked in, added up; None while the hours are not known.
        scheduled, completed: production on the book and not yet done, and done.
        goal: what the providers mean to produce; None without goals.
        holiday: its name; empty on ordinary days.
    """

    location_id: UUID
    day: date
    visits: int = 0
    booked_minutes: int | None = None
    open_minutes: int | None = None
    scheduled: Decimal = Decimal(0)
    completed: Decimal = Decimal(0)
    goal: Decimal | None = None
    holiday: str = ""
    note: str = ""

    @property
    def id(self) -> UUID:
        """Stands for the location's day."""
        return uuid5(self.location_id, self.day.isoformat())

    @property
    def version(self) -> int:
        """Sums have none: the latest reading counts."""
        return 0

    @property
    def production(self) -> Decimal:
        """Everything on the book, done or not."""
        return self.scheduled + self.completed

    @property
    def is_closed(self) -> bool:
        """Whether nobody works that day."""
        return bool(self.holiday) or self.open_minutes == 0

    @property
    def fullness(self) -> int | None:
        """How much of the operatories' working time is booked, in percent up to 100; None where that is not known."""
        if self.booked_minutes is None or not self.open_minutes:
            return None
        return min(100, round(100 * self.booked_minutes / self.open_minutes))


def month_of(day: date) -> date:
    """The first day of the month *day* lies in."""
    return day.replace(day=1)


def turned(month: date, months: int) -> date:
    """The first day of the month so many months on; negative is back."""
    index = month.year * 12 + month.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
