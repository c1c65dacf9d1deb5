"""Painting a month: everything that depends on its size is worked out once, then painted in one go."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from frontdesk.ui import theme
from frontdesk.ui.i18n import tr
from frontdesk.ui.month.grid import Grid
from frontdesk.ui.month.model import DayCell, MonthModel, amount_words, count_words, weekday_names
from frontdesk.ui.theme import Theme
from frontdesk.ui.widgets.glyphs import draw_glyph
from frontdesk.ui.widgets.hatch import hatched

_PAD = 8
_PILL = 22
_BAR = 4
_ROW = 16
_NOTE_SIGN = 12

Word = tuple[QFont, QColor, int, int, str]
"""A font, a colour, the left end of the baseline, and what is written there."""
Bar = tuple[QRect, int, int, QColor, QColor]
"""Where the track is, how far in percent it is filled, first solid then pale, and the two colours."""


@dataclass(slots=True)
class Picture:
    """A month set into a size."""

    grid: Grid
    words: list[Word] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    closed: list[QRect] = field(default_factory=list)
    outside: list[QRect] = field(default_factory=list)
    notes: list[QRect] = field(default_factory=list)
    today: QRect | None = None


class MonthPainter:
    """Sets and paints months in one theme at one device pixel ratio."""

    def __init__(self, look: Theme, ratio: float) -> None:
        self.theme, self.ratio = look, ratio
        self._small = theme.interface_font(11)
        self._label = theme.interface_font(12)
        self._count = theme.tabular_font(13, QFont.Weight.DemiBold)
        self._number = theme.tabular_font(13, QFont.Weight.DemiBold)
        self._plain_number = theme.tabular_font(13)
        self._metrics = {
            id(font): QFontMetrics(font)
            for font in (self._small, self._label, self._count, self._number, self._plain_number)
        }
        self._brevity = (0, 0)
        self._hatch = hatched(look.closed, look.hatch, ratio)
        self._closed_quiet = look.readable(look.quiet, look.hatch)

    def set(self, model: MonthModel, size: QSize) -> Picture:
        """Work out where everything of a month goes in a size."""
        picture = Picture(Grid.of(size, model.weeks, model.slim))
        for column, name in enumerate(weekday_names()):
            box = picture.grid.head(column)
            self._write(
                picture, self._label, self.theme.quiet, box.x() + _PAD, 20, (name, name[:2]), box.width() - _PAD
            )
        narrowest = min((picture.grid.rect(place).width() for place in range(7) if place not in model.slim), default=0)
        self._brevity = self._shortened(model, narrowest - 2 * _PAD)
        for place, cell in enumerate(model.cells):
            self._set_cell(picture, cell, picture.grid.rect(place))
        return picture

    def _shortened(self, model: MonthModel, room: int) -> tuple[int, int]:
        """How far counts and amounts have to be shortened so that all days say them alike."""
        rows = [cell.sums for cell in model.cells if cell.sums is not None]
        counts = [count_words(row) for row in rows]
        amounts = [amount_words(row) for row in rows if row.goal is not None]
        percent = self._advance(self._small, "100%") + 6
        return (
            int(any(self._advance(self._count, words[0]) > room - percent for words in counts)),
            int(any(self._advance(self._label, words[0]) > room for words in amounts)),
        )

    def _set_cell(self, picture: Picture, cell: DayCell, box: QRect) -> None:
        look = self.theme
        if not cell.in_month:
            picture.outside.append(box)
        elif cell.is_closed:
            picture.closed.append(box)
        quiet = self._closed_quiet if cell.is_closed else look.quiet
        number = str(cell.day.day)
        left, base = box.x() + _PAD, box.y() + 19
        taken = self._advance(self._number, number) + 8
        if cell.is_today:
            width = max(_PILL, taken + 4)
            picture.today = QRect(box.x() + 4, box.y() + 4, width, _PILL)
            start = box.x() + 4 + (width - self._advance(self._number, number)) // 2
            picture.words.append((self._number, look.on_accent, start, base, number))
            taken = width + 2
        else:
            font = self._number if cell.in_month else self._plain_number
            picture.words.append((font, look.text if cell.in_month else quiet, left, base, number))
        row = cell.sums
        if row is None:
            return
        room = box.width() - 2 * _PAD - taken
        if row.note and room >= _NOTE_SIGN:
            picture.notes.append(QRect(box.right() - _PAD - _NOTE_SIGN + 1, box.y() + 8, _NOTE_SIGN, _NOTE_SIGN))
            room -= _NOTE_SIGN + 4
        over = row.holiday or (tr("Closed") if row.is_closed else "")
        if over and self._advance(self._label, over) <= room:
            self._write(picture, self._label, quiet, left + taken, base, (over,), room)
        elif over:
            # Under the number, where a holiday is in nobody's way: there is little else on such a day.
            self._write(picture, self._label, quiet, left, base + _ROW + 4, (over,), box.width() - _PAD - 4)
        self._set_sums(picture, cell, box)

    def _set_sums(self, picture: Picture, cell: DayCell, box: QRect) -> None:
        """Load and production, each a line of words over a bar, as many as the height allows."""
        row, look = cell.sums, self.theme
        if row is None or not (row.visits or row.goal):
            return
        left, room = box.x() + _PAD, box.width() - 2 * _PAD
        quiet = self._closed_quiet if cell.is_closed else look.quiet
        ink = look.readable(look.text, look.hatch) if cell.is_closed else look.text
        base = box.y() + 26 + _ROW
        if base + _BAR + 4 > box.bottom():
            return
        full = f"{row.fullness}%" if row.fullness is not None else ""
        taken = self._advance(self._small, full) + 6 if full and room >= 70 else 0
        if taken:
            picture.words.append((self._small, quiet, left + room - taken + 6, base, full))
        self._write(
            picture,
            self._count,
            ink,
            left,
            base,
            (*count_words(row)[self._brevity[0] :], str(row.visits)),
            room - taken,
        )
        if row.fullness is not None:
            track = QRect(left, base + 5, room, _BAR)
            picture.bars.append((track, row.fullness, row.fullness, look.accent, look.accent))
        base += _ROW + 12
        if base > box.bottom() - 2:
            return
        self._write(picture, self._label, quiet, left, base, amount_words(row)[self._brevity[1] :] or ("",), room)
        if base + 5 + _BAR <= box.bottom() - 2 and row.goal:
            done = min(100, round(100 * row.completed / row.goal))
            booked = min(100, round(100 * row.production / row.goal))
            pale = QColor(look.good)
            pale.setAlpha(110)
            picture.bars.append((QRect(left, base + 5, room, _BAR), done, booked, look.good, pale))
            base += _BAR + 2
        base += _ROW + 8
        if row.note and base + 8 <= box.bottom():
            self._write(picture, self._label, quiet, left, base, (row.note,), room)

    def paint(self, painter: QPainter, picture: Picture, size: QSize) -> None:
        """Paint a month; the painter's font, pen and brush are changed."""
        look = self.theme
        painter.fillRect(QRect(0, 0, size.width(), size.height()), look.panel)
        for box in picture.outside:
            painter.fillRect(box, look.window)
        painter.setBrushOrigin(0, 0)
        for box in picture.closed:
            painter.fillRect(box, self._hatch)
        for x in picture.grid.xs[1:-1]:
            painter.fillRect(x - 1, 0, 1, size.height(), look.line)
        for y in picture.grid.ys[:-1]:
            painter.fillRect(0, y - 1, size.width(), 1, look.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if picture.today is not None:
            painter.setBrush(look.accent)
            painter.drawRoundedRect(QRectF(picture.today), _PILL / 2, _PILL / 2)
        for track, solid, whole, strong, pale in picture.bars:
            painter.fillRect(track, look.line)
            painter.fillRect(track.x(), track.y(), track.width() * whole // 100, track.height(), pale)
            painter.fillRect(track.x(), track.y(), track.width() * solid // 100, track.height(), strong)
        for box in picture.notes:
            draw_glyph(painter, "note", QRectF(box), look.warn_text, 1.4)
        for font, color, left, base, text in picture.words:
            painter.setFont(font)
            painter.setPen(color)
            painter.drawText(left, base, text)

    def paint_marks(self, painter: QPainter, picture: Picture, hot: int | None, cursor: int | None) -> None:
        """Light up the day under the pointer, and ring the one the keyboard is on."""
        look = self.theme
        if hot is not None:
            wash = QColor(look.accent)
            wash.setAlpha(22)
            painter.fillRect(picture.grid.rect(hot).adjusted(0, 0, -1, -1), wash)
        if cursor is not None:
            painter.setPen(QPen(look.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(picture.grid.rect(cursor)).adjusted(2, 2, -3, -3), 5, 5)

    def _advance(self, font: QFont, text: str) -> int:
        return self._metrics[id(font)].horizontalAdvance(text)

    def _write(
        self, picture: Picture, font: QFont, color: QColor, left: int, base: int, wordings: tuple[str, ...], room: int
    ) -> None:
        """Write the longest wording that fits, or as much of the shortest as does."""
        if room < 12:
            return
        metrics = self._metrics[id(font)]
        fitting = (words for words in wordings if metrics.horizontalAdvance(words) <= room)
        text = next(fitting, None) or metrics.elidedText(wordings[-1], Qt.TextElideMode.ElideRight, room)
        if text:
            picture.words.append((font, color, left, base, text))
