"""Where a board begins: at opening time once, a week at today; after that only the user scrolls."""

from datetime import datetime
from time import monotonic

from PySide6.QtWidgets import QScrollBar

from frontdesk.ui.board.layout import BoardLayout

CLOSED_DAY_MINUTE = 8 * 60
"""What a day on which nobody works shows first."""

OPENING_SECONDS = 2.0
"""So long a page counts as being opened; who looks at it longer has begun to read."""


class FirstPlace:
    """Scrolls to opening time when the first open day is there, and to the morning of a closed day until then.

    A week that is wider than the board shows today if its days are there at once or nearly so, and nobody has done
    anything on it by then: what arrives later must not move the page.
    """

    def __init__(self, down: QScrollBar, across: QScrollBar) -> None:
        self._bar, self._across = down, across
        self._awaits_today = False
        self._left, self._turned = 0, 0.0
        self.forget()

    def forget(self) -> None:
        """Another location is shown, which has other hours."""
        self._is_settled = False
        self._morning: int | None = None

    def turn(self, *, is_week: bool) -> None:
        """Another page is shown."""
        self._awaits_today, self._left = is_week, self._across.value()
        self._turned = monotonic()

    def stay(self) -> None:
        """Somebody has done something on the page, or gone somewhere."""
        self._awaits_today = False

    def look(self, layout: BoardLayout, now: datetime | None) -> None:
        """Go there if nothing has been shown yet; whatever the user has scrolled to is left alone."""
        if not any(day.is_loaded for day in layout.model.days):
            return
        if self._awaits_today and now is not None and all(day.is_loaded for day in layout.model.days):
            self._awaits_today = False
            if self._across.value() == self._left and monotonic() - self._turned < OPENING_SECONDS:
                self._show_today(layout, now)
        if not self._is_settled:
            self._show_opening(layout)

    def _show_opening(self, layout: BoardLayout) -> None:
        bar, opening = self._bar, layout.model.opening_minute()
        if self._morning is not None and bar.value() != self._morning:
            self._is_settled = True
        elif bar.maximum() > 0 and (opening is not None or self._morning is None):
            bar.setValue(layout.scale.y_of((CLOSED_DAY_MINUTE if opening is None else opening) // 60 * 60))
            self._is_settled = opening is not None
            self._morning = bar.value()

    def _show_today(self, layout: BoardLayout, now: datetime) -> None:
        day = layout.model.holds_instant(now)
        if day is None or not day.columns:
            return
        first, last = day.columns[0], day.columns[-1]
        left = layout.columns.x_of(first)
        right = layout.columns.x_of(last) + layout.columns.width_of(last)
        bar = self._across
        if left < bar.value() or right > bar.value() + bar.pageStep():
            bar.setValue(min(left, right - bar.pageStep()) if left >= bar.value() else left)
