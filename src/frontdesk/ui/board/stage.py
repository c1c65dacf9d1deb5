"""What is drawn while something is carried: the zones that would take it, and its outline."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from frontdesk.domain.startranges import Fit
from frontdesk.ui import i18n
from frontdesk.ui.board.blocks import RADIUS, Setting
from frontdesk.ui.board.chip import Chip, Showing, words
from frontdesk.ui.board.drag import Load, Target
from frontdesk.ui.board.face import Face
from frontdesk.ui.board.judge import Zones
from frontdesk.ui.board.lanes import Span
from frontdesk.ui.board.page import Page
from frontdesk.ui.board.signs import blank

_SHADOW = 12
_DROP = 4
_OFF_HOURS_WASH = 14
_PAST_WASH = 12
_MOST_FRAMES = 200


@dataclass(frozen=True, slots=True)
class _Outline:
    """One state of the outline: where it is, its frame with shadow, the block in it, and the verdict."""

    showing: Showing
    rect: QRect
    frame: QPixmap
    setting: Setting
    chip: Chip


class Stage:
    """The board's picture with zones on it, and the outline over it.

    Attributes:
        picture: the page as it is shown under the outline.
    """

    def __init__(self, page: Page, load: Load, face: Face, zones: dict[int, Zones], canvas: QPixmap) -> None:
        self.page = page
        self.load = load
        # Fresh memory for a picture as large as the board costs more than all that is painted on it.
        self.picture = canvas if canvas.size() == page.picture.size() else QPixmap(page.picture.size())
        self._face = face._replace(status="", status_color="")
        self._zones = zones
        self._outline: _Outline | None = None
        self.draw()

    # Zones

    def draw(self) -> None:
        """Take over the page's picture as it now is, and shade it."""
        self._outline = None
        self.picture.setDevicePixelRatio(self.page.ratio)
        painter = QPainter(self.picture)
        painter.drawPixmap(0, 0, self.page.picture)
        painter.translate(-self.page.offset.x(), -self.page.offset.y())
        layout, size, offset = self.page.layout, self.page.size, self.page.offset
        theme = self.page.blocks.theme
        veil = QColor(theme.window)
        veil.setAlpha(90)
        for index in layout.columns_in(offset.x(), size.width()):
            zones = self._zones.get(index)
            if not zones:
                left, _, width, _ = layout.column_box(index)
                painter.fillRect(left, offset.y(), width - 1, size.height(), veil)
                if zones is None:
                    continue
            for span in zones.off_hours:
                self._wash(painter, index, span, theme.accent, _OFF_HOURS_WASH)
            for span in zones.past:
                self._wash(painter, index, span, theme.warn, _PAST_WASH)
            for span in zones.with_remark:
                self._paint_zone(painter, index, span, theme.warn, 26)
            for span in zones.fits:
                self._paint_zone(painter, index, span, theme.accent, 28 if theme.dark else 24)
        painter.end()

    def _paint_zone(self, painter: QPainter, column: int, span: Span, color: QColor, wash: int) -> None:
        if not self._wash(painter, column, span, color, wash):
            return
        left, top, width, height = self.page.layout.box_of(column, *span)
        pen = QPen(color, 1)
        pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
        # Four lines that leave the corners out: a dashed rounded path costs thirty times as much.
        right, bottom = left + width - 1, top + height - 1
        painter.drawLine(left + 3, top, right - 3, top)
        painter.drawLine(left + 3, bottom, right - 3, bottom)
        painter.drawLine(left, top + 3, left, bottom - 3)
        painter.drawLine(right, top + 3, right, bottom - 3)

    def _wash(self, painter: QPainter, column: int, span: Span, color: QColor, wash: int) -> bool:
        """Tint a stretch of a column; return whether it is in sight."""
        left, top, width, height = self.page.layout.box_of(column, *span)
        if top > self.page.offset.y() + self.page.size.height() or top + height < self.page.offset.y():
            return False
        fill = QColor(color)
        fill.setAlpha(wash)
        painter.fillRect(left + 1, top + 1, width - 2, height - 2, fill)
        return True

    # The outline, in the viewport's coordinates

    def outline_rect(self, target: Target) -> QRect:
        """Return where the outline is."""
        left, top, width, height = self.page.layout.box_of(target.column, target.start, target.end)
        return QRect(left - self.page.offset.x(), top - self.page.offset.y(), width, height)

    def dirty_rects(self, showing: Showing) -> tuple[QRect, QRect]:
        """Return what has to be painted again when this state comes or goes."""
        outline = self._outline_of(showing)
        return outline.rect.adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW + _DROP), outline.chip.rect

    def words(self, showing: Showing) -> tuple[str, str, str]:
        """Return what the verdict says."""
        return words(self.page, self.load, showing)

    def paint(self, painter: QPainter, showing: Showing) -> None:
        """Paint outline and verdict over the picture."""
        outline = self._outline_of(showing)
        rect = outline.rect
        painter.drawPixmap(rect.x(), rect.y(), outline.setting.ground)
        painter.drawPixmap(rect.x() - _SHADOW, rect.y() - _SHADOW, outline.frame)
        fonts = self.page.blocks.ink.fonts
        for hand, color, left, base, text in outline.setting.words:
            painter.setFont(fonts[hand])
            painter.setPen(color)
            painter.drawText(rect.x() + left, rect.y() + base, text)
        for pixmap, left, top in outline.setting.signs:
            painter.drawPixmap(rect.x() + left, rect.y() + top, pixmap)
        outline.chip.paint(painter)

    def _outline_of(self, showing: Showing) -> _Outline:
        outline = self._outline
        if outline is None or outline.showing != showing:
            rect = self.outline_rect(showing.target)
            clock = self.page.layout.model.columns[showing.target.column].clock
            face = self._face._replace(time=i18n.brief_clock(clock.wall_time(showing.target.start)))
            setting = self.page.blocks.set(face, rect.width(), rect.height())
            frame = self._frame(rect, self._color(showing), copies=showing.copies)
            outline = _Outline(showing, rect, frame, setting, Chip(self.page, self.load, showing, rect))
            self._outline = outline
        return outline

    def _color(self, showing: Showing) -> QColor:
        theme = self.page.blocks.theme
        if showing.verdict.fit is Fit.CANNOT and not showing.changed_by_other:
            return theme.bad
        return theme.warn if showing.changed_by_other or showing.is_past else theme.accent

    def _frame(self, rect: QRect, color: QColor, *, copies: bool) -> QPixmap:
        """Return shadow and outline around nothing: the same for every visit of a size, so that it is drawn once."""
        blocks = self.page.blocks
        key = (rect.width(), rect.height(), color.rgba(), copies)
        frame = blocks.frames.get(key)
        if frame is None:
            if len(blocks.frames) >= _MOST_FRAMES:
                blocks.frames.clear()
            frame = blocks.frames[key] = self._drawn_frame(rect.width(), rect.height(), color, copies=copies)
        return frame

    def _drawn_frame(self, width: int, height: int, color: QColor, *, copies: bool) -> QPixmap:
        theme = self.page.blocks.theme
        pixmap = blank(width + 2 * _SHADOW, height + 2 * _SHADOW + _DROP, self.page.ratio)
        block = QRectF(_SHADOW, _SHADOW, width, height)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(_SHADOW, 0, -3):
            painter.setBrush(QColor(16, 24, 40, 26 if theme.dark else 9))
            around = QRectF(_SHADOW - spread, _SHADOW - spread + _DROP, width + 2 * spread, height + 2 * spread)
            painter.drawRoundedRect(around, RADIUS + spread, RADIUS + spread)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.setBrush(color)
        painter.drawRoundedRect(block, RADIUS, RADIUS)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(QPen(color, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(block, RADIUS, RADIUS)
        if copies:
            self._paint_plus(painter, QPoint(_SHADOW + width - 1, _SHADOW + 1), color)
        painter.end()
        return pixmap

    def _paint_plus(self, painter: QPainter, middle: QPoint, color: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(middle, 8, 8)
        painter.setPen(QPen(self.page.blocks.theme.on_accent, 2))
        painter.drawLine(middle - QPoint(4, 0), middle + QPoint(4, 0))
        painter.drawLine(middle - QPoint(0, 4), middle + QPoint(0, 4))
