"""Where a dragged block comes to rest, in minutes of the day."""

from collections.abc import Iterable

SNAP_PIXELS = 8
"""Closer than this to a neighbour's edge, butting against it wins over the increment."""


def snap(minute: int, increment: int) -> int:
    """Return the multiple of *increment* nearest to *minute*, the later of two."""
    if increment < 1:
        raise ValueError("an increment is at least one minute")
    return (2 * minute + increment) // (2 * increment) * increment


def snap_to_neighbours(minute: int, duration: int, increment: int, edges: Iterable[int], tolerance_minutes: int) -> int:
    """Return the start for a block of *duration* dragged to *minute*.

    If its start or end comes within *tolerance_minutes* of one of *edges*, it butts against that edge: the
    closest, its start before its end, then the earlier. Otherwise its start snaps to the increment.
    """
    best: tuple[int, bool, int] | None = None
    for edge in edges:
        for start, by_end in ((edge, False), (edge - duration, True)):
            distance = abs(start - minute)
            if distance <= tolerance_minutes and (best is None or (distance, by_end, start) < best):
                best = (distance, by_end, start)
    return best[2] if best is not None else snap(minute, increment)


def tolerance(px_per_hour: int, pixels: int = SNAP_PIXELS) -> int:
    """Return *pixels* as whole minutes at a scale, at least one."""
    return max(pixels * 60 // px_per_hour, 1)
