"""What a window tells under its page: strips that come and go without moving what the hand is about to press."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

STILL_MS = 150
"""A pointer that has not moved for so long is not on its way to something."""
_SPARE = 12


class Band(QFrame):
    """One strip of several: it says that it wants to come or go, and its `Bands` let it.

    Signals:
        asked(): it wants to come, to go, or to be another height.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "strip")
        self._is_wanted = False
        self.hide()

    @property
    def is_wanted(self) -> bool:
        """Whether it has something to tell, though it may still wait for the hand to be still."""
        return self._is_wanted

    @property
    def is_settled(self) -> bool:
        """Whether what is on screen is what was asked for."""
        return self.isHidden() is not self._is_wanted

    def come(self) -> None:
        """Ask to be shown."""
        self._is_wanted = True
        self.asked.emit()

    def go(self) -> None:
        """Ask to be taken away."""
        self._is_wanted = False
        self.asked.emit()

    def settle(self) -> None:
        """Do what was asked, now."""
        self.setVisible(self._is_wanted)


class Bands(QWidget):
    """Bands under a page, which becomes shorter at its foot for them and otherwise stays as it is.

    A band comes or goes only while no button is down, the pointer is still, and nothing under it would change.
    """

    def __init__(self, page: QWidget, is_steady: Callable[[], bool]) -> None:
        """`is_steady` tells whether a shorter page leaves everything on it in its place."""
        super().__init__()
        self._page, self._is_steady = page, is_steady
        self._all: list[Band] = []
        self._rested_at: QPoint | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._again = QTimer(self)
        self._again.setObjectName("bands wait")
        self._again.setInterval(STILL_MS)
        self._again.timeout.connect(self._look)

    def add(self, band: Band) -> None:
        """Add a band above those there are."""
        self._all.append(band)
        self._column.insertWidget(0, band)
        band.asked.connect(self._on_asked)
        band.settle()

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._again.stop()

    def _on_asked(self) -> None:
        if all(band.is_settled for band in self._all):
            self._again.stop()
        elif not self.isVisible():
            self._settle()
        elif not self._again.isActive():
            self._rested_at = None if self._is_pressed() else QCursor.pos()
            self._again.start()

    def _look(self) -> None:
        rested_at = self._rested_at
        self._rested_at = None if self._is_pressed() else QCursor.pos()
        is_still = rested_at == self._rested_at
        if rested_at is not None and is_still and not self._touched().contains(rested_at):
            self._settle()

    def _settle(self) -> None:
        self._again.stop()
        for band in self._all:
            if not band.is_settled:
                band.settle()

    @staticmethod
    def _is_pressed() -> bool:
        return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton

    def _touched(self) -> QRect:
        """What would be another thing afterwards, on the screen."""
        own = QRect(self.mapToGlobal(QPoint()), self.size())
        if not self._is_steady():
            return own.united(QRect(self._page.mapToGlobal(QPoint()), self._page.size()))
        height = max(own.height(), sum(map(self._height_of, self._all))) + _SPARE
        return QRect(own.left(), own.top() + own.height() - height, own.width(), height)

    def _height_of(self, band: Band) -> int:
        if not band.is_wanted:
            return 0
        return band.heightForWidth(self.width()) if band.hasHeightForWidth() else band.sizeHint().height()
