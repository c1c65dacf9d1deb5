"""Blocks that overlap in one column, put side by side."""

from collections.abc import Sequence
from heapq import heappop, heappush


def pack(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return for each half-open span ``(lane, lanes)``: its place from the left and into how many its group splits.

    A group is what hangs together by overlaps; each has as few lanes as it needs. Earlier starts stand further
    left, the longer first, then in the given order: equal input gives an equal picture.
    """
    order = sorted(range(len(spans)), key=lambda at: (spans[at][0], -spans[at][1], at))
    placed: list[tuple[int, int]] = [(0, 1)] * len(spans)
    group: list[tuple[int, int]] = []
    group_end = 0
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    lanes = 0

    def close_group() -> None:
        for at, lane in group:
            placed[at] = (lane, lanes)

    for at in order:
        start, end = spans[at]
        if end <= start:
            raise ValueError("a span must end after it starts")
        if group and start >= group_end:
            close_group()
            group, busy, free, lanes = [], [], [], 0
        while busy and busy[0][0] <= start:
            heappush(free, heappop(busy)[1])
        if free:
            lane = heappop(free)
        else:
            lane = lanes
            lanes += 1
        heappush(busy, (end, lane))
        group_end = max(group_end, end) if group else end
        group.append((at, lane))
    close_group()
    return placed
