"""What takes time in a day, reduced to what the scheduling rules ask about it, and how sentences call it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from frontdesk.domain.assignments import ProviderTime
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import to_local
from frontdesk.domain.speech import current, say
from frontdesk.domain.statuses import AppointmentStatus


@dataclass(frozen=True, slots=True)
class Booking:
    """An appointment as far as it can be in another's way.

    Attributes:
        provider_time: each provider with each stretch in which the provider is needed.
        provider_ids: everybody assigned, also who has assistant time only; left empty it is who has provider time.
    """

    id: UUID
    operatory_id: UUID
    interval: Interval
    status: AppointmentStatus
    type_id: UUID | None
    provider_time: ProviderTime
    provider_ids: frozenset[UUID] = frozenset()

    @property
    def everybody(self) -> frozenset[UUID]:
        """The providers assigned to it."""
        return self.provider_ids or frozenset(provider_id for provider_id, _ in self.provider_time)

    def moved(self, operatory_id: UUID, start: datetime) -> "Booking":
        """Return it at another time and place, on the book, with its provider time moved along."""
        by = start - self.interval.start
        return Booking(
            self.id,
            operatory_id,
            self.interval.shifted(by),
            AppointmentStatus.SCHEDULED,
            self.type_id,
            tuple((provider_id, run.shifted(by)) for provider_id, run in self.provider_time),
            self.provider_ids,
        )


@dataclass(frozen=True, slots=True)
class Blocked:
    """A blockout as far as it can be in the way; without an operatory it holds for the whole location.

    Attributes:
        expires_at: for a hold, from when on it blocks no more.
        holder_id: who holds it.
        holder: what they are called.
    """

    id: UUID
    operatory_id: UUID | None
    interval: Interval
    is_no_schedule: bool
    name: str
    expires_at: datetime | None = None
    holder_id: UUID | None = None
    holder: str = ""


Obstacle = Booking | Blocked
"""Whatever can be in the way of an appointment."""


@dataclass(frozen=True, slots=True)
class TypeRule:
    """Whether appointments of two types may overlap; the order of the two does not matter."""

    type_a: UUID
    type_b: UUID
    allow_overlap: bool


class Names(Protocol):
    """How a sentence calls things."""

    def operatory(self, operatory_id: UUID) -> str:
        """Return the operatory's short name, such as 'Op 2'."""

    def provider(self, provider_id: UUID) -> str:
        """Return the provider's name, such as 'Dr. Okafor'."""

    def clock(self, instant: datetime) -> str:
        """Return the location's wall-clock time, such as '10:40'."""


@dataclass(frozen=True, slots=True)
class NameTable:
    """Names from two tables, times on the clock of one zone; what is not in a table is called in general."""

    operatories: Mapping[UUID, str]
    providers: Mapping[UUID, str]
    zone: str

    def operatory(self, operatory_id: UUID) -> str:
        """Return the operatory's short name."""
        return self.operatories.get(operatory_id) or say("the operatory")

    def provider(self, provider_id: UUID) -> str:
        """Return the provider's name."""
        return self.providers.get(provider_id) or say("the provider")

    def clock(self, instant: datetime) -> str:
        """Return the time on the location's clock."""
        return current().bare_clock(to_local(instant, self.zone))
