"""The board for screen readers: one element for the board, one for each visit on its page.

Readers hold on to elements for as long as they like, so elements are lent from a pool that only grows: an element
stands for the visit at its place in the page's order, whichever that is at the moment.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from frontdesk.ui.board import speech
from frontdesk.ui.board.model import Block

if TYPE_CHECKING:
    from frontdesk.ui.board.view import BoardView

_Role = QAccessible.Role


class VisitElement(QAccessibleInterface):
    """The visit at one place of the page's order; invalid while the page has fewer."""

    def __init__(self, board: "BoardElement", place: int) -> None:
        super().__init__()
        self._board = board
        self._place = place

    def block(self) -> Block | None:
        """Return the visit it stands for."""
        blocks = self._board.blocks()
        return blocks[self._place] if self._place < len(blocks) else None

    def isValid(self) -> bool:
        """Whether there is such a visit now."""
        return self.block() is not None

    def object(self) -> QObject:
        """A visit is painted, it has no object of its own."""
        return None  # type: ignore[return-value]

    def window(self) -> QWindow:
        """The window it is in."""
        return self._board.window()

    def parent(self) -> QAccessibleInterface:
        """The board."""
        return self._board

    def child(self, index: int) -> QAccessibleInterface:
        """A visit has no parts."""
        return None  # type: ignore[return-value]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """A visit has no parts."""
        return None  # type: ignore[return-value]

    def childCount(self) -> int:
        """A visit has no parts."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """A visit has no parts."""
        return -1

    def role(self) -> QAccessible.Role:
        """One of the board's visits."""
        return _Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        """Say who, when, where, with whom, for what, and how it stands."""
        block = self.block()
        if block is None:
            return ""
        if kind is QAccessible.Text.Name:
            return self._board.name_of(block)
        return block.appointment.note if kind is QAccessible.Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing here can be written over."""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        block = self.block()
        return self._board.rect_of(block) if block is not None else QRect()

    def state(self) -> QAccessible.State:
        """Whether it is selected, has the keyboard, and is in sight."""
        state = QAccessible.State()
        block = self.block()
        if block is None:
            state.invalid = True
            return state
        state.focusable = state.selectable = True
        state.selected = self._board.is_selected(block)
        state.focused = state.selected and self._board.has_focus()
        state.offscreen = self.rect().isEmpty()
        return state


class BoardElement(QAccessibleWidget):
    """The board with its visits as children, column by column."""

    def __init__(self, board: "BoardView") -> None:
        super().__init__(board, _Role.List, board.accessibleName())
        self._view = board
        self._pool: list[VisitElement] = []

    def blocks(self) -> list[Block]:
        """Return the visits of the page in order."""
        return list(self._view.page.layout.model.blocks.values())

    def name_of(self, block: Block) -> str:
        """Return the spoken name of a visit."""
        view = self._view
        faces = view.page.faces
        name = speech.block_name(faces.reference, view.page.layout.model, block, view.now, privacy=faces.privacy)
        return ", ".join((name, *faces.further(block)))

    def rect_of(self, block: Block) -> QRect:
        """Return the part of a visit that is in sight, on the screen."""
        viewport = self._view.viewport()
        seen = self._view.block_rect(block) & viewport.rect()
        return QRect(viewport.mapToGlobal(seen.topLeft()), seen.size()) if not seen.isEmpty() else QRect()

    def is_selected(self, block: Block) -> bool:
        """Say whether a visit is the selected one."""
        return block.id == self._view.selected

    def has_focus(self) -> bool:
        """Say whether the board has the keyboard."""
        return self._view.hasFocus()

    def element(self, place: int) -> VisitElement:
        """Return the element of a place, lent from the pool."""
        while len(self._pool) <= place:
            self._pool.append(VisitElement(self, len(self._pool)))
        return self._pool[place]

    def childCount(self) -> int:
        """One for each visit."""
        return len(self._view.page.layout.model.blocks)

    def child(self, index: int) -> QAccessibleInterface:
        """Return the visit at a place."""
        if 0 <= index < self.childCount():
            return self.element(index)
        return None  # type: ignore[return-value]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of a visit."""
        return next((place for place, element in enumerate(self._pool) if element is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return the visit at a point of the screen."""
        view = self._view
        at = view.viewport().mapFromGlobal(QPoint(x, y)) + view.offset
        block = view.page.layout.block_at(at.x(), at.y())
        return self.element(self.blocks().index(block)) if block is not None else None  # type: ignore[return-value]

    def focusChild(self) -> QAccessibleInterface:
        """Return the selected visit."""
        place = self.selected_place()
        return self.element(place) if place is not None else None  # type: ignore[return-value]

    def selected_place(self) -> int | None:
        """Return the place of the selected visit."""
        for place, block in enumerate(self.blocks()):
            if self.is_selected(block):
                return place
        return None

    def text(self, kind: QAccessible.Text) -> str:
        """Name the location and the days; its description tells what is held while phoning."""
        if kind is QAccessible.Text.Description:
            return self._view.held.told()
        return self._view.accessibleName() if kind is QAccessible.Text.Name else super().text(kind)


_elements: dict[int, BoardElement] = {}


def install() -> None:
    """Let Qt ask here for the board's element; call it before the first window."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_make)


_installed: list[bool] = []


def _make(class_name: str, asked: QObject) -> QAccessibleInterface | None:
    from frontdesk.ui.board.view import BoardView

    if not isinstance(asked, BoardView):
        return None
    key = id(asked)
    if key not in _elements:
        _elements[key] = BoardElement(asked)
        asked.destroyed.connect(lambda: _elements.pop(key, None))
    return _elements[key]


def focus_moved(board: "BoardView") -> None:
    """Tell readers that the keyboard is on another visit."""
    if not QAccessible.isActive():
        return
    event = QAccessibleEvent(board, QAccessible.Event.Focus)
    element = _elements.get(id(board))
    place = element.selected_place() if element is not None else None
    if place is not None:
        event.setChild(place)
    QAccessible.updateAccessibility(event)
