"""Carrying between two views by hand: offscreen there is no screen for the system's own drag to run on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
_LEFT, _PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class HandDrag:
    """Takes what a view packs into a drag, and delivers the events that the system would.

    The drag's own loop does not run; what it carries and what its targets do with it is all theirs.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._drag: QDrag | None = None
        self._over: QWidget | None = None
        self._taken = False

        def begin(drag: QDrag, *_actions: Qt.DropAction) -> Qt.DropAction:
            self._drag = drag
            return Qt.DropAction.IgnoreAction

        monkeypatch.setattr(QDrag, "exec", begin)
        # Nor does the screen there reach as far as the window.
        monkeypatch.setattr(QApplication, "widgetAt", _widget_at)

    @property
    def formats(self) -> list[str]:
        """What is being carried; nothing while no view has let go of anything."""
        return list(self._drag.mimeData().formats()) if self._drag is not None else []

    def move(self, window: QMainWindow, on_screen: QPoint) -> bool:
        """Carry it over a point; return whether whatever is there would take it."""
        drag = self._packed()
        target = _taker(window, on_screen)
        if target is not self._over:
            self._leave()
            self._over, self._taken = target, False
            if target is not None:
                at = target.mapFromGlobal(on_screen)
                enter = QDragEnterEvent(at, _ACTIONS, drag.mimeData(), _LEFT, _PLAIN)
                enter.ignore()
                _send(target, enter)
                self._taken = enter.isAccepted()
        if target is not None and self._taken:
            at = target.mapFromGlobal(on_screen)
            moving = QDragMoveEvent(at, _ACTIONS, drag.mimeData(), _LEFT, _PLAIN)
            _send(target, moving)
            return moving.isAccepted()
        return False

    def drop(self, window: QMainWindow, on_screen: QPoint) -> bool:
        """Let go at a point; return whether it was taken."""
        takes = self.move(window, on_screen)
        target, drag = self._over, self._packed()
        if not takes or target is None:
            self._leave()
            return False
        event = QDropEvent(QPointF(target.mapFromGlobal(on_screen)), _ACTIONS, drag.mimeData(), _LEFT, _PLAIN)
        _send(target, event)
        self._drag = self._over = None
        return event.isAccepted()

    def _packed(self) -> QDrag:
        assert self._drag is not None, "nothing is being carried"
        return self._drag

    def _leave(self) -> None:
        if self._over is not None and self._taken:
            _send(self._over, QDragLeaveEvent())
        self._over = None


def _widget_at(on_screen: QPoint) -> QWidget | None:
    window = QApplication.activeWindow()
    return window.childAt(window.mapFromGlobal(on_screen)) if window is not None else None


def _taker(window: QMainWindow, on_screen: QPoint) -> QWidget | None:
    widget: QWidget | None = window.childAt(window.mapFromGlobal(on_screen))
    while widget is not None and not widget.acceptDrops():
        parent = widget.parentWidget()
        widget = parent if isinstance(parent, QWidget) else None
    return widget


def _send(widget: QWidget, event: QEvent) -> None:
    QApplication.sendEvent(widget, event)
