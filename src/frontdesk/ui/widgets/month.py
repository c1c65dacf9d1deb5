"""A month of dates to choose from, by pointer, by key, or by holding a drag over a date."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from frontdesk.ui import i18n, preferences, theme
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.buttons import GlyphButton, make_button
from frontdesk.ui.widgets.dwell import DragDwell
from frontdesk.ui.widgets.labels import make_label


class DayCell(QAbstractButton):
    """One date of the grid."""

    def __init__(self) -> None:
        super().__init__()
        self.day = date.min
        self.in_month = self.is_today = self.is_chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_day(self, day: date, *, in_month: bool, is_today: bool, is_chosen: bool) -> None:
        """Stand for `day`."""
        self.day, self.in_month, self.is_today, self.is_chosen = day, in_month, is_today, is_chosen
        words = i18n.long_date(day)
        self.setAccessibleName(tr("{day}, today", day=words) if is_today else words)
        self.update()

    def sizeHint(self) -> QSize:
        """Large enough to hit."""
        return QSize(36, 30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The number, in a pill when chosen, ringed when it is today or has the keyboard."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2.5, 1.5, -2.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.is_chosen:
            painter.setBrush(look.accent)
        elif self.underMouse():
            painter.setBrush(look.accent_wash)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus() or self.is_today:
            painter.setPen(QPen(look.text if self.hasFocus() else look.accent, 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(
            theme.tabular_font(13, QFont.Weight.DemiBold if self.is_today or self.is_chosen else QFont.Weight.Normal)
        )
        ink = look.on_accent if self.is_chosen else look.text if self.in_month else look.quiet
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.day.day))


class MonthCalendar(QWidget):
    """Six weeks around a month.

    Signals:
        picked(date): a date was chosen.
        rested(date): a drag was held over a date.
    """

    picked = Signal(object)
    rested = Signal(object)

    def __init__(self, drag_mime: str) -> None:
        super().__init__()
        self._today = self._chosen = self._cursor = date.today()  # noqa: DTZ011 – replaced by the first `show_date`
        self._letters: list[QLabel] = []
        self._cells = [DayCell() for _ in range(42)]
        self._title = make_label(strong=True)
        self._back = GlyphButton("left", tr("Month before"), size=28)
        self._on = GlyphButton("right", tr("Month after"), size=28)
        self._today_button = make_button(tr("Today"), "link")
        self._build()
        self._dwell = DragDwell(drag_mime, self, repeats=True)
        self._dwell.watch(self, self._target_at)
        self._dwell.rested.connect(self._on_rest)

    def show_date(self, chosen: date, today: date) -> None:
        """Show the month of `chosen`."""
        self._chosen = self._cursor = chosen
        self._today = today
        self._fill()

    @property
    def keyboard_date(self) -> date:
        """The date the keyboard is on."""
        return self._cursor

    def cell(self, day: date) -> DayCell:
        """The cell that stands for `day`; KeyError when its month is not shown."""
        for cell in self._cells:
            if cell.day == day:
                return cell
        raise KeyError(day)

    def date_at(self, position: QPoint) -> date | None:
        """The date at a position; None beside the dates."""
        child = self.childAt(position)
        return child.day if isinstance(child, DayCell) else None

    def turn(self, months: int) -> None:
        """Leaf by months; the keyboard's date keeps its day where the month has it."""
        index = self._cursor.year * 12 + self._cursor.month - 1 + months
        first = date(index // 12, index % 12 + 1, 1)
        following = date((index + 1) // 12, (index + 1) % 12 + 1, 1)
        self._cursor = first.replace(day=min(self._cursor.day, (following - timedelta(days=1)).day))
        self._fill()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        for widget in (self._today_button, self._back, self._on):
            head.addWidget(widget)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(0)
        for place in range(7):
            label = make_label(tone="quiet")
            self._letters.append(label)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(label, 0, place)
        for index, cell in enumerate(self._cells):
            cell.clicked.connect(lambda _checked=False, cell=cell: self.picked.emit(cell.day))
            cell.installEventFilter(self)
            grid.addWidget(cell, 1 + index // 7, index % 7)
        column.addLayout(grid)
        self._back.clicked.connect(lambda: self.turn(-1))
        self._on.clicked.connect(lambda: self.turn(1))
        self._today_button.clicked.connect(lambda: self.picked.emit(self._today))

    def _fill(self) -> None:
        first = self._cursor.replace(day=1)
        first_day = preferences.current().first_day
        for place, label in enumerate(self._letters):
            label.setText(i18n.weekday_letters((first_day + place) % 7))
        start = first - timedelta(days=(first.weekday() - first_day) % 7)
        self._title.setText(i18n.month_name(first))
        for index, cell in enumerate(self._cells):
            day = start + timedelta(days=index)
            cell.show_day(
                day,
                in_month=day.month == first.month,
                is_today=day == self._today,
                is_chosen=day == self._chosen,
            )
            if day == self._cursor:
                self.setFocusProxy(cell)
                if self.hasFocus() or any(other.hasFocus() for other in self._cells):
                    cell.setFocus()

    def _target_at(self, position: QPoint) -> object:
        child = self.childAt(position)
        if isinstance(child, DayCell):
            return child.day
        return {self._back: -1, self._on: 1}.get(child) if isinstance(child, GlyphButton) else None

    def _on_rest(self, target: object) -> None:
        if isinstance(target, date):
            self.rested.emit(target)
        elif isinstance(target, int):
            self.turn(target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys walk the dates, Page keys the months, Home goes to today, Enter chooses."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}.get(key)
        if days is not None:
            self._cursor += timedelta(days=days)
            self._fill()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self._cursor = self._today
            self._fill()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self._cursor)
        else:
            return super().eventFilter(watched, event)
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch of the wheel is a month."""
        self.turn(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()
