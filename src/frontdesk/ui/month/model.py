"""What the month shows, worked out from its days; no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from frontdesk.store.months import MonthDay, turned
from frontdesk.ui import i18n
from frontdesk.ui.i18n import tr, trn

FIRST_WEEKDAY = 6
"""The weekday a row begins with, as in the calendar under the date: Sunday (Monday is 0)."""

_WEEK = 7


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the grid.

    Attributes:
        sums: what stands on it; None outside of the month, and while the month is not known.
        spoken: everything the cell shows, in words.
    """

    day: date
    in_month: bool
    is_today: bool
    sums: MonthDay | None
    spoken: str

    @property
    def is_closed(self) -> bool:
        """Whether nobody works that day."""
        return self.sums is not None and self.sums.is_closed


@dataclass(frozen=True, slots=True)
class Totals:
    """The month's sums."""

    visits: int = 0
    production: Decimal = Decimal(0)
    completed: Decimal = Decimal(0)
    goal: Decimal | None = None

    @property
    def words(self) -> str:
        """The sums in a line."""
        parts = [trn("{count} appointment", "{count} appointments", self.visits)]
        amounts = i18n.money(self.production)
        if self.goal is not None:
            parts.append(tr("{booked} booked of {goal}", booked=amounts, goal=i18n.money(self.goal)))
        else:
            parts.append(tr("{booked} booked", booked=amounts))
        parts.append(tr("{done} done", done=i18n.money(self.completed)))
        return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class MonthModel:
    """A month in weeks.

    Attributes:
        cells: whole weeks, row by row.
        slim: the places in a week on which the practice never works this month; their columns are narrow.
        is_known: the days' sums have been read.
    """

    month: date
    cells: tuple[DayCell, ...]
    slim: frozenset[int]
    totals: Totals
    is_known: bool

    @property
    def weeks(self) -> int:
        """How many rows there are."""
        return len(self.cells) // _WEEK

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on the book."""
        return self.is_known and not self.totals.visits

    def place_of(self, day: date) -> int | None:
        """The place of a day among the cells; None where it is not shown."""
        place = (day - self.cells[0].day).days
        return place if 0 <= place < len(self.cells) else None


def build_month(month: date, days: Sequence[MonthDay] | None, today: date) -> MonthModel:
    """Work out the month that begins on *month*; *days* are None until they are known."""
    sums = {row.day: row for row in days or ()}
    start = month - timedelta(days=(month.weekday() - FIRST_WEEKDAY) % _WEEK)
    end = turned(month, 1)
    count = -(-(end - start).days // _WEEK) * _WEEK
    cells = tuple(_cell(start + timedelta(days=step), month, sums, today) for step in range(count))
    return MonthModel(month, cells, _slim(cells), totals_of(sums.values()), days is not None)


def totals_of(days: Iterable[MonthDay]) -> Totals:
    """Add days up."""
    rows = list(days)
    goals = [row.goal for row in rows if row.goal is not None]
    return Totals(
        sum(row.visits for row in rows),
        sum((row.production for row in rows), Decimal(0)),
        sum((row.completed for row in rows), Decimal(0)),
        sum(goals, Decimal(0)) if goals else None,
    )


def weekday_names() -> tuple[str, ...]:
    """The weekdays in the order of the columns."""
    return tuple(i18n.weekday_short((FIRST_WEEKDAY + place) % _WEEK) for place in range(_WEEK))


def count_words(row: MonthDay) -> tuple[str, ...]:
    """How many appointments, longest wording first."""
    return trn("{count} appointment", "{count} appointments", row.visits), trn(
        "{count} appt", "{count} appts", row.visits
    )


def amount_words(row: MonthDay) -> tuple[str, ...]:
    """What stands on the book against the goal, longest wording first; nothing where both are nothing."""
    booked = i18n.money(row.production)
    if row.goal is not None:
        return tr("{booked} of {goal}", booked=booked, goal=i18n.money(row.goal)), booked
    return (booked,) if row.production else ("",)


def _cell(day: date, month: date, sums: dict[date, MonthDay], today: date) -> DayCell:
    in_month = (day.year, day.month) == (month.year, month.month)
    row = sums.get(day) if in_month else None
    return DayCell(day, in_month, day == today, row, _spoken(day, row, is_today=day == today))


def _spoken(day: date, row: MonthDay | None, *, is_today: bool) -> str:
    parts = [i18n.long_date(day)]
    if is_today:
        parts.append(tr("today"))
    if row is not None:
        if row.holiday:
            parts.append(row.holiday)
        elif row.is_closed:
            parts.append(tr("closed"))
        parts.append(count_words(row)[0])
        if row.fullness is not None:
            parts.append(tr("{percent}% full", percent=row.fullness))
        if row.production or row.goal is not None:
            parts.append(tr("{words} booked", words=amount_words(row)[0]))
        if row.completed:
            parts.append(tr("{done} done", done=i18n.money(row.completed)))
        if row.note:
            parts.append(tr("note: {text}", text=row.note))
    return ", ".join(parts)


def _slim(cells: Sequence[DayCell]) -> frozenset[int]:
    """Places of a week on which every day of the month is closed and empty."""
    found = set()
    for place in range(_WEEK):
        rows = [cell.sums for cell in cells[place::_WEEK] if cell.sums is not None]
        if rows and all(row.open_minutes == 0 and not row.visits for row in rows):
            found.add(place)
    return frozenset(found)
