"""The month for screen readers: a grid with one element for each day, row by row."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible

from frontdesk.ui.widgets.elements import WholeElement

if TYPE_CHECKING:
    from frontdesk.ui.month.view import MonthView


class MonthElement(WholeElement):
    """The month with its days as children."""

    part_role = QAccessible.Role.Cell

    def __init__(self, view: "MonthView") -> None:
        super().__init__(view, QAccessible.Role.Table)
        self._view = view

    def name_at(self, place: int) -> str:
        """Say the date and everything that stands on it."""
        return self._view.model.cells[place].spoken

    def rect_at(self, place: int) -> QRect:
        """Where a day is on the screen."""
        box = self._view.cell_rect(place)
        return QRect(self._view.mapToGlobal(box.topLeft()), box.size())

    def place_at(self, point: QPoint) -> int | None:
        """The place of the day at a point of the screen."""
        return self._view.place_at(self._view.mapFromGlobal(point))

    def current_place(self) -> int | None:
        """The place of the day the keyboard is on."""
        return self._view.model.place_of(self._view.cursor_day)

    def childCount(self) -> int:
        """One for each day that is shown."""
        return len(self._view.model.cells)
