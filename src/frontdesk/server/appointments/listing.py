"""Lists of appointments: by page, by cursor, the pinboard, and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from frontdesk.domain.localtime import day_bounds
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.server.appointments import repository, shapes
from frontdesk.server.appointments.repository import A
from frontdesk.server.db import tables as t
from frontdesk.server.platform.errors import InvalidProblem, NotFoundProblem
from frontdesk.server.platform.pagination import Page, decode_cursor, encode_cursor
from frontdesk.server.platform.unit import ReadUnit
from frontdesk.server.resources_common import may_miss, nulls_last

Json = dict[str, Any]
Condition = ColumnElement[bool]

LONGEST_SPAN = 3660
"""Days that can be counted at once, as for production."""

SORTS: dict[str, ColumnElement[Any]] = {
    "start_time": A.start_at,
    "created_at": A.created_at,
    "updated_at": A.updated_at,
    "status": A.status,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to. ``until_includes`` says whether an instant given as the end still belongs to it.

    Dates are local dates of the location, or of UTC when no location is named; so are times without an offset UTC.
    """

    location_id: UUID | None = None
    patient_id: UUID | None = None
    operatory_id: UUID | None = None
    provider_id: UUID | None = None
    status: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    until_includes: bool = False


def pages(unit: ReadUnit, wanted: Wanted, page: Page) -> Json:
    """Return one page of appointments in order of their start, those without a time last."""
    conditions = _conditions(unit, replace(wanted, provider_id=None))
    counted = conditions
    if wanted.provider_id is not None:
        counted = [*conditions, _among_those_of(unit, wanted.provider_id)]
        conditions = [*conditions, _with_provider(unit, wanted.provider_id)]
    total = repository.count(unit, counted)
    rows = unit.rows(
        repository.shown(unit)
        .where(*conditions)
        .order_by(A.start_at.asc().nulls_last(), A.id)
        .limit(page.size)
        .offset(page.offset)
    )
    return shapes.page(shapes.appointments(unit, rows), page.number, page.size, total)


def cursor(unit: ReadUnit, wanted: Wanted, sort_by: str, sort_dir: str, first: int, after: str | None) -> Json:
    """Return what follows a cursor, so that rows that come and go meanwhile shift nothing."""
    conditions = _conditions(unit, wanted)
    column, sort, down = SORTS[sort_by], f"appointments:{sort_by}:{sort_dir}", sort_dir == "desc"
    if after is not None:
        conditions.append(_behind(column, decode_cursor(unit, sort, after), down=down))
    order = column.desc() if down else column.asc()
    rows = unit.rows(
        repository.shown(unit, column.label("sorted_by"))
        .where(*conditions)
        .order_by(nulls_last(order, column), A.id.desc() if down else A.id.asc())
        .limit(first + 1)
    )
    shown = rows[:first]
    end = encode_cursor(unit, sort, (shown[-1].sorted_by, shown[-1].id)) if shown else None
    return {
        "data": shapes.appointments(unit, shown),
        "org_uuid": unit.org_id,
        "page_info": {"end_cursor": end, "has_next_page": len(rows) > first},
    }


def pinboard(unit: ReadUnit, location_id: UUID) -> list[Json]:
    """Return what is on hold at a location, what waits longest first."""
    require_location(unit, location_id)
    rows = unit.rows(repository.shown(unit).where(A.location_id == location_id, t.ON_HOLD).order_by(A.updated_at, A.id))
    return shapes.appointments(unit, rows)


def counts(unit: ReadUnit, first: date, end: date, statuses: Sequence[str]) -> Json:
    """Return how many appointments each location has on the local dates from *first* to before *end*."""
    if end < first:
        raise InvalidProblem(("query", "date_to"), "The end comes after the start.", "date_order")
    if (end - first).days > LONGEST_SPAN:
        raise InvalidProblem(("query", "date_to"), "At most ten years can be counted at once.", "date_range")
    chosen = _statuses(",".join(statuses), "status_set") if statuses else [AppointmentStatus.SCHEDULED.value]
    c = t.locations.c
    places = [
        row
        for row in unit.rows(
            select(c.id, c.name, c.zone).where(c.org_id == unit.org_id, ~c.is_hidden).order_by(c.item_order, c.id)
        )
        if unit.caller.sees(row.id)
    ]
    windows = [
        and_(
            A.location_id == place.id,
            A.start_at >= day_bounds(first, place.zone).start,
            A.start_at < day_bounds(end, place.zone).start,
        )
        for place in places
    ]
    found = {
        row.location_id: row.counted
        for row in unit.rows(
            select(A.location_id, func.count().label("counted"))
            .where(A.org_id == unit.org_id, A.status.in_(chosen), repository.any_of(windows))
            .group_by(A.location_id)
        )
    }
    items = [{"location": {"id": row.id, "name": row.name}, "count": found.get(row.id, 0)} for row in places]
    return {
        "date_from": first,
        "date_to": end,
        "group_by": "location",
        "status_set": chosen,
        "items": items,
        "total": sum(found.values()),
    }


