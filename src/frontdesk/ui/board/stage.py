"""What is drawn while something is carried: zones that would take it, its outline, and the verdict in words."""

from dataclasses import dataclass, replace
from datetime import time

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from frontdesk.domain.startranges import Fit
from frontdesk.store.conflicts_view import Verdict
from frontdesk.ui import i18n
from frontdesk.ui.board.blocks import RADIUS
from frontdesk.ui.board.clock import DayClock
from frontdesk.ui.board.drag import Load, Target
from frontdesk.ui.board.face import Face
from frontdesk.ui.board.ink import Hand
from frontdesk.ui.board.judge import Zones
from frontdesk.ui.board.model import Span
from frontdesk.ui.board.page import Page
from frontdesk.ui.board.signs import blank
from frontdesk.ui.i18n import tr

_SHADOW = 12
_CHIP_GAP = 7
_CHIP_PAD = 9


@dataclass(frozen=True, slots=True)
class Showing:
    """One state of what is carried.

    Attributes:
        changed_by_other: somebody else changed the visit meanwhile.
        note: a remark that takes the verdict's place, as for a resize that met its neighbour.
    """

    target: Target
    verdict: Verdict
    copies: bool = False
    is_resize: bool = False
    changed_by_other: bool = False
    note: str = ""


class Stage:
    """The board's picture with zones on it, and the outline over it.

    Attributes:
        picture: the page as it is shown under the outline.
    """

    def __init__(self, page: Page, load: Load, face: Face, zones: dict[int, Zones]) -> None:
        self.page = page
        self.load = load
        self.picture = QPixmap()
        self._face = replace(face, status="", status_color="")
        self._zones = zones
        self._outline: tuple[tuple[object, ...], QPixmap] | None = None
        self._chip: tuple[Showing, QPixmap] | None = None
        self.draw()

    def draw(self) -> None:
        """Take over the page's picture as it now is, and shade it."""
        self.picture = self.page.picture.copy()
        if not self._zones:
            return
        painter = QPainter(self.picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.page.offset.x(), -self.page.offset.y())
        layout, size, offset = self.page.layout, self.page.size, self.page.offset
        theme = self.page.blocks.theme
        veil = QColor(theme.window)
        veil.setAlpha(120)
        for index in layout.columns_in(offset.x(), size.width()):
            zones = self._zones.get(index)
            left, _, width, _ = layout.column_box(index)
            if not zones:
                painter.fillRect(left, offset.y(), width - 1, size.height(), veil)
                continue
            for span in zones.with_remark:
                self._paint_zone(painter, index, span, theme.warn, 26)
            for span in zones.fits:
                self._paint_zone(painter, index, span, theme.accent, 24 if not theme.dark else 40)
        painter.end()

    def _paint_zone(self, painter: QPainter, column: int, span: Span, color: QColor, wash: int) -> None:
        left, top, width, height = self.page.layout.box_of(column, *span)
        if top > self.page.offset.y() + self.page.size.height() or top + height < self.page.offset.y():
            return
        fill = QColor(color)
        fill.setAlpha(wash)
        pen = QPen(color, 1)
        pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, width - 1, height - 1), RADIUS, RADIUS)

    # The outline, in the viewport's coordinates

    def outline_rect(self, target: Target) -> QRect:
        """Return where the outline is."""
        left, top, width, height = self.page.layout.box_of(target.column, target.start, target.end)
        return QRect(left - self.page.offset.x(), top - self.page.offset.y(), width, height)

    def chip_rect(self, showing: Showing) -> QRect:
        """Return where the verdict is: over the outline, or under it where there is no room."""
        chip = self._chip_of(showing)
        width, height = round(chip.width() / self.page.ratio), round(chip.height() / self.page.ratio)
        outline = self.outline_rect(showing.target)
        bounds = QRect(QPoint(), self.page.size)
        top = outline.top() - _CHIP_GAP - height
        if top < bounds.top() + 2:
            top = min(outline.bottom() + 1 + _CHIP_GAP, bounds.bottom() - height - 1)
        middle = outline.center().x() - width // 2
        left = min(max(middle, bounds.left() + 4), max(bounds.right() - width - 4, bounds.left() + 4))
        return QRect(left, top, width, height)

    def dirty_rects(self, showing: Showing) -> tuple[QRect, QRect]:
        """Return what has to be painted again when this state comes or goes."""
        outline = self.outline_rect(showing.target).adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW + 4)
        return outline, self.chip_rect(showing)

    def paint(self, painter: QPainter, showing: Showing) -> None:
        """Paint outline and verdict over the picture."""
        rect = self.outline_rect(showing.target)
        painter.drawPixmap(rect.x() - _SHADOW, rect.y() - _SHADOW, self._outline_of(showing))
        chip = self.chip_rect(showing)
        painter.drawPixmap(chip.topLeft(), self._chip_of(showing))

    def _outline_of(self, showing: Showing) -> QPixmap:
        rect = self.outline_rect(showing.target)
        starts = i18n.clock(self._clock_of(showing.target).wall_time(showing.target.start))
        color = self._outline_color(showing)
        key = (rect.width(), rect.height(), starts, color.rgba(), showing.copies)
        if self._outline is None or self._outline[0] != key:
            self._outline = (
                key,
                self._drawn_outline(rect.width(), rect.height(), starts, color, copies=showing.copies),
            )
        return self._outline[1]

    def _outline_color(self, showing: Showing) -> QColor:
        theme = self.page.blocks.theme
        if showing.changed_by_other:
            return theme.warn
        return theme.bad if showing.verdict.fit is Fit.CANNOT else theme.accent

    def _drawn_outline(self, width: int, height: int, starts: str, color: QColor, *, copies: bool) -> QPixmap:
        pixmap = blank(width + 2 * _SHADOW, height + 2 * _SHADOW + 4, self.page.ratio)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(_SHADOW, 0, -3):
            painter.setBrush(QColor(16, 24, 40, 9 if not self.page.blocks.theme.dark else 26))
            around = QRectF(_SHADOW - spread, _SHADOW - spread + 4, width + 2 * spread, height + 2 * spread)
            painter.drawRoundedRect(around, RADIUS + spread, RADIUS + spread)
        self.page.blocks.paint(painter, replace(self._face, time=starts), _SHADOW, _SHADOW, width, height)
        painter.setPen(QPen(color, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(_SHADOW, _SHADOW, width, height), RADIUS, RADIUS)
        if copies:
            self._paint_plus(painter, QRectF(_SHADOW + width - 9, _SHADOW - 8, 17, 17), color)
        painter.end()
        return pixmap

    def _paint_plus(self, painter: QPainter, box: QRectF, color: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(box)
        painter.setPen(QPen(self.page.blocks.theme.on_accent, 2))
        middle = box.center()
        painter.drawLine(middle.x() - 4, middle.y(), middle.x() + 4, middle.y())
        painter.drawLine(middle.x(), middle.y() - 4, middle.x(), middle.y() + 4)

    # The verdict in words

    def words(self, showing: Showing) -> tuple[str, str, str]:
        """Return what the verdict says: the time, the place, and a second line with the reason, if there is one."""
        target = showing.target
        clock = self._clock_of(target)
        when = time_range(clock.wall_time(target.start), clock.wall_time(target.end))
        column = self.page.layout.model.columns[target.column]
        place = [column.operatory.name]
        provider = self.page.faces.reference.provider(self.load.appointment.provider_id)
        if provider is not None:
            place.append(provider.name)
        if self.page.layout.model.is_week:
            place.insert(0, i18n.middle_date(self.page.layout.model.day_of(target.column).day))
        reason = showing.note
        if not reason:
            reason = showing.verdict.sentence
            if showing.verdict.fit is Fit.FITS:
                place.append(tr("copies here") if showing.copies else tr("fits"))
            elif showing.verdict.fit is Fit.OVERLAP_WARNING:
                place.append(tr("fits with overlap"))
            else:
                place.append(tr("cannot"))
        if showing.is_resize:
            place.insert(0, i18n.minutes(target.end - target.start))
        if showing.changed_by_other:
            reason = " ".join((tr("It was changed meanwhile."), reason)).strip()
        return when, " · ".join(place), reason

    def _clock_of(self, target: Target) -> DayClock:
        return self.page.layout.model.columns[target.column].clock

    def _chip_of(self, showing: Showing) -> QPixmap:
        if self._chip is None or self._chip[0] != showing:
            self._chip = (showing, self._drawn_chip(showing))
        return self._chip[1]

    def _drawn_chip(self, showing: Showing) -> QPixmap:
        theme, ink = self.page.blocks.theme, self.page.blocks.ink
        when, place, reason = self.words(showing)
        widest = max(160, self.page.size.width() - 2 * _CHIP_PAD - 8)
        reason = ink.elided(Hand.LABEL, reason, widest)
        when_width = ink.width(Hand.STATUS, when)
        separator = " · "
        place = ink.elided(Hand.LABEL, separator + place, widest - when_width)
        row = ink.height(Hand.LABEL)
        width = max(when_width + ink.width(Hand.LABEL, place), ink.width(Hand.LABEL, reason)) + 2 * _CHIP_PAD
        height = row * (2 if reason else 1) + 9
        pixmap = blank(width, height, self.page.ratio)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tip)
        painter.drawRoundedRect(QRectF(0, 0, width, height), RADIUS, RADIUS)
        painter.setPen(theme.tip_text)
        base = 5 + ink.ascent(Hand.LABEL)
        painter.setFont(ink.fonts[Hand.STATUS])
        painter.drawText(_CHIP_PAD, base, when)
        painter.setFont(ink.fonts[Hand.LABEL])
        painter.drawText(_CHIP_PAD + when_width, base, place)
        if reason:
            alarm = theme.bad if showing.verdict.fit is Fit.CANNOT else theme.warn
            painter.setPen(theme.readable(alarm, theme.tip))
            painter.drawText(_CHIP_PAD, base + row, reason)
        painter.end()
        return pixmap


def time_range(start: time, end: time) -> str:
    """Return two wall-clock times with one half of the day where both have the same."""
    first, last = i18n.clock(start), i18n.clock(end)
    if first[-1] == last[-1]:
        first = first[:-1]
    return f"{first} – {last}"
