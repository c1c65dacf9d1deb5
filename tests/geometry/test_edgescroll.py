"""Scrolling at the edge: only there, only toward it, faster the deeper."""

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.geometry.edgescroll import ZONE, is_toward, step

HEIGHT = 800


def test_away_from_the_edges_nothing_scrolls() -> None:
    assert {step(y, HEIGHT, True, 16) for y in range(ZONE, HEIGHT - ZONE)} == {0}


def test_what_was_grabbed_near_an_edge_does_not_run_away() -> None:
    assert {step(y, HEIGHT, False, 16) for y in range(-10, HEIGHT + 10)} == {0}


@given(st.integers(-200, HEIGHT + 200), st.integers(1, 100))
def test_both_edges_scroll_alike_and_outward(y: int, elapsed: int) -> None:
    assert step(y, HEIGHT, True, elapsed) == -step(HEIGHT - 1 - y, HEIGHT, True, elapsed)
    assert (step(y, HEIGHT, True, elapsed) < 0) == (y < ZONE)


def test_the_deeper_the_faster_up_to_the_edge_itself() -> None:
    speeds = [step(HEIGHT - 1 - ZONE + depth, HEIGHT, True, 1000) for depth in range(ZONE + 20)]
    assert speeds[0] == 0
    assert speeds == sorted(speeds)
    assert len(set(speeds[: ZONE + 1])) == ZONE + 1
    assert len(set(speeds[ZONE:])) == 1


def test_no_time_no_scrolling() -> None:
    assert step(0, HEIGHT, True, 0) == 0
    assert step(0, 0, True, 16) == 0


def test_a_small_view_has_two_halves() -> None:
    assert step(0, 40, True, 100) < 0 < step(39, 40, True, 100)
    assert step(0, 1, True, 100) == 0


def test_toward_means_nearer_to_the_nearer_edge() -> None:
    assert is_toward(10, 20, HEIGHT)
    assert not is_toward(20, 10, HEIGHT)
    assert is_toward(790, 780, HEIGHT)
    assert not is_toward(780, 790, HEIGHT)
    assert not is_toward(10, 10, HEIGHT)
