"""Scrolls the board while something is carried near its edge, faster the deeper, if the pointer went toward it."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer

from frontdesk.geometry import edgescroll

if TYPE_CHECKING:
    from frontdesk.ui.board.view import BoardView

LINGER_MS = 250
"""How long a pointer stays near an edge before the board scrolls: on its way past it, it wants nothing there."""
_STILL = 24
_STEP_MS = 16


class EdgeScroll(QObject):
    """Watches where the pointer is; ``scrolled`` is called after each step, and says whether there shall be another."""

    def __init__(self, board: "BoardView", scrolled: Callable[[], bool]) -> None:
        super().__init__(board)
        self._board = board
        self._scrolled = scrolled
        self._at = QPoint()
        self._toward = [False, False]
        self._last = 0.0
        self._since: QPoint | None = None
        self._starts = 0.0
        self._timer = QTimer(self)
        self._timer.setObjectName("edge scroll")
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._step)

    def begin(self, at: QPoint) -> None:
        """Something is taken hold of there; it went nowhere yet."""
        self._at, self._toward = at, [False, False]

    def moved(self, at: QPoint) -> None:
        """The pointer is there now."""
        size = self._board.viewport().size()
        for axis, (position, previous, extent) in enumerate(
            ((at.x(), self._at.x(), size.width()), (at.y(), self._at.y(), size.height()))
        ):
            if position != previous:
                self._toward[axis] = edgescroll.is_toward(position, previous, extent)
        self._at = at

    def watch(self) -> None:
        """Begin to scroll where the pointer lingers near an edge it went toward."""
        if self._steps(_STEP_MS) == (0, 0):
            self.leave()
            return
        now = monotonic()
        is_waiting = self._since is None or now < self._starts
        if is_waiting and (self._since is None or (self._at - self._since).manhattanLength() > _STILL):
            self._since, self._starts = self._at, now + LINGER_MS / 1000
        if not self._timer.isActive():
            self._last = self._starts
            self._timer.start(_STEP_MS)

    def leave(self) -> None:
        """Scroll no more."""
        self._timer.stop()
        self._since = None

    def _steps(self, elapsed_ms: int) -> tuple[int, int]:
        size = self._board.viewport().size()
        return (
            edgescroll.step(self._at.x(), size.width(), self._toward[0], elapsed_ms),
            edgescroll.step(self._at.y(), size.height(), self._toward[1], elapsed_ms),
        )

    def _step(self) -> None:
        board = self._board
        now = monotonic()
        if now < self._starts:
            return
        self._last = max(self._last, self._starts)
        across, down = self._steps(min(100, max(1, round((now - self._last) * 1000))))
        self._last = now
        before = board.offset
        board.horizontalScrollBar().setValue(before.x() + across)
        board.verticalScrollBar().setValue(before.y() + down)
        if board.offset == before or not self._scrolled():
            self.leave()
