"""Where a dragged block comes to rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.geometry.snapping import snap, snap_to_neighbours, tolerance

minutes = st.integers(0, 1500)
increments = st.sampled_from([1, 5, 10, 15, 20, 30, 60])


@given(minutes, increments)
def test_snapping_goes_to_the_nearest_mark_and_stays_there(minute: int, increment: int) -> None:
    snapped = snap(minute, increment)
    assert snapped % increment == 0
    assert abs(snapped - minute) * 2 <= increment
    assert snap(snapped, increment) == snapped


def test_halfway_goes_to_the_later_mark() -> None:
    assert [snap(minute, 10) for minute in (4, 5, 14, 15)] == [0, 10, 10, 20]


def test_an_increment_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError):
        snap(10, 0)


def test_a_neighbour_close_by_wins_over_the_increment() -> None:
    assert snap_to_neighbours(64, 30, 10, [67], 6) == 67
    assert snap_to_neighbours(64, 30, 10, [97], 6) == 67
    assert snap_to_neighbours(64, 30, 10, [71], 6) == 60


def test_of_two_neighbours_the_closer_wins_and_then_the_upper_edge() -> None:
    assert snap_to_neighbours(64, 30, 10, [68, 93], 6) == 63
    assert snap_to_neighbours(64, 30, 10, [66, 96], 6) == 66


@given(minutes, st.integers(5, 120), increments, st.lists(minutes, max_size=5), st.integers(0, 12))
def test_a_block_at_rest_stays_at_rest(
    minute: int, duration: int, increment: int, edges: list[int], tolerance_minutes: int
) -> None:
    rest = snap_to_neighbours(minute, duration, increment, edges, tolerance_minutes)
    butts = rest in edges or rest + duration in edges
    assert rest == snap(minute, increment) or (butts and abs(rest - minute) <= tolerance_minutes)
    if butts:
        assert snap_to_neighbours(rest, duration, increment, edges, tolerance_minutes) == rest
    assert snap_to_neighbours(minute, duration, increment, reversed(edges), tolerance_minutes) == rest


def test_the_tolerance_is_eight_pixels_at_any_scale() -> None:
    assert tolerance(80) == 6
    assert tolerance(6000) == 1
