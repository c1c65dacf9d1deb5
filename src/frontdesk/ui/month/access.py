"""The month for screen readers: a grid with one element for each day.

Readers hold on to elements for as long as they like: there are as many as a month can have cells, made once, and each
stands for whichever day is at its place.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget

if TYPE_CHECKING:
    from frontdesk.ui.month.view import MonthView

_Role = QAccessible.Role


class DayElement(QAccessibleInterface):
    """The day at one place of the grid; invalid while the month has fewer."""

    def __init__(self, grid: "MonthElement", place: int) -> None:
        super().__init__()
        self._grid = grid
        self._place = place

    def isValid(self) -> bool:
        """Whether there is such a day now."""
        return self._place < self._grid.childCount()

    def object(self) -> QObject:
        """A day is painted, it has no object of its own."""
        return None  # type: ignore[return-value]

    def window(self) -> QWindow:
        """The window it is in."""
        return self._grid.window()

    def parent(self) -> QAccessibleInterface:
        """The month."""
        return self._grid

    def child(self, index: int) -> QAccessibleInterface:
        """A day has no parts."""
        return None  # type: ignore[return-value]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """A day has no parts."""
        return None  # type: ignore[return-value]

    def childCount(self) -> int:
        """A day has no parts."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """A day has no parts."""
        return -1

    def role(self) -> QAccessible.Role:
        """One cell of the grid."""
        return _Role.Cell

    def text(self, kind: QAccessible.Text) -> str:
        """Say the date and everything that stands on it."""
        return self._grid.spoken(self._place) if kind is QAccessible.Text.Name and self.isValid() else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing here can be written over."""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        return self._grid.rect_of(self._place) if self.isValid() else QRect()

    def state(self) -> QAccessible.State:
        """Whether the keyboard is on it."""
        state = QAccessible.State()
        if not self.isValid():
            state.invalid = True
            return state
        state.focusable = state.selectable = True
        state.selected = self._grid.is_current(self._place)
        state.focused = state.selected and self._grid.has_focus()
        return state


class MonthElement(QAccessibleWidget):
    """The month with its days as children, row by row."""

    def __init__(self, view: "MonthView") -> None:
        super().__init__(view, _Role.Table, view.accessibleName())
        self._view = view
        self._pool = [DayElement(self, place) for place in range(42)]

    def spoken(self, place: int) -> str:
        """What is said of the day at a place."""
        return self._view.model.cells[place].spoken

    def rect_of(self, place: int) -> QRect:
        """Where a day is on the screen."""
        box = self._view.cell_rect(place)
        return QRect(self._view.mapToGlobal(box.topLeft()), box.size())

    def is_current(self, place: int) -> bool:
        """Whether the keyboard is on the day at a place."""
        return self._view.model.cells[place].day == self._view.cursor_day

    def has_focus(self) -> bool:
        """Whether the month has the keyboard."""
        return self._view.hasFocus()

    def childCount(self) -> int:
        """One for each day that is shown."""
        return len(self._view.model.cells)

    def child(self, index: int) -> QAccessibleInterface:
        """The day at a place."""
        return self._pool[index] if 0 <= index < self.childCount() else None  # type: ignore[return-value]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of a day."""
        return next((place for place, element in enumerate(self._pool) if element is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """The day at a point of the screen."""
        place = self._view.place_at(self._view.mapFromGlobal(QPoint(x, y)))
        return self._pool[place] if place is not None else None  # type: ignore[return-value]

    def focusChild(self) -> QAccessibleInterface:
        """The day the keyboard is on."""
        place = self._view.model.place_of(self._view.cursor_day)
        return self._pool[place] if place is not None else None  # type: ignore[return-value]

    def text(self, kind: QAccessible.Text) -> str:
        """Name the month and its sums."""
        return self._view.accessibleName() if kind is QAccessible.Text.Name else super().text(kind)


_elements: dict[int, MonthElement] = {}
_installed: list[bool] = []


def install() -> None:
    """Let Qt ask here for the month's element; call it before the first month is shown."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_make)


def _make(class_name: str, asked: QObject) -> QAccessibleInterface | None:
    from frontdesk.ui.month.view import MonthView

    if not isinstance(asked, MonthView):
        return None
    key = id(asked)
    if key not in _elements:
        _elements[key] = MonthElement(asked)
        asked.destroyed.connect(lambda: _elements.pop(key, None))
    return _elements[key]


def focus_moved(view: "MonthView") -> None:
    """Tell readers that the keyboard is on another day."""
    place = view.model.place_of(view.cursor_day)
    if not QAccessible.isActive() or place is None:
        return
    event = QAccessibleEvent(view, QAccessible.Event.Focus)
    event.setChild(place)
    QAccessible.updateAccessibility(event)
