"""When each provider of an appointment is really needed in it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import to_instant_after_gap, to_local
from frontdesk.domain.statuses import ProviderRole
from frontdesk.domain.timepattern import TimePattern

ProviderTime = tuple[tuple[UUID, Interval], ...]
"""Each provider with a stretch in which the appointment needs that provider; one row per stretch."""


def provider_time(
    interval: Interval,
    pattern: TimePattern | None,
    provider_id: UUID | None,
    assignments: Iterable[tuple[UUID, ProviderRole, Interval | None]] = (),
) -> ProviderTime:
    """Return the provider time of an appointment that takes *interval*.

    An assignment's own times count as they are. An assignment without times follows the time pattern, except
    an assistant's, whose time leaves the assistant free for the desk's purposes. *provider_id*, the
    appointment's own provider, follows the pattern unless assigned. No pattern means needed throughout.
    """
    by_pattern = pattern.provider_time_in(interval) if pattern is not None else (interval,)
    rows: list[tuple[UUID, Interval]] = []
    assigned: set[UUID] = set()
    for assigned_id, role, own in assignments:
        assigned.add(assigned_id)
        if own is not None:
            rows.append((assigned_id, own))
        elif role is not ProviderRole.ASSISTANT:
            rows.extend((assigned_id, run) for run in by_pattern)
    if provider_id is not None and provider_id not in assigned:
        rows.extend((provider_id, run) for run in by_pattern)
    return tuple(rows)


def followed(own: Interval | None, old: Interval, new: Interval, zone: str) -> Interval | None:
    """Return a provider's own time after the visit went from *old* to *new*.

    A visit that keeps an end was resized, and what happens inside it stays at its time of day; any other was
    moved and takes it along. What no longer fits is cut off; if nothing is left the time pattern says again.
    """
    if own is None or own == old:
        return None if own is None else new
    if old.start != new.start and old.end != new.end:
        return taken_along(own, old, new, zone)
    return own.intersection(new)


def taken_along(own: Interval, old: Interval, new: Interval, zone: str) -> Interval | None:
    """Return a provider's own time in a visit that went from *old* to *new*, as the clocks of *zone* show both.

    It is as long after the start by the wall clock as before, also where the clocks change within the visit. An end
    that they jump over becomes the jump. What does not fit is cut off; where that leaves nothing, it is as many minutes
    after the start as before instead, and None if that leaves nothing either.
    """
    by = to_local(new.start, zone) - to_local(old.start, zone)
    start, end = (_later_by_the_clock(instant, by, zone) for instant in (own.start, own.end))
    moved = Interval(start, end).intersection(new) if start < end else None
    return moved or own.shifted(new.start - old.start).intersection(new)


def _later_by_the_clock(instant: datetime, by: timedelta, zone: str) -> datetime:
    shown = to_local(instant, zone) + by
    return to_instant_after_gap(shown.date(), shown.time(), zone)
