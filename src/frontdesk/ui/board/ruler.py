"""The hours at the left, with the pill of the present moment; stays in place while the board scrolls sideways."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.ui import i18n
from frontdesk.ui.board.ink import Hand, Ink
from frontdesk.ui.board.layout import BoardLayout
from frontdesk.ui.theme import Theme

WIDTH = 54
_STRIP = 4


class Ruler(QWidget):
    """Hours in tabular figures; while something is carried, its start and end as well."""

    def __init__(self, parent: QWidget, ink: Ink, theme: Theme) -> None:
        super().__init__(parent)
        self._ink = ink
        self._theme = theme
        self._layout: BoardLayout | None = None
        self._top = 0
        self._now_minute: int | None = None
        self._span: tuple[int, int] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_layout(self, layout: BoardLayout, ink: Ink, theme: Theme) -> None:
        """Show the hours of another page, or of the same one as it now is."""
        self._layout, self._ink, self._theme = layout, ink, theme
        self.update()

    def scroll_to(self, top: int) -> None:
        """Follow the board up and down."""
        if top != self._top:
            self._top = top
            self.update()

    def set_now(self, minute: int | None) -> None:
        """Put the pill of the present moment at a board minute, or nowhere."""
        if minute != self._now_minute:
            self._now_minute = minute
            self.update()

    def set_span(self, span: tuple[int, int] | None) -> None:
        """Shade the minutes something is carried over."""
        if span != self._span:
            layout = self._layout
            if layout is not None:
                for changed in (self._span, span):
                    if changed is not None:
                        top = layout.scale.y_of(changed[0]) - self._top
                        self.update(
                            WIDTH - _STRIP, top - 2, _STRIP, layout.scale.y_of(changed[1]) - self._top - top + 4
                        )
            self._span = span

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hours that are in sight."""
        painter = QPainter(self)
        theme, layout = self._theme, self._layout
        painter.fillRect(event.rect(), theme.panel)
        if layout is None or not layout.model.days:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = layout.scale
        if self._span is not None:
            top = scale.y_of(self._span[0]) - self._top
            painter.fillRect(
                WIDTH - _STRIP, top, _STRIP - 1, scale.y_of(self._span[1]) - self._top - top - 1, theme.accent
            )
        now_y = scale.y_of(self._now_minute) - self._top if self._now_minute is not None else None
        if event.rect().left() < WIDTH - _STRIP:
            self._paint_hours(painter, layout, event, now_y)
        painter.fillRect(WIDTH - 1, event.rect().y(), 1, event.rect().height(), theme.line)
        if now_y is not None and self._now_minute is not None:
            pill = QRectF(6, now_y - 8.5, WIDTH - 12, 17)
            if pill.bottom() >= event.rect().top() and pill.top() <= event.rect().bottom():
                self._paint_now(painter, layout, pill, self._now_minute)

    def _paint_hours(self, painter: QPainter, layout: BoardLayout, event: QPaintEvent, now_y: int | None) -> None:
        ink, scale, clock = self._ink, layout.scale, layout.model.days[0].clock
        painter.setFont(ink.fonts[Hand.LABEL])
        painter.setPen(self._theme.quiet)
        first = max(0, scale.minute_of(event.rect().top() + self._top) // 60 * 60 - 60)
        last = min(layout.model.minutes, scale.minute_of(event.rect().bottom() + self._top) + 60)
        for minute in range(first, last, 60):
            base = scale.y_of(minute) - self._top + ink.ascent(Hand.LABEL) + 2
            # The pill says the time better than an hour half hidden behind it.
            if now_y is not None and abs(base - 5 - now_y) < 15:
                continue
            text = i18n.hour_mark(clock.wall_time(minute))
            painter.drawText(max(1, WIDTH - 10 - ink.width(Hand.LABEL, text)), base, text)

    def _paint_now(self, painter: QPainter, layout: BoardLayout, pill: QRectF, minute: int) -> None:
        text = i18n.bare_clock(layout.model.days[0].clock.wall_time(minute))
        painter.setPen(Qt.PenStyle.NoPen)
        ground = self._theme.readable(self._theme.now, self._theme.panel)
        painter.setBrush(ground)
        painter.drawRoundedRect(pill, 8.5, 8.5)
        painter.fillRect(QRectF(WIDTH - 6, pill.center().y() - 1, 6, 2), ground)
        painter.setFont(self._ink.fonts[Hand.STATUS])
        painter.setPen(self._theme.panel)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
