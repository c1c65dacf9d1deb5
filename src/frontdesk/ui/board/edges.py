"""What stays in place around the board while it scrolls: column heads, ruler, and the corner between them."""

from datetime import datetime

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from frontdesk.domain.localtime import local_date
from frontdesk.ui import theme
from frontdesk.ui.board.drag import Target
from frontdesk.ui.board.header import ColumnHeads
from frontdesk.ui.board.ink import Hand, Ink
from frontdesk.ui.board.layout import BoardLayout
from frontdesk.ui.board.ruler import WIDTH, Ruler
from frontdesk.ui.i18n import tr
from frontdesk.ui.theme import Theme
from frontdesk.ui.widgets.glyphs import draw_glyph


class Edges:
    """The three widgets as one.

    Attributes:
        heads: over the board.
        ruler: at its left.
        corner: above the ruler; says which view the board is seen through.
    """

    def __init__(self, board: QWidget, ink: Ink, look: Theme) -> None:
        self.heads = ColumnHeads(board, ink, look)
        self.ruler = Ruler(board, ink, look)
        self.corner = Corner(board, ink)
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
        self.corner.setGeometry(area.x() - WIDTH, area.y() - self.height, WIDTH, self.height)

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
        self.corner.update()


class Corner(QAbstractButton):
    """The corner above the ruler: the name of the view that is shown; pressed, it offers the others."""

    def __init__(self, parent: QWidget, ink: Ink) -> None:
        super().__init__(parent)
        self._ink = ink
        self._name = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_view("")

    def show_view(self, name: str) -> None:
        """Say which view is shown; none is everything."""
        self._name = name
        words = tr("View: {name}", name=name or tr("everything"))
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Continue the lines of ruler and heads, the name between them."""
        look = theme.current()
        painter = QPainter(self)
        ground = look.faint_line if self.underMouse() or self.isDown() else look.panel
        painter.fillRect(event.rect(), ground)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look.line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.line)
        ink, room = self._ink, self.width() - 12
        painter.setFont(ink.fonts[Hand.TINY])
        painter.setPen(look.quiet)
        painter.drawText(6, ink.ascent(Hand.TINY) + 8, tr("View"))
        draw_glyph(painter, "down", QRectF(self.width() - 18, 9, 9, 9), look.quiet, 1.4)
        painter.setPen(look.accent_text if self._name else look.text)
        painter.setFont(ink.fonts[Hand.TINY_NAME])
        name = ink.elided(Hand.TINY_NAME, self._name or tr("All"), room)
        painter.drawText(6, ink.ascent(Hand.TINY_NAME) + 24, name)
        if self.hasFocus():
            painter.setPen(QPen(look.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
