"""One timer that beats on the minute, for everything that shows passing time."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal


class MinuteBeat(QObject):
    """Beats at the turn of each minute of the wall clock.

    Signals:
        beat(datetime): the instant, in UTC.
    """

    beat = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        """Begin with the next turn of the minute."""
        instant = self._now()
        # Fifty milliseconds past the turn, so that rounding never shows the minute that is over.
        self._timer.start(60_050 - instant.second * 1000 - instant.microsecond // 1000)

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _on_timeout(self) -> None:
        self.start()
        self.beat.emit(self._now())
