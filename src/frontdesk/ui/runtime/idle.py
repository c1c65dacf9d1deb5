"""How long nobody has touched the program."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


WORTH_TELLING = 60.0
"""Shorter absences are nobody's business (seconds)."""


class IdleWatch(QObject):
    """Notes when mouse or keyboard were last used in any window of the program.

    It listens to the system's windows rather than to the application, which would cost a call for every event of
    every widget, in the middle of a drag too.

    Signals:
        came_back(float): the desk was touched again after so many seconds, a minute at least.
    """

    came_back = Signal(float)

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._touched = clock()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    @property
    def seconds(self) -> float:
        """For how long nothing has been touched."""
        return self._clock() - self._touched

    def touch(self) -> None:
        """Somebody is here."""
        now = self._clock()
        away, self._touched = now - self._touched, now
        if away >= WORTH_TELLING:
            self.came_back.emit(away)

    def _watch(self, window: QWindow | None) -> None:
        self.touch()
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the moment; whoever the event is for gets it all the same."""
        if event.type() in _TOUCHES:
            self.touch()
        return False
