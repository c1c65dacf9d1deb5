"""The time pattern, drawn cell by cell, and swept with the mouse or the keyboard."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.domain.timepattern import ASSISTANT, MINUTES_PER_STEP, PROVIDER
from frontdesk.ui import theme
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.spoken import speak_as

HEIGHT, GAP, NARROWEST = 26, 2, 9
_OWN_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_X, Qt.Key.Key_Slash, Qt.Key.Key_A})


class PatternStrip(QWidget):
    """Five-minute cells: filled is the provider's time, a stroke is the assistant's.

    A press turns a cell over and a sweep makes all others the same; arrows walk, with Shift they sweep; Space turns a
    cell over, X is the provider, / the assistant. It is told once, when the sweep ends or the strip is left.

    Signals:
        changed(str): another pattern.
    """

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._pattern = ""
        self._told = ""
        self._cursor = 0
        self._brush: str | None = None
        self.is_read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Time pattern"))
        speak_as(self, QAccessible.Role.Slider)
        self.setToolTip(tr("Filled: provider. Stroke: assistant. Sweep to change; X, / and Space do it by key."))
        theme.notifier().changed.connect(self.update)

    @property
    def pattern(self) -> str:
        """The pattern as it is drawn."""
        return self._pattern

    @property
    def is_touched(self) -> bool:
        """Whether it was changed and not told."""
        return self._pattern != self._told

    def show_pattern(self, pattern: str) -> None:
        """Draw a pattern."""
        self._pattern = self._told = pattern
        self._cursor = min(self._cursor, max(len(pattern) - 1, 0))
        self._speak()
        self.updateGeometry()
        self.update()

    def take_back(self) -> bool:
        """Draw again what was shown; return whether anything had been changed."""
        if not self.is_touched:
            return False
        self.show_pattern(self._told)
        return True

    def settle(self) -> None:
        """Tell what was changed."""
        if self.is_touched:
            self._told = self._pattern
            self.changed.emit(self._pattern)

    def cell_rect(self, number: int) -> QRect:
        """Where a cell is; after every quarter of an hour there is a little more room."""
        count = max(len(self._pattern), 1)
        rows = self._rows()
        per_row = -(-count // rows)
        row, at = divmod(number, per_row)
        width = self.width() / per_row
        left, right = round(at * width), round((at + 1) * width)
        return QRect(left, row * (HEIGHT + 4), max(right - left - (GAP + 1 if (at + 1) % 3 == 0 else GAP), 2), HEIGHT)

    def _rows(self) -> int:
        return max(1, -(-len(self._pattern) * NARROWEST // max(self.width(), 1)))

    def _cell_at(self, point: QPoint) -> int | None:
        return next(
            (at for at in range(len(self._pattern)) if self.cell_rect(at).adjusted(0, -2, GAP + 1, 2).contains(point)),
            None,
        )

    def _set(self, number: int, mark: str) -> None:
        if not self.is_read_only and 0 <= number < len(self._pattern) and self._pattern[number] != mark:
            self._pattern = self._pattern[:number] + mark + self._pattern[number + 1 :]
            self._speak()
            self.update()

    def _turned(self, number: int) -> str:
        return ASSISTANT if self._pattern[number] == PROVIDER else PROVIDER

    def _speak(self) -> None:
        if not self._pattern:
            self.setAccessibleDescription(tr("no length yet"))
            return
        minute = self._cursor * MINUTES_PER_STEP
        who = tr("provider") if self._pattern[self._cursor] == PROVIDER else tr("assistant")
        provider = self._pattern.count(PROVIDER) * MINUTES_PER_STEP
        rest = len(self._pattern) * MINUTES_PER_STEP - provider
        whole = tr("provider {provider} min, assistant {rest} min", provider=provider, rest=rest)
        self.setAccessibleDescription(tr("{whole}; minute {minute}: {who}", whole=whole, minute=minute, who=who))

    # Events

    def sizeHint(self) -> QSize:
        """As many rows as the cells need."""
        rows = self._rows()
        return QSize(220, rows * HEIGHT + (rows - 1) * 4 + 1)

    def minimumSizeHint(self) -> QSize:
        """The same height in less width."""
        return QSize(80, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a sweep with what the first cell becomes."""
        cell = self._cell_at(event.position().toPoint())
        if cell is not None and event.button() is Qt.MouseButton.LeftButton and not self.is_read_only:
            self._cursor, self._brush = cell, self._turned(cell)
            self._set(cell, self._brush)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Paint every cell the pointer passes."""
        cell = self._cell_at(event.position().toPoint())
        if self._brush is not None and cell is not None:
            for number in range(min(cell, self._cursor), max(cell, self._cursor) + 1):
                self._set(number, self._brush)
            self._cursor = cell

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The sweep is over."""
        if self._brush is not None:
            self._brush = None
            self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, sweep and set."""
        key = event.key()
        if not self._pattern:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            mark = self._pattern[self._cursor]
            self._cursor = max(0, min(len(self._pattern) - 1, self._cursor + (1 if key == Qt.Key.Key_Right else -1)))
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._set(self._cursor, mark)
            self._speak()
            self.update()
        elif key == Qt.Key.Key_Space:
            self._set(self._cursor, self._turned(self._cursor))
        elif key in (Qt.Key.Key_X, Qt.Key.Key_Slash, Qt.Key.Key_A):
            self._set(self._cursor, PROVIDER if key == Qt.Key.Key_X else ASSISTANT)
            self._cursor = min(self._cursor + 1, len(self._pattern) - 1)
            self._speak()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that mean something here before the window's shortcuts take them."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OWN_KEYS
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving tells what was changed."""
        super().focusOutEvent(event)
        self.settle()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The cells, and the cursor while the keyboard is here."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, mark in enumerate(self._pattern):
            box = QRectF(self.cell_rect(number)).adjusted(0.5, 0.5, -0.5, -0.5)
            is_cursor = self.hasFocus() and number == self._cursor
            painter.setPen(QPen(look.text if is_cursor else look.faint, 2 if is_cursor else 1))
            painter.setBrush(look.accent if mark == PROVIDER else look.panel)
            painter.drawRoundedRect(box, 2, 2)
            if mark == ASSISTANT:
                painter.setPen(QPen(look.quiet, 1.4))
                inner = box.adjusted(box.width() * 0.25, 6, -box.width() * 0.25, -6)
                painter.drawLine(inner.bottomLeft(), inner.topRight())
