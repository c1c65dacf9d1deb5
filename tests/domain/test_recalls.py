"""When patients are due, and where their recalls stand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.recalls import LAST_DAY, RecallInterval, RecallStatus, begins_to_be_due, recall_status

TODAY = date(2026, 3, 9)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
INTERVALS = st.builds(RecallInterval, months=st.integers(0, 60), weeks=st.integers(0, 10), days=st.integers(1, 40))


@pytest.mark.parametrize(
    ("last", "months", "due"),
    [
        (date(2026, 3, 9), 6, date(2026, 9, 9)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_months_end_with_the_month_where_the_day_is_missing(last: date, months: int, due: date) -> None:
    assert RecallInterval(months=months).after(last) == due


def test_a_year_is_twelve_months_and_weeks_and_days_are_counted() -> None:
    assert RecallInterval(years=1).after(TODAY) == RecallInterval(months=12).after(TODAY)
    assert RecallInterval(weeks=2, days=3).after(TODAY) == TODAY + timedelta(days=17)
    assert RecallInterval(months=6, days=1).after(date(2026, 8, 31)) == date(2027, 3, 1)


def test_an_interval_keeps_the_parts_it_was_given_in() -> None:
    assert RecallInterval.of({"weeks": 6}).parts() == {"weeks": 6}
    assert RecallInterval(years=1, months=6).parts() == {"years": 1, "months": 6}


@pytest.mark.parametrize("parts", [{}, {"months": 0}, {"days": -1}, {"months": 6, "days": -1}, {"years": 51}])
def test_what_is_no_interval_is_refused(parts: dict[str, int]) -> None:
    with pytest.raises(ValueError):
        RecallInterval.of(parts)


@given(DAYS, INTERVALS)
def test_the_next_visit_is_always_later_and_never_beyond_the_calendar(day: date, interval: RecallInterval) -> None:
    assert day < interval.after(day) <= LAST_DAY


@given(DAYS, st.integers(1, 120))
def test_months_keep_the_day_or_take_the_last_of_the_month(day: date, months: int) -> None:
    due = RecallInterval(months=months).after(day)
    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == months
    assert due.day == day.day or (due.day < day.day and (due + timedelta(days=1)).day == 1)


@given(DAYS, DAYS, st.integers(1, 36))
def test_a_longer_interval_is_never_due_sooner_and_a_later_visit_never_either(
    one: date, other: date, months: int
) -> None:
    first, last = sorted((one, other))
    assert RecallInterval(months=months).after(first) <= RecallInterval(months=months).after(last)
    assert RecallInterval(months=months).after(one) <= RecallInterval(months=months + 1).after(one)


@given(DAYS, INTERVALS)
def test_a_recall_is_never_due_again_the_day_it_was_answered(day: date, interval: RecallInterval) -> None:
    assert recall_status(day, interval.after(day), day, is_booked=False) is RecallStatus.COMPLETED


@given(DAYS, INTERVALS)
def test_an_answered_recall_becomes_due_and_then_overdue_and_never_goes_back(
    day: date, interval: RecallInterval
) -> None:
    due = interval.after(day)
    begins = begins_to_be_due(due, day)
    assert begins is not None
    order = [recall_status(on, due, day, is_booked=False) for on in (day, begins, due, due + timedelta(days=1))]
    assert order == [RecallStatus.COMPLETED, RecallStatus.DUE, RecallStatus.DUE, RecallStatus.OVERDUE]


@pytest.mark.parametrize(
    ("due", "previous", "status"),
    [
        (date(2026, 3, 8), None, RecallStatus.OVERDUE),
        (date(2026, 3, 9), None, RecallStatus.DUE),
        (date(2026, 9, 9), None, RecallStatus.DUE),
        (None, None, RecallStatus.DUE),
        (None, date(2026, 1, 5), RecallStatus.COMPLETED),
        (date(2026, 9, 9), date(2026, 3, 9), RecallStatus.COMPLETED),
        (date(2026, 4, 8), date(2025, 10, 8), RecallStatus.DUE),
        (date(2026, 4, 9), date(2025, 10, 9), RecallStatus.COMPLETED),
        (date(2026, 3, 8), date(2025, 9, 8), RecallStatus.OVERDUE),
    ],
)
def test_where_a_recall_stands_follows_from_its_dates(
    due: date | None, previous: date | None, status: RecallStatus
) -> None:
    assert recall_status(TODAY, due, previous, is_booked=False) is status


def test_a_booked_visit_outweighs_every_date() -> None:
    assert recall_status(TODAY, date(2020, 1, 1), None, is_booked=True) is RecallStatus.SCHEDULED
