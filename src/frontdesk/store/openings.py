"""What openings are looked for, and what is found, as plain values."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from frontdesk.store.entities import Slot


@dataclass(frozen=True, slots=True)
class Wish:
    """A search for free places; what is empty does not matter.

    Attributes:
        minutes: how long; None leaves it to the appointment type.
        weekdays: days of the week, Monday being 0.
        earliest, latest: not before and over by these times of the location's clock.
        first_day, last_day: both belong to the search; without them it begins today and looks far ahead.
    """

    location_id: UUID
    minutes: int | None = None
    type_id: UUID | None = None
    provider_ids: tuple[UUID, ...] = ()
    operatory_ids: tuple[UUID, ...] = ()
    weekdays: frozenset[int] = frozenset()
    earliest: time | None = None
    latest: time | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A free place in which *provider_id* works and is not needed elsewhere; the higher the *score*, the better."""

    slot: Slot
    provider_id: UUID
    score: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search came to.

    Attributes:
        found: by day, the best of a day first.
        is_partial: only days this desk had loaded could be looked at.
    """

    found: tuple[Found, ...]
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A wish somebody looks for again and again.

    Attributes:
        is_default: searches begin with it.
    """

    id: UUID
    version: int
    name: str
    wish: Wish
    is_default: bool = False
