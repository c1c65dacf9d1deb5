"""Days and pinboards: where each appointment is drawn, in order, without looking at the others."""

from bisect import bisect_left
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Self
from uuid import UUID

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import day_bounds
from frontdesk.store.entities import Appointment, Blockout, DayKey, DayNote, DayTruth, DayView, ProviderHours

Home = DayKey | UUID | None
"""Where an appointment is drawn: on a day, on a location's pinboard, or nowhere."""


@dataclass(slots=True)
class LoadedDay:
    """What is known of a day besides its appointments, and the view cut from it until something touches it.

    Attributes:
        lapses_at: when the first hold in the view reaches its minute; the view is true until then.
    """

    key: DayKey
    bounds: Interval
    blockouts: tuple[Blockout, ...]
    hours: tuple[ProviderHours, ...]
    note: DayNote | None
    loaded_at: datetime
    goal: Decimal | None = None
    note_arrival: int = 0
    blockouts_arrival: int = 0
    view: DayView | None = None
    lapses_at: datetime | None = None

    @classmethod
    def of(cls, truth: DayTruth, zone: str, loaded_at: datetime) -> Self:
        """Take over what the server told."""
        key = (truth.location_id, truth.day)
        bounds = day_bounds(truth.day, zone)
        return cls(key, bounds, truth.blockouts, truth.hours, truth.note, loaded_at, truth.goal)

    def cut(
        self, appointments: tuple[Appointment, ...], note: DayNote | None, blockouts: tuple[Blockout, ...]
    ) -> DayView:
        """Return the view of the day with these appointments and blockouts."""
        location_id, day = self.key
        return DayView(
            location_id,
            day,
            self.bounds,
            appointments,
            blockouts,
            self.hours,
            note,
            self.loaded_at,
            self.goal,
        )

    def rezone(self, zone: str) -> None:
        """The clocks of the location are others than was thought."""
        self.bounds = day_bounds(self.key[1], zone)
        self.view = None


class _Ordered:
    """Appointments of one day by start, kept in order as single ones come and go."""

    __slots__ = ("keys", "rows")

    def __init__(self) -> None:
        self.keys: list[tuple[datetime, UUID]] = []
        self.rows: list[Appointment] = []

    def add(self, key: tuple[datetime, UUID], row: Appointment) -> None:
        at = bisect_left(self.keys, key)
        self.keys.insert(at, key)
        self.rows.insert(at, row)

    def take(self, key: tuple[datetime, UUID]) -> None:
        at = bisect_left(self.keys, key)
        del self.keys[at]
        del self.rows[at]


class Places:
    """Which appointments each day and pinboard shows, and which of them are there by the server's word."""

    def __init__(self) -> None:
        self._days: dict[DayKey, _Ordered] = {}
        self._pinboards: dict[UUID, dict[UUID, Appointment]] = {}
        self._homes: dict[UUID, Home] = {}
        self._truths: dict[DayKey | UUID, set[UUID]] = {}

    def rows(self, key: DayKey) -> tuple[Appointment, ...]:
        """Return the appointments of a day in order of their start."""
        ordered = self._days.get(key)
        return tuple(ordered.rows) if ordered else ()

    def pinned(self, location_id: UUID) -> tuple[Appointment, ...]:
        """Return the visits on a pinboard in the order they came."""
        return tuple(self._pinboards.get(location_id, {}).values())

    def add(self, row: Appointment, home: Home) -> None:
        """Show an appointment where it belongs."""
        if isinstance(home, tuple):
            if row.interval is not None:
                self._days.setdefault(home, _Ordered()).add((row.interval.start, row.id), row)
        elif home is not None:
            self._pinboards.setdefault(home, {})[row.id] = row

    def take(self, row: Appointment, home: Home) -> None:
        """Show it there no longer."""
        if isinstance(home, tuple):
            if row.interval is not None:
                self._days[home].take((row.interval.start, row.id))
                if not self._days[home].rows:
                    del self._days[home]
        elif home is not None:
            del self._pinboards[home][row.id]

    def set_truth(self, appointment_id: UUID, home: Home) -> None:
        """Remember where the server says the appointment is."""
        old = self._homes.pop(appointment_id, None)
        if old is not None:
            self._truths[old].discard(appointment_id)
            if not self._truths[old]:
                del self._truths[old]
        if home is not None:
            self._homes[appointment_id] = home
            self._truths.setdefault(home, set()).add(appointment_id)

    def truth_ids(self, home: DayKey | UUID) -> AbstractSet[UUID]:
        """Return the ids the server says are on a day or a pinboard."""
        return frozenset(self._truths.get(home, ()))
