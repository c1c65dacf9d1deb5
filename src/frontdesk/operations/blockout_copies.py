"""Copies of blocked time: what shows of them until the server has made them, and what is told of them afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_hours, local_interval, to_local
from frontdesk.domain.speech import say, say_count
from frontdesk.operations.refusals import remark
from frontdesk.operations.shownblockouts import Rows
from frontdesk.store.store import Store

_MOST_WARNINGS = 3


@dataclass(frozen=True, slots=True)
class Made:
    """What copying left behind.

    Attributes:
        group: shared by all that was made; None when there was nothing to make.
    """

    count: int
    group: UUID | None
    warnings: tuple[str, ...]


def copies(store: Store, location_id: UUID, first: date, days: int, shifts: Sequence[timedelta]) -> Rows:
    """Return what will be shown meanwhile: the blockouts of the source days on the other days, by the clock."""
    zone = store.zone(location_id)
    found = []
    for offset in range(days):
        view = store.day(location_id, first + timedelta(days=offset))
        for row in view.blockouts if view is not None else ():
            kind = store.reference.blockout_kind(row.type_id)
            if row.is_hold or (kind is not None and kind.is_do_not_copy):
                continue
            for shift in shifts:
                start = to_local(row.interval.start, zone) + shift
                interval = _by_the_clock(start.date(), row.interval, zone)
                if interval is not None:
                    found.append(replace(row, id=uuid4(), interval=interval, group_id=None))
    return tuple(found)


def monday(day: date) -> date:
    """Return the Monday of a date's week."""
    return day - timedelta(days=day.weekday())


def told_of(made: Made) -> str:
    """Say how many were made, and what was left out, the first of it in the server's words."""
    count = say_count("{count} blockout made.", "{count} blockouts made.", made.count)
    if not made.count:
        count = say("No blockout was made.")
    said = list(map(remark, made.warnings[:_MOST_WARNINGS]))
    more = len(made.warnings) - len(said)
    if more:
        said.append(say("{more} more left out.", more=more))
    return " ".join([count, *said])


def _by_the_clock(day: date, interval: Interval, zone: str) -> Interval | None:
    """Return the same clock times on another day; None where they do not exist."""
    try:
        return local_interval(day, *local_hours(interval, zone)[1:], zone)
    except ValueError:
        return None
