"""Board minutes on ordinary days and on the two days on which clocks change."""

from datetime import date, time, timedelta

import pytest

from frontdesk.domain.localtime import day_bounds, to_instant
from frontdesk.ui.board.clock import DayClock

ZONE = "America/New_York"
ORDINARY, SPRING, AUTUMN = date(2026, 11, 19), date(2026, 3, 8), date(2026, 11, 1)


def clock(day: date, *, shares_ruler: bool = False) -> DayClock:
    return DayClock(day_bounds(day, ZONE), ZONE, shares_ruler=shares_ruler)


@pytest.mark.parametrize(("day", "minutes"), [(ORDINARY, 24 * 60), (SPRING, 23 * 60), (AUTUMN, 25 * 60)])
def test_a_day_alone_is_as_tall_as_the_time_that_passes(day: date, minutes: int) -> None:
    assert clock(day).minutes == minutes


@pytest.mark.parametrize("day", [ORDINARY, SPRING, AUTUMN])
@pytest.mark.parametrize("shares_ruler", [False, True])
def test_an_instant_of_working_hours_comes_back_from_its_minute(day: date, shares_ruler: bool) -> None:
    hands = clock(day, shares_ruler=shares_ruler)
    for hour in range(4, 24):
        instant = to_instant(day, time(hour, 20), ZONE)
        assert hands.instant_at(hands.minute_of(instant)) == instant


@pytest.mark.parametrize("day", [ORDINARY, SPRING, AUTUMN])
def test_days_that_share_a_ruler_put_nine_o_clock_on_one_line(day: date) -> None:
    assert clock(day, shares_ruler=True).minute_of(to_instant(day, time(9), ZONE)) == 9 * 60


def test_the_ruler_of_a_short_day_jumps_with_the_clocks() -> None:
    hands = clock(SPRING)
    assert [hands.wall_time(minute) for minute in (60, 120, 180)] == [time(1), time(3), time(4)]


def test_a_minute_that_clocks_jump_over_is_the_moment_of_the_jump() -> None:
    hands = clock(SPRING, shares_ruler=True)
    assert hands.instant_at(2 * 60 + 30) == to_instant(SPRING, time(3), ZONE)


def test_the_hour_that_comes_twice_means_its_first_round() -> None:
    hands = clock(AUTUMN, shares_ruler=True)
    first = to_instant(AUTUMN, time(1, 30), ZONE)
    assert hands.instant_at(90) == first
    assert hands.minute_of(first + timedelta(hours=1)) == 90


def test_an_interval_is_never_empty() -> None:
    assert clock(SPRING, shares_ruler=True).interval(125, 140).minutes >= 1
