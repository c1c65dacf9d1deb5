"""A panel that lies over its window, below the control it belongs to."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

_AWAY = 8
"""Pixels it stays away from the window's edges."""


class Popover(QFrame):
    """A child of the window rather than a window of its own, so that a drag can go on over it.

    Signals:
        closed(): it went away, by Esc, by a press elsewhere or from the program.
    """

    closed = Signal()

    def __init__(self, anchor: QWidget, *, takes_focus: bool = True) -> None:
        super().__init__(anchor.window())
        self._anchor = anchor
        self._takes_focus = takes_focus
        self.setProperty("frame", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def open_below(self) -> None:
        """Show it under its anchor, moved so that it stays inside the window."""
        window = self._anchor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.fit()
        self.show()
        self.raise_()
        if self._takes_focus:
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def fit(self) -> None:
        """Take the size that is needed, or what the window has of it, under the anchor or as near to it as fits."""
        window = self._anchor.window()
        self.adjustSize()
        room = max(window.height() - 2 * _AWAY, self.minimumSizeHint().height())
        self.resize(self.width(), min(self.height(), room))
        corner = self._anchor.mapTo(window, QPoint(0, self._anchor.height() + 4))
        left = max(_AWAY, min(corner.x(), window.width() - self.width() - _AWAY))
        self.move(left, min(corner.y(), max(_AWAY, window.height() - self.height() - _AWAY)))

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for a press elsewhere while it is open."""
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop watching, and hand the focus back to the control it belongs to."""
        if (application := QApplication.instance()) is not None:
            application.removeEventFilter(self)
        if self._takes_focus and self.isAncestorOf(QApplication.focusWidget() or self):
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        super().hideEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on a press that is neither here nor on the anchor."""
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and isinstance(watched, QWidget)
        ):
            inside = watched is self or self.isAncestorOf(watched)
            on_anchor = watched is self._anchor or self._anchor.isAncestorOf(watched)
            if not inside and not on_anchor:
                self.hide()
        return False
