"""Blockouts as they are asked for: where, when, what for."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from frontdesk.domain.intervals import Interval


@dataclass(frozen=True, slots=True)
class BlockWish:
    """Time that shall be blocked or reserved.

    Attributes:
        operatory_id: the room; None for the whole location.
        interval: within one local day.
    """

    location_id: UUID
    operatory_id: UUID | None
    interval: Interval
    kind_id: UUID
    note: str = ""


@dataclass(frozen=True, slots=True)
class BlockoutTemplate:
    """A day of blockouts to be laid on dates.

    Attributes:
        weekday: the day it is meant for, Monday being 0; None for any.
    """

    id: UUID
    name: str
    description: str = ""
    location_id: UUID | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class KindWish:
    """What a kind of blockout shall be like."""

    name: str
    color: str
    is_no_schedule: bool = True
    is_do_not_copy: bool = False
    is_offered: bool = True


@dataclass(frozen=True, slots=True)
class LocalSpan:
    """A stretch of one local day by the wall clock; midnight at its end closes the day."""

    day: date
    start: time
    end: time
