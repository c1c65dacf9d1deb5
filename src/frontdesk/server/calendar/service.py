"""A day or a week at one location: visits, blocked time, and who works when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from pydantic_core import from_json, to_json

from frontdesk.contract.calendar import TIER_2_FIELDS
from frontdesk.contract.common import LAST_YEAR
from frontdesk.domain.localtime import begun_hours, local_date, to_instant_after_gap
from frontdesk.server.appointments import shapes
from frontdesk.server.calendar import repository
from frontdesk.server.platform.errors import InvalidProblem
from frontdesk.server.platform.remembering import Raw, Remembered, grouped
from frontdesk.server.platform.unit import ReadUnit
from frontdesk.server.resources_common import find_location
from frontdesk.server.schedules.resolving import provider_schedules_json

Several = tuple[Raw, ...]

WEEK = 7


def daily(unit: ReadUnit, location_id: UUID, day: date, fields: str | None) -> bytes:
    """Return the JSON of everything that stands in one local day at a location."""
    return _days(unit, find_location(unit, location_id), [day], _wanted(fields))[0]


def weekly(unit: ReadUnit, location_id: UUID, first: date, fields: str | None) -> bytes:
    """Return the JSON of the seven local days from *first* on."""
    place = find_location(unit, location_id)
    days = [first + timedelta(days=step) for step in range(WEEK)]
    if days[-1].year > LAST_YEAR:
        raise InvalidProblem(("query", "week_start"), "The calendar ends before this week does.", "date_range")
    shown = _days(unit, place, days, _wanted(fields))
    return b'{"location_timezone":%s,"days":%s}' % (to_json(place.zone), _listed(shown))


def _wanted(fields: str | None) -> frozenset[str]:
    wanted = frozenset(part.strip() for part in (fields or "").split(",") if part.strip())
    if not wanted <= TIER_2_FIELDS:
        raise InvalidProblem(
            ("query", "fields"), f"A further field is one of {', '.join(sorted(TIER_2_FIELDS))}.", "unknown_field"
        )
    return wanted


def _days(unit: ReadUnit, place: Any, days: Sequence[date], fields: frozenset[str]) -> list[bytes]:
    """Return each of the consecutive *days*; every kind of thing is read once for all of them."""
    zone = place.zone
    # A date that its zone left out, as Samoa did in 2011, begins when the next one does: nothing stands in it.
    starts = [to_instant_after_gap(day, time(0), zone) for day in (*days, days[-1] + timedelta(days=1))]
    visits: list[list[bytes]] = [[] for _ in days]
    for start, shown in _visits(repository.Span(unit, place.id, starts[0], starts[-1]), fields):
        visits[bisect_right(starts, start) - 1].append(shown)
    blocked: list[list[bytes]] = [[] for _ in days]
    for raw in repository.blockouts(unit, place.id, days[0], days[-1]):
        day, lapses, shown = _BLOCKED.get((_engine(unit), place.name, raw), partial(_blockout, unit, raw, place.name))
        blocked[(day - days[0]).days].append(shown)
        if lapses is not None:
            unit.true_only_until(lapses)
    schedules = provider_schedules_json(unit, place.id, zone, days)
    return [
        b'{"date":"%s","location_timezone":%s,"day_hours":%d,"appointments":%s,"blockouts":%s,"provider_schedules":%s}'
        % (
            day.isoformat().encode(),
            to_json(zone),
            begun_hours(starts[index + 1] - starts[index]),
            _listed(visits[index]),
            _listed(blocked[index]),
            schedules[index],
        )
        for index, day in enumerate(days)
    ]


def _visits(span: repository.Span, fields: frozenset[str]) -> list[tuple[datetime, bytes]]:
    """Return when each visit begins and its JSON, from its rows only where they say something new."""
    rows = span.appointments(fields)
    if not rows:
        return []
    assigned, tagged, answered = grouped(span.assignments()), grouped(span.tags()), grouped(span.recalls())
    procedures = grouped(span.procedures()) if "procedures" in fields else {}
    engine, found = _engine(span.unit), []
    for row in rows:
        one = row[0]
        said = (row, assigned.get(one, ()), tagged.get(one, ()), answered.get(one, ()), procedures.get(one, ()))
        found.append(_SHOWN.get((engine, fields, *said), partial(_visit, span.unit, fields, *said)))
    return found


def _visit(
    unit: ReadUnit,
    fields: frozenset[str],
    raw: Raw,
    assigned: Several,
    tagged: Several,
    answered: Several,
    procedures: Several,
) -> tuple[datetime, bytes]:
    row = repository.appointments(fields).read(unit, raw)
    shown = shapes.appointment(
        row,
        [repository.ASSIGNMENTS.read(unit, one) for one in assigned],
        [repository.TAGS.read(unit, one) for one in tagged],
        shapes.named([repository.RECALLS.read(unit, one) for one in answered[:1]]),
    )
    lines = [repository.PROCEDURES.read(unit, one) for one in procedures]
    for name in sorted(fields):
        shown[name] = EXTRAS[name](row, lines)
    return row.start_at, to_json(shown)


def _listed(parts: Sequence[bytes]) -> bytes:
    return b"[%s]" % b",".join(parts)


def _engine(unit: ReadUnit) -> str:
    return unit.connection.dialect.name


_SHOWN: Remembered[tuple[datetime, bytes]] = Remembered(1500)
_BLOCKED: Remembered[tuple[date, datetime | None, bytes]] = Remembered(500)


def _age(row: Any, day: date) -> int | None:
    born: date | None = row.patient_birth_date
    if born is None:
        return None
    return max(day.year - born.year - ((day.month, day.day) < (born.month, born.day)), 0)


EXTRAS: dict[str, Callable[[Any, Sequence[Any]], Any]] = {
    "chart_number": lambda row, lines: row.patient_chart_number or None,
    "mobile_phone": lambda row, lines: row.patient_mobile_phone or None,
    "balance_due": lambda row, lines: shapes.money(row.patient_balance),
    "birth_date": lambda row, lines: row.patient_birth_date,
    "age": lambda row, lines: _age(row, local_date(row.start_at, row.zone)),
    "email": lambda row, lines: row.patient_email or None,
    "procedures": lambda row, lines: [
        {"code": line.code, "description": line.description or None, "abbreviation": line.abbreviation or None}
        for line in lines
    ],
    "alerts": lambda row, lines: from_json(row.patient_alerts) or [],
    "last_visit": lambda row, lines: local_date(row.last_visit, row.last_visit_zone) if row.last_visit else None,
    "insurance": lambda row, lines: row.patient_insurance or None,
}
"""How each field on request is made from the row and the procedures of a visit, and from nothing else."""


def _blockout(unit: ReadUnit, raw: Raw, location_name: str) -> tuple[date, datetime | None, bytes]:
    """Return the day of a blockout, for a hold when it lapses, and its JSON."""
    row = repository.BLOCKOUTS.read(unit, raw)
    shown = {
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
        "expires_at": row.expires_at,
        "held_by": shapes.reference(row.held_by_id, row.held_by),
        "created_at": row.created_at,
        "updated_at": row.updated_at,
    }
    return row.schedule_date, row.expires_at, to_json(shown)
