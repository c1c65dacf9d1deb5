"""Where a board begins: at opening time, once; after that only the user scrolls."""

from PySide6.QtWidgets import QScrollBar

from frontdesk.ui.board.layout import BoardLayout

CLOSED_DAY_MINUTE = 8 * 60
"""What a day on which nobody works shows first."""


class FirstPlace:
    """Scrolls to opening time when the first open day is there, and to the morning of a closed day until then."""

    def __init__(self, bar: QScrollBar) -> None:
        self._bar = bar
        self.forget()

    def forget(self) -> None:
        """Another location is shown, which has other hours."""
        self._is_settled = False
        self._morning: int | None = None

    def look(self, layout: BoardLayout) -> None:
        """Go there if nothing has been shown yet; whatever the user has scrolled to is left alone."""
        if self._is_settled or not any(day.is_loaded for day in layout.model.days):
            return
        bar, opening = self._bar, layout.model.opening_minute()
        if self._morning is not None and bar.value() != self._morning:
            self._is_settled = True
        elif bar.maximum() > 0 and (opening is not None or self._morning is None):
            bar.setValue(layout.scale.y_of((CLOSED_DAY_MINUTE if opening is None else opening) // 60 * 60))
            self._is_settled = opening is not None
            self._morning = bar.value()
