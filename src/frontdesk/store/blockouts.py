"""Blockouts as they are asked for: where, when, what for."""

from collections.abc import Iterable
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
class TemplateEntry:
    """One blockout of a template, by the wall clock; midnight at its end closes the day.

    Attributes:
        operatory_id: the room; None for the whole location.
    """

    kind_id: UUID
    operatory_id: UUID | None
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class TemplateWish:
    """What a template shall be like.

    Attributes:
        location_id: the office it is for; None for any.
        weekday: the day it is meant for, Monday being 0; None for any.
        entries: its blockouts, by time.
    """

    name: str
    location_id: UUID | None
    weekday: int | None = None
    entries: tuple[TemplateEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockoutTemplate:
    """A day of blockouts to be laid on dates."""

    id: UUID
    version: int
    wish: TemplateWish

    @property
    def name(self) -> str:
        """What it is called."""
        return self.wish.name


def in_order(entries: Iterable[TemplateEntry]) -> tuple[TemplateEntry, ...]:
    """Return entries by time; those of one time by place and kind, so that equal templates are equal."""
    return tuple(sorted(entries, key=lambda row: (row.start, row.end, str(row.operatory_id or ""), str(row.kind_id))))


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
