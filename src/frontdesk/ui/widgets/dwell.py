"""Holding a drag over something for a moment: pages turn, calendars open."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

FIRST_MS = 500
AGAIN_MS = 900


class DragDwell(QObject):
    """Watches widgets for a drag of one mime type that rests on them.

    Signals:
        rested(object): the key under the pointer, once it has rested there for half a second.
    """

    rested = Signal(object)

    def __init__(self, mime: str, parent: QObject, *, repeats: bool = False) -> None:
        super().__init__(parent)
        self._mime = mime
        self._repeats = repeats
        self._keys: dict[QObject, Callable[[QPoint], object]] = {}
        self._key: object = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._rest)

    def watch(self, widget: QWidget, key_at: Callable[[QPoint], object]) -> None:
        """Ask `key_at` what is at a position of `widget`; None is nothing to rest on."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)
        self._keys[widget] = key_at

    def _over(self, key: object) -> None:
        if key != self._key:
            self._key = key
            if key is None:
                self._timer.stop()
            else:
                self._timer.start(FIRST_MS)

    def _rest(self) -> None:
        self.rested.emit(self._key)
        if self._repeats:
            self._timer.start(AGAIN_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the drag; a drop here means nothing, so it is refused and flies back."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._over(None)
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.ignore()
            return True
        if isinstance(event, QDragMoveEvent) and event.mimeData().hasFormat(self._mime):
            self._over(self._keys[watched](event.position().toPoint()))
            event.accept()
            return True
        if event.type() in (QEvent.Type.DragLeave, QEvent.Type.Hide):
            self._over(None)
        return False
