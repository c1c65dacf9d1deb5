"""Which page of the book is open: place, days, and how one leafs."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from frontdesk.ui.topbar.bar import View, week_of


@dataclass(frozen=True, slots=True)
class Page:
    """A location's day or week.

    Attributes:
        day: the day shown, or the one of the week that day view would open.
    """

    location_id: UUID
    view: View
    day: date

    @property
    def dates(self) -> tuple[date, ...]:
        """The days on the board, in order."""
        return (self.day,) if self.view is View.DAY else week_of(self.day)

    def turned(self, pages: int) -> "Page":
        """So many days or weeks on; negative is back."""
        return replace(self, day=self.day + timedelta(days=pages * (1 if self.view is View.DAY else 7)))

    def at(self, day: date) -> "Page":
        """The same view of another day."""
        return replace(self, day=day)

    def seen_as(self, view: View) -> "Page":
        """The same day in another view."""
        return replace(self, view=view)

    def note_day(self, today: date) -> date:
        """Whose note stands over the board: in a week that holds today, today's."""
        return today if today in self.dates else self.day
