"""A visit's life as a line: a dot for each change, walked with the arrows, and the visit as it was then."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.ui import theme
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.labels import make_label
from frontdesk.ui.widgets.spoken import speak_as

HEIGHT, EDGE, REACH = 26, 9, 10


class LifeLine(QWidget):
    """One dot for each change, the oldest at the left; the last place is the present.

    Signals:
        scrubbed(int): another moment was chosen: the number of a change, from 0; -1 is the present.
    """

    scrubbed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._spoken: tuple[str, ...] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("History of this visit"))
        speak_as(self, QAccessible.Role.Slider)
        self.setToolTip(tr("Left and right walk through what happened; Esc comes back to the present."))
        theme.notifier().changed.connect(self.update)

    @property
    def at(self) -> int:
        """Which change is shown; -1 for the present."""
        return self._at

    def show_changes(self, spoken: Sequence[str]) -> None:
        """Show changes, each in words, the oldest first; a moment that is looked at stays."""
        self._spoken = tuple(spoken)
        if self._at >= len(self._spoken):
            self._at = -1
        self._speak()
        self.update()

    def go_to(self, at: int) -> None:
        """Look at another moment."""
        if at != self._at and -1 <= at < len(self._spoken):
            self._at = at
            self._speak()
            self.update()
            self.scrubbed.emit(at)

    def dot(self, number: int) -> QPointF:
        """Where a change is; the number after the last one is the present."""
        count = max(len(self._spoken), 1)
        return QPointF(EDGE + (self.width() - 2 * EDGE) * number / count, HEIGHT / 2)

    def _speak(self) -> None:
        words = tr("the present") if self._at < 0 else self._spoken[self._at]
        self.setAccessibleDescription(words)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk, Home and End jump."""
        count, key = len(self._spoken), event.key()
        here = count if self._at < 0 else self._at
        steps = {
            Qt.Key.Key_Left: max(here - 1, 0),
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count,
        }
        if count and key in steps:
            to = steps[Qt.Key(key)]
            self.go_to(-1 if to >= count else to)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the pointer is."""
        self._go_near(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_near(event.position())

    def _go_near(self, point: QPointF) -> None:
        count = len(self._spoken)
        if count:
            nearest = min(range(count + 1), key=lambda at: abs(self.dot(at).x() - point.x()))
            self.go_to(-1 if nearest == count else nearest)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It no longer is."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line, its dots, and where one is."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = len(self._spoken)
        painter.setPen(QPen(look.line, 2))
        painter.drawLine(self.dot(0), self.dot(count))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.faint)
        for number in range(count):
            painter.drawEllipse(self.dot(number), 3.5, 3.5)
        here = self.dot(count if self._at < 0 else self._at)
        painter.setPen(QPen(look.text if self.hasFocus() else look.accent, 2))
        painter.setBrush(look.accent if self._at >= 0 else look.panel)
        painter.drawEllipse(here, 6, 6)


class PastSheet(QScrollArea):
    """A visit as it was after one of its changes; what that change changed says what it was before."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines: list[tuple[str, str, str]] = []

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """What is shown: field, value, and what it was before."""
        return self._lines

    def show_state(self, lines: list[tuple[str, str, str]]) -> None:
        """Show a visit as it was."""
        self._lines = lines
        body = QWidget()
        body.setProperty("ground", "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 8, 14, 8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for number, (name, value, was) in enumerate(lines):
            words = tr("{value}  (was {before})", value=value, before=was) if was else value
            told = make_label(words, strong=bool(was))
            told.setWordWrap(True)
            grid.addWidget(make_label(name, tone="quiet"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, number, 1)
        column.addLayout(grid)
        column.addStretch(1)
        self.setWidget(body)
