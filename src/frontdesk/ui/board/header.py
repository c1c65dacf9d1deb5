"""The heads of the columns, which stay in place while the board scrolls under them."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.domain.names import family_name
from frontdesk.ui import i18n
from frontdesk.ui.board.ink import Hand, Ink
from frontdesk.ui.board.layout import BoardLayout
from frontdesk.ui.board.model import Column, Day
from frontdesk.ui.i18n import tr, trn
from frontdesk.ui.theme import Theme

DAY_HEIGHT = 50
WEEK_HEIGHT = 66
_PAD = 9
_GAP = 6
_LONGEST_DEGREE = 4


class ColumnHeads(QWidget):
    """Operatory, provider and how full in a day; the date and its operatories in a week.

    Signals:
        day_clicked(date): the head of a day in the week was clicked.
    """

    day_clicked = Signal(object)

    def __init__(self, parent: QWidget, ink: Ink, theme: Theme) -> None:
        super().__init__(parent)
        self._ink = ink
        self._theme = theme
        self._layout: BoardLayout | None = None
        self._left = 0
        self._today: date | None = None
        self._target: int | None = None
        self._hot_day: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)

    def show_layout(self, layout: BoardLayout, ink: Ink, theme: Theme) -> None:
        """Show the heads of another page, or of the same one as it now is."""
        self._layout, self._ink, self._theme = layout, ink, theme
        self._hot_day = None
        self.update()

    def scroll_to(self, left: int) -> None:
        """Follow the board sideways."""
        if left != self._left:
            self._left = left
            self.update()

    def set_today(self, today: date | None) -> None:
        """Mark a day as today."""
        if today != self._today:
            self._today = today
            self.update()

    def set_target(self, column: int | None) -> None:
        """Mark the column something is carried over."""
        if column != self._target:
            for index in (self._target, column):
                self._update_column(index)
            self._target = column

    def day_at(self, position: QPoint) -> date | None:
        """Return the day whose head is at a position, in a week."""
        index = self._day_index_at(position)
        return self._layout.model.days[index].day if index is not None and self._layout is not None else None

    def _day_index_at(self, position: QPoint) -> int | None:
        layout = self._layout
        if layout is None or not layout.model.is_week or not self.rect().contains(position):
            return None
        column = layout.columns.column_at(position.x() + self._left)
        return layout.model.columns[column].day_index if column is not None else None

    def _update_column(self, index: int | None) -> None:
        if index is not None and self._layout is not None and index < len(self._layout.model.columns):
            x = self._layout.columns.x_of(index) - self._left
            self.update(QRect(x, 0, self._layout.columns.width_of(index), self.height()))

    # Painting

    def _paint_column(self, painter: QPainter, column: Column, x: int, width: int) -> None:
        theme, ink = self._theme, self._ink
        if column.index == self._target:
            painter.fillRect(x, 0, width - 1, self.height() - 1, theme.accent_wash)
        room = width - 2 * _PAD + 2
        fullness = self._fullness(column.fullness, column.operatory.short_name, room)
        used = self._paint_fullness(painter, fullness, x + width - _PAD, ink.ascent(Hand.HEAD) + 7)
        name = column.operatory.name
        if ink.width(Hand.HEAD, name) > room - used:
            name = column.operatory.short_name
        self._write(painter, Hand.HEAD, theme.text, x + _PAD, ink.ascent(Hand.HEAD) + 7, name, room - used)
        base = ink.ascent(Hand.HEAD) + 12 + ink.height(Hand.LABEL)
        if not column.providers or not column.open:
            text = tr("Closed") if not column.open else ""
            self._write(painter, Hand.LABEL, theme.quiet, x + _PAD, base, text, room)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.pair(column.providers[0].color).stripe)
        painter.drawEllipse(QRectF(x + _PAD, base - 8, 8, 8))
        words = self._provider_words([provider.name for provider in column.providers], room - 13)
        self._write(painter, Hand.LABEL, theme.quiet, x + _PAD + 13, base, words, room - 13)

    def _paint_day(self, painter: QPainter, layout: BoardLayout, index: int, day: Day, x: int, width: int) -> None:
        theme, ink = self._theme, self._ink
        if index == self._hot_day:
            painter.fillRect(x, 0, width, self.height() - 1, theme.faint_line)
        base = ink.ascent(Hand.HEAD) + 6
        # A day half out of sight says its words in the half that is seen.
        whole_x, whole_width = x, width
        x = max(whole_x, 0)
        width = max(min(whole_x + whole_width, self.width()) - x, 0)
        room = width - 2 * _PAD + 2
        date_words = _weekday(day.day)
        used = self._paint_fullness(painter, self._fullness(day.fullness, date_words, room), x + width - _PAD, base)
        is_today = day.day == self._today
        color = theme.accent_text if is_today else theme.text
        self._write(painter, Hand.HEAD, color, x + _PAD, base, date_words, room - used)
        base += 4 + ink.height(Hand.LABEL)
        in_use = [layout.model.columns[column] for column in day.columns]
        count = sum(1 for column in in_use if column.open or column.blocks)
        words = self._day_words(day, count, room, is_today=is_today)
        self._write(painter, Hand.LABEL, theme.accent_text if is_today else theme.quiet, x + _PAD, base, words, room)
        if count:
            names = self._narrow_names(layout, in_use)
            for column, name in zip(in_use, names, strict=True):
                left = layout.columns.x_of(column.index) - self._left
                self._paint_operatory(painter, column, name, left, layout.columns.width_of(column.index))

    def _day_words(self, day: Day, count: int, room: int, *, is_today: bool) -> str:
        """Return what a day's head says under the date, in the longest wording that fits."""
        if not day.is_loaded:
            wordings = [tr("loading…")]
        elif count == 0:
            wordings = [tr("closed")]
        else:
            wordings = [trn("{count} operatory", "{count} operatories", count), trn("{count} op", "{count} ops", count)]
        if is_today:
            wordings = [*(f"{tr('today')} · {words}" for words in wordings), tr("today")]
        return next((words for words in wordings if self._ink.width(Hand.LABEL, words) <= room), wordings[-1])

    def _paint_operatory(self, painter: QPainter, column: Column, name: str, x: int, width: int) -> None:
        theme, ink = self._theme, self._ink
        if column.index == self._target:
            painter.fillRect(x, WEEK_HEIGHT - 17, width - 1, 16, theme.accent_wash)
        left = x + max(2, (width - ink.width(Hand.TINY, name)) // 2)
        painter.setFont(ink.fonts[Hand.TINY])
        painter.setPen(theme.quiet)
        painter.drawText(left, WEEK_HEIGHT - 6, name)

    def _provider_words(self, names: list[str], room: int) -> str:
        """Return who works there: in full, else by family name, else as many of them as fit and how many more."""
        families = [_family(name) for name in names]
        wordings = [", ".join(names), ", ".join(families)]
        wordings += [f"{', '.join(families[:count])} +{len(names) - count}" for count in range(len(names) - 1, 0, -1)]
        fitting = (words for words in wordings if self._ink.width(Hand.LABEL, words) <= room)
        return next(fitting, families[0])

    def _narrow_names(self, layout: BoardLayout, columns: list[Column]) -> list[str]:
        """Return the operatories' names for columns a few letters wide: numbers are kept, letters give way alike."""
        ink = self._ink
        names = [column.operatory.name for column in columns]
        rooms = [layout.columns.width_of(column.index) - 3 for column in columns]
        if all(ink.width(Hand.TINY, name) <= room for name, room in zip(names, rooms, strict=True)):
            return names
        kept: dict[str, int] = {}
        parts = []
        for column, room in zip(columns, rooms, strict=True):
            word = column.operatory.short_name.replace(" ", "")
            letters = word.rstrip("0123456789")
            number = word[len(letters) :]
            fitting = len(ink.clipped(Hand.TINY, letters, room - ink.width(Hand.TINY, number)))
            kept[letters] = min(kept.get(letters, fitting), fitting)
            parts.append((letters, number))
        return [letters[: kept[letters]] + number for letters, number in parts]

    def _fullness(self, percent: int | None, name: str, room: int) -> tuple[Hand, str] | None:
        """Return how full is said in a row, and how large; None where the whole *name* before it leaves no room."""
        if percent is None:
            return None
        text, left = f"{percent}%", room - self._ink.width(Hand.HEAD, name) - _GAP
        return next(((hand, text) for hand in (Hand.LABEL, Hand.TINY) if self._ink.width(hand, text) <= left), None)

    def _paint_fullness(self, painter: QPainter, fullness: tuple[Hand, str] | None, right: int, base: int) -> int:
        """Write how full at the right end of a row; return how much of the row it takes."""
        if fullness is None:
            return 0
        hand, text = fullness
        width = self._ink.width(hand, text)
        painter.setFont(self._ink.fonts[hand])
        painter.setPen(self._theme.quiet)
        painter.drawText(right - width, base, text)
        return width + _GAP

    def _write(self, painter: QPainter, hand: Hand, color: QColor, x: int, base: int, text: str, room: int) -> None:
        painter.setFont(self._ink.fonts[hand])
        painter.setPen(color)
        painter.drawText(x, base, self._ink.elided(hand, text, room))

    # Qt

    def sizeHint(self) -> QSize:
        """As high as its rows need."""
        is_week = self._layout is not None and self._layout.model.is_week
        return QSize(0, WEEK_HEIGHT if is_week else DAY_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads that are in sight."""
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(event.rect(), theme.panel)
        layout = self._layout
        if layout is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = event.rect()
        seen = layout.columns_in(rect.x() + self._left, rect.width())
        model = layout.model
        if model.is_week:
            for index in sorted({model.columns[column].day_index for column in seen}):
                day = model.days[index]
                x = layout.columns.x_of(day.columns[0]) - self._left
                last = day.columns[-1]
                width = layout.columns.x_of(last) + layout.columns.width_of(last) - self._left - x
                self._paint_day(painter, layout, index, day, x, width)
                painter.fillRect(x + width - 1, 0, 1, self.height(), theme.line)
        else:
            region = event.region()
            for index in seen:
                x, width = layout.columns.x_of(index) - self._left, layout.columns.width_of(index)
                if not region.intersects(QRect(x, 0, width, self.height())):
                    # Two columns far apart were asked for, not those between them.
                    continue
                self._paint_column(painter, model.columns[index], x, width)
                painter.fillRect(x + width - 1, 0, 1, self.height(), theme.line)
        painter.fillRect(rect.x(), self.height() - 1, rect.width(), 1, theme.line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the day that a click would open."""
        self._set_hot(self._day_index_at(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the day that was clicked."""
        day = self.day_at(event.position().toPoint())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day_clicked.emit(day)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is lit any more."""
        self._set_hot(None)
        super().leaveEvent(event)

    def _set_hot(self, index: int | None) -> None:
        if index != self._hot_day:
            self._hot_day = index
            self.setCursor(Qt.CursorShape.PointingHandCursor if index is not None else Qt.CursorShape.ArrowCursor)
            self.update()


def _family(name: str) -> str:
    """Return a provider's family name, without the letters of a degree after it."""
    words = name.partition(",")[0].split()
    while len(words) > 1 and words[-1].isupper() and len(words[-1]) <= _LONGEST_DEGREE:
        words.pop()
    return family_name(" ".join(words))


def _weekday(day: date) -> str:
    return i18n.locale().toString(QDate(day.year, day.month, day.day), "ddd d")
