"""Half-open intervals, checked minute by minute."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.intervals import Agenda, Interval, merge, subtract

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def at(minute: int) -> datetime:
    return NOON + timedelta(minutes=minute)


def minutes_in(*intervals: Interval) -> set[int]:
    return {minute for minute in range(-5, 70) if any(interval.contains(at(minute)) for interval in intervals)}


intervals = st.builds(lambda start, length: Interval.lasting(at(start), length), st.integers(0, 40), st.integers(1, 20))


def test_an_interval_that_does_not_end_after_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="end after"):
        Interval(NOON, NOON)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        Interval(datetime(2026, 1, 1), datetime(2026, 1, 2))


def test_local_times_are_taken_to_utc_so_that_a_night_with_a_clock_change_has_its_true_length() -> None:
    chicago = ZoneInfo("America/Chicago")
    night = Interval(datetime(2026, 11, 1, 0, tzinfo=chicago), datetime(2026, 11, 1, 6, tzinfo=chicago))
    assert night.minutes == 7 * 60
    assert night.start.tzinfo is UTC


def test_the_start_belongs_to_it_and_the_end_does_not() -> None:
    hour = Interval.lasting(NOON, 60)
    assert hour.contains(NOON)
    assert not hour.contains(hour.end)


@given(intervals, intervals)
def test_two_overlap_exactly_if_some_minute_is_in_both(one: Interval, other: Interval) -> None:
    common = minutes_in(one) & minutes_in(other)
    shared = one.intersection(other)
    assert one.overlaps(other) == other.overlaps(one) == bool(common)
    assert (minutes_in(shared) if shared else set()) == common
    assert one.covers(other) == (minutes_in(other) <= minutes_in(one))


@given(intervals, st.integers(-500, 500))
def test_a_shift_keeps_the_length_and_can_be_taken_back(interval: Interval, minutes: int) -> None:
    by = timedelta(minutes=minutes)
    moved = interval.shifted(by)
    assert moved.minutes == interval.minutes
    assert moved.shifted(-by) == interval


@given(st.lists(intervals, max_size=6))
def test_merging_keeps_the_same_minutes_in_separate_pieces(parts: list[Interval]) -> None:
    merged = merge(parts)
    assert minutes_in(*merged) == minutes_in(*parts)
    assert all(one.end < two.start for one, two in pairwise(merged))
    assert merge(merged) == merged


@given(intervals, st.lists(intervals, max_size=6))
def test_subtracting_leaves_exactly_the_minutes_outside_the_holes(whole: Interval, holes: list[Interval]) -> None:
    left = subtract(whole, holes)
    assert minutes_in(*left) == minutes_in(whole) - minutes_in(*holes)
    assert merge(left) == left


@given(st.lists(intervals), intervals)
def test_an_agenda_knows_whether_something_is_in_the_way(several: list[Interval], asked: Interval) -> None:
    assert Agenda(several).meets(asked) == bool(minutes_in(*several) & minutes_in(asked))
