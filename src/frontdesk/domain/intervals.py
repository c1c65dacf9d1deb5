"""Half-open stretches of time between two instants: the start belongs to it, the end does not."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The time from *start* up to, but not including, *end*.

    Instants of any zone are taken to UTC, because subtracting two datetimes of one local zone counts the
    hands of the clock instead of the time that passed. A datetime without a zone is a ``ValueError``, and so
    is an end that is not after the start.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        """Take both ends to UTC and refuse what is no interval."""
        if self.start.tzinfo is not UTC:
            object.__setattr__(self, "start", _to_utc(self.start))
        if self.end.tzinfo is not UTC:
            object.__setattr__(self, "end", _to_utc(self.end))
        if self.end <= self.start:
            raise ValueError("an interval must end after it starts")

    @classmethod
    def lasting(cls, start: datetime, minutes: int) -> Self:
        """Make the interval of *minutes* that begins at *start*."""
        return cls(start, start + timedelta(minutes=minutes))

    @property
    def duration(self) -> timedelta:
        """How long it lasts."""
        return self.end - self.start

    @property
    def minutes(self) -> int:
        """How long it lasts, in whole minutes."""
        return (self.end - self.start) // _MINUTE

    def overlaps(self, other: "Interval") -> bool:
        """Say whether some instant lies in both; touching ends do not overlap."""
        return self.start < other.end and other.start < self.end

    def contains(self, instant: datetime) -> bool:
        """Say whether *instant* lies in it; the end does not."""
        return self.start <= instant < self.end

    def covers(self, other: "Interval") -> bool:
        """Say whether the whole of *other* lies in it."""
        return self.start <= other.start and other.end <= self.end

    def intersection(self, other: "Interval") -> "Interval | None":
        """Return what both have in common, or None."""
        start = max(self.start, other.start)
        end = min(self.end, other.end)
        return Interval(start, end) if start < end else None

    def shifted(self, by: timedelta) -> "Interval":
        """Return it moved by *by*, as long as before."""
        return Interval(self.start + by, self.end + by)


class Agenda:
    """Intervals that are asked again and again whether something meets one; quick however many there are."""

    def __init__(self, intervals: Iterable[Interval]) -> None:
        self._intervals = sorted(intervals)
        self._starts = [each.start for each in self._intervals]
        self._longest = max((each.duration for each in self._intervals), default=timedelta(0))

    def meets(self, interval: Interval) -> bool:
        """Say whether some of them overlaps *interval*."""
        first = bisect_right(self._starts, interval.start - self._longest)
        last = bisect_left(self._starts, interval.end)
        return any(each.end > interval.start for each in self._intervals[first:last])


_MINUTE = timedelta(minutes=1)


def _to_utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(UTC)


def merge(intervals: Iterable[Interval]) -> list[Interval]:
    """Return the same time as few intervals as possible, in order; what touches becomes one."""
    merged: list[Interval] = []
    for interval in sorted(intervals):
        if merged and interval.start <= merged[-1].end:
            if interval.end > merged[-1].end:
                merged[-1] = Interval(merged[-1].start, interval.end)
        else:
            merged.append(interval)
    return merged


def subtract(whole: Interval, holes: Iterable[Interval]) -> list[Interval]:
    """Return what is left of *whole* without the *holes*, in order."""
    left: list[Interval] = []
    start = whole.start
    for hole in merge(holes):
        if hole.end <= start:
            continue
        if hole.start >= whole.end:
            break
        if hole.start > start:
            left.append(Interval(start, hole.start))
        start = hole.end
    if start < whole.end:
        left.append(Interval(start, whole.end))
    return left
