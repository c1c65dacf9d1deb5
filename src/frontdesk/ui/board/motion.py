"""What changes by itself for a moment: pending looks, visits that fly back, traces of other desks' changes."""

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle

from frontdesk.store.changes import ChangeSet
from frontdesk.store.store import Store
from frontdesk.ui.board import overlay
from frontdesk.ui.board.model import Block
from frontdesk.ui.board.signs import blank

if TYPE_CHECKING:
    from frontdesk.ui.board.view import BoardView

PENDING_MS = 300
FLIGHT_MS = 180
TRACE_MS = 4000
_FRAME_MS = 16


@dataclass(slots=True)
class _Flight:
    picture: QPixmap
    start: QRect
    end: QRect
    began: float

    def rect(self, now: float) -> QRect:
        part = min(1.0, (now - self.began) * 1000 / FLIGHT_MS)
        eased = 1 - (1 - part) ** 3
        x = self.start.x() + (self.end.x() - self.start.x()) * eased
        y = self.start.y() + (self.end.y() - self.start.y()) * eased
        return QRect(round(x), round(y), self.end.width(), self.end.height())

    def is_over(self, now: float) -> bool:
        return (now - self.began) * 1000 >= FLIGHT_MS


class Motion(QObject):
    """Timers and states of everything that passes.

    Attributes:
        is_reduced: the user wants no motion; visits then jump back.
        traces: who changed which visit a moment ago, and until when to say so.
    """

    def __init__(self, board: "BoardView", store: Store) -> None:
        super().__init__(board)
        self._board = board
        self._store = store
        self.is_reduced = board.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
        self.traces: dict[UUID, tuple[str, float]] = {}
        self._flights: dict[UUID, _Flight] = {}
        self._waiting: dict[UUID, float] = {}
        self._pending_timer = self._timer("pending looks", self._mark_pending)
        self._flight_timer = self._timer("flights", self._step, is_single=False)
        self._trace_timer = self._timer("traces", self._fade)

    def _timer(self, name: str, slot: object, *, is_single: bool = True) -> QTimer:
        timer = QTimer(self)
        timer.setObjectName(name)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setSingleShot(is_single)
        timer.timeout.connect(slot)
        return timer

    def changed(self, changes: ChangeSet, before: dict[UUID, Block]) -> None:
        """A change set has been shown; `before` holds the blocks as they were."""
        page = self._board.page
        settled = []
        for block_id in changes.appointments:
            is_pending = self._store.pending(block_id) is not None
            if is_pending:
                if block_id not in page.pending:
                    self._waiting.setdefault(block_id, monotonic())
            else:
                self._waiting.pop(block_id, None)
                if block_id in page.pending:
                    settled.append(block_id)
                self._fly_if_refused(changes, before.get(block_id), page.layout.find(block_id))
            if not changes.own and changes.who and block_id in page.layout.model.blocks:
                self._trace(block_id, changes.who)
        if settled:
            page.pending -= frozenset(settled)
            self._board.repaint_rects(page.redraw_blocks(settled))
        if self._waiting and not self._pending_timer.isActive():
            self._pending_timer.start(PENDING_MS)

    def turned(self) -> None:
        """Another page is shown: what passed on the old one is over, what is pending looks so here too."""
        self._flights.clear()
        self._flight_timer.stop()
        page = self._board.page
        page.pending = frozenset()
        for block_id in page.layout.model.blocks if self._store.pending_count() else ():
            if self._store.pending(block_id) is not None:
                self._waiting.setdefault(block_id, monotonic())
        if self._waiting and not self._pending_timer.isActive():
            self._pending_timer.start(PENDING_MS)

    def fly(self, block: Block | None, start: QRect) -> None:
        """Let a visit fly from where it was dropped to where it belongs."""
        page = self._board.page
        if block is None or self.is_reduced:
            return
        end = page.rect_of(page.layout.box(block))
        if start.topLeft() == end.topLeft():
            return
        picture = blank(end.width(), end.height(), page.ratio)
        painter = QPainter(picture)
        page.blocks.paint(painter, page.blocks.set(page.face(block), end.width(), end.height()), 0, 0)
        painter.end()
        self._flights[block.id] = _Flight(picture, start, end, monotonic())
        self._flight_timer.start(_FRAME_MS)

    def stop(self) -> None:
        """End everything at once, as when the board is hidden."""
        for timer in (self._pending_timer, self._flight_timer, self._trace_timer):
            timer.stop()
        self._flights.clear()
        self.traces.clear()

    @property
    def is_flying(self) -> bool:
        """Whether a visit is on its way back."""
        return bool(self._flights)

    def paint(self, painter: QPainter) -> None:
        """Paint traces and flights over the board."""
        page = self._board.page
        for block_id, (who, _) in self.traces.items():
            block = page.layout.find(block_id)
            if block is not None:
                rect = page.rect_of(page.layout.box(block))
                overlay.paint_ring(painter, rect, page.blocks.theme.accent)
                overlay.paint_name(painter, page, rect, who)
        now = monotonic()
        for flight in self._flights.values():
            painter.drawPixmap(flight.rect(now).topLeft(), flight.picture)

    # Within

    def _fly_if_refused(self, changes: ChangeSet, was: Block | None, now: Block | None) -> None:
        """A pending change of this desk was taken away rather than confirmed: the visit stands elsewhere now."""
        if not changes.own or was is None or now is None or (was.column, was.start) == (now.column, now.start):
            return
        page = self._board.page
        self.fly(now, page.rect_of(page.layout.box(was)))

    def _trace(self, block_id: UUID, who: str) -> None:
        self.traces[block_id] = (who, monotonic() + TRACE_MS / 1000)
        self._repaint_trace(block_id, who)
        if not self._trace_timer.isActive():
            self._trace_timer.start(TRACE_MS)

    def _fade(self) -> None:
        now = monotonic()
        for block_id, (who, until) in list(self.traces.items()):
            if until <= now + 0.02:
                self._repaint_trace(block_id, who)
                del self.traces[block_id]
        if self.traces:
            soonest = min(until for _, until in self.traces.values())
            self._trace_timer.start(max(20, round((soonest - now) * 1000)))

    def _repaint_trace(self, block_id: UUID, who: str) -> None:
        page = self._board.page
        block = page.layout.find(block_id)
        if block is not None:
            rect = page.rect_of(page.layout.box(block))
            self._board.repaint_rects([rect, overlay.name_rect(page, rect, who)])

    def _mark_pending(self) -> None:
        now = monotonic()
        ripe = [block_id for block_id, since in self._waiting.items() if now - since >= PENDING_MS / 1000 - 0.02]
        for block_id in ripe:
            del self._waiting[block_id]
        still = [block_id for block_id in ripe if self._store.pending(block_id) is not None]
        if still:
            page = self._board.page
            page.pending |= frozenset(still)
            self._board.repaint_rects(page.redraw_blocks(still))
        if self._waiting:
            soonest = min(self._waiting.values())
            self._pending_timer.start(max(1, round(PENDING_MS - (now - soonest) * 1000)))

    def _step(self) -> None:
        now = monotonic()
        rects = []
        for block_id, flight in list(self._flights.items()):
            rects.append(QRectF(flight.start).united(QRectF(flight.end)).toAlignedRect())
            if flight.is_over(now):
                del self._flights[block_id]
        if not self._flights:
            self._flight_timer.stop()
        self._board.repaint_rects(rects)
