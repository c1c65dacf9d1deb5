"""The keyboard on the board: a cursor that walks cells and blocks, and carrying without a mouse."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from frontdesk.store.entities import Slot
from frontdesk.store.store import Store
from frontdesk.ui import i18n
from frontdesk.ui.board import access, overlay, speech
from frontdesk.ui.board.drag import FINE_MINUTES, Load, Target, free_around, is_resizable
from frontdesk.ui.board.layout import Cell
from frontdesk.ui.board.model import Block
from frontdesk.ui.i18n import tr

if TYPE_CHECKING:
    from frontdesk.ui.board.view import BoardView

_Key = Qt.Key
_ARROWS = {
    _Key.Key_Left: (-1, 0),
    _Key.Key_Right: (1, 0),
    _Key.Key_Up: (0, -1),
    _Key.Key_Down: (0, 1),
}
_ENTER = (_Key.Key_Return, _Key.Key_Enter)
_SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Keys:
    """Where the keyboard is, and what its keys do.

    Attributes:
        selected: the visit the cursor is on.
        cells: the empty minutes the cursor is on.
        clip: the visit that Ctrl+V would place.
    """

    def __init__(self, board: "BoardView", store: Store) -> None:
        self._board = board
        self._store = store
        self.selected: UUID | None = None
        self.cells: Target | None = None
        self.clip: UUID | None = None
        self._minute: int | None = None

    # Where the cursor is

    def select(self, appointment_id: UUID | None) -> None:
        """Put the cursor on a visit, or nowhere."""
        if appointment_id == self.selected and self.cells is None:
            return
        self._repaint()
        is_other = appointment_id != self.selected
        self.selected, self.cells = appointment_id, None
        block = self._block()
        if block is not None:
            self._minute = block.start
        self._repaint()
        if is_other:
            access.focus_moved(self._board)
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
        self.selected, self.cells = None, target
        self._minute = target.start
        self._repaint()
        if had_selection:
            self._board.selectionChanged.emit(None)

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
        if cells is None:
            return
        is_there = cells.column < len(layout.model.columns) and cells.end <= layout.model.minutes
        if not is_there or any(
            block.start < cells.end and cells.start < block.end for block in layout.model.columns[cells.column].blocks
        ):
            self.cells = None

    def focus_changed(self) -> None:
        """The board won or lost the keyboard."""
        if self._board.hasFocus() and self.selected is None and self.cells is None:
            self._begin()
        self._repaint()

    # Painting

    def paint(self, painter: QPainter) -> None:
        """Paint the ring around the selected visit or cells; it is stronger where the keyboard is."""
        board = self._board
        look = board.page.blocks.theme
        has_focus = board.hasFocus()
        swept = board.carrier.gesture.target if board.carrier.stage is None else None
        cells = swept or self.cells
        block = self._block() if board.carrier.stage is None else None
        if block is not None:
            overlay.paint_ring(painter, board.block_rect(block), look.accent if has_focus else look.faint)
        elif cells is not None and board.carrier.stage is None and cells.column < len(board.page.layout.model.columns):
            color = look.accent if has_focus else look.faint
            overlay.paint_cell(painter, self._rect(cells), color, look.accent_wash, has_focus=has_focus)

    # Keys

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what a key means; return whether it means anything here."""
        self._board.maker.postpone()
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if self._board.carrier.gesture.is_under_way:
            return self._pressed_carrying(key, modifiers)
        if key == _Key.Key_Escape:
            return self._board.pointer.cancel() or self._put_card_away()
        if modifiers & _CTRL and not modifiers & _ALT:
            return self._pressed_with_ctrl(key)
        if key == _Key.Key_Menu or (key == _Key.Key_F10 and modifiers & _SHIFT):
            return self._menu()
        if key in _ARROWS and modifiers & _SHIFT:
            return self._resize(_ARROWS[key][1])
        if modifiers & _ALT:
            return False
        return self._walk(key) or self._act(key) or self._write(event)

    def _pressed_carrying(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        board = self._board
        if key == _Key.Key_Escape:
            board.pointer.cancel()
            self._say(tr("Not moved."))
            return True
        gesture = board.carrier.gesture
        if not gesture.by_keyboard:
            # With the mouse under way the other keys wait; Ctrl and Shift come with its moves.
            return True
        if key in _ARROWS:
            columns, rows = _ARROWS[key]
            minutes = FINE_MINUTES if modifiers & _SHIFT else board.increment
            if gesture.step(board.page.layout, columns, rows * minutes):
                self._follow_carried()
        elif key in _ENTER:
            gesture.copies = bool(modifiers & _CTRL) and gesture.load is not None and bool(gesture.origin)
            board.carrier.drop()
        elif key in (_Key.Key_PageUp, _Key.Key_PageDown):
            board.pageRequested.emit(-1 if key == _Key.Key_PageUp else 1)
        return True

    def _pressed_with_ctrl(self, key: Qt.Key) -> bool:
        board = self._board
        if key == _Key.Key_X and self.selected is not None:
            return self._cut(self.selected)
        if key == _Key.Key_V:
            return self._place()
        if key in (_Key.Key_PageUp, _Key.Key_PageDown):
            board.pageRequested.emit(-1 if key == _Key.Key_PageUp else 1)
            return True
        return False

    def _walk(self, key: Qt.Key) -> bool:
        if key in _ARROWS:
            columns, rows = _ARROWS[key]
            self._step(columns, rows)
        elif key in (_Key.Key_Home, _Key.Key_End):
            self._go_to_end(is_last=key == _Key.Key_End)
        else:
            return False
        return True

    def _act(self, key: Qt.Key) -> bool:
        board = self._board
        if key in _ENTER:
            slot = self.cell_slot()
            if self.selected is not None:
                board.activated.emit(self.selected)
            elif slot is not None:
                board.slotActivated.emit(slot)
            return True
        if key == _Key.Key_Space:
            block = self._block()
            if block is None or board.card.shown_for == block.id:
                board.card.put_away()
            else:
                board.card.show_for(block)
            return True
        if key == _Key.Key_M and self.selected is not None:
            self.pick_up(self.selected)
            return True
        return False

    def _write(self, event: QKeyEvent) -> bool:
        slot = self.cell_slot()
        text = event.text()
        if slot is None or not text or not text.isprintable() or text.isspace():
            return False
        self._board.typed.emit(slot, text)
        return True

    # Doing

    def pick_up(self, appointment_id: UUID) -> bool:
        """Carry a visit with the arrow keys; one that is not on the page starts at the cursor."""
        board = self._board
        visit = self._store.appointment(appointment_id)
        if visit is None:
            return False
        block = board.page.layout.find(appointment_id)
        minutes = visit.interval.minutes if visit.interval is not None else self._usual_minutes(visit.type_id)
        duration = block.end - block.start if block is not None else minutes
        target = None if block is not None else self._target_at_cursor(duration)
        board.setFocus(Qt.FocusReason.OtherFocusReason)
        if not board.carrier.take(Load(visit, duration, 0, visit.is_time_locked), target, by_keyboard=True):
            return False
        self._follow_carried()
        board.statusText.emit(tr("Arrow keys move the visit, Enter drops it, Esc leaves it."))
        return True

    def _cut(self, appointment_id: UUID) -> bool:
        self.clip = appointment_id
        self._board.parkRequested.emit(appointment_id)
        return True

    def _place(self) -> bool:
        board = self._board
        visit = self._store.appointment(self.clip) if self.clip is not None else None
        if visit is None:
            board.statusText.emit(tr("Nothing to place: cut a visit with Ctrl+X first."))
            return True
        minutes = visit.interval.minutes if visit.interval is not None else self._usual_minutes(visit.type_id)
        target = self._target_at_cursor(minutes)
        load = Load(visit, minutes, 0, visit.is_time_locked)
        if board.carrier.take(load, target, by_keyboard=True):
            board.carrier.drop()
        return True

    def _resize(self, rows: int) -> bool:
        """Make the selected visit longer or shorter by one increment."""
        board, block = self._board, self._block()
        if block is None or not rows:
            return False
        if not is_resizable(block.appointment):
            board.statusText.emit(tr("The length of this visit does not change."))
            return True
        step = board.increment
        _, after = free_around(board.page.layout, block)
        end = max(block.end + rows * step, block.start + step)
        if end > after:
            clock = board.page.layout.model.columns[block.column].clock
            board.statusText.emit(tr("Stops at {time}.", time=i18n.clock(clock.wall_time(after))))
        end = min(end, after)
        if end != block.end:
            board.resizeRequested.emit(block.id, board.page.layout.slot(block.column, block.start, end).interval)
        return True

    def _menu(self) -> bool:
        board, block = self._board, self._block()
        if block is not None:
            board.menuRequested.emit(block.id, self._on_screen(board.block_rect(block)))
        elif self.cells is not None:
            board.menuRequested.emit(self.cell_slot(), self._on_screen(self._rect(self.cells)))
        return True

    # Walking

    def _begin(self) -> None:
        """Put the cursor where the user can see it: at the first cell in sight."""
        layout = self._board.page.layout
        if layout.model.columns:
            offset = self._board.offset
            minute = layout.scale.minute_of(offset.y() + self._board.increment)
            self._go_to(layout.column_near(offset.x()), minute, reveal=False)

    def _step(self, columns: int, rows: int) -> None:
        layout = self._board.page.layout
        if not layout.model.columns:
            return
        block = self._block()
        if block is None and self.cells is None:
            self._begin()
            return
        at = Target(block.column, block.start, block.end) if block is not None else self.cells
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

    def _go_to_end(self, *, is_last: bool) -> None:
        block = self._block()
        column = block.column if block is not None else (self.cells.column if self.cells is not None else 0)
        columns = self._board.page.layout.model.columns
        if column < len(columns) and columns[column].blocks:
            chosen = columns[column].blocks[-1 if is_last else 0]
            self._go_to(column, chosen.start)

    def _go_to(self, column: int, minute: int, *, reveal: bool = True) -> None:
        board = self._board
        layout = board.page.layout
        minute = min(max(minute, 0), layout.model.minutes - 1)
        covering = [block for block in layout.model.columns[column].blocks if block.start <= minute < block.end]
        if covering:
            self.select(covering[0].id)
            box = layout.box(covering[0])
        else:
            self.select_cell(Cell(column, minute))
            cells = self.cells or Target(column, minute, minute + 1)
            box = layout.box_of(cells.column, cells.start, cells.end)
        board.card.put_away()
        if reveal:
            board.reveal(box)
        self._say(self._words())

    # Within

    def _follow_carried(self) -> None:
        board = self._board
        board.carrier.refresh()
        target, stage, showing = board.carrier.gesture.target, board.carrier.stage, board.carrier.showing
        if target is not None:
            board.reveal(board.page.layout.box_of(target.column, target.start, target.end))
        if stage is not None and showing is not None:
            self._say(", ".join(part for part in stage.words(showing) if part))

    def _target_at_cursor(self, duration: int) -> Target:
        layout = self._board.page.layout
        block = self._block()
        column, start = 0, layout.scale.minute_of(self._board.offset.y())
        if block is not None:
            column, start = block.column, block.start
        elif self.cells is not None:
            column, start = self.cells.column, self.cells.start
        start = min(start, layout.model.minutes - duration)
        return Target(column, start, start + duration)

    def _usual_minutes(self, type_id: UUID | None) -> int:
        kind = self._store.reference.type(type_id)
        return kind.minutes if kind is not None and kind.minutes > 0 else 30

    def _block(self) -> Block | None:
        return self._board.page.layout.find(self.selected)

    def _rect(self, cells: Target) -> QRect:
        page = self._board.page
        return page.rect_of(page.layout.box_of(cells.column, cells.start, cells.end))

    def _repaint(self) -> None:
        block = self._block()
        if block is not None:
            self._board.repaint_rects([self._board.block_rect(block)])
        elif self.cells is not None and self.cells.column < len(self._board.page.layout.model.columns):
            self._board.repaint_rects([self._rect(self.cells)])

    def _on_screen(self, rect: QRect) -> QPoint:
        return self._board.viewport().mapToGlobal((rect & self._board.viewport().rect()).center())

    def _put_card_away(self) -> bool:
        was_shown = self._board.card.shown_for is not None
        self._board.card.put_away()
        return was_shown

    def _say(self, text: str) -> None:
        speech.announce(self._board, text)

    def _words(self) -> str:
        board = self._board
        model = board.page.layout.model
        block = self._block()
        if block is not None:
            faces = board.page.faces
            return speech.block_name(faces.reference, model, block, board.now, privacy=faces.privacy)
        if self.cells is None:
            return ""
        column = model.columns[self.cells.column]
        return tr(
            "{time}, {operatory}, free",
            time=i18n.clock(column.clock.wall_time(self.cells.start)),
            operatory=column.operatory.name,
        )
