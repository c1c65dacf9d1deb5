"""What the keys do on the board: walk, open, carry, cut and place, make longer."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent

from frontdesk.domain.statuses import PLACEABLE
from frontdesk.store.store import Store
from frontdesk.ui import i18n
from frontdesk.ui.board import speech
from frontdesk.ui.board.drag import FINE_MINUTES, Load, Target, free_around, is_resizable
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
_DELETE = (_Key.Key_Delete, _Key.Key_Backspace)
_SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Keys:
    """What the keys do.

    Attributes:
        clip: the visit that Ctrl+V would place.
    """

    def __init__(self, board: "BoardView", store: Store) -> None:
        self._board = board
        self._store = store
        self._selection = board.selection
        self.clip: UUID | None = None

    # Keys

    def overrides(self, event: QKeyEvent) -> bool:
        """Say whether a key belongs to the board although the window has a shortcut for it."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if self._board.carrier.gesture.is_under_way:
            return key in _ARROWS or key in _ENTER or key == _Key.Key_Escape
        if self._board.hand.is_under_way:
            return key == _Key.Key_Escape
        if self._selection.hold is not None and key in _DELETE:
            return True
        if modifiers == _CTRL:
            return (key == _Key.Key_X and self._selection.selected is not None) or key == _Key.Key_V
        if self._selection.cells is not None and not modifiers & ~_SHIFT:
            # On a free place letters are the beginning of a name, whatever they mean elsewhere.
            return bool(event.text().strip()) and event.text().isprintable()
        return key == _Key.Key_M and not modifiers and self._selection.selected is not None

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
        if key == _Key.Key_X and self._selection.selected is not None:
            return self._cut(self._selection.selected)
        if key == _Key.Key_V:
            return self._place()
        if key in (_Key.Key_PageUp, _Key.Key_PageDown):
            board.pageRequested.emit(-1 if key == _Key.Key_PageUp else 1)
            return True
        return False

    def _walk(self, key: Qt.Key) -> bool:
        if key in _ARROWS:
            columns, rows = _ARROWS[key]
            self._selection.step(columns, rows)
        elif key in (_Key.Key_Home, _Key.Key_End):
            self._selection.go_to_end(is_last=key == _Key.Key_End)
        else:
            return False
        return True

    def _act(self, key: Qt.Key) -> bool:
        board = self._board
        held = self._selection.held()
        if held is not None and (key in _ENTER or key in _DELETE):
            (board.holdActivated if key in _ENTER else board.holdDeleted).emit(held[1].blockout)
            return True
        if key in _ENTER:
            slot = self._selection.cell_slot()
            if self._selection.selected is not None:
                board.activated.emit(self._selection.selected)
            elif slot is not None:
                board.slotActivated.emit(slot)
            return True
        if key == _Key.Key_Space:
            block = self._selection.block()
            if block is None or board.card.shown_for == block.id:
                board.card.put_away()
            else:
                board.card.show_for(block)
            return True
        if key == _Key.Key_M and self._selection.selected is not None:
            self.pick_up(self._selection.selected)
            return True
        return False

    def _write(self, event: QKeyEvent) -> bool:
        slot = self._selection.cell_slot()
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
        if visit is None or visit.status not in PLACEABLE:
            board.statusText.emit(tr("Nothing to place: cut a visit with Ctrl+X first."))
            return True
        if self._selection.block() is None and self._selection.cells is None:
            board.statusText.emit(tr("Choose a place first: click it, or walk there with the arrow keys."))
            return True
        minutes = visit.interval.minutes if visit.interval is not None else self._usual_minutes(visit.type_id)
        target = self._target_at_cursor(minutes)
        load = Load(visit, minutes, 0, visit.is_time_locked)
        if board.carrier.take(load, target, by_keyboard=True):
            board.carrier.drop()
        return True

    def _resize(self, rows: int) -> bool:
        """Make the selected visit longer or shorter by one increment."""
        board, block = self._board, self._selection.block()
        held = self._selection.held()
        if held is not None and rows:
            slot = board.hand.stretched(rows)
            if slot is None:
                board.statusText.emit(tr("It does not get longer or shorter than that here."))
            else:
                board.holdMoved.emit(held[1].blockout, slot, False)
            return True
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
        board, block = self._board, self._selection.block()
        if block is not None:
            board.menuRequested.emit(block.id, self._on_screen(board.block_rect(block)))
        elif (held := self._selection.held()) is not None:
            layout = board.page.layout
            rect = board.page.rect_of(layout.box_of(held[0], held[1].start, held[1].end))
            board.menuRequested.emit(held[1].blockout, self._on_screen(rect))
        elif self._selection.cells is not None:
            board.menuRequested.emit(
                self._selection.cell_slot(), self._on_screen(self._selection.rect(self._selection.cells))
            )
        return True

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
        block = self._selection.block()
        column, start = 0, layout.scale.minute_of(self._board.offset.y())
        if block is not None:
            column, start = block.column, block.start
        elif self._selection.cells is not None:
            column, start = self._selection.cells.column, self._selection.cells.start
        step = self._board.increment
        start = min(-(-start // step) * step, layout.model.minutes - duration)
        return Target(column, start, start + duration)

    def _usual_minutes(self, type_id: UUID | None) -> int:
        kind = self._store.reference.type(type_id)
        return kind.minutes if kind is not None and kind.minutes > 0 else 30

    def _on_screen(self, rect: QRect) -> QPoint:
        return self._board.viewport().mapToGlobal((rect & self._board.viewport().rect()).center())

    def _put_card_away(self) -> bool:
        was_shown = self._board.card.shown_for is not None
        self._board.card.put_away()
        return was_shown

    def _say(self, text: str) -> None:
        speech.announce(self._board, text)