def confirmation_statuses(unit: ReadUnit, page: Page) -> Json:
    """Return the practice's confirmation statuses in their order."""
    d = t.definitions.c
    rows, total = page.fetch(
        unit,
        select(t.definitions)
        .where(d.org_id == unit.org_id, d.category == "ApptConfirmed")
        .order_by(d.item_order, d.id),
    )
    items = [
        {
            "id": row.id,
            "version": row.version,
            "category": row.category,
            "name": row.name,
            "color": row.color or None,
            "item_order": row.item_order,
            "is_hidden": row.is_hidden,
            "created_at": row.created_at,
            "updated_at": row.updated_at,
        }
        for row in rows
    ]
    return shapes.page(items, page.number, page.size, total)


def require_location(unit: ReadUnit, location_id: UUID) -> Any:
    """Return a location that exists and that the caller may see."""
    row = repository.find_location(unit, location_id)
    if row is None:
        raise NotFoundProblem("location")
    unit.caller.require_location(location_id)
    return row


def _conditions(unit: ReadUnit, wanted: Wanted) -> list[Condition]:
    conditions = repository.location_scope(unit)
    zone = None
    if wanted.location_id is not None:
        zone = require_location(unit, wanted.location_id).zone
        conditions.append(A.location_id == wanted.location_id)
    for wanted_id, table, column, what in (
        (wanted.patient_id, t.patients, A.patient_id, "patient"),
        (wanted.operatory_id, t.operatories, A.operatory_id, "operatory"),
    ):
        if wanted_id is not None:
            if not repository.exists(unit, table, wanted_id):
                raise NotFoundProblem(what)
            conditions.append(column == wanted_id)
    if wanted.provider_id is not None:
        conditions.append(_with_provider(unit, wanted.provider_id))
    if wanted.status is not None:
        conditions.append(A.status.in_(_statuses(wanted.status, "status")))
    if wanted.date_from is not None:
        bound, _ = _bound(wanted.date_from, "date_from", zone)
        conditions.append(A.start_at >= bound)
    if wanted.date_to is not None:
        bound, is_day = _bound(wanted.date_to, "date_to", zone, end=True)
        includes = wanted.until_includes and not is_day
        conditions.append(A.start_at <= bound if includes else A.start_at < bound)
    return conditions


def _with_provider(unit: ReadUnit, provider_id: UUID) -> Condition:
    if not repository.exists(unit, t.providers, provider_id):
        raise NotFoundProblem("provider")
    p = t.appointment_providers.c
    return exists(
        select(p.provider_id).where(p.org_id == A.org_id, p.appointment_id == A.id, p.provider_id == provider_id)
    )


def _among_those_of(unit: ReadUnit, provider_id: UUID) -> Condition:
    """Return the condition of `_with_provider` as counting likes it: from the provider's visits to the book.

    SQLite would ask of each visit on the book in turn whether the provider is in it. A page, which ends early, is
    better off that way.
    """
    p = t.appointment_providers.c
    return A.id.in_(select(p.appointment_id).where(p.org_id == unit.org_id, p.provider_id == provider_id))


def _statuses(text: str, name: str) -> list[str]:
    """Read one status or several with commas between them."""
    known = {status.value for status in AppointmentStatus}
    chosen = list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not chosen or not known.issuperset(chosen):
        raise InvalidProblem(("query", name), f"A status is one of {', '.join(AppointmentStatus)}.", "enum")
    return chosen


def _bound(text: str, name: str, zone: str | None, *, end: bool = False) -> tuple[datetime, bool]:
    """Read a date or an instant; a date means the start or the *end* of that local day. Say whether it was a date."""
    problem = InvalidProblem(("query", name), "Write a date, or a date and time with its offset.", "datetime_format")
    try:
        if len(text) <= 10:
            day = date.fromisoformat(text)
            if not 1900 <= day.year <= 2200:
                raise problem
            bounds = day_bounds(day, zone or "UTC")
            return (bounds.end if end else bounds.start), True
        # A plus sign that was not escaped arrives as a space.
        instant = datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)
    except ValueError:
        raise problem from None
    if not 1900 <= instant.year <= 2200:
        raise problem
    return (instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)), False


def _behind(column: ColumnElement[Any], values: list[Any], *, down: bool) -> Condition:
    """Return the condition of coming after the row with these sort values; rows without a value come last."""
    value, row_id = values
    after_id = A.id < row_id if down else A.id > row_id
    if value is None:
        return and_(column.is_(None), after_id)
    beyond = column < value if down else column > value
    behind = or_(beyond, and_(column == value, after_id))
    if may_miss(column):
        return or_(behind, column.is_(None))
    # Said twice, since only the plain bound lets an index begin there instead of at its end.
    return and_(column <= value if down else column >= value, behind)
