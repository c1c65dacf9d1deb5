"""A visit's time in cells of five minutes, as other programs draw it: one row for each of at most two providers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from frontdesk.domain.intervals import Interval
from frontdesk.domain.timepattern import ASSISTANT, MINUTES_PER_STEP, PROVIDER

LONGEST: Final = 108
"""Cells of the longest visit other programs draw: nine hours."""

_CELL = timedelta(minutes=MINUTES_PER_STEP)


def cell_count(interval: Interval | None) -> int:
    """Return how many cells a visit takes, begun ones included; at least one."""
    return 1 if interval is None else min(max(-(-interval.minutes // MINUTES_PER_STEP), 1), LONGEST)


def primary_cells(interval: Interval | None, pattern: str | None, own: Interval | None) -> str:
    """Return when the first provider is needed.

    Args:
        interval: When the visit is; None while it has no time.
        pattern: Its time pattern, which counts unless the provider has a time of their own.
        own: The provider's own time.
    """
    count = cell_count(interval) if interval is not None or not pattern else min(len(pattern), LONGEST)
    if interval is not None and own is not None:
        return _drawn(interval, own, count)
    if pattern:
        return pattern[:count].ljust(count, ASSISTANT)
    return PROVIDER * count


def secondary_cells(interval: Interval | None, count: int, own: Interval | None, drawn: str | None) -> str:
    """Return when the second provider is needed: as it was *drawn*, as far as that still agrees with their own time."""
    if drawn is not None and len(drawn) == count and (interval is None or hull(drawn, interval) == own):
        return drawn
    if interval is None or own is None:
        return ASSISTANT * count
    return _drawn(interval, own, count)


def hull(cells: str, visit: Interval) -> Interval | None:
    """Return the stretch of a *visit* from the first to the last cell in which somebody is needed, or None."""
    if PROVIDER not in cells:
        return None
    start: datetime = visit.start + cells.index(PROVIDER) * _CELL
    end: datetime = visit.start + (cells.rindex(PROVIDER) + 1) * _CELL
    return Interval(start, end).intersection(visit)


def _drawn(visit: Interval, own: Interval, count: int) -> str:
    cells = (Interval(visit.start + number * _CELL, visit.start + (number + 1) * _CELL) for number in range(count))
    return "".join(PROVIDER if cell.intersection(own) is not None else ASSISTANT for cell in cells)
