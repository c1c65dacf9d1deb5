"""What providers mean to produce, and what comes of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

SpanKey = tuple[UUID, date, date]
"""A location with the first and the last of some local days."""

NOBODY = UUID(int=0)
"""Stands for visits that name no provider."""


@dataclass(frozen=True, slots=True)
class ProviderProduction:
    """One provider's production over some days.

    Attributes:
        id: the provider, or `NOBODY`.
        scheduled, completed, lost: on the book and not yet done; done; broken or cancelled.
        goal: the sum of the goals of these days; nothing without any.
    """

    id: UUID
    name: str
    scheduled: Decimal = Decimal(0)
    completed: Decimal = Decimal(0)
    lost: Decimal = Decimal(0)
    goal: Decimal = Decimal(0)

    @property
    def version(self) -> int:
        """Sums have none: the latest reading counts."""
        return 0

    @property
    def booked(self) -> Decimal:
        """Everything on the book, done or not."""
        return self.scheduled + self.completed


MOST_DAYS = 366
"""A span of goals is at most a year long."""


@dataclass(frozen=True, slots=True)
class GoalSpan:
    """One goal for some providers on some weekdays.

    Attributes:
        amount: what each means to produce on each of the days; nothing takes their goals away.
        weekdays: which days of the week, Monday being 0.
        first, last: the dates it holds between, both included.
    """

    provider_ids: tuple[UUID, ...]
    amount: Decimal
    weekdays: frozenset[int]
    first: date
    last: date

    def days(self) -> tuple[date, ...]:
        """The days it means, in order."""
        span = (self.last - self.first).days + 1
        every = (self.first + timedelta(days=step) for step in range(span))
        return tuple(day for day in every if day.weekday() in self.weekdays)
