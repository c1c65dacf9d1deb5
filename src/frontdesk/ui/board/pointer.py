"""The pointer on the board: press, drag, hover, page turning, and drags from and to other views."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from frontdesk.geometry.hit import Part, part
from frontdesk.store.store import Store
from frontdesk.ui import dnd
from frontdesk.ui.board.drag import Load, Phase, is_resizable
from frontdesk.ui.board.edgescroller import EdgeScroll
from frontdesk.ui.board.holds import hold_at
from frontdesk.ui.board.model import Block

if TYPE_CHECKING:
    from frontdesk.ui.board.view import BoardView

DWELL_MS = 500
AGAIN_MS = 900
HOVER_MS = 350
_MODIFIERS = {
    int(Qt.Key.Key_Control): Qt.KeyboardModifier.ControlModifier,
    int(Qt.Key.Key_Shift): Qt.KeyboardModifier.ShiftModifier,
}


class Pointer(QObject):
    """Turns mouse and drag events into gestures."""

    def __init__(self, board: "BoardView", store: Store) -> None:
        super().__init__(board)
        self._board = board
        self._store = store
        self._at = QPoint()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._turn_key: int | date | None = None
        self._hovered: Block | None = None
        self._edges = EdgeScroll(board, self._scrolled_on)
        self._dwell_timer = self._timer("page turn", self._turn)
        self._hover_timer = self._timer("hover card", self._show_card)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            # Whoever turns to something else must not find the card over it.
            application.focusChanged.connect(self.still)

    def _timer(self, name: str, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setObjectName(name)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer

    # The mouse

    def pressed(self, event: QMouseEvent) -> None:
        """A button went down."""
        board, gesture = self._board, self._board.carrier.gesture
        self.still()
        if event.button() == Qt.MouseButton.RightButton:
            if gesture.phase is not Phase.REST or board.hand.phase is not Phase.REST:
                self.cancel()
            else:
                self._open_menu(event)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if board.carrier.is_under_way and gesture.by_keyboard:
            self._follow(event.position().toPoint(), event.modifiers())
            board.carrier.drop()
            return
        at = event.position().toPoint()
        self._at = at
        self._edges.begin(at)
        x, y = at.x() + board.offset.x(), at.y() + board.offset.y()
        layout = board.page.layout
        block = layout.block_at(x, y)
        held = board.hand.press(x, y) if block is None else None
        if held is not None:
            board.selection.select_hold(held[0], held[1].blockout.id)
            board.held.tell(*held)
            return
        mark = board.marks.at(at)
        if mark is not None and mark.label:
            board.markChosen.emit(mark.slot)
            return
        if block is None:
            gesture.press_empty(layout, x, y)
            cell = layout.cell_at(x, y)
            if cell is not None:
                board.selection.select_cell(cell)
            return
        board.selection.select(block.id)
        gesture.press_block(layout, block, self._part_at(block, y), x, y)

    def moved(self, event: QMouseEvent) -> None:
        """The pointer moved."""
        board = self._board
        at = event.position().toPoint()
        if board.carrier.gesture.phase is Phase.REST and board.hand.phase is Phase.REST:
            self._hover(at)
            return
        if not event.buttons() & Qt.MouseButton.LeftButton and not board.carrier.gesture.by_keyboard:
            # The release was swallowed, as by a dialog of the system.
            self.cancel()
            return
        if board.carrier.gesture.by_keyboard:
            return
        board.maker.postpone()
        self._follow(at, event.modifiers(), event.globalPosition().toPoint())

    def released(self, event: QMouseEvent) -> None:
        """A button went up."""
        board, gesture = self._board, self._board.carrier.gesture
        if event.button() != Qt.MouseButton.LeftButton or gesture.by_keyboard:
            return
        if board.hand.phase is Phase.PRESSED:
            board.hand.cancel()
        elif board.hand.is_under_way:
            self._follow(event.position().toPoint(), event.modifiers())
            self._stop()
            board.hand.drop()
        elif gesture.phase is Phase.PRESSED:
            gesture.rest()
        elif gesture.phase is not Phase.REST:
            self._follow(event.position().toPoint(), event.modifiers())
            self._stop()
            board.carrier.drop()
        self._hover(event.position().toPoint())

    def double_clicked(self, event: QMouseEvent) -> None:
        """Open what is under the pointer."""
        board = self._board
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint() + board.offset
        block = board.page.layout.block_at(at.x(), at.y())
        board.carrier.gesture.rest()
        if block is not None:
            board.activated.emit(block.id)
            return
        held = hold_at(board.page.layout, at.x(), at.y())
        if held is not None:
            board.hand.cancel()
            board.holdActivated.emit(held[1].blockout)
            return
        slot = board.selection.cell_slot()
        if slot is not None:
            board.slotActivated.emit(slot)

    def wheeled(self, event: QWheelEvent) -> bool:
        """Make time taller with Ctrl; return whether the wheel meant that."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._is_busy():
            return False
        if event.angleDelta().y():
            step = 8 if event.angleDelta().y() > 0 else -8
            self._board.set_px_per_hour(self._board.px_per_hour + step)
        return True

    def held(self, key: int, *, is_down: bool) -> bool:
        """Ctrl or Shift was pressed or let go, perhaps on a drag that rests; return whether it changed one."""
        modifier = _MODIFIERS.get(key)
        gesture = self._board.carrier.gesture
        carries = gesture.phase is Phase.CARRYING or self._board.hand.phase is Phase.CARRYING
        if modifier is None or gesture.by_keyboard or not carries:
            return False
        self._modifiers = self._modifiers | modifier if is_down else self._modifiers & ~modifier
        self._move_gesture()
        self._board.carrier.follow()
        return True

    def left(self) -> None:
        """The pointer left the board."""
        self.still()
        self._set_hovered(None)

    def cancel(self) -> bool:
        """Leave everything as it was; return whether something was under way."""
        self._stop()
        was_held = self._board.hand.cancel()
        return self._board.carrier.cancel() or was_held

    def page_turned(self) -> None:
        """Another page lies under the pointer: what is carried is over something else now."""
        self._set_hovered(None)
        gesture = self._board.carrier.gesture
        self._board.hand.turned()
        if self._board.hand.is_under_way:
            self._move_gesture()
        if gesture.phase is Phase.CARRYING and not gesture.by_keyboard:
            self._move_gesture()
            self._board.carrier.refresh()

    # Following

    def _follow(
        self, at: QPoint, modifiers: Qt.KeyboardModifier, on_screen: QPoint | None = None, *, may_leave: bool = True
    ) -> None:
        board = self._board
        self._edges.moved(at)
        self._at, self._modifiers = at, modifiers
        self._move_gesture()
        board.carrier.follow()
        if not self._is_busy():
            return
        carries = board.carrier.gesture.phase is Phase.CARRYING or board.hand.phase is Phase.CARRYING
        place = on_screen if carries else None
        if place is not None:
            self._watch_turning(at, place)
        if self._turn_key is not None:
            # Resting on what turns pages is no wish to scroll, though it lies beyond the edge.
            self._edges.leave()
            return
        self._edges.watch()
        if place is not None and may_leave and not board.hand.is_under_way and self._leaves(at, place):
            self._hand_over()

    def _move_gesture(self) -> None:
        board = self._board
        at = self._at
        rect = board.viewport().rect()
        gesture, hand = board.carrier.gesture, board.hand
        if not rect.adjusted(-24, -24, 24, 24).contains(at):
            if gesture.phase is Phase.CARRYING:
                gesture.leave()
                return
            if hand.phase is Phase.CARRYING:
                hand.leave()
                return
        inside = QPoint(min(max(at.x(), 0), rect.width() - 1), min(max(at.y(), 0), rect.height() - 1))
        x, y = inside.x() + board.offset.x(), inside.y() + board.offset.y()
        fine = bool(self._modifiers & Qt.KeyboardModifier.ShiftModifier)
        copies = bool(self._modifiers & Qt.KeyboardModifier.ControlModifier)
        if hand.phase is not Phase.REST:
            hand.move(x, y, fine=fine, copies=copies)
        else:
            gesture.move(board.page.layout, x, y, fine=fine, copies=copies)

    def _is_busy(self) -> bool:
        """Whether a visit, a blockout or the end of a sweep follows the pointer."""
        return self._board.carrier.is_under_way or self._board.hand.is_under_way

    def _scrolled_on(self) -> bool:
        """The board scrolled beneath the pointer; return whether something still follows it."""
        if not self._is_busy():
            return False
        self._move_gesture()
        self._board.carrier.follow()
        return True

    # Turning pages

    def _watch_turning(self, at: QPoint, on_screen: QPoint) -> None:
        board = self._board
        key: int | date | None = board.edges.heads.day_at(
            board.edges.heads.mapFrom(board, board.viewport().mapTo(board, at))
        )
        if key is None and board.turn_probe is not None:
            key = board.turn_probe(on_screen)
        self.rest_on(key)

    def rest_on(self, key: int | date | None) -> None:
        """Something is carried over what turns pages: ‹ › as -1 and 1, or a date; None is beside it."""
        if key == self._turn_key:
            return
        self._turn_key = key
        if key is None:
            self._dwell_timer.stop()
        else:
            self._dwell_timer.start(DWELL_MS)

    def _turn(self) -> None:
        key = self._turn_key
        if isinstance(key, date):
            self._board.dayRequested.emit(key)
        elif key is not None:
            self._board.pageRequested.emit(key)
            self._dwell_timer.start(AGAIN_MS)

    # Leaving for another view

    def _leaves(self, at: QPoint, on_screen: QPoint) -> bool:
        """Say whether the pointer went to something that takes visits, or out of the window; a field takes words."""
        board = self._board
        if board.rect().contains(board.viewport().mapTo(board, at)):
            return False
        widget = QApplication.widgetAt(on_screen)
        if widget is None:
            return not board.window().frameGeometry().contains(on_screen)
        while widget is not None and widget is not board:
            if widget.acceptDrops() and not isinstance(widget, QLineEdit | QTextEdit):
                return True
            parent = widget.parentWidget()
            widget = parent if isinstance(parent, QWidget) else None
        return False

    def _hand_over(self) -> None:
        """Let the system carry the visit on, so that other views can take it."""
        board, load = self._board, self._board.carrier.gesture.load
        if load is None:
            return
        visit = load.appointment
        parcel = dnd.Parcel(visit.id, visit.version, min(load.grab, load.duration), load.duration)
        block = board.page.layout.find(visit.id)
        self.cancel()
        drag = QDrag(board)
        drag.setMimeData(dnd.encode(parcel))
        if block is not None:
            rect = board.block_rect(block)
            drag.setPixmap(board.page.blocks.set(board.page.face(block), rect.width(), rect.height()).ground)
            drag.setHotSpot(QPoint(rect.width() // 2, min(rect.height() - 1, board.page.layout.scale.y_of(load.grab))))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    def drag_entered(self, event: QDragEnterEvent) -> None:
        """A visit comes in from another view, or back from a trip outside."""
        load = self._unpacked(event.mimeData())
        if load is None or not self._board.carrier.take(load):
            event.ignore()
            return
        self._board.carrier.gesture.target = None
        self._at = event.position().toPoint()
        self._edges.begin(self._at)
        self._drag_to(event)

    def drag_moved(self, event: QDragMoveEvent) -> None:
        """It moves over the board."""
        if not self._board.carrier.is_under_way:
            event.ignore()
            return
        self._drag_to(event)

    def drag_left(self, event: QDragLeaveEvent) -> None:
        """It left the board: no preview is shown any more."""
        self.cancel()
        event.accept()

    def dropped(self, event: QDropEvent) -> None:
        """It was dropped on the board."""
        if not self._board.carrier.is_under_way:
            event.ignore()
            return
        self._drag_to(event)
        event.acceptProposedAction()
        self._stop()
        self._board.carrier.drop()

    def _drag_to(self, event: QDropEvent) -> None:
        self._follow(event.position().toPoint(), event.modifiers())
        event.acceptProposedAction()

    def _unpacked(self, mime: QMimeData) -> Load | None:
        parcel = dnd.decode(mime)
        visit = self._store.appointment(parcel.appointment_id) if parcel is not None else None
        if parcel is None or visit is None:
            return None
        return Load(visit, parcel.duration, parcel.grab_minutes, visit.is_time_locked)

    # Hovering

    def _hover(self, at: QPoint) -> None:
        board = self._board
        x, y = at.x() + board.offset.x(), at.y() + board.offset.y()
        block = board.page.layout.block_at(x, y) if board.viewport().rect().contains(at) else None
        shape = Qt.CursorShape.ArrowCursor
        if block is not None and is_resizable(block.appointment) and self._part_at(block, y) is not Part.BODY:
            shape = Qt.CursorShape.SizeVerCursor
        held = hold_at(board.page.layout, x, y) if block is None else None
        if held is not None and board.hand.part_at(held[1], y) is not Part.BODY:
            shape = Qt.CursorShape.SizeVerCursor
        if board.viewport().cursor().shape() is not shape:
            board.viewport().setCursor(shape)
        self._set_hovered(block)

    def _set_hovered(self, block: Block | None) -> None:
        if (block.id if block else None) == (self._hovered.id if self._hovered else None):
            return
        self._hovered = block
        self._board.card.put_away()
        if block is None:
            self._hover_timer.stop()
        else:
            self._hover_timer.start(HOVER_MS)

    def _show_card(self) -> None:
        may_show = self._board.lens.bubble and not self._board.carrier.is_under_way
        if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
            return
        if self._hovered is not None and may_show:
            self._board.card.show_for(self._hovered)

    def still(self) -> None:
        """A press or a key ends hovering; the card comes back only after the pointer has been elsewhere."""
        self._hover_timer.stop()
        self._board.card.put_away()

    def _open_menu(self, event: QMouseEvent) -> None:
        board = self._board
        at = event.position().toPoint() + board.offset
        layout = board.page.layout
        block = layout.block_at(at.x(), at.y())
        cell = layout.cell_at(at.x(), at.y())
        if block is not None:
            board.selection.select(block.id)
            board.menuRequested.emit(block.id, event.globalPosition().toPoint())
        elif (held := hold_at(layout, at.x(), at.y())) is not None:
            board.selection.select_hold(held[0], held[1].blockout.id)
            board.menuRequested.emit(held[1].blockout, event.globalPosition().toPoint())
        elif cell is not None:
            board.selection.select_cell(cell)
            board.menuRequested.emit(board.selection.cell_slot(), event.globalPosition().toPoint())

    def _part_at(self, block: Block, y: int) -> Part:
        _, top, _, height = self._board.page.layout.box(block)
        return part(y, top, height) or Part.BODY

    def _stop(self) -> None:
        self._edges.leave()
        self._dwell_timer.stop()
        self._turn_key = None
