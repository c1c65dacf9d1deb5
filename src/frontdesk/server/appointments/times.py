"""Local dates and times of a request turned into instants, or refused in words."""

from __future__ import annotations

from datetime import date, datetime, time

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import LocalTimeGap, PastMidnight, local_interval, to_instant
from frontdesk.server.platform.errors import InvalidProblem

Loc = tuple[str | int, ...]
BODY: Loc = ("body",)


def interval_at(day: date, start: time, end: time, zone: str, loc: Loc = BODY) -> Interval:
    """Return the interval between two local times of one day.

    Raises:
        InvalidProblem: A time is skipped by the clocks (``dst_gap``), or the end is not after the start on that day.
    """
    instant_at(day, start, zone, (*loc, "start_time"))
    if end != time(0):
        instant_at(day, end, zone, (*loc, "end_time"))
    try:
        return local_interval(day, start, end, zone)
    except PastMidnight:
        raise InvalidProblem(
            (*loc, "end_time"),
            "A visit ends after it starts, on the same day; it cannot run past midnight.",
            "overnight",
        ) from None


def instant_at(day: date, at: time, zone: str, loc: Loc) -> datetime:
    """Return the instant of a local time.

    Raises:
        InvalidProblem: The clocks skip it (``dst_gap``).
    """
    try:
        return to_instant(day, at, zone)
    except LocalTimeGap:
        raise InvalidProblem(
            loc, "This time does not exist on that day: the clocks go forward over it.", "dst_gap"
        ) from None
