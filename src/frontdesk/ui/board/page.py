"""One page of the board as a picture of its visible part, kept up to date piece by piece.

Moving a block, hovering and ticking clocks copy from the picture and never draw a block again; a page can also
be drawn ahead in strips while nobody asks for it.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from frontdesk.ui.board.background import Paper, named_box
from frontdesk.ui.board.blocks import SLIVER, BlockPainter, Setting
from frontdesk.ui.board.face import Face, FaceMaker
from frontdesk.ui.board.layout import BoardLayout, Box
from frontdesk.ui.board.model import Block


class Prepared(NamedTuple):
    """A block ready to be painted; it keeps its block, so that the block's identity stays its own."""

    block: Block
    face: Face
    setting: Setting
    x: int
    y: int


class Page:
    """A page's picture.

    Attributes:
        offset: which point of the page lies in the picture's upper left corner.
        ghosts: blocks that are drawn faintly, because they are being carried.
        pending: blocks whose change has been under way long enough to say so.
    """

    def __init__(
        self, layout: BoardLayout, faces: FaceMaker, paper: Paper, blocks: BlockPainter, size: QSize, ratio: float
    ) -> None:
        self.layout = layout
        self.faces = faces
        self.paper = paper
        self.blocks = blocks
        self.size = size
        self.ratio = ratio
        self.offset = QPoint()
        self.ghosts: frozenset[UUID] = frozenset()
        self.pending: frozenset[UUID] = frozenset()
        self.picture = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
        self.picture.setDevicePixelRatio(ratio)
        self._prepared: dict[int, Prepared] = {}
        self._drawn_until = 0

    @property
    def is_complete(self) -> bool:
        """Whether every part of the picture has been drawn."""
        return self._drawn_until >= self.size.width()

    def face(self, block: Block) -> Face:
        """Return what a block shows where it has room."""
        return self.faces.face(block)

    def forget_faces(self, ids: Iterable[UUID]) -> None:
        """Ask anew what these blocks show."""
        for block_id in ids:
            block = self.layout.model.blocks.get(block_id)
            if block is not None:
                self._prepared.pop(id(block), None)

    def draw_all(self) -> None:
        """Draw whatever of the picture is missing."""
        if not self.is_complete:
            self.draw(QRect(QPoint(self._drawn_until, 0), self.size))
            self._drawn_until = self.size.width()

    def draw_some(self, columns: int) -> None:
        """Draw the next few columns of the picture."""
        layout = self.layout
        left = self._drawn_until + self.offset.x()
        first = layout.column_near(left)
        last = min(first + columns, len(layout.model.columns)) - 1
        right = layout.columns.x_of(last) + layout.columns.width_of(last) if last >= 0 else layout.width
        if last == len(layout.model.columns) - 1:
            right = self.offset.x() + self.size.width()
        until = min(self.size.width(), max(right - self.offset.x(), self._drawn_until + 1))
        self.draw(QRect(self._drawn_until, 0, until - self._drawn_until, self.size.height()))
        self._drawn_until = until

    def draw_anew(self) -> None:
        """Draw all of the picture again."""
        self._drawn_until = 0
        self.draw_all()

    def move_to(self, offset: QPoint) -> None:
        """Show another part of the page; what both parts share is kept."""
        delta = self.offset - offset
        self.offset = QPoint(offset)
        if delta.isNull() or not self.is_complete:
            return
        across, down = delta.x() * self.ratio, delta.y() * self.ratio
        whole = QRect(QPoint(), self.size)
        kept = whole.translated(delta) & whole
        if kept.isEmpty() or across != int(across) or down != int(down):
            self.draw(whole)
            return
        self.picture.scroll(int(across), int(down), self.picture.rect())
        for rect in (
            QRect(0, 0, whole.width(), kept.top()),
            QRect(0, kept.bottom() + 1, whole.width(), whole.height() - kept.bottom() - 1),
            QRect(0, kept.top(), kept.left(), kept.height()),
            QRect(kept.right() + 1, kept.top(), whole.width() - kept.right() - 1, kept.height()),
        ):
            if not rect.isEmpty():
                self.draw(rect)

    def draw(self, rect: QRect) -> None:
        """Draw a part of the picture, given in its own coordinates."""
        rect = rect & QRect(QPoint(), self.size)
        if rect.isEmpty():
            return
        painter = QPainter(self.picture)
        painter.setClipRect(rect)
        painter.translate(-self.offset.x(), -self.offset.y())
        box = (rect.x() + self.offset.x(), rect.y() + self.offset.y(), rect.width(), rect.height())
        self.paper.paint(painter, self.layout, box)
        self._draw_blocks(painter, box)
        painter.end()

    def rect_of(self, box: Box) -> QRect:
        """Return a rectangle of the page in the picture's coordinates."""
        left, top, width, height = box
        return QRect(left - self.offset.x(), top - self.offset.y(), width, height)

    def redraw_blocks(self, ids: Iterable[UUID]) -> list[QRect]:
        """Draw these blocks anew where they are; return the rectangles that changed."""
        rects = []
        for block_id in ids:
            block = self.layout.model.blocks.get(block_id)
            if block is not None:
                rects.append(self.rect_of(self.layout.box(block)))
        return self._redraw(rects)

    def take_over(self, layout: BoardLayout, changed: Iterable[UUID]) -> list[QRect]:
        """Show the page as it now is; return the rectangles in which something changed."""
        changed_ids = set(changed)
        self.forget_faces(changed_ids)
        old, self.layout, self.faces.model = self.layout, layout, layout.model
        if len(self._prepared) > 2 * len(layout.model.blocks) + 200:
            self._prepared.clear()
        before, after = old.model.columns, layout.model.columns
        is_same_grid = len(before) == len(after) and all(
            one.operatory is other.operatory
            and one.closed == other.closed
            and one.holds == other.holds
            and one.bars == other.bars
            for one, other in zip(before, after, strict=True)
        )
        if not is_same_grid or old.width != layout.width or old.height != layout.height:
            self._prepared.clear()
            self.draw_anew()
            return [QRect(QPoint(), self.size)]
        rects: list[QRect] = []
        for one, other in zip(before, after, strict=True):
            if one is other:
                continue
            was, now = {block.id: block for block in one.blocks}, {block.id: block for block in other.blocks}
            for block_id in was.keys() | now.keys():
                if block_id in changed_ids or was.get(block_id) != now.get(block_id):
                    changed_ids.add(block_id)
                    rects += [self.rect_of(old.box(block)) for block in (was.get(block_id),) if block]
                    rects += [self.rect_of(layout.box(block)) for block in (now.get(block_id),) if block]
            # Names of blockouts make room for visits.
            for hold in other.holds:
                boxes = named_box(old, one, hold), named_box(layout, other, hold)
                rects += [self.rect_of(box) for box in boxes if boxes[0] != boxes[1]]
        self.forget_faces(changed_ids)
        return self._redraw(rects)

    def tick(self, now: datetime) -> list[QRect]:
        """Take note of the time; return the rectangles of blocks that say something else because of it."""
        self.faces.now = now
        late = [
            block.id
            for block in self.layout.model.blocks.values()
            if id(block) in self._prepared
            and block.appointment.flow_id is None
            and block.appointment.interval is not None
            and block.appointment.interval.start <= now
            and self._face(block, self.layout.box(block)[2]) != self._prepared[id(block)].face
        ]
        self.forget_faces(late)
        return self.redraw_blocks(late)

    def _redraw(self, rects: list[QRect]) -> list[QRect]:
        seen = [rect for rect in rects if rect.intersects(QRect(QPoint(), self.size))]
        if self.is_complete:
            for rect in seen:
                self.draw(rect)
        return seen

    def _face(self, block: Block, width: int) -> Face:
        return self.faces.sliver(block) if width <= SLIVER else self.faces.face(block)

    def _prepare(self, block: Block) -> Prepared:
        prepared = self._prepared.get(id(block))
        if prepared is None:
            x, y, width, height = self.layout.box(block)
            face = self._face(block, width)
            prepared = Prepared(block, face, self.blocks.set(face, width, height), x, y)
            self._prepared[id(block)] = prepared
        return prepared

    def _draw_blocks(self, painter: QPainter, box: Box) -> None:
        paint, prepare = self.blocks.paint, self._prepare
        faint = self.ghosts or self.pending
        for block in self.layout.blocks_in(box):
            if faint and block.id in self.ghosts:
                painter.setOpacity(0.4)
            elif faint and block.id in self.pending:
                painter.setOpacity(0.7)
            _, _, setting, x, y = prepare(block)
            paint(painter, setting, x, y)
            if faint:
                painter.setOpacity(1.0)
                if block.id in self.pending and block.id not in self.ghosts:
                    self._frame_pending(painter, self.layout.box(block))

    def _frame_pending(self, painter: QPainter, box: Box) -> None:
        """Draw the dashes that say the server has not confirmed it yet."""
        left, top, width, height = box
        painter.setPen(QPen(self.blocks.theme.quiet, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(left, top, width - 1, height - 1)
