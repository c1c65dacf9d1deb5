"""A card that stands beside a place of the board, over it, and never asks as a dialog does."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QVBoxLayout, QWidget

from frontdesk.ui.widgets.fitted import Fitted

WIDTH = 372
MARGIN = 8
SPACING = 7


class StandingCard(QFrame):
    """Fields beside a place; Enter does it, Esc leaves.

    Attributes:
        body: the fields between the head and the buttons, scrolled where the window is low.

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
        self.body: Fitted | None = None
        self._anchor = QRect()
        self._within = QRect()
        parent.installEventFilter(self)

    def arrange(self, head: QLayout, fields: QWidget, verdict: QWidget, foot: QLayout) -> None:
        """Put one below the other; what the rules say is never scrolled out of sight, and neither are the buttons."""
        self.body = Fitted(fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 10)
        column.setSpacing(SPACING)
        column.addLayout(head)
        column.addWidget(self.body)
        column.addWidget(verdict)
        column.addLayout(foot)

    def stand_at(self, anchor: QRect, within: QRect) -> None:
        """Stand beside `anchor`, both in the parent's coordinates, and stay inside `within`."""
        self._anchor, self._within = anchor, within
        self.fit()
        self.show()
        self.raise_()

    def fit(self) -> None:
        """Take the height that is needed, or what there is of it; what the keyboard is on stays in sight."""
        if self.body is not None:
            self.body.settle()
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
        if self.body is not None:
            self.body.reveal(QApplication.focusWidget())

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


def column_of(fields: QWidget) -> QVBoxLayout:
    """The layout of the fields of a card, beside which a scroll bar may come to stand."""
    column = QVBoxLayout(fields)
    column.setContentsMargins(0, 0, 2, 0)
    column.setSpacing(SPACING)
    return column
