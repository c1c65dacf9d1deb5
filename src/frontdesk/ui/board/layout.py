"""Where everything on a page lies, in whole device-independent pixels from its upper left corner."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from frontdesk.geometry.columns import ColumnLayout
from frontdesk.geometry.timescale import TimeScale
from frontdesk.store.entities import Slot
from frontdesk.ui.board.lanes import WHOLE, Lane
from frontdesk.ui.board.lens import ALL, Lens
from frontdesk.ui.board.model import Block, BoardModel

LEAST_COLUMN = 88
"""The narrowest column of a day; a board with more of them scrolls sideways."""
LEAST_IN_WEEK = 24
"""The narrowest operatory inside a day of a week."""
CLOSED_DAY = 64
"""The least width of a day in a week."""
_DAY_GAP = 3
BAR = 5
"""What the providers' bars take at the right of a column, with the gap beside them."""

Box = tuple[int, int, int, int]
"""Left, top, width, height."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A moment in a column."""

    column: int
    minute: int


class BoardLayout:
    """The pixels of one page. Time and pixels meet in `scale` only."""

    def __init__(self, model: BoardModel, width: int, px_per_hour: int, lens: Lens = ALL) -> None:
        self.model = model
        self.scale = TimeScale(*_hours(model, lens), px_per_hour)
        self.columns = ColumnLayout(_widths(model, width, max(LEAST_COLUMN, lens.least_width)))
        self._margin = 2 if not model.is_week else 1
        self._reserve = BAR if lens.bars and not model.is_week else 0

    @property
    def width(self) -> int:
        """How wide the page is."""
        return self.columns.width

    @property
    def height(self) -> int:
        """How tall the page is."""
        return self.scale.height

    def box(self, block: Block) -> Box:
        """Return the rectangle of a block."""
        return self.box_of(block.column, block.start, block.end, block.lane)

    def box_of(self, column: int, start: int, end: int, lane: Lane = WHOLE) -> Box:
        """Return the rectangle of some minutes in a column, or in one of its lanes."""
        left = self.columns.x_of(column) + self._margin
        room = self.columns.width_of(column) - 2 * self._margin - 1 - self._reserve
        first, last = 0, room
        if lane is not WHOLE:
            index, count, part_first, part_last = lane
            part = part_last - part_first
            first = room * (part_first * count + part * index) // (100 * count)
            last = room * (part_first * count + part * (index + 1)) // (100 * count)
            if last < room:
                last -= 1
        top = self.scale.y_of(start)
        return (left + first, top, max(4, last - first), max(6, self.scale.y_of(end) - top - 2))

    def column_box(self, column: int) -> Box:
        """Return the rectangle of a whole column."""
        return (self.columns.x_of(column), 0, self.columns.width_of(column), self.height)

    def cell_at(self, x: int, y: int) -> Cell | None:
        """Return the column and minute at a point; None beside the columns."""
        column = self.columns.column_at(x)
        if column is None:
            return None
        return Cell(column, self.scale.minute_of(y))

    def column_near(self, x: int) -> int:
        """Return the column at a point, or the outermost one on that side."""
        return self.columns.nearest(x) or 0

    def block_at(self, x: int, y: int) -> Block | None:
        """Return the block at a point, the one drawn last where two touch."""
        column = self.columns.column_at(x)
        if column is None:
            return None
        for block in reversed(self.model.columns[column].blocks):
            left, top, width, height = self.box(block)
            if left <= x < left + width and top <= y < top + height:
                return block
        return None

    def blocks_in(self, box: Box) -> Iterator[Block]:
        """Return the blocks that may touch a rectangle."""
        left, top, width, height = box
        start, end = self.scale.minute_of(top) - 1, self.scale.minute_of(top + height) + 1
        for column in self.columns_in(left, width):
            for block in self.model.columns[column].blocks:
                if block.start >= end:
                    break
                if block.end > start or self.scale.y_of(block.start) + 8 > top:
                    yield block

    def columns_in(self, left: int, width: int) -> range:
        """Return the columns that touch a horizontal stretch."""
        return self.columns.visible(left, left + width)

    def slot(self, column: int, start: int, end: int) -> Slot:
        """Return some minutes of a column as a slot of the book."""
        chosen = self.model.columns[column]
        return Slot(self.model.location.id, chosen.operatory.id, chosen.clock.interval(start, end))

    def now_y(self, now: datetime) -> tuple[int, int, int] | None:
        """Return the now-line: its height on the page and from where to where it runs; None when not shown."""
        day = self.model.holds_instant(now)
        if day is None or not day.columns:
            return None
        left = self.columns.x_of(day.columns[0])
        last = day.columns[-1]
        return self.scale.y_of(day.clock.minute_of(now)), left, self.columns.x_of(last) + self.columns.width_of(last)

    def find(self, block_id: UUID | None) -> Block | None:
        """Return the block of an appointment, if it is on the page."""
        return self.model.blocks.get(block_id) if block_id is not None else None


def _hours(model: BoardModel, lens: Lens) -> tuple[int, int]:
    """From and until which minute the page runs: as the view says, and as far as any visit reaches beyond that."""
    if (lens.first, lens.last) == (ALL.first, ALL.last):
        return 0, model.minutes
    first = min([lens.first, *(column.blocks[0].start for column in model.columns if column.blocks)])
    last = max([lens.last, *(block.end for column in model.columns for block in column.blocks)])
    first, last = first // 60 * 60, min(-(-last // 60) * 60, model.minutes)
    return (first, last) if first < last else (0, model.minutes)


def _widths(model: BoardModel, width: int, least_column: int) -> list[int]:
    if not model.columns:
        return []
    if not model.is_week:
        return _shares(max(width, least_column * len(model.columns)), len(model.columns))
    least = [max(CLOSED_DAY, LEAST_IN_WEEK * len(day.columns) + _DAY_GAP) for day in model.days]
    fair = width // len(least)
    # Days that need more than their share take it from those that need less.
    wide = [need if need > fair else 0 for need in least]
    modest = wide.count(0)
    rest = max(width - sum(wide), sum(need for need in least if need <= fair))
    shares = iter(_shares(rest, modest)) if modest else iter(())
    widths: list[int] = []
    for day, need in zip(model.days, wide, strict=True):
        widths += _shares(need or next(shares), len(day.columns))
    return widths


def _shares(width: int, count: int) -> list[int]:
    """Return whole widths that differ by one at most and fill the width."""
    edges = [width * index // count for index in range(count + 1)]
    return [after - before for before, after in pairwise(edges)]
