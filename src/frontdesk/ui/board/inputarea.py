"""Qt's events of the board, handed to whom they concern."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from frontdesk.ui.board.firstplace import FirstPlace
from frontdesk.ui.board.hovercard import CARD_KEYS
from frontdesk.ui.board.keys import Keys
from frontdesk.ui.board.pointer import Pointer
from frontdesk.ui.board.selection import Selection


class InputArea(QAbstractScrollArea):
    """A scroll area whose input goes to a pointer, keys and a cursor.

    Attributes:
        pointer: understands the mouse and drags.
        keys: understands the keyboard.
        selection: knows where the keyboard is.
        first_place: scrolls a new page, until somebody does something on it.
    """

    pointer: Pointer
    keys: Keys
    selection: Selection
    first_place: FirstPlace

    def event(self, event: QEvent) -> bool:
        """Keep the board's own keys from becoming the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.keys.overrides(event):
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Losing the window ends whatever was being carried."""
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.pointer.cancel()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.selection.focus_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.selection.focus_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, carry, open; what means nothing here goes on to the window."""
        self.first_place.stay()
        if event.key() not in CARD_KEYS:
            self.pointer.still()
        if not self.pointer.held(event.key(), is_down=True) and not self.keys.pressed(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Ctrl and Shift count during a drag for as long as they are down."""
        if event.isAutoRepeat() or not self.pointer.held(event.key(), is_down=False):
            super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and perhaps begin to drag."""
        self.first_place.stay()
        self.pointer.pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or hover."""
        self.pointer.moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop."""
        self.pointer.released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a visit or an empty cell."""
        self.pointer.double_clicked(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make time taller."""
        self.first_place.stay()
        if not self.pointer.wheeled(event):
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice the pointer leaving and the menu key."""
        if event.type() == QEvent.Type.Leave:
            self.pointer.left()
        if event.type() == QEvent.Type.ContextMenu:
            event.accept()
            return True
        return super().viewportEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A visit comes from another view."""
        self.first_place.stay()
        self.pointer.drag_entered(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """It moves over the board."""
        self.pointer.drag_moved(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It left again."""
        self.pointer.drag_left(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """It is dropped here."""
        self.pointer.dropped(event)
