"""What lies at a minute of one column, found without looking at every block."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class IntervalIndex(Generic[T]):
    """Half-open spans of minutes with an item each, in order of start, then end, then as they were given."""

    __slots__ = ("_ends_so_far", "_items", "_spans", "_starts")

    def __init__(self, entries: Iterable[tuple[int, int, T]]) -> None:
        """Build it from ``(start, end, item)``."""
        ordered = sorted(entries, key=lambda entry: (entry[0], entry[1]))
        self._spans = [(start, end) for start, end, _ in ordered]
        if any(end <= start for start, end in self._spans):
            raise ValueError("a span must end after it starts")
        self._items = [item for _, _, item in ordered]
        self._starts = [start for start, _ in self._spans]
        # Blocks may overlap; once the furthest end so far is passed, nothing earlier can reach further.
        self._ends_so_far = list(accumulate((end for _, end in self._spans), max))

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    @property
    def items(self) -> tuple[T, ...]:
        """All items in order."""
        return tuple(self._items)

    def at(self, minute: int) -> list[T]:
        """Return what covers *minute*, in order; the topmost painted is the last."""
        return self.between(minute, minute + 1)

    def between(self, first: int, last: int) -> list[T]:
        """Return what overlaps the minutes from *first* up to, not including, *last*, in order."""
        if last <= first:
            return []
        from_here = bisect_right(self._ends_so_far, first)
        to_there = bisect_left(self._starts, last)
        return [self._items[at] for at in range(from_here, to_there) if self._spans[at][1] > first]

    def first_after(self, minute: int) -> T | None:
        """Return what starts first at *minute* or later."""
        at = bisect_left(self._starts, minute)
        return self._items[at] if at < len(self._items) else None

    def last_before(self, minute: int) -> T | None:
        """Return what starts last before *minute*."""
        at = bisect_left(self._starts, minute) - 1
        return self._items[at] if at >= 0 else None

    def edges(self, first: int, last: int) -> list[int]:
        """Return the starts and ends of what overlaps or touches the minutes from *first* to *last*, each once."""
        found: set[int] = set()
        for at in range(bisect_left(self._ends_so_far, first), bisect_right(self._starts, last)):
            found.update(edge for edge in self._spans[at] if first <= edge <= last)
        return sorted(found)
