"""Who works when: templates and overrides of a location worked out for a span of days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from pydantic_core import to_json

from frontdesk.contract.schedules import ProviderScheduleOut, TimeRangeOut
from frontdesk.domain.hours import DayOverride, ResolvedHours, WeeklyHours, resolve
from frontdesk.domain.localtime import LocalTimeGap
from frontdesk.server import resources_common as common
from frontdesk.server.platform.remembering import Remembered
from frontdesk.server.platform.unit import ReadUnit
from frontdesk.server.resources_common import OPERATORY, PROVIDER
from frontdesk.server.schedules import repository


def resolved_days(
    unit: ReadUnit,
    location_id: UUID,
    zone: str,
    days: Sequence[date],
    provider_id: UUID | None = None,
    *,
    with_notes: bool = True,
) -> dict[date, tuple[ResolvedHours, ...]]:
    """Return the hours of everybody who has any, or an override, on each of the consecutive *days*."""
    first, last = days[0], days[-1]
    weekly = repository.weekly_hours(unit, location_id, first, last, provider_id)
    overrides = repository.day_overrides(unit, location_id, first, last, provider_id)
    if not with_notes:
        return {day: _hours(day, zone, weekly, overrides) for day in days}
    return {day: _resolved(day, zone, weekly, overrides) for day in days}


def _hours(
    day: date, zone: str, weekly: Mapping[WeeklyHours, Sequence[str]], overrides: Sequence[DayOverride]
) -> tuple[ResolvedHours, ...]:
    try:
        return resolve(day, zone, weekly, overrides)
    except LocalTimeGap:  # a date its time zone left out: nobody works on it
        return ()


def _resolved(
    day: date, zone: str, weekly: Mapping[WeeklyHours, Sequence[str]], overrides: Sequence[DayOverride]
) -> tuple[ResolvedHours, ...]:
    found = _hours(day, zone, weekly, overrides)
    return tuple(hours if hours.note else replace(hours, note=_template_note(day, hours, weekly)) for hours in found)


def _template_note(day: date, hours: ResolvedHours, weekly: Mapping[WeeklyHours, Sequence[str]]) -> str:
    held = (notes for each, notes in weekly.items() if each.provider_id == hours.provider_id and each.holds_on(day))
    return "; ".join(dict.fromkeys(note for notes in held for note in notes if note))


def provider_schedules(
    unit: ReadUnit, location_id: UUID, zone: str, first: date, last: date | None = None
) -> dict[date, list[ProviderScheduleOut]]:
    """Return for each day from *first* to *last* who works when, in the practice's order of providers."""
    days = [first + timedelta(days=n) for n in range(((last or first) - first).days + 1)]
    found = resolved_days(unit, location_id, zone, days)
    provider_ids = list({hours.provider_id for several in found.values() for hours in several})
    called = common.names(unit, PROVIDER, provider_ids)
    rooms = common.names(unit, OPERATORY, _rooms(found))
    place = {provider_id: n for n, provider_id in enumerate(repository.provider_order(unit, provider_ids))}
    return {
        day: [shown(hours, called, rooms) for hours in sorted(several, key=lambda hours: place[hours.provider_id])]
        for day, several in found.items()
    }


def provider_schedules_json(unit: ReadUnit, location_id: UUID, zone: str, days: Sequence[date]) -> list[bytes]:
    """Return the JSON of who works when on each of the consecutive *days*."""

    def work_out() -> list[bytes]:
        # In the same view of the database, so it is these rows that it follows from.
        found = provider_schedules(unit, location_id, zone, days[0], days[-1])
        return [to_json(found[day]) for day in days]

    rows = repository.all_that_hours_follow_from(unit, location_id, days[0], days[-1])
    return _SHOWN.get((unit.connection.dialect.name, location_id, zone, *days, rows), work_out)


_SHOWN: Remembered[list[bytes]] = Remembered(64)


def shown(hours: ResolvedHours, called: Mapping[UUID, str], rooms: Mapping[UUID, str]) -> ProviderScheduleOut:
    """Return a provider's day as the wire shows it."""
    used = {operatory_id for _, operatory_id in hours.ranges}
    only = next(iter(used)) if len(used) == 1 else None
    return ProviderScheduleOut(
        provider=common.reference(hours.provider_id, called),
        operatory=common.maybe_reference(only, rooms),
        time_ranges=time_ranges(hours, rooms),
        is_override=hours.is_override,
        is_unavailable=hours.is_unavailable,
        note=hours.note or None,
    )


def time_ranges(hours: ResolvedHours, rooms: Mapping[UUID, str]) -> list[TimeRangeOut]:
    """Return a provider's working time with the name of the room."""
    return [
        TimeRangeOut(
            start_time=interval.start,
            end_time=interval.end,
            operatory=common.maybe_reference(operatory_id, rooms),
        )
        for interval, operatory_id in hours.ranges
    ]


def room_names(unit: ReadUnit, hours: ResolvedHours) -> dict[UUID, str]:
    """Return the names of the rooms somebody works in."""
    return common.names(unit, OPERATORY, [operatory_id for _, operatory_id in hours.ranges])


def _rooms(found: Mapping[date, Sequence[ResolvedHours]]) -> set[UUID | None]:
    return {operatory_id for several in found.values() for hours in several for _, operatory_id in hours.ranges}
