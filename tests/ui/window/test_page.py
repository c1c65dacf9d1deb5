"""Leafing through the book by days and weeks."""

from datetime import date, timedelta

from deskside import RIVERSIDE, TODAY

from frontdesk.ui.topbar.bar import View, week_of
from frontdesk.ui.window.page import Page

DAY = Page(RIVERSIDE.id, View.DAY, TODAY)


def test_a_day_turns_by_days_and_a_week_by_weeks() -> None:
    assert DAY.turned(1).dates == (TODAY + timedelta(days=1),)
    assert DAY.seen_as(View.WEEK).turned(-1).dates[0] == date(2026, 11, 9)


def test_a_week_runs_from_monday_to_saturday() -> None:
    week = week_of(TODAY)
    assert (week[0], week[-1], len(week)) == (date(2026, 11, 16), date(2026, 11, 21), 6)


def test_a_week_opened_on_a_sunday_shows_that_sunday() -> None:
    sunday = date(2026, 11, 22)
    assert week_of(sunday)[-1] == sunday


def test_the_note_over_a_week_is_today_s_where_it_holds_today() -> None:
    monday = Page(RIVERSIDE.id, View.WEEK, date(2026, 11, 16))
    assert monday.note_day(TODAY) == TODAY
    assert monday.turned(1).note_day(TODAY) == date(2026, 11, 23)


def test_a_month_turns_by_months_and_keeps_the_day_where_the_other_month_has_it() -> None:
    page = Page(RIVERSIDE.id, View.MONTH, date(2026, 10, 31))
    assert page.turned(1).day == date(2026, 11, 30)
    assert page.turned(3).day == date(2027, 1, 31)
    assert page.turned(-8).day == date(2026, 2, 28)
    assert page.dates == (date(2026, 10, 31),)
