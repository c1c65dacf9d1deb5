"""What somebody's hands do at a window, and what the window asks of them: gestures and dialogs, counted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QWidget

_MODIFIERS = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta})


class Hands(QObject):
    """Counts from `begin` on.

    A press of a button is one gesture, whatever is carried until it is let go; so is each key. What is typed in a row
    is one, however many letters it has.

    Attributes:
        gestures, dialogs: what was counted.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self.begin()
        application.installEventFilter(self)

    def begin(self) -> None:
        """Count anew."""
        self.gestures = self.dialogs = 0
        self._is_typing = False

    def end(self) -> None:
        """Count no more."""
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take note of what is pressed and what is asked."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QDialog | QMessageBox) and watched.isWindow():
            self.dialogs += 1
        elif event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            self._count(is_typing=False)
        elif event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Every key asks this first, once where the keyboard is; one that is a shortcut asks nothing else.
            focus = QApplication.focusWidget()
            if focus is None or watched is focus:
                self._on_key(focus, event)
        return False

    def _on_key(self, watched: QWidget | None, event: QKeyEvent) -> None:
        if event.key() in _MODIFIERS:
            return
        is_letter = bool(event.text()) and event.text().isprintable() and not event.modifiers() & _COMMANDING
        is_typing = is_letter and (isinstance(watched, QLineEdit) or self._is_typing)
        if not (is_typing and self._is_typing):
            self._count(is_typing=is_typing)

    def _count(self, *, is_typing: bool) -> None:
        self.gestures += 1
        self._is_typing = is_typing


_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
