"""The board's columns across: operatories, or days with operatories inside."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class ColumnLayout:
    """Columns of given widths side by side, each followed by its gap.

    The gaps between days in the week view are wider than those between operatories; a gap belongs to no column.
    """

    __slots__ = ("_lefts", "_widths", "width")

    width: int
    """From the first column's left edge to the last one's right."""

    def __init__(self, widths: Sequence[int], gaps: Sequence[int] | int = 0) -> None:
        """Lay out the columns; *gaps* is one for all or one fewer than columns."""
        between = [gaps] * max(len(widths) - 1, 0) if isinstance(gaps, int) else list(gaps)
        if len(between) != max(len(widths) - 1, 0):
            raise ValueError("between columns there is one gap fewer than columns")
        if any(width < 1 for width in widths) or any(gap < 0 for gap in between):
            raise ValueError("a column is at least one pixel wide and a gap is not negative")
        self._widths = tuple(widths)
        steps = (width + gap for width, gap in zip(widths, between, strict=False))
        self._lefts = tuple(accumulate(steps, initial=0)) if widths else ()
        self.width = self._lefts[-1] + self._widths[-1] if widths else 0

    @classmethod
    def fitted(cls, count: int, available: int, least: int, gaps: Sequence[int] | int = 0) -> "ColumnLayout":
        """Return *count* columns that fill *available* pixels evenly, none narrower than *least*.

        The pixels that cannot be shared evenly go to the first columns, one each.
        """
        if count < 1:
            return cls(())
        taken = gaps * (count - 1) if isinstance(gaps, int) else sum(gaps)
        share, rest = divmod(max(available - taken, 0), count)
        if share < least:
            return cls((least,) * count, gaps)
        return cls(tuple(share + (1 if at < rest else 0) for at in range(count)), gaps)

    def __len__(self) -> int:
        """Return how many columns there are."""
        return len(self._widths)

    def x_of(self, index: int) -> int:
        """Return the left edge of column *index*."""
        return self._lefts[index]

    def width_of(self, index: int) -> int:
        """Return the width of column *index*."""
        return self._widths[index]

    def column_at(self, x: int) -> int | None:
        """Return the column at *x*, None in a gap and beside the columns."""
        index = bisect_right(self._lefts, x) - 1
        if index < 0 or x >= self._lefts[index] + self._widths[index]:
            return None
        return index

    def nearest(self, x: int) -> int | None:
        """Return the column at *x* or else the closest one, the left of two; None only without columns."""
        if not self._widths:
            return None
        index = max(bisect_right(self._lefts, x) - 1, 0)
        if index + 1 < len(self._lefts):
            from_right_edge = x - (self._lefts[index] + self._widths[index] - 1)
            if from_right_edge > self._lefts[index + 1] - x:
                return index + 1
        return index

    def visible(self, left: int, right: int) -> range:
        """Return the columns of which something lies in the pixels from *left* up to, not including, *right*."""
        if right <= left or not self._widths:
            return range(0)
        first = max(bisect_right(self._lefts, left) - 1, 0)
        if self._lefts[first] + self._widths[first] <= left:
            first += 1
        return range(first, max(bisect_right(self._lefts, right - 1), first))
