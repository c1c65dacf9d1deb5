"""The index of a column finds what looking at every block finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.geometry.index import IntervalIndex

entries = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda one: (one[0], one[0] + one[1])), max_size=15
).map(lambda blocks: [(start, end, name) for name, (start, end) in enumerate(blocks)])
minutes = st.integers(-5, 80)
Entries = list[tuple[int, int, int]]


def in_order(blocks: Entries) -> Entries:
    return sorted(blocks, key=lambda block: (block[0], block[1], block[2]))


@given(entries, minutes, minutes)
def test_between_two_minutes_is_every_block_that_overlaps_them(blocks: Entries, first: int, last: int) -> None:
    index = IntervalIndex(blocks)
    expected = [name for start, end, name in in_order(blocks) if first < last and start < last and first < end]
    assert index.between(first, last) == expected


@given(entries, minutes)
def test_at_a_minute_is_every_block_that_covers_it(blocks: Entries, minute: int) -> None:
    expected = [name for start, end, name in in_order(blocks) if start <= minute < end]
    assert IntervalIndex(blocks).at(minute) == expected


@given(entries, minutes)
def test_before_and_after_a_minute_are_the_neighbours(blocks: Entries, minute: int) -> None:
    index = IntervalIndex(blocks)
    names = [name for _, _, name in in_order(blocks)]
    after = [name for start, _, name in in_order(blocks) if start >= minute]
    assert index.items == tuple(names)
    assert len(index) == len(blocks)
    assert index.first_after(minute) == (after[0] if after else None)
    assert index.last_before(minute) == (names[-len(after) - 1] if len(after) < len(names) else None)


@given(entries, minutes, minutes)
def test_edges_are_the_starts_and_ends_in_reach(blocks: Entries, first: int, last: int) -> None:
    expected = sorted({edge for start, end, _ in blocks for edge in (start, end) if first <= edge <= last})
    assert IntervalIndex(blocks).edges(first, last) == expected


def test_a_span_of_no_length_is_refused() -> None:
    with pytest.raises(ValueError):
        IntervalIndex([(5, 5, "x")])
