"""Columns across the board, against a look at every pixel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.geometry.columns import ColumnLayout


@st.composite
def layouts(draw: st.DrawFn) -> tuple[ColumnLayout, list[int | None]]:
    """A layout with the column at each of its pixels."""
    widths = draw(st.lists(st.integers(1, 12), min_size=1, max_size=6))
    gaps = draw(st.lists(st.integers(0, 5), min_size=len(widths) - 1, max_size=len(widths) - 1))
    pixels: list[int | None] = []
    for index, (width, gap) in enumerate(zip(widths, [*gaps, 0], strict=True)):
        pixels += [index] * width + [None] * gap
    return ColumnLayout(widths, gaps), pixels


@given(layouts())
def test_every_pixel_belongs_to_its_column_or_to_none(layout: tuple[ColumnLayout, list[int | None]]) -> None:
    columns, pixels = layout
    assert columns.width == len(pixels)
    assert [columns.column_at(x) for x in range(-3, len(pixels) + 3)] == [None] * 3 + pixels + [None] * 3
    for index in range(len(columns)):
        assert pixels.index(index) == columns.x_of(index)
        assert pixels.count(index) == columns.width_of(index)


@given(layouts(), st.integers(-5, 90))
def test_the_nearest_column_is_nearest(layout: tuple[ColumnLayout, list[int | None]], x: int) -> None:
    columns, pixels = layout
    distances = [(abs(x - at), index) for at, index in enumerate(pixels) if index is not None]
    assert columns.nearest(x) == min(distances)[1]


@given(layouts(), st.integers(-5, 90), st.integers(0, 40))
def test_what_is_visible_is_every_column_with_a_pixel_there(
    layout: tuple[ColumnLayout, list[int | None]], left: int, length: int
) -> None:
    columns, pixels = layout
    seen = {pixels[x] for x in range(left, left + length) if 0 <= x < len(pixels)} - {None}
    assert list(columns.visible(left, left + length)) == sorted(index for index in seen if index is not None)


@given(st.integers(1, 20), st.integers(0, 2000), st.integers(1, 60), st.integers(0, 8))
def test_fitted_columns_fill_the_width_or_are_as_narrow_as_allowed(
    count: int, available: int, least: int, gap: int
) -> None:
    columns = ColumnLayout.fitted(count, available, least, gap)
    widths = [columns.width_of(index) for index in range(count)]
    assert min(widths) >= least
    assert max(widths) - min(widths) <= 1
    assert columns.width == max(available, count * least + gap * (count - 1))


def test_a_board_without_columns_is_empty() -> None:
    columns = ColumnLayout.fitted(0, 800, 24)
    assert (len(columns), columns.width, columns.column_at(0), columns.nearest(0)) == (0, 0, None, None)
    assert list(columns.visible(0, 800)) == []


@pytest.mark.parametrize(("widths", "gaps"), [([10, 10], [1, 1]), ([0], 0), ([10, 10], -1)])
def test_impossible_layouts_are_refused(widths: list[int], gaps: list[int] | int) -> None:
    with pytest.raises(ValueError):
        ColumnLayout(widths, gaps)
