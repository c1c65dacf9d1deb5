"""Places on the board that are offered or being booked: frames with a number and a few words, over the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from frontdesk.store.entities import Slot
from frontdesk.ui.board.blocks import RADIUS
from frontdesk.ui.board.drag import Target
from frontdesk.ui.board.ink import Hand
from frontdesk.ui.board.layout import BoardLayout

if TYPE_CHECKING:
    from frontdesk.ui.board.view import BoardView

_BADGE = 18
_REACH = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """One frame.

    Attributes:
        label: a number or a few letters for its corner.
        words: what stands in it.
        is_chosen: it is the one Enter would take.
    """

    slot: Slot
    label: str = ""
    words: str = ""
    is_chosen: bool = False


class Marks:
    """The frames on the board; which of them are on the page is worked out anew whenever it is painted."""

    def __init__(self, board: "BoardView") -> None:
        self._board = board
        self._by_owner: dict[str, tuple[Mark, ...]] = {}

    @property
    def all(self) -> tuple[Mark, ...]:
        """The frames, on the page or not."""
        return tuple(mark for marks in self._by_owner.values() for mark in marks)

    def show(self, owner: str, marks: Iterable[Mark] = ()) -> None:
        """Show these frames instead of those *owner* showed before; none takes them away."""
        wanted = tuple(marks)
        if wanted == self._by_owner.get(owner, ()):
            return
        before = self._rects()
        self._by_owner.pop(owner, None)
        if wanted:
            self._by_owner[owner] = wanted
        self._board.repaint_rects([*before, *self._rects()])

    def at(self, point: QPoint) -> Mark | None:
        """Return the frame at a point of the viewport, the one painted last where two overlap."""
        for mark in reversed(self.all):
            rect = self.rect_of(mark)
            if rect is not None and rect.contains(point):
                return mark
        return None

    def rect_of(self, mark: Mark) -> QRect | None:
        """Return where a frame is in the viewport; None when the page does not show its slot."""
        page = self._board.page
        target = target_of(page.layout, mark.slot)
        if target is None:
            return None
        return page.rect_of(page.layout.box_of(target.column, target.start, target.end))

    def paint(self, painter: QPainter) -> None:
        """Paint the frames, the chosen one last and strongest."""
        for mark in sorted(self.all, key=lambda one: one.is_chosen):
            rect = self.rect_of(mark)
            if rect is not None:
                self._paint(painter, mark, rect)

    def _paint(self, painter: QPainter, mark: Mark, rect: QRect) -> None:
        blocks = self._board.page.blocks
        look, ink = blocks.theme, blocks.ink
        wash = QColor(look.accent_wash)
        wash.setAlpha(235)
        pen = QPen(look.accent, 2 if mark.is_chosen else 1)
        if not mark.is_chosen:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(wash)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        left = rect.left() + 6
        if mark.label:
            badge = QRect(rect.left() + 3, rect.top() + 3, max(_BADGE, ink.width(Hand.TINY, mark.label) + 8), _BADGE)
            badge = badge.intersected(rect.adjusted(1, 1, -1, -1))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.accent)
            painter.drawRoundedRect(QRectF(badge), 4, 4)
            painter.setFont(ink.fonts[Hand.TINY])
            painter.setPen(look.on_accent)
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, mark.label)
            left = badge.right() + 6
        room = QRect(left, rect.top() + 3, rect.right() - left - 4, _BADGE)
        if mark.words and room.width() > 24 and rect.height() >= _BADGE:
            painter.setFont(ink.fonts[Hand.TINY])
            painter.setPen(look.accent_text)
            words = ink.elided(Hand.TINY, mark.words, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _rects(self) -> list[QRect]:
        rects = (self.rect_of(mark) for mark in self.all)
        return [rect.adjusted(-_REACH, -_REACH, _REACH, _REACH) for rect in rects if rect is not None]


def target_of(layout: BoardLayout, slot: Slot) -> Target | None:
    """Return where a slot is on the page; None when the page does not show it."""
    if layout.model.location.id != slot.location_id:
        return None
    for column in layout.model.columns:
        if column.operatory.id == slot.operatory_id and column.clock.bounds.contains(slot.interval.start):
            start = column.clock.minute_of(slot.interval.start)
            return Target(column.index, start, max(column.clock.minute_of(slot.interval.end), start + 1))
    return None
