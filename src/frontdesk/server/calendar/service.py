"""A day or a week at one location: visits, blocked time, and who works when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.calendar import TIER_2_FIELDS
from frontdesk.domain.localtime import begun_hours, local_date, to_instant_after_gap
from frontdesk.server.appointments import shapes
from frontdesk.server.appointments.listing import require_location
from frontdesk.server.calendar import repository
from frontdesk.server.platform.errors import InvalidProblem
from frontdesk.server.platform.unit import ReadUnit
from frontdesk.server.schedules.resolving import provider_schedules

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
    # A date that its zone left out, as Samoa did in 2011, begins when the next one does: nothing stands in it.
    starts = [to_instant_after_gap(day, time(0), zone) for day in (*days, days[-1] + timedelta(days=1))]
    span = repository.Span(unit, location_id, starts[0], starts[-1])
    rows = span.appointments(fields)
    hung = _Hung(span, with_procedures="procedures" in fields) if rows else None
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
    schedules = provider_schedules(unit, location_id, zone, days[0], days[-1])
    return [
        {
            "date": day,
            "location_timezone": zone,
            "day_hours": begun_hours(starts[index + 1] - starts[index]),
            "appointments": visits[index],
            "blockouts": blocked[index],
            "provider_schedules": schedules[day],
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
