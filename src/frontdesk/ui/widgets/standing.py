"""A card that stands beside a place of the board, over it, and never asks as a dialog does."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

WIDTH = 372
MARGIN = 8


class StandingCard(QFrame):
    """Fields beside a place; Enter does it, Esc leaves.

    Signals:
        accepted(): Enter where no field wanted it, or Ctrl+Enter anywhere.
        left(): Esc, or the cross.
        window_resized(): the window it stands over has another size.
    """

    accepted = Signal()
    left = Signal()
    window_resized = Signal()

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setProperty("frame", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.setFixedWidth(WIDTH)
        self._anchor = QRect()
        self._within = QRect()
        parent.installEventFilter(self)

    def stand_at(self, anchor: QRect, within: QRect) -> None:
        """Stand beside `anchor`, both in the parent's coordinates, and stay inside `within`."""
        self._anchor, self._within = anchor, within
        self.fit()
        self.show()
        self.raise_()

    def fit(self) -> None:
        """Take the height that is needed, where there is room for it."""
        self.adjustSize()
        within, anchor = self._within, self._anchor
        if within.isEmpty():
            return
        self.resize(self.width(), min(self.height(), within.height() - 2 * MARGIN))
        size = self.size()
        left = anchor.right() + MARGIN
        if left + size.width() > within.right() - MARGIN:
            left = anchor.left() - MARGIN - size.width()
        if left < within.left() + MARGIN:
            left = max(within.left() + MARGIN, within.right() - MARGIN - size.width())
        top = min(anchor.top() - MARGIN, within.bottom() - MARGIN - size.height())
        self.move(QPoint(left, max(top, within.top() + MARGIN)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible() and watched is self.parent():
            self.window_resized.emit()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Letters typed on a button of the card are no keys of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            is_delete = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
            if held == Qt.KeyboardModifier.NoModifier and (is_delete or (event.text().isprintable() and event.text())):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; Enter accepts; what no field wanted is not for the board or the window either."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.accept()
        else:
            super().keyPressEvent(event)
