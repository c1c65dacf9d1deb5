"""What is painted in one widget, for screen readers: an element for the whole, and one for each thing painted in it.

Readers hold on to elements for as long as they like, so elements are lent from a pool that only grows: an element
stands for whatever is at its place in the whole's order at the moment.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class PartElement(QAccessibleInterface):
    """The thing at one place of the whole's order; invalid while the whole has fewer."""

    def __init__(self, whole: "WholeElement", place: int) -> None:
        super().__init__()
        self._whole = whole
        self._place = place

    def isValid(self) -> bool:
        """Whether there is such a thing now."""
        return self._place < self._whole.childCount()

    def object(self) -> QObject:
        """What is painted has no object of its own."""
        return None  # type: ignore[return-value]

    def window(self) -> QWindow:
        """The window it is in."""
        return self._whole.window()

    def parent(self) -> QAccessibleInterface:
        """The whole."""
        return self._whole

    def child(self, index: int) -> QAccessibleInterface:
        """It has no parts."""
        return None  # type: ignore[return-value]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """It has no parts."""
        return None  # type: ignore[return-value]

    def childCount(self) -> int:
        """It has no parts."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """It has no parts."""
        return -1

    def role(self) -> QAccessible.Role:
        """What each thing in the whole is."""
        return self._whole.part_role

    def text(self, kind: QAccessible.Text) -> str:
        """Say what it is, and what there is to add."""
        if not self.isValid():
            return ""
        if kind is QAccessible.Text.Name:
            return self._whole.name_at(self._place)
        return self._whole.description_at(self._place) if kind is QAccessible.Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing here can be written over."""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        return self._whole.rect_at(self._place) if self.isValid() else QRect()

    def state(self) -> QAccessible.State:
        """Whether it is selected, has the keyboard, and is in sight."""
        state = QAccessible.State()
        if not self.isValid():
            state.invalid = True
            return state
        state.focusable = state.selectable = True
        state.selected = self._place == self._whole.current_place()
        state.focused = state.selected and self._whole.has_focus()
        state.offscreen = self.rect().isEmpty()
        return state


class WholeElement(QAccessibleWidget):
    """A widget with what is painted in it as children; a subclass says what that is.

    Attributes:
        part_role: what each child is.
    """

    part_role: ClassVar[QAccessible.Role] = QAccessible.Role.ListItem

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role, widget.accessibleName())
        self._widget = widget
        self._pool: list[PartElement] = []

    def name_at(self, place: int) -> str:
        """Return what the thing at a place is called."""
        raise NotImplementedError

    def description_at(self, place: int) -> str:
        """Return what there is to add to that."""
        return ""

    def rect_at(self, place: int) -> QRect:
        """Return the part of it that is in sight, on the screen."""
        raise NotImplementedError

    def place_at(self, point: QPoint) -> int | None:
        """Return the place of what is at a point of the screen."""
        raise NotImplementedError

    def current_place(self) -> int | None:
        """Return the place of what is selected, where the keyboard is."""
        raise NotImplementedError

    def has_focus(self) -> bool:
        """Say whether the widget has the keyboard."""
        return self._widget.hasFocus()

    def childCount(self) -> int:
        """One for each thing that is painted."""
        raise NotImplementedError

    def child(self, index: int) -> QAccessibleInterface:
        """Return the element of a place, lent from the pool."""
        if not 0 <= index < self.childCount():
            return None  # type: ignore[return-value]
        while len(self._pool) <= index:
            self._pool.append(PartElement(self, len(self._pool)))
        return self._pool[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of an element."""
        return next((place for place, element in enumerate(self._pool) if element is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return what is at a point of the screen."""
        place = self.place_at(QPoint(x, y))
        return self.child(place if place is not None else -1)

    def focusChild(self) -> QAccessibleInterface:
        """Return what is selected."""
        place = self.current_place()
        return self.child(place if place is not None else -1)

    def text(self, kind: QAccessible.Text) -> str:
        """Name the whole as the widget is named at the moment."""
        return self._widget.accessibleName() if kind is QAccessible.Text.Name else super().text(kind)


_makers: dict[type[QWidget], Callable[[Any], WholeElement]] = {}
_elements: dict[int, WholeElement] = {}


def serve(kind: type[QWidget], make: Callable[[Any], WholeElement]) -> None:
    """Let Qt ask here for the element of each widget of a class; call it before the first one is shown."""
    if not _makers:
        QAccessible.installFactory(_made)
    _makers[kind] = make


def focus_moved(widget: QWidget) -> None:
    """Tell readers that the keyboard is on another thing painted in a widget."""
    if not QAccessible.isActive():
        return
    event = QAccessibleEvent(widget, QAccessible.Event.Focus)
    element = _elements.get(id(widget))
    place = element.current_place() if element is not None else None
    if place is not None:
        event.setChild(place)
    QAccessible.updateAccessibility(event)


def _made(_class_name: str, asked: QObject) -> QAccessibleInterface | None:
    make = next((make for kind, make in _makers.items() if isinstance(asked, kind)), None)
    if make is None:
        return None
    key = id(asked)
    if key not in _elements:
        _elements[key] = make(asked)
        asked.destroyed.connect(lambda: _elements.pop(key, None))
    return _elements[key]
