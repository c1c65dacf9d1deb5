"""Where the keyboard is on the board: on a visit or on empty cells, and how it walks from one to the next."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from frontdesk.store.entities import Slot
from frontdesk.ui import i18n
from frontdesk.ui.board import overlay, speech
from frontdesk.ui.board.drag import Target
from frontdesk.ui.board.holds import box_of_hold, find_hold
from frontdesk.ui.board.layout import Cell
from frontdesk.ui.board.model import Block, Hold
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets import elements

if TYPE_CHECKING:
    from frontdesk.ui.board.view import BoardView


class Selection:
    """What is selected, which is where the keyboard is.

    Attributes:
        selected: the visit it is on.
        cells: the empty minutes it is on.
        hold: the column and the blockout it is on.
    """

    def __init__(self, board: "BoardView") -> None:
        self._board = board
        self.selected: UUID | None = None
        self.cells: Target | None = None
        self.hold: tuple[int, UUID] | None = None
        self._minute: int | None = None

    def select(self, appointment_id: UUID | None) -> None:
        """Put the cursor on a visit, or nowhere."""
        if appointment_id == self.selected and self.cells is None and self.hold is None:
            return
        self._repaint()
        is_other = appointment_id != self.selected
        self.selected, self.cells, self.hold = appointment_id, None, None
        block = self.block()
        if block is not None:
            self._minute = block.start
        self._repaint()
        if is_other:
            elements.focus_moved(self._board)
            self._board.selectionChanged.emit(appointment_id)

    def select_cell(self, cell: Cell) -> None:
        """Put the cursor on the empty cell that holds a minute."""
        step = self._board.increment
        column = self._board.page.layout.model.columns[cell.column]
        start = min(max(0, cell.minute // step * step), max(0, self._board.page.layout.model.minutes - step))
        end = start + step
        for block in column.blocks:
            if block.end <= cell.minute:
                start = max(start, block.end)
            elif block.start > cell.minute:
                end = min(end, block.start)
        self.select_cells(Target(cell.column, start, max(end, start + 1)))

    def select_cells(self, target: Target) -> None:
        """Put the cursor on some empty minutes."""
        self._repaint()
        had_selection = self.selected is not None
        self.selected, self.cells, self.hold = None, target, None
        self._minute = target.start
        self._repaint()
        if had_selection:
            self._board.selectionChanged.emit(None)

    def select_hold(self, column: int, blockout_id: UUID) -> None:
        """Put the cursor on a blockout, in one of the columns it lies in."""
        self._repaint()
        had_selection, before = self.selected is not None, self.hold
        self.selected, self.cells, self.hold = None, None, (column, blockout_id)
        self._repaint()
        if before is None or before[1] != blockout_id:
            elements.focus_moved(self._board)
        if had_selection:
            self._board.selectionChanged.emit(None)

    def held(self) -> tuple[int, Hold] | None:
        """Return the column and the blockout the cursor is on, if that is on the page."""
        if self.hold is None:
            return None
        return find_hold(self._board.page.layout, self.hold[1], self.hold[0])

    def cell_slot(self) -> Slot | None:
        """Return the empty minutes the cursor is on as a slot."""
        cells = self.cells
        if cells is None or cells.column >= len(self._board.page.layout.model.columns):
            return None
        return self._board.page.layout.slot(cells.column, cells.start, cells.end)

    def page_changed(self) -> None:
        """Other things may lie under the cursor; an empty cell that is gone or was taken is let go."""
        layout = self._board.page.layout
        cells = self.cells
        if self.hold is not None and self.held() is None:
            self.hold = None
        if cells is None:
            return
        is_there = cells.column < len(layout.model.columns) and cells.end <= layout.model.minutes
        if not is_there or any(
            block.start < cells.end and cells.start < block.end for block in layout.model.columns[cells.column].blocks
        ):
            self.cells = None

    def focus_changed(self) -> None:
        """The board won or lost the keyboard."""
        self._repaint()
        if self.selected is None and self.cells is None and self.hold is None:
            self._board.repaint_all()

    # Painting

    def paint(self, painter: QPainter) -> None:
        """Paint the ring around the selected visit or cells; it is stronger where the keyboard is."""
        board = self._board
        look = board.page.blocks.theme
        has_focus = board.hasFocus()
        swept = board.carrier.gesture.target if board.carrier.stage is None else None
        cells = swept or self.cells
        block = self.block() if board.carrier.stage is None else None
        if block is not None:
            overlay.paint_ring(painter, board.block_rect(block), look.accent if has_focus else look.faint)
        elif cells is not None and board.carrier.stage is None and cells.column < len(board.page.layout.model.columns):
            color = look.accent if has_focus else look.faint
            overlay.paint_cell(painter, self.rect(cells), color, look.accent_wash, has_focus=has_focus)
        elif (held := self.held()) is not None:
            overlay.paint_ring(painter, self._hold_rect(*held), look.accent if has_focus else look.faint)
        elif has_focus and board.carrier.stage is None:
            overlay.paint_frame(painter, board.viewport().rect(), look.accent)

    # Walking

    def _begin(self) -> None:
        """Put the cursor where the user can see it: at the first cell in sight."""
        layout = self._board.page.layout
        if layout.model.columns:
            offset = self._board.offset
            minute = layout.scale.minute_of(offset.y() + self._board.increment)
            self._go_to(layout.column_near(offset.x()), minute, reveal=False)

    def step(self, columns: int, rows: int) -> None:
        """Walk by columns, or up and down from block to gap to block."""
        layout = self._board.page.layout
        if not layout.model.columns:
            return
        block = self.block()
        held = self.held()
        if block is None and self.cells is None and held is None:
            self._begin()
            return
        at = Target(block.column, block.start, block.end) if block is not None else self.cells
        if held is not None:
            at = Target(held[0], held[1].start, held[1].end)
        if at is None:
            return
        if columns:
            column = min(max(at.column + columns, 0), len(layout.model.columns) - 1)
            # Walking sideways keeps the minute it began with, however long the blocks in between are.
            minute = self._minute if self._minute is not None else at.start
            self._go_to(column, minute)
            self._minute = minute
        elif rows > 0:
            self._go_to(at.column, at.end)
        else:
            self._go_to(at.column, at.start - 1)

    def go_to_end(self, *, is_last: bool) -> None:
        """Go to the first or the last visit of the column."""
        block = self.block()
        column = block.column if block is not None else (self.cells.column if self.cells is not None else 0)
        columns = self._board.page.layout.model.columns
        if column < len(columns) and columns[column].blocks:
            chosen = columns[column].blocks[-1 if is_last else 0]
            self._go_to(column, chosen.start)

    def _go_to(self, column: int, minute: int, *, reveal: bool = True) -> None:
        board = self._board
        layout = board.page.layout
        minute = min(max(minute, layout.scale.first_minute), layout.scale.last_minute - 1)
        covering = [block for block in layout.model.columns[column].blocks if block.start <= minute < block.end]
        if covering:
            self.select(covering[0].id)
            box = layout.box(covering[0])
        elif barred := [
            hold
            for hold in layout.model.columns[column].holds
            if hold.blockout.is_no_schedule and hold.start <= minute < hold.end
        ]:
            self.select_hold(column, barred[0].blockout.id)
            box = layout.box_of(column, barred[0].start, barred[0].end)
        else:
            self.select_cell(Cell(column, minute))
            cells = self.cells or Target(column, minute, minute + 1)
            box = layout.box_of(cells.column, cells.start, cells.end)
        board.card.put_away()
        if reveal:
            board.reveal(box)
        speech.announce(self._board, self._words())

    def block(self) -> Block | None:
        """Return the block it is on, if that is on the page."""
        return self._board.page.layout.find(self.selected)

    def rect(self, cells: Target) -> QRect:
        """Return where some cells are in the viewport."""
        page = self._board.page
        return page.rect_of(page.layout.box_of(cells.column, cells.start, cells.end))

    def _repaint(self) -> None:
        block = self.block()
        if block is not None:
            self._board.repaint_rects([self._board.block_rect(block)])
        elif self.cells is not None and self.cells.column < len(self._board.page.layout.model.columns):
            self._board.repaint_rects([self.rect(self.cells)])
        elif (held := self.held()) is not None:
            self._board.repaint_rects([self._hold_rect(*held)])

    def _hold_rect(self, column: int, hold: Hold) -> QRect:
        page = self._board.page
        return page.rect_of(box_of_hold(page.layout, column, hold))

    def _words(self) -> str:
        board = self._board
        model = board.page.layout.model
        block = self.block()
        if block is not None:
            faces = board.page.faces
            return speech.block_name(faces.reference, model, block, board.now, privacy=faces.privacy)
        held = self.held()
        if held is not None:
            return board.held.spoken(*held)
        if self.cells is None:
            return ""
        column = model.columns[self.cells.column]
        return tr(
            "{time}, {operatory}, free",
            time=i18n.clock(column.clock.wall_time(self.cells.start)),
            operatory=column.operatory.name,
        )
