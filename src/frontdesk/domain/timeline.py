"""Obstacles in order of time, so that a question about one slot looks at its neighbours only."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable
from datetime import datetime
from itertools import accumulate
from operator import itemgetter
from typing import Generic, TypeVar

from frontdesk.domain.bookings import Obstacle
from frontdesk.domain.intervals import Interval

EntryOrder = tuple[datetime, datetime, int]

Entry = tuple[EntryOrder, Interval, Obstacle]
"""An obstacle with the time during which it is one, after what sorts it: by time, and always the same way."""


class Timeline:
    """Obstacles in order of their start; they may overlap each other."""

    __slots__ = ("_entries", "_reach", "_starts")

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = sorted(entries, key=itemgetter(0))
        self._starts = [order[0] for order, _, _ in self._entries]
        # The ends are not in order; the furthest end so far tells where looking back may stop.
        self._reach = list(accumulate((order[1] for order, _, _ in self._entries), max))

    def overlapping(self, interval: Interval) -> list[Entry]:
        """Return what overlaps *interval*, in order."""
        start = interval.start
        at = bisect_left(self._starts, interval.end) - 1
        found: list[Entry] = []
        while at >= 0 and self._reach[at] > start:
            if self._entries[at][0][1] > start:
                found.append(self._entries[at])
            at -= 1
        found.reverse()
        return found


_NOTHING = Timeline(())

K = TypeVar("K", bound=Hashable)


class TimelineShelf(Generic[K]):
    """One timeline per operatory or provider, each sorted when it is first asked for."""

    __slots__ = ("_sorted", "_unsorted")

    def __init__(self) -> None:
        self._unsorted: dict[K, list[Entry]] = {}
        self._sorted: dict[K, Timeline] = {}

    def add(self, key: K, interval: Interval, other: Obstacle) -> None:
        """Add an obstacle; only before the first question about *key*."""
        self._unsorted.setdefault(key, []).append(((interval.start, interval.end, other.id.int), interval, other))

    def timeline(self, key: K) -> Timeline:
        """Return the timeline of *key*, empty if nothing was added."""
        timeline = self._sorted.get(key)
        if timeline is None:
            entries = self._unsorted.get(key)
            timeline = self._sorted[key] = Timeline(entries) if entries else _NOTHING
        return timeline
