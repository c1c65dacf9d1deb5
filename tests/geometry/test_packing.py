"""Blocks side by side: never on top of each other, and equal every time."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.geometry.packing import pack

spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda one: (one[0], one[0] + one[1])), max_size=15
)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@given(spans)
def test_no_two_that_overlap_share_a_lane(blocks: list[tuple[int, int]]) -> None:
    placed = pack(blocks)
    for at, one in enumerate(blocks):
        lane, lanes = placed[at]
        assert 0 <= lane < lanes
        for other_at in range(at):
            if overlap(one, blocks[other_at]):
                assert placed[other_at][0] != lane
                assert placed[other_at][1] == lanes


@given(spans)
def test_a_group_has_as_few_lanes_as_its_busiest_minute(blocks: list[tuple[int, int]]) -> None:
    for group in groups(blocks):
        busiest = max(sum(start <= minute < end for start, end in group) for minute in range(100))
        lanes = {count for block, (_, count) in zip(blocks, pack(blocks), strict=True) if block in group}
        assert lanes == {busiest}


@given(spans.map(lambda blocks: sorted(set(blocks))), st.integers())
def test_the_order_of_arrival_does_not_change_the_picture(blocks: list[tuple[int, int]], seed: int) -> None:
    shuffled = blocks.copy()
    random.Random(seed).shuffle(shuffled)
    assert dict(zip(blocks, pack(blocks), strict=True)) == dict(zip(shuffled, pack(shuffled), strict=True))


def test_earlier_and_longer_blocks_stand_further_left() -> None:
    assert pack([(30, 60), (0, 60), (0, 30), (60, 90)]) == [(1, 2), (0, 2), (1, 2), (0, 1)]


def test_a_span_of_no_length_is_refused() -> None:
    with pytest.raises(ValueError):
        pack([(10, 10)])


def groups(blocks: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """What hangs together by overlaps."""
    found: list[list[tuple[int, int]]] = []
    for block in sorted(blocks):
        if found and any(overlap(block, other) for other in found[-1]):
            found[-1].append(block)
        else:
            found.append([block])
    return found
