"""One local day's board minutes against instants, also on the two days of the year when clocks change."""

from datetime import datetime, time, timedelta

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import to_local

_MINUTE = timedelta(minutes=1)


class DayClock:
    """The minutes of one local day, counted from the top of the board.

    Where a day stands alone its minutes are those that pass, so that the day has 23, 24 or 25 hours. Days that
    share a ruler are counted by the hands of the clock instead: the hour that clocks jump over is an empty
    stretch, and of an hour that comes twice both lie on each other.
    """

    def __init__(self, bounds: Interval, zone: str, *, shares_ruler: bool = False) -> None:
        self.bounds = bounds
        self.zone = zone
        first = to_local(bounds.start, zone)
        self._base = first.hour * 60 + first.minute if shares_ruler else 0
        self._jump = 0
        self._turn = bounds.end
        if shares_ruler:
            self._jump = self._offset(bounds.end) - self._offset(bounds.start)
            if self._jump:
                self._turn = self._find_turn()
        self._turn_minute = self._base + (self._turn - bounds.start) // _MINUTE
        self.minutes = 24 * 60 if shares_ruler else bounds.minutes
        self._steady_from: int | None = None
        if self._offset(bounds.end) == self._offset(bounds.start):
            self._steady_from = first.hour * 60 + first.minute - self._base

    def minute_of(self, instant: datetime) -> int:
        """Return the board minute of an instant; outside the day it goes on counting."""
        minute = self._base + (instant - self.bounds.start) // _MINUTE
        return minute + self._jump if instant >= self._turn else minute

    def instant_at(self, minute: int) -> datetime:
        """Return the instant of a board minute; a minute that is jumped over is the moment of the jump."""
        if minute < self._turn_minute:
            return self.bounds.start + (minute - self._base) * _MINUTE
        if minute - self._jump < self._turn_minute <= minute:
            return self._turn if self._jump > 0 else self.bounds.start + (minute - self._base - self._jump) * _MINUTE
        return self.bounds.start + (minute - self._base - self._jump) * _MINUTE

    def interval(self, start: int, end: int) -> Interval:
        """Return the time between two board minutes; at least one minute."""
        first, last = self.instant_at(start), self.instant_at(end)
        return Interval(first, max(last, first + _MINUTE))

    def wall_time(self, minute: int) -> time:
        """Return what the location's clocks show at a board minute."""
        if self._steady_from is not None:
            # Asked for every block; only on two days of the year it needs the zone's rules.
            hour, left = divmod((minute + self._steady_from) % (24 * 60), 60)
            return time(hour, left)
        return to_local(self.instant_at(minute), self.zone).time()

    def _offset(self, instant: datetime) -> int:
        return (to_local(instant, self.zone) - instant.replace(tzinfo=None)) // _MINUTE

    def _find_turn(self) -> datetime:
        before = self._offset(self.bounds.start)
        low, high = 0, self.bounds.minutes
        while high - low > 1:
            middle = (low + high) // 2
            if self._offset(self.bounds.start + middle * _MINUTE) == before:
                low = middle
            else:
                high = middle
        return self.bounds.start + high * _MINUTE
