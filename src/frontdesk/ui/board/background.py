"""The paper of the board: columns, hour lines, hatched closed hours and blockouts."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPen

from frontdesk.ui.board.ink import Hand, Ink
from frontdesk.ui.board.layout import BAR, BoardLayout, Box
from frontdesk.ui.board.model import Column, Hold
from frontdesk.ui.theme import Theme
from frontdesk.ui.widgets.hatch import hatched

_LEAST_ROW = 18
_QUIET = 110
_LEAST_LETTERS = 3
_LEAST_LINE = 12


class Paper:
    """Paints what lies under the blocks."""

    def __init__(self, theme: Theme, ink: Ink, ratio: float, increment: int) -> None:
        self.theme = theme
        self.ink = ink
        self.increment = increment
        self._closed = hatched(theme.closed, theme.hatch, ratio)
        self._hold = hatched(theme.closed, theme.hatch, ratio)
        self._held = hatched(theme.accent_wash, _between(theme.accent_wash, theme.accent), ratio, falls=True)

    def paint(self, painter: QPainter, layout: BoardLayout, box: Box) -> None:
        """Paint the part of the page in `box`."""
        left, top, width, height = box
        theme = self.theme
        painter.fillRect(left, top, width, height, theme.panel)
        self._lines(painter, layout, box)
        columns = layout.columns_in(left, width)
        for index in columns:
            column = layout.model.columns[index]
            x, across = layout.columns.x_of(index), layout.columns.width_of(index)
            self._closed_hours(painter, layout, column, x, across, top, height)
            for hold in column.holds:
                self._paint_hold(painter, layout, hold, (x, top, across, height))
        for index in columns:
            self._bars(painter, layout, layout.model.columns[index])
            self._edge(painter, layout, index, top, height)
        named: set[Box] = set()
        for index in columns:
            for hold in layout.model.columns[index].holds:
                self._name_hold(painter, layout, layout.model.columns[index], hold, named)

    def _lines(self, painter: QPainter, layout: BoardLayout, box: Box) -> None:
        left, top, width, height = box
        scale = layout.scale
        step = row_minutes(layout, self.increment)
        first = max(0, scale.minute_of(top) // step * step)
        dots = QPen(self.theme.faint_line, 1)
        dots.setDashPattern([2.0, 3.0])
        dots.setDashOffset(left % 5)
        painter.setPen(dots)
        minute = first
        last = min(layout.model.minutes, scale.minute_of(top + height) + step)
        while minute <= last:
            y = scale.y_of(minute)
            if minute % 60 == 0:
                painter.fillRect(left, y, width, 1, self.theme.line)
            elif minute % 30 == 0:
                painter.fillRect(left, y, width, 1, self.theme.faint_line)
            else:
                painter.drawLine(left, y, left + width - 1, y)
            minute += step

    def _closed_hours(
        self, painter: QPainter, layout: BoardLayout, column: Column, x: int, across: int, top: int, height: int
    ) -> None:
        for start, end in column.closed:
            y = layout.scale.y_of(start)
            bottom = layout.scale.y_of(end)
            if y < top + height and bottom > top:
                # One origin for all tiles, so that the hatching of neighbours and of repaints is one pattern.
                painter.setBrushOrigin(QPoint(0, 0))
                painter.fillRect(x, y, across, bottom - y, self._closed)

    def _paint_hold(self, painter: QPainter, layout: BoardLayout, hold: Hold, strip: Box) -> None:
        x, top, across, height = strip
        y = layout.scale.y_of(hold.start)
        bottom = layout.scale.y_of(hold.end)
        if y >= top + height or bottom <= top:
            return
        painter.setBrushOrigin(QPoint(0, 0))
        painter.fillRect(x, y, across, bottom - y, self._held if hold.blockout.is_hold else self._hold)
        painter.fillRect(x, y, across, 1, self.theme.line)
        painter.fillRect(x, bottom - 1, across, 1, self.theme.line)
        color = hold.blockout.color
        if color and not hold.blockout.is_no_schedule:
            # Where one may book after all, its colour is told quietly; closed time needs no more than its hatching.
            stripe = QColor(self.theme.pair(color).stripe)
            stripe.setAlpha(_QUIET)
            painter.fillRect(x, y + 1, 2, bottom - y - 2, stripe)

    def _name_hold(self, painter: QPainter, layout: BoardLayout, column: Column, hold: Hold, named: set[Box]) -> None:
        """Write a blockout's name where no visit lies; in a week once for most of its columns of a day."""
        # What a held place says follows the clock; it is painted over the picture.
        if hold.blockout.is_hold:
            return
        x, y, across, height = box = named_box(layout, column, hold)
        if height < _LEAST_LINE or box in named:
            return
        named.add(box)
        hand = Hand.LABEL if across >= 64 and height >= 18 else Hand.TINY
        text = self.ink.elided(hand, hold.blockout.name, across - 12)
        # Among columns a few letters wide half a name tells less than the hatching alone.
        if text != hold.blockout.name and (layout.model.is_week or len(text) < _LEAST_LETTERS):
            return
        painter.setFont(self.ink.fonts[hand])
        painter.setPen(self.theme.readable(self.theme.quiet, self.theme.hatch))
        base = y + (height + self.ink.ascent(hand)) // 2 if height < 24 else y + self.ink.ascent(hand) + 5
        painter.drawText(x + 7, base, text)

    def _bars(self, painter: QPainter, layout: BoardLayout, column: Column) -> None:
        """Draw at the right of a column who works there when, side by side where they are several."""
        if not column.bars or layout.model.is_week:
            return
        right = layout.columns.x_of(column.index) + layout.columns.width_of(column.index) - 1
        colors = list(dict.fromkeys(color for _, color in column.bars))
        room = BAR - 1
        for (start, end), color in column.bars:
            y, bottom = layout.scale.y_of(start), layout.scale.y_of(end)
            place, width = colors.index(color), max(1, room // len(colors))
            painter.fillRect(
                right - room + min(place * width, room - 1), y + 1, width, bottom - y - 2, self.theme.mark(color)
            )

    def _edge(self, painter: QPainter, layout: BoardLayout, index: int, top: int, height: int) -> None:
        """Draw the line at the right of a column; the last of a day is the stronger one."""
        x = layout.columns.x_of(index) + layout.columns.width_of(index) - 1
        model = layout.model
        if not model.is_week:
            painter.fillRect(x, top, 1, height, self.theme.line)
        elif index == model.day_of(index).columns[-1]:
            painter.fillRect(x, top, 1, height, _between(self.theme.line, self.theme.faint))
        else:
            painter.fillRect(x, top, 1, height, self.theme.faint_line)


def named_box(layout: BoardLayout, column: Column, hold: Hold) -> Box:
    """Return where the name of a blockout has room: its first stretch that no visit lies over and that takes a line.

    Empty where there is none.
    """
    columns = shared_columns(layout, column, hold) if layout.model.is_week else range(column.index, column.index + 1)
    x = layout.columns.x_of(columns[0])
    across = layout.columns.x_of(columns[-1]) + layout.columns.width_of(columns[-1]) - x
    over = sorted((block.start, block.end) for index in columns for block in layout.model.columns[index].blocks)
    free = hold.start
    for start, end in [*over, (hold.end, hold.end)]:
        y, bottom = layout.scale.y_of(free), layout.scale.y_of(min(start, hold.end))
        if bottom - y >= _LEAST_LINE:
            return x, y, across, bottom - y
        free = max(free, end)
    return x, layout.scale.y_of(hold.end), across, 0


def shared_columns(layout: BoardLayout, column: Column, hold: Hold) -> range:
    """Return the longest run of the day's columns in which a blockout of the same name and time lies."""
    columns, longest, first = layout.model.columns, range(0), None
    day = layout.model.day_of(column.index).columns
    wanted = (hold.start, hold.end, hold.blockout.name)
    for index in day:
        if any((other.start, other.end, other.blockout.name) == wanted for other in columns[index].holds):
            first = index if first is None else first
            if index + 1 - first > len(longest):
                longest = range(first, index + 1)
        else:
            first = None
    return longest


def row_minutes(layout: BoardLayout, increment: int) -> int:
    """Return how far lines lie apart: the increment, or so many of them that lines do not crowd."""
    per_hour = layout.scale.px_per_hour
    for minutes in (increment, 15, 20, 30):
        if minutes >= increment and 60 % minutes == 0 and per_hour * minutes // 60 >= _LEAST_ROW:
            return minutes
    return 60


def _between(one: QColor, other: QColor) -> QColor:
    return QColor(
        (2 * one.red() + other.red()) // 3, (2 * one.green() + other.green()) // 3, (2 * one.blue() + other.blue()) // 3
    )
