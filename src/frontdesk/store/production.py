"""What providers mean to produce, and what comes of it."""

from dataclasses import dataclass
from datetime import date
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
