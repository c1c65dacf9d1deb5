"""The wall clock of a place, on ordinary days and on the days its clocks change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import (
    LocalTimeGap,
    PastMidnight,
    UnknownZone,
    clock,
    day_bounds,
    day_hours,
    day_start,
    is_zone,
    local_date,
    local_hours,
    local_interval,
    to_instant,
    to_instant_after_gap,
    to_local,
    today,
    zone_names,
)

CHICAGO, LORD_HOWE, SAO_PAULO = "America/Chicago", "Australia/Lord_Howe", "America/Sao_Paulo"
DAY = date(2026, 11, 20)
zones = st.sampled_from([CHICAGO, LORD_HOWE, "UTC", "Asia/Kathmandu", "Pacific/Auckland", "Europe/London"])
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(days, st.times(), zones)
def test_a_local_time_comes_back_from_its_instant_or_does_not_exist(day: date, at: time, zone: str) -> None:
    try:
        instant = to_instant(day, at, zone)
    except LocalTimeGap:
        assert to_local(to_instant_after_gap(day, at, zone), zone) > datetime.combine(day, at)
    else:
        assert instant.tzinfo is UTC
        assert to_local(instant, zone) == datetime.combine(day, at)
        assert to_instant_after_gap(day, at, zone) == instant


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)), zones)
def test_an_instant_comes_back_from_its_local_time_unless_it_is_the_second_of_two(instant: datetime, zone: str) -> None:
    local = to_local(instant, zone)
    assert instant - to_instant(local.date(), local.time(), zone) in (
        timedelta(0),
        timedelta(minutes=30),
        timedelta(hours=1),
    )


@given(days, zones)
def test_days_follow_each_other_without_a_gap_and_last_about_24_hours(day: date, zone: str) -> None:
    bounds = day_bounds(day, zone)
    assert bounds.end == day_bounds(day + timedelta(days=1), zone).start
    assert bounds.minutes in {23 * 60, 23 * 60 + 30, 24 * 60, 24 * 60 + 30, 25 * 60}
    assert local_date(bounds.start, zone) == day == local_date(bounds.end - timedelta(microseconds=1), zone)


@pytest.mark.parametrize(
    ("day", "zone", "minutes", "hours"),
    [
        (date(2026, 3, 8), CHICAGO, 23 * 60, 23),
        (date(2026, 11, 1), CHICAGO, 25 * 60, 25),
        (date(2026, 11, 20), CHICAGO, 24 * 60, 24),
        (date(2026, 10, 4), LORD_HOWE, 23 * 60 + 30, 24),
        (date(2026, 4, 5), LORD_HOWE, 24 * 60 + 30, 25),
        (date(2018, 11, 4), SAO_PAULO, 23 * 60, 23),
    ],
)
def test_a_day_is_as_long_as_its_clocks_make_it(day: date, zone: str, minutes: int, hours: int) -> None:
    assert day_bounds(day, zone).minutes == minutes
    assert day_hours(day, zone) == hours


@pytest.mark.parametrize(
    ("day", "at", "zone", "jump_ends"),
    [
        (date(2026, 3, 8), time(2, 30), CHICAGO, time(3)),
        (date(2026, 10, 4), time(2, 15), LORD_HOWE, time(2, 30)),
        (date(2018, 11, 4), time(0), SAO_PAULO, time(1)),
    ],
)
def test_a_time_the_clocks_jump_over_is_refused_or_taken_to_the_end_of_the_jump(
    day: date, at: time, zone: str, jump_ends: time
) -> None:
    with pytest.raises(LocalTimeGap, match="Clocks go forward"):
        to_instant(day, at, zone)
    assert to_local(to_instant_after_gap(day, at, zone), zone) == datetime.combine(day, jump_ends)


@pytest.mark.parametrize(
    ("day", "at", "zone", "first"),
    [
        (date(2026, 11, 1), time(1, 30), CHICAGO, datetime(2026, 11, 1, 6, 30, tzinfo=UTC)),
        (date(2026, 4, 5), time(1, 45), LORD_HOWE, datetime(2026, 4, 4, 14, 45, tzinfo=UTC)),
    ],
)
def test_a_time_that_happens_twice_means_the_first(day: date, at: time, zone: str, first: datetime) -> None:
    assert to_instant(day, at, zone) == first
    assert to_instant(day, at.replace(fold=1), zone) == first


def test_a_date_that_a_zone_left_out_has_no_bounds() -> None:
    with pytest.raises(LocalTimeGap, match="2011-12-30"):
        day_bounds(date(2011, 12, 30), "Pacific/Apia")


def test_a_date_that_was_left_out_begins_with_the_next_one_where_it_only_bounds() -> None:
    begins = {day: day_start(date(2011, 12, day), "Pacific/Apia") for day in (29, 30, 31)}
    assert begins[29] < begins[30] == begins[31]
    assert day_start(date(2026, 9, 6), "America/Santiago") == datetime(2026, 9, 6, 4, tzinfo=UTC)


def test_a_range_may_end_at_midnight_but_not_beyond() -> None:
    evening = local_interval(date(2026, 11, 20), time(20), time(0), CHICAGO)
    assert evening.minutes == 4 * 60
    assert evening.end == day_bounds(date(2026, 11, 20), CHICAGO).end
    for end in (time(20), time(19), time(0, 1)):
        with pytest.raises(PastMidnight):
            local_interval(date(2026, 11, 20), time(20), end, CHICAGO)


def test_a_range_over_a_clock_change_has_its_true_length() -> None:
    assert local_interval(date(2026, 3, 8), time(1), time(4), CHICAGO).minutes == 120
    assert local_interval(date(2026, 11, 1), time(0), time(4), CHICAGO).minutes == 300


def test_today_is_the_date_of_the_place_and_not_of_the_desk() -> None:
    late = datetime(2026, 11, 21, 5, 59, tzinfo=UTC)
    assert today(CHICAGO, late) == date(2026, 11, 20)
    assert today(CHICAGO, late + timedelta(minutes=1)) == date(2026, 11, 21)


@pytest.mark.parametrize("name", ["", "Nowhere/Town", "../etc/passwd", "a\0b", "/UTC", "x" * 5000])
def test_a_name_that_is_no_zone_is_told_apart(name: str) -> None:
    assert not is_zone(name)
    with pytest.raises(UnknownZone):
        to_instant(date(2026, 1, 1), time(8), name)
    with pytest.raises(UnknownZone):
        to_local(datetime(2026, 1, 1, tzinfo=UTC), name)


@pytest.mark.parametrize(
    "name", ["localtime", "posixrules", "Factory", "america/chicago", "right/America/Chicago", "posix/America/Chicago"]
)
def test_a_file_beside_the_zones_and_another_spelling_are_no_names_of_zones(name: str) -> None:
    assert not is_zone(name)
    assert name not in zone_names()


@given(days, st.times(), st.times() | st.just(time(0)), zones | st.sampled_from(["America/Santiago", "Africa/Cairo"]))
def test_a_stretch_of_a_day_is_written_as_it_is_read(day: date, start: time, end: time, zone: str) -> None:
    try:
        stretch = local_interval(day, start, end, zone)
    except (LocalTimeGap, PastMidnight):
        return
    assert local_interval(*local_hours(stretch, zone), zone) == stretch


@pytest.mark.parametrize(
    ("day", "zone"), [(date(2027, 9, 4), "America/Santiago"), (date(2026, 4, 23), "Africa/Cairo"), (DAY, CHICAGO)]
)
def test_a_day_that_the_next_begins_late_ends_at_midnight(day: date, zone: str) -> None:
    assert local_hours(local_interval(day, time(9), time(0), zone), zone) == (day, time(9), time(0))


def test_what_runs_into_the_next_day_says_when_it_ends_there() -> None:
    night = Interval(datetime(2026, 11, 21, 4, tzinfo=UTC), datetime(2026, 11, 21, 8, tzinfo=UTC))
    assert local_hours(night, CHICAGO) == (date(2026, 11, 20), time(22), time(2))


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_an_error_of_value(day: date) -> None:
    with pytest.raises(ValueError):
        day_bounds(day, "Asia/Tokyo" if day == date.min else "America/New_York")


def test_the_clock_speaks_as_people_do() -> None:
    noon = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
    assert is_zone(CHICAGO)
    assert clock(noon, CHICAGO) == "12:00"
    assert clock(noon + timedelta(minutes=65), CHICAGO) == "1:05"
    assert clock(noon - timedelta(minutes=80), CHICAGO) == "10:40"
