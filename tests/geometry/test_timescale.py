"""Minutes and pixels, to the pixel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.geometry.timescale import TimeScale

scales = st.builds(
    lambda first, length, px: TimeScale(first, first + length, px),
    st.integers(0, 900),
    st.integers(1, 1500),
    st.integers(1, 600),
)


def test_an_hour_is_as_high_as_the_scale_says() -> None:
    scale = TimeScale(8 * 60, 17 * 60, 80)
    assert scale.y_of(8 * 60) == 0
    assert scale.y_of(9 * 60 + 30) == 120
    assert scale.height == 720
    assert scale.minute_of(119) == 9 * 60 + 29


@given(scales, st.integers(-100, 2500))
def test_a_minute_is_found_again_at_its_edge_where_every_minute_has_a_pixel(scale: TimeScale, minute: int) -> None:
    if scale.px_per_hour >= 60:
        assert scale.minute_of(scale.y_of(minute)) == minute


@given(scales, st.integers(-500, 5000))
def test_the_minute_at_a_pixel_is_the_last_that_begins_there_or_above(scale: TimeScale, y: int) -> None:
    minute = scale.minute_of(y)
    assert scale.y_of(minute) <= y < scale.y_of(minute + 1)


@given(scales, st.integers(-100, 2500), st.integers(0, 300))
def test_a_later_minute_is_never_higher_up(scale: TimeScale, minute: int, more: int) -> None:
    assert scale.y_of(minute) <= scale.y_of(minute + more)


@pytest.mark.parametrize(("first", "last", "px"), [(60, 60, 80), (61, 60, 80), (0, 60, 0)])
def test_a_scale_that_shows_nothing_is_refused(first: int, last: int, px: int) -> None:
    with pytest.raises(ValueError):
        TimeScale(first, last, px)
