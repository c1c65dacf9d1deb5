"""Which part of its column a visit takes where several share their time."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from frontdesk.geometry.packing import pack

Span = tuple[int, int]
"""Board minutes, half-open."""

KEPT_SHARE = 76
"""So many percent of the column stay with the visits on the book where broken or cancelled ones lie beside them."""


class Lane(NamedTuple):
    """A place between the edges of a column: one of `lanes` equal lanes of a part given in percent."""

    lane: int = 0
    lanes: int = 1
    first: int = 0
    last: int = 100


WHOLE = Lane()


def lanes_of(spans: Sequence[Span], freed: Sequence[bool]) -> list[Lane]:
    """Return each span's lane; `freed` marks those whose time is free for others.

    Freed ones alone have the whole column. Beside kept ones they step back into a slim part at its right end.
    """
    lanes = [WHOLE] * len(spans)
    if not any(freed) and all(one[1] <= other[0] for one, other in pairwise(spans)):
        return lanes
    groups = [[at for at, is_freed in enumerate(freed) if is_freed is wanted] for wanted in (False, True)]
    covers = [_clusters([spans[at] for at in group]) for group in groups]
    for group, own, others, part in (
        (groups[0], covers[0], covers[1], (0, KEPT_SHARE)),
        (groups[1], covers[1], covers[0], (KEPT_SHARE, 100)),
    ):
        shared = [span for span in own if _meets(span, others)]
        for at, (lane, count) in zip(group, pack([spans[at] for at in group]), strict=True):
            first, last = part if shared and _meets(spans[at], shared) else (0, 100)
            if (lane, count, first, last) != WHOLE:
                lanes[at] = Lane(lane, count, first, last)
    return lanes


def _clusters(spans: Sequence[Span]) -> list[Span]:
    """Return the stretches covered by spans that hang together; those that only touch do not."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _meets(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
