"""A day or a week at one location: visits, blocked time, and who works when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.calendar import TIER_2_FIELDS
from frontdesk.domain.hours import ResolvedHours, resolve
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import day_bounds, day_hours, local_date
from frontdesk.server.appointments import shapes
from frontdesk.server.appointments.listing import require_location
from frontdesk.server.calendar import repository
from frontdesk.server.platform.errors import InvalidProblem
from frontdesk.server.platform.unit import ReadUnit

Json = dict[str, Any]

WEEK = 7


def daily(unit: ReadUnit, location_id: UUID, day: date, fields: str | None) -> Json:
    """Return everything that stands in one local day at a location."""
    zone = require_location(unit, location_id).zone
    return _days(unit, location_id, zone, [day], _wanted(fields))[0]


def weekly(unit: ReadUnit, location_id: UUID, first: date, fields: str | None) -> Json:
    """Return the seven local days from *first* on."""
    zone = require_location(unit, location_id).zone
    days = [first + timedelta(days=step) for step in range(WEEK)]
    return {"location_timezone": zone, "days": _days(unit, location_id, zone, days, _wanted(fields))}


def _wanted(fields: str | None) -> frozenset[str]:
    wanted = frozenset(part.strip() for part in (fields or "").split(",") if part.strip())
    if not wanted <= TIER_2_FIELDS:
        raise InvalidProblem(
            ("query", "fields"), f"A further field is one of {', '.join(sorted(TIER_2_FIELDS))}.", "unknown_field"
        )
    return wanted


def _days(unit: ReadUnit, location_id: UUID, zone: str, days: Sequence[date], fields: frozenset[str]) -> list[Json]:
    """Return each of the consecutive *days*; every kind of thing is read once for all of them."""
    bounds = [day_bounds(day, zone) for day in days]
    span = repository.Span(unit, location_id, Interval(bounds[0].start, bounds[-1].end))
    rows = span.appointments(fields)
    hung = _Hung(span, with_procedures="procedures" in fields) if rows else None
    starts = [bound.start for bound in bounds]
    visits: list[list[Json]] = [[] for _ in days]
    for row in rows:
        index = bisect_right(starts, row.start_at) - 1
        shown = shapes.together(row, hung.assigned, hung.tagged) if hung else {}
        for name in fields:
            shown[name] = EXTRAS[name](row, days[index], zone, hung)
        visits[index].append(shown)
    blocked: list[list[Json]] = [[] for _ in days]
    location_name = rows[0].location_name if rows else None
    for block in repository.blockouts(unit, location_id, days[0], days[-1]):
        if location_name is None:
            location_name = require_location(unit, location_id).name
        blocked[(block.schedule_date - days[0]).days].append(_blockout(block, location_name))
    schedules = _schedules(unit, location_id, zone, days)
    return [
        {
            "date": day,
            "location_timezone": zone,
            "day_hours": day_hours(day, zone),
            "appointments": visits[index],
            "blockouts": blocked[index],
            "provider_schedules": schedules[index],
        }
        for index, day in enumerate(days)
    ]


class _Hung:
    """What hangs on the appointments of a stretch of days.

    Attributes:
        assigned: provider assignments by appointment.
        tagged: tags by appointment.
        procedures: procedures by appointment, if they were asked for.
    """

    def __init__(self, span: repository.Span, *, with_procedures: bool) -> None:
        self.assigned = span.assignments()
        self.tagged = span.tags()
        self.procedures: Mapping[UUID, list[Row[Any]]] = span.procedures() if with_procedures else {}


def _age(row: Any, day: date) -> int | None:
    born: date | None = row.patient_birth_date
    if born is None:
        return None
    return max(day.year - born.year - ((day.month, day.day) < (born.month, born.day)), 0)


EXTRAS: dict[str, Callable[[Any, date, str, Any], Any]] = {
    "chart_number": lambda row, day, zone, hung: row.patient_chart_number or None,
    "mobile_phone": lambda row, day, zone, hung: row.patient_mobile_phone or None,
    "balance_due": lambda row, day, zone, hung: shapes.money(row.patient_balance),
    "birth_date": lambda row, day, zone, hung: row.patient_birth_date,
    "age": lambda row, day, zone, hung: _age(row, day),
    "email": lambda row, day, zone, hung: row.patient_email or None,
    "procedures": lambda row, day, zone, hung: [
        {"code": line.code, "description": line.description or None, "abbreviation": line.abbreviation or None}
        for line in hung.procedures.get(row.id, ())
    ],
    "alerts": lambda row, day, zone, hung: row.patient_alerts or [],
    "last_visit": lambda row, day, zone, hung: local_date(row.last_visit, zone) if row.last_visit else None,
    "insurance": lambda row, day, zone, hung: row.patient_insurance or None,
}
"""How each field on request is made from the row, the day, the zone and what hangs on the visits."""


def _blockout(row: Row[Any], location_name: str) -> Json:
    return {
        "id": row.id,
        "version": row.version,
        "blockout_type": {"id": row.blockout_type_id, "name": row.type_name},
        "location": {"id": row.location_id, "name": location_name},
        "operatory": shapes.reference(row.operatory_id, row.operatory_name),
        "schedule_date": row.schedule_date,
        "start_time": row.start_time,
        "end_time": row.end_time,
        "note": row.note,
        "status": row.status,
        "blockout_group_uuid": row.blockout_group_id,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
    }


def _schedules(unit: ReadUnit, location_id: UUID, zone: str, days: Sequence[date]) -> list[list[Json]]:
    weekly_hours = repository.weekly_hours(unit, location_id, days[0], days[-1])
    overrides = repository.overrides(unit, location_id, days[0], days[-1])
    everybody = {hours.provider_id for hours, _ in weekly_hours} | {override.provider_id for override in overrides}
    if not everybody:
        return [[] for _ in days]
    providers = repository.provider_names(unit, everybody)
    operatories = repository.operatory_names(unit, location_id)
    hours_only = [hours for hours, _ in weekly_hours]
    schedules: list[list[Json]] = []
    for day in days:
        notes: dict[UUID, str] = {}
        for hours, note in weekly_hours:
            if note and hours.holds_on(day):
                notes.setdefault(hours.provider_id, note)
        resolved = resolve(day, zone, hours_only, overrides)
        schedules.append([_schedule(one, notes.get(one.provider_id), providers, operatories) for one in resolved])
    return schedules


def _schedule(
    resolved: ResolvedHours, note: str | None, providers: Mapping[UUID, str], operatories: Mapping[UUID, str]
) -> Json:
    places = {operatory_id for _, operatory_id in resolved.ranges}
    only = next(iter(places)) if len(places) == 1 else None
    return {
        "provider": {"id": resolved.provider_id, "name": providers.get(resolved.provider_id)},
        "operatory": shapes.reference(only, operatories.get(only) if only else None),
        "time_ranges": [
            {
                "start_time": interval.start,
                "end_time": interval.end,
                "operatory": shapes.reference(place, operatories.get(place) if place else None),
            }
            for interval, place in resolved.ranges
        ],
        "is_override": resolved.is_override,
        "is_unavailable": resolved.is_unavailable,
        "note": resolved.note or note,
    }
