"""What stays in place around the board while it scrolls: column heads, ruler, and the corner between them."""

from datetime import datetime

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.domain.localtime import local_date
from frontdesk.ui import theme
from frontdesk.ui.board.drag import Target
from frontdesk.ui.board.header import ColumnHeads
from frontdesk.ui.board.ink import Ink
from frontdesk.ui.board.layout import BoardLayout
from frontdesk.ui.board.ruler import WIDTH, Ruler
from frontdesk.ui.theme import Theme


class Edges:
    """The three widgets as one.

    Attributes:
        heads: over the board.
        ruler: at its left.
    """

    def __init__(self, board: QWidget, ink: Ink, look: Theme) -> None:
        self.heads = ColumnHeads(board, ink, look)
        self.ruler = Ruler(board, ink, look)
        self._corner = _Corner(board)
        self._layout: BoardLayout | None = None

    @property
    def height(self) -> int:
        """How high the heads are."""
        return self.heads.sizeHint().height()

    def show_layout(self, layout: BoardLayout, ink: Ink, look: Theme) -> None:
        """Follow another page, or the same one as it now is."""
        self._layout = layout
        self.heads.show_layout(layout, ink, look)
        self.ruler.show_layout(layout, ink, look)

    def place(self, area: QRect) -> None:
        """Lie around the board's visible part."""
        self.heads.setGeometry(area.x(), area.y() - self.height, area.width(), self.height)
        self.ruler.setGeometry(area.x() - WIDTH, area.y(), WIDTH, area.height())
        self._corner.setGeometry(area.x() - WIDTH, area.y() - self.height, WIDTH, self.height)

    def scroll_to(self, offset: QPoint) -> None:
        """Follow the board."""
        self.heads.scroll_to(offset.x())
        self.ruler.scroll_to(offset.y())

    def set_now(self, now: datetime | None) -> None:
        """Show the present moment on the ruler, and which day is today."""
        if self._layout is None or now is None:
            return
        model = self._layout.model
        day = model.holds_instant(now)
        self.ruler.set_now(day.clock.minute_of(now) if day is not None else None)
        self.heads.set_today(local_date(now, model.location.zone))

    def set_target(self, target: Target | None) -> None:
        """Mark the column and the minutes something is carried over."""
        self.heads.set_target(target.column if target is not None else None)
        self.ruler.set_span((target.start, target.end) if target is not None else None)

    def restyle(self) -> None:
        """Take on another theme."""
        self._corner.update()


class _Corner(QWidget):
    """The empty corner above the ruler."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Continue the lines of ruler and heads."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(event.rect(), look.panel)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look.line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.line)
