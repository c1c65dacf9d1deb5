"""Which page of the book is open: place, days, and how one leafs."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from frontdesk.ui.topbar.bar import View, week_of


@dataclass(frozen=True, slots=True)
class Page:
    """A location's day, week or month.

    Attributes:
        day: the day shown, or the one of the week or month that day view would open.
    """

    location_id: UUID
    view: View
    day: date

    @property
    def dates(self) -> tuple[date, ...]:
        """The days whose visits are needed, in order; of a month, which shows sums, the day it would open."""
        return week_of(self.day) if self.view is View.WEEK else (self.day,)

    def turned(self, pages: int) -> "Page":
        """So many days, weeks or months on; negative is back. A day the other month lacks becomes its last."""
        if self.view is View.MONTH:
            year, month = divmod(self.day.year * 12 + self.day.month - 1 + pages, 12)
            last = monthrange(year, month + 1)[1]
            return replace(self, day=date(year, month + 1, min(self.day.day, last)))
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
