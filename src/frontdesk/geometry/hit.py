"""Which part of a block is under the pointer."""

from enum import Enum, auto

EDGE = 6
"""Pixels at the top and bottom of a block that resize it."""


class Part(Enum):
    """The part of a block that was hit."""

    BODY = auto()
    TOP_EDGE = auto()
    BOTTOM_EDGE = auto()


def part(y: int, top: int, height: int, edge: int = EDGE) -> Part | None:
    """Return which part of the block from *top*, *height* pixels high, lies at *y*; None outside it.

    The edges give way on a low block: at least half of it stays for grabbing it.
    """
    below = y - top
    if not 0 <= below < height:
        return None
    reach = min(edge, height // 4)
    if below < reach:
        return Part.TOP_EDGE
    if below >= height - reach:
        return Part.BOTTOM_EDGE
    return Part.BODY
