"""The month as one painted widget: days to read, to walk, to open, and to rest a drag on."""

from datetime import date, timedelta
from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from frontdesk.ui import i18n, theme
from frontdesk.ui.i18n import tr
from frontdesk.ui.month.access import MonthElement
from frontdesk.ui.month.model import MonthModel, build_month
from frontdesk.ui.month.painter import MonthPainter, Picture
from frontdesk.ui.widgets import elements
from frontdesk.ui.widgets.dwell import DragDwell

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_NOTCH = 120


class MonthView(QWidget):
    """The days of a month with what stands on each.

    Attributes:
        model: the month that is shown.
        cursor_day: the day the keyboard is on.

    Signals:
        opened(date): a day was clicked, Enter was pressed on it, or a drag rested on it.
        walked(date): the keyboard came to a day of another month.
        turned(int): so many months on.
    """

    opened = Signal(object)
    walked = Signal(object)
    turned = Signal(int)

    def __init__(self, drag_mime: str) -> None:
        elements.serve(MonthView, MonthElement)
        super().__init__()
        self.model: MonthModel = build_month(date(2000, 1, 1), None, date(2000, 1, 1))
        self.cursor_day = self.model.month
        self._hot: int | None = None
        self._pressed: int | None = None
        self._wheel = 0
        self._painter: MonthPainter | None = None
        self._picture: Picture | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._dwell = DragDwell(drag_mime, self)
        self._dwell.watch(self, self._rested_on)
        self._dwell.rested.connect(self.opened)
        theme.notifier().changed.connect(self._restyle)

    def show_month(self, model: MonthModel, place: str) -> None:
        """Show a month of an office; the pointer and the keyboard stay where they are."""
        if model == self.model:
            return
        self.model = model
        self._picture = None
        words = model.totals.words if model.is_known else tr("not read yet")
        month = i18n.month_name(model.month)
        self.setAccessibleName(tr("Month of {location}, {month}, {words}", location=place, month=month, words=words))
        self.update()

    def set_cursor(self, day: date) -> None:
        """Put the keyboard on a day."""
        if day != self.cursor_day:
            self.cursor_day = day
            self.update()
            elements.focus_moved(self)

    def cell_rect(self, place: int) -> QRect:
        """Where the day at a place is."""
        return self._prepared().grid.rect(place)

    def day_rect(self, day: date) -> QRect:
        """Where a day is; empty when it is not shown."""
        place = self.model.place_of(day)
        return self.cell_rect(place) if place is not None else QRect()

    def place_at(self, point: QPoint) -> int | None:
        """The place of the day at a point; None beside the days."""
        return self._prepared().grid.place_at(point)

    def day_at(self, point: QPoint) -> date | None:
        """The day at a point; None beside the days."""
        place = self.place_at(point)
        return self.model.cells[place].day if place is not None else None

    def _rested_on(self, point: QPoint) -> object:
        self._set_hot(self.place_at(point))
        return self.day_at(point)

    def _prepared(self) -> Picture:
        if self._painter is None or self._painter.ratio != self.devicePixelRatioF():
            self._painter = MonthPainter(theme.current(), self.devicePixelRatioF())
            self._picture = None
        if self._picture is None:
            self._picture = self._painter.set(self.model, self.size())
        return self._picture

    def _restyle(self) -> None:
        self._painter = None
        self.update()

    def _set_hot(self, place: int | None) -> None:
        if place != self._hot:
            self._hot = place
            self.setCursor(Qt.CursorShape.PointingHandCursor if place is not None else Qt.CursorShape.ArrowCursor)
            self.update()

    # Qt

    def sizeHint(self) -> QSize:
        """Room for six weeks that can be read."""
        return QSize(760, 560)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Everything in one go."""
        picture = self._prepared()
        painter = QPainter(self)
        if self._painter is not None:
            self._painter.paint(painter, picture, self.size())
            cursor = self.model.place_of(self.cursor_day) if self.hasFocus() else None
            self._painter.paint_marks(painter, picture, self._hot, cursor)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the month anew."""
        self._picture = None
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Page keys turn, Home and End go to the month's ends, Enter opens."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._walk(self.cursor_day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            own = [cell.day for cell in self.model.cells if cell.in_month]
            self._walk(own[0] if key == Qt.Key.Key_Home else own[-1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.cursor_day)
        else:
            super().keyPressEvent(event)

    def _walk(self, day: date) -> None:
        if (day.year, day.month) == (self.model.month.year, self.model.month.month):
            self.set_cursor(day)
        else:
            self.walked.emit(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press puts the keyboard on a day."""
        self._pressed = self.place_at(event.position().toPoint())
        if self._pressed is not None:
            self.set_cursor(self.model.cells[self._pressed].day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens a day; letting go elsewhere does not."""
        place, self._pressed = self._pressed, None
        if (
            event.button() == Qt.MouseButton.LeftButton
            and place is not None
            and place == self.place_at(event.position().toPoint())
        ):
            self.opened.emit(self.model.cells[place].day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the day under the pointer."""
        self._set_hot(self.place_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is lit any more."""
        self._set_hot(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch of the wheel is a month."""
        self._wheel += event.angleDelta().y()
        notches = int(self._wheel / _NOTCH)
        if notches:
            self._wheel -= notches * _NOTCH
            self.turned.emit(-notches)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, and say it."""
        super().focusInEvent(event)
        self.update()
        elements.focus_moved(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """The tip of a day says all that may not fit into its cell."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.place_at(event.pos())
            if place is None:
                QToolTip.hideText()
            else:
                words = escape(self.model.cells[place].spoken)
                QToolTip.showText(event.globalPos(), f"<qt>{words}</qt>", self, self.cell_rect(place))
            return True
        return super().event(event)
