"""A provider's own time in a visit that goes to another day, by the clocks of the place."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.assignments import taken_along
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_interval, to_instant, to_local

ZONE = "America/New_York"
BEFORE, FORWARD, BACK = date(2026, 3, 6), date(2026, 3, 8), date(2026, 11, 1)


def on(day: date, start: str, end: str) -> Interval:
    return local_interval(day, time.fromisoformat(start), time.fromisoformat(end), ZONE)


def told(interval: Interval | None) -> str | None:
    return interval and "-".join(f"{to_local(at, ZONE):%H:%M}" for at in (interval.start, interval.end))


@pytest.mark.parametrize(
    ("visit", "own", "day", "to", "becomes"),
    [
        (("09:00", "10:00"), ("09:20", "09:40"), date(2026, 3, 9), ("09:00", "10:00"), "09:20-09:40"),
        (("09:00", "10:00"), ("09:20", "09:40"), date(2026, 3, 9), ("13:30", "14:00"), "13:50-14:00"),
        (("01:30", "04:30"), ("03:30", "04:00"), FORWARD, ("01:30", "04:30"), "03:30-04:00"),
        (("00:30", "04:00"), ("03:00", "03:30"), BACK, ("00:30", "04:00"), "03:00-03:30"),
        # The clocks jump from two to three: an end between them is the jump; a time between them keeps its minutes.
        (("01:30", "04:00"), ("01:45", "02:30"), FORWARD, ("01:30", "04:00"), "01:45-03:00"),
        (("01:30", "04:00"), ("02:30", "03:30"), FORWARD, ("01:30", "04:00"), "03:00-03:30"),
        (("01:30", "04:00"), ("02:00", "02:30"), FORWARD, ("01:30", "04:00"), "03:00-03:30"),
        # As many minutes after the start, where the clocks leave nothing of it: twice from one to two.
        (("00:30", "03:00"), ("02:30", "03:00"), BACK, ("00:30", "02:00"), "01:30-02:00"),
        (("09:00", "10:00"), ("09:40", "10:00"), date(2026, 3, 9), ("13:00", "13:30"), None),
    ],
)
def test_a_providers_own_time_goes_along_by_the_wall_clock(
    visit: tuple[str, str], own: tuple[str, str], day: date, to: tuple[str, str], becomes: str | None
) -> None:
    assert told(taken_along(on(BEFORE, *own), on(BEFORE, *visit), on(day, *to), ZONE)) == becomes


def test_it_comes_back_from_the_day_of_the_change() -> None:
    there = taken_along(on(BACK, "03:00", "03:30"), on(BACK, "00:30", "04:00"), on(BEFORE, "00:30", "04:00"), ZONE)
    assert told(there) == "03:00-03:30"


@given(
    st.sampled_from([BEFORE, FORWARD, BACK]),
    st.sampled_from([BEFORE, FORWARD, BACK]),
    st.lists(st.integers(0, 95), min_size=6, max_size=6),
)
def test_it_stays_within_the_visit_at_times_that_there_are(source: date, target: date, quarters: list[int]) -> None:
    def at(day: date, first: int, last: int) -> Interval | None:
        try:
            start, end = (to_instant(day, time(number // 4, number % 4 * 15), ZONE) for number in (first, last))
        except ValueError:
            return None
        return Interval(start, end) if start < end else None

    first, own_first, own_last, last = sorted(quarters[:4])
    old, own, new = at(source, first, last), at(source, own_first, own_last), at(target, *sorted(quarters[4:]))
    if old is None or own is None or new is None:
        return
    moved = taken_along(own, old, new, ZONE)
    assert moved is None or new.covers(moved)
