"""Dates, times and amounts as the desk reads them."""

from datetime import date, time
from decimal import Decimal

import pytest

from frontdesk.ui import i18n

TODAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("moment", "shown"),
    [(time(0, 5), "12:05a"), (time(9, 4), "9:04a"), (time(12), "12:00p"), (time(23, 59), "11:59p")],
)
def test_a_clock_time_is_short(moment: time, shown: str) -> None:
    assert i18n.clock(moment) == shown


def test_dates_from_long_to_short() -> None:
    assert i18n.long_date(TODAY) == "Thursday, November 19"
    assert i18n.middle_date(TODAY) == "Thu, Nov 19"
    assert i18n.full_date(date(1984, 3, 2)) == "Mar 2, 1984"
    assert i18n.month_name(TODAY) == "November 2026"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2026, 11, 16), date(2026, 11, 21), "Nov 16 – 21, 2026"),
        (date(2026, 11, 30), date(2026, 12, 5), "Nov 30 – Dec 5, 2026"),
        (date(2026, 12, 28), date(2027, 1, 2), "Dec 28, 2026 – Jan 2, 2027"),
    ],
)
def test_a_week_names_the_second_month_or_year_only_where_it_differs(first: date, last: date, shown: str) -> None:
    assert i18n.week_span(first, last) == shown


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 11, 18), "yesterday"),
        (TODAY, "today"),
        (date(2026, 11, 20), "tomorrow"),
        (date(2026, 11, 24), "Tue 24"),
        (date(2026, 12, 24), "Dec 24"),
        (date(2027, 2, 1), "Feb 1, 2027"),
    ],
)
def test_days_near_today_are_named_by_their_nearness(day: date, shown: str) -> None:
    assert i18n.relative_day(day, TODAY) == shown


def test_amounts_and_spans() -> None:
    assert i18n.money(Decimal("8420.50")) == "$8,420"
    assert i18n.money(Decimal("1234.5"), cents=True) == "$1,234.50"
    assert i18n.money(Decimal("-12"), cents=True) == "−$12.00"
    assert i18n.number(12480) == "12,480"
    assert i18n.minutes(90) == "90 min"
    assert i18n.minutes(120) == "2 h"
    assert i18n.minutes(135) == "2 h 15 min"


def test_one_is_singular() -> None:
    assert i18n.trn("{count} visit", "{count} visits", 1) == "1 visit"
    assert i18n.trn("{count} visit", "{count} visits", 0) == "0 visits"


def test_words_with_braces_from_data_are_left_alone() -> None:
    assert i18n.tr("{name} moved.", name="{weird} name") == "{weird} name moved."
