"""Repeating blocked time: which blocks of a day or week go to which days, and what keeps one from going there.

Blocks repeat by the wall clock: nine o'clock stays nine o'clock across a change of clocks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from uuid import UUID

from frontdesk.domain.intervals import Agenda, Interval
from frontdesk.domain.localtime import LocalTimeGap, local_interval

WEEK = timedelta(days=7)


class NotRepeated(StrEnum):
    """Why a block was not put on a day."""

    DO_NOT_COPY = "do_not_copy"
    HOLIDAY = "holiday"
    NO_SUCH_TIME = "no_such_time"
    VISIT = "visit"
    BLOCKED_ALREADY = "blocked_already"


@dataclass(frozen=True, slots=True)
class Block:
    """Time kept free on a day: of one operatory, or of the whole location when it names none."""

    day: date
    start: time
    end: time
    operatory_id: UUID | None
    type_id: UUID
    is_no_schedule: bool = False
    is_do_not_copy: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """A block on the day it goes to; either with the instants it takes there, or with why it cannot go there."""

    block: Block
    day: date
    interval: Interval | None
    reason: NotRepeated | None = None


def is_week_start(day: date) -> bool:
    """Say whether a week starts on this day."""
    return day.weekday() == 0


def later_weeks(source_start: date, target_start: date, weeks: int = 1) -> tuple[timedelta, ...]:
    """Return how far a week has to be moved to lie in each of the *weeks* from *target_start* on."""
    return tuple(target_start - source_start + number * WEEK for number in range(weeks))


def planned(
    blocks: Iterable[Block],
    shifts: Iterable[timedelta],
    zone: str,
    holidays: Collection[date],
    visits: Mapping[UUID, Collection[Interval]],
    blocked: Callable[[UUID | None, date], Collection[Interval]],
) -> Iterator[Planned]:
    """Yield what becomes of each block on each day it is moved to, day by day.

    Args:
        blocks: What is to be repeated.
        shifts: How far to move all of it, once for each copy.
        zone: The location's time zone.
        holidays: The days on which the location is closed.
        visits: When each operatory has visits.
        blocked: When a place, an operatory or the whole location, is blocked on a day before anything is repeated.
    """
    every = sorted(blocks, key=lambda block: (block.day, block.start))
    kept = [block for block in every if not block.is_do_not_copy]
    taken = {room: Agenda(intervals) for room, intervals in visits.items()}
    yield from (Planned(block, block.day, None, NotRepeated.DO_NOT_COPY) for block in every if block.is_do_not_copy)
    for shift in shifts:
        for block in kept:
            day = block.day + shift
            if day in holidays:
                yield Planned(block, day, None, NotRepeated.HOLIDAY)
                continue
            try:
                interval = local_interval(day, block.start, block.end, zone)
            except LocalTimeGap:
                yield Planned(block, day, None, NotRepeated.NO_SUCH_TIME)
                continue
            yield Planned(block, day, interval, _in_the_way(block, day, interval, taken, blocked))


def _in_the_way(
    block: Block,
    day: date,
    interval: Interval,
    visits: Mapping[UUID, Agenda],
    blocked: Callable[[UUID | None, date], Collection[Interval]],
) -> NotRepeated | None:
    if any(interval.overlaps(other) for other in blocked(block.operatory_id, day)):
        return NotRepeated.BLOCKED_ALREADY
    if not block.is_no_schedule:
        return None
    rooms = visits if block.operatory_id is None else (block.operatory_id,)
    covers = any(room in visits and visits[room].meets(interval) for room in rooms)
    return NotRepeated.VISIT if covers else None
