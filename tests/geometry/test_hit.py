"""Which part of a block is under the pointer."""

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.geometry.hit import EDGE, Part, part


def test_edges_resize_and_the_middle_moves() -> None:
    parts = [part(y, 100, 60) for y in range(99, 161)]
    middle = [Part.BODY] * (60 - 2 * EDGE)
    assert parts == [None, *[Part.TOP_EDGE] * EDGE, *middle, *[Part.BOTTOM_EDGE] * EDGE, None]


@given(st.integers(1, 60))
def test_at_least_half_of_a_low_block_can_be_grabbed(height: int) -> None:
    parts = [part(y, 0, height) for y in range(height)]
    assert parts.count(Part.BODY) * 2 >= height
    assert parts.count(Part.TOP_EDGE) == parts.count(Part.BOTTOM_EDGE)
