"""A card that stands beside a place of the board, over it, and never asks as a dialog does."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QVBoxLayout, QWidget

from frontdesk.ui.widgets.fitted import Fitted

WIDTH = 372
MARGIN = 8
SPACING = 7
_LEFT, _RIGHT = 12, 8
_UNBOUNDED = 16777215
"""Qt's own greatest height of a widget."""


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
        column.setContentsMargins(_LEFT, 8, _RIGHT, 10)
        column.setSpacing(SPACING)
        column.addLayout(head)
        column.addWidget(self.body)
        column.addWidget(verdict)
        column.addLayout(foot)

    @property
    def room_across(self) -> int:
        """How wide a row can be."""
        return self.width() - _LEFT - _RIGHT

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
        within, anchor = self._within, self._anchor
        room = within.height() - 2 * MARGIN if not within.isEmpty() else _UNBOUNDED
        self.shorten(False)
        if self._over(room) > 0:
            self.shorten(True)
        self._give_way(self._over(room))
        if within.isEmpty():
            return
        self.resize(self.width(), min(self.height(), room))
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

    def shorten(self, is_short: bool, /) -> None:
        """Show what has to be read where the fields do not fit and scroll; a card that shows all of itself has none."""

    def _over(self, room: int) -> int:
        """By how much the card, taking all the height it would like, is taller than there is room for."""
        if self.body is not None:
            self.body.setMaximumHeight(_UNBOUNDED)
        self.adjustSize()
        return self.height() - room

    def _give_way(self, over: int) -> None:
        """Take what is too much from the fields, which scroll, before anything else has to give."""
        if self.body is not None and over > 0:
            wanted = self.body.heightForWidth(self.room_across)
            self.body.setMaximumHeight(max(wanted - over, self.body.least))
            self.adjustSize()

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
