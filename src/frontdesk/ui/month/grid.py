"""Where the days of a month lie: widths of columns, heights of rows, and which day is at a point. Whole pixels."""

from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize

HEAD = 30
"""How high the weekdays' names and the month's sums stand."""
_SLIM_SHARE, _FULL_SHARE = 45, 100
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Grid:
    """Edges of columns and rows."""

    xs: tuple[int, ...]
    ys: tuple[int, ...]

    @classmethod
    def of(cls, size: QSize, weeks: int, slim: frozenset[int]) -> "Grid":
        """Share a size out among a month's weeks; closed weekdays take less than half of the others' width."""
        shares = [_SLIM_SHARE if place in slim else _FULL_SHARE for place in range(_WEEK)]
        total = sum(shares)
        xs = tuple(size.width() * done // total for done in accumulate(shares, initial=0))
        room = max(size.height() - HEAD, weeks)
        ys = tuple(HEAD + room * row // weeks for row in range(weeks + 1))
        return cls(xs, ys)

    def rect(self, place: int) -> QRect:
        """Where a cell is."""
        row, column = divmod(place, _WEEK)
        left, top = self.xs[column], self.ys[row]
        return QRect(left, top, self.xs[column + 1] - left, self.ys[row + 1] - top)

    def head(self, column: int) -> QRect:
        """Where a weekday's name stands."""
        return QRect(self.xs[column], 0, self.xs[column + 1] - self.xs[column], HEAD)

    def place_at(self, point: QPoint) -> int | None:
        """The cell at a point; None beside the days."""
        if not (0 <= point.x() < self.xs[-1] and HEAD <= point.y() < self.ys[-1]):
            return None
        column = next(index for index in range(_WEEK) if point.x() < self.xs[index + 1])
        row = next(index for index in range(len(self.ys) - 1) if point.y() < self.ys[index + 1])
        return row * _WEEK + column
