"""Lists of appointments: by page, by cursor, the pinboard, and counts."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import chain
from typing import Any
from uuid import UUID

from pydantic_core import to_json
from sqlalchemy import ColumnElement, Integer, Select, Table, and_, bindparam, exists, func, or_, select

from frontdesk.contract.common import FIRST_YEAR, LAST_YEAR
from frontdesk.domain.localtime import day_start
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.server.appointments import repository, shapes, showing
from frontdesk.server.appointments.repository import A
from frontdesk.server.db import tables as t
from frontdesk.server.platform.errors import InvalidProblem, NotFoundProblem
from frontdesk.server.platform.pagination import Page, decode_cursor, encode_cursor
from frontdesk.server.platform.remembering import KeptSelect, paged
from frontdesk.server.platform.unit import ReadUnit
from frontdesk.server.resources_common import find_location, may_miss, nulls_last

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


_P = t.appointment_providers.c

CONDITIONS: Mapping[str, Condition] = {
    "scope": A.location_id.in_(bindparam("scope", expanding=True)),
    "location": A.location_id == bindparam("location"),
    "patient": A.patient_id == bindparam("patient"),
    "operatory": A.operatory_id == bindparam("operatory"),
    "provider": exists(
        select(_P.provider_id).where(
            _P.org_id == A.org_id, _P.appointment_id == A.id, _P.provider_id == bindparam("provider")
        )
    ),
    # The same as counting likes it, from the provider's visits to the book: SQLite would ask of each visit on the book
    # in turn whether the provider is in it. A page, which ends early, is better off that way.
    "among": A.id.in_(
        select(_P.appointment_id).where(_P.org_id == bindparam("org"), _P.provider_id == bindparam("provider"))
    ),
    "statuses": A.status.in_(bindparam("statuses", expanding=True)),
    "since": A.start_at >= bindparam("since"),
    "until": A.start_at < bindparam("until"),
    "through": A.start_at <= bindparam("through"),
}
"""What a list can be narrowed by; each value is a parameter of the condition's name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to. ``until_includes`` says whether an instant given as the end still belongs to it.

    Dates are local dates of the location; when none is named, of each visit's own.
    """

    location_id: UUID | None = None
    patient_id: UUID | None = None
    operatory_id: UUID | None = None
    provider_id: UUID | None = None
    status: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    until_includes: bool = False


def pages(unit: ReadUnit, wanted: Wanted, page: Page) -> bytes:
    """Return the JSON of one page of appointments in order of their start, those without a time last."""
    asked = _asked(unit, wanted)
    counted = frozenset(asked) if wanted.provider_id is None else frozenset(asked) - {"provider"} | {"among"}
    if asked.keys() >= {"location", "since"} and asked.keys() & {"until", "through"}:
        # Whatever else it is narrowed by, a stretch of days at a location is found by its index.
        unit.plan_once()
    select = _by_start(frozenset(asked))
    rows, total = page.share(
        lambda: select.raw(unit, asked | {"org": unit.org_id} | page.bounds),
        lambda: unit.scalar(_count(counted), asked | {"org": unit.org_id}),
    )
    if not rows:
        _require_known(unit, wanted)
    return b'{"items":%s,"page":%d,"page_size":%d,"total":%d}' % (
        showing.listed(unit, select, rows),
        page.number,
        page.size,
        total,
    )


def cursor(unit: ReadUnit, wanted: Wanted, sort_by: str, sort_dir: str, first: int, after: str | None) -> bytes:
    """Return the JSON of what follows a cursor, so that rows that come and go meanwhile shift nothing."""
    asked = _asked(unit, wanted)
    sort, down = f"appointments:{sort_by}:{sort_dir}", sort_dir == "desc"
    behind = None
    if after is not None:
        value, row_id = decode_cursor(unit, sort, after)
        behind = value is not None
        asked |= {"after_id": row_id} | ({"after_value": value} if behind else {})
    select = _sorted(frozenset(asked), sort_by, down=down, behind=behind)
    rows = select.raw(unit, asked | {"org": unit.org_id, "size": first + 1})
    end = None
    if not rows:
        _require_known(unit, wanted)
    else:
        last = select.read(unit, rows[:first][-1])
        end = encode_cursor(unit, sort, (last.sorted_by, last.id))
    return b'{"data":%s,"org_uuid":%s,"page_info":%s}' % (
        showing.listed(unit, select, rows[:first]),
        to_json(unit.org_id),
        to_json({"end_cursor": end, "has_next_page": len(rows) > first}),
    )


def pinboard(unit: ReadUnit, location_id: UUID) -> bytes:
    """Return the JSON of what is on hold at a location, what waits longest first."""
    find_location(unit, location_id)
    rows = _PINNED.raw(unit, {"org": unit.org_id, "location": location_id})
    return showing.listed(unit, _PINNED, rows)


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
            A.start_at >= day_start(first, place.zone),
            A.start_at < day_start(end, place.zone),
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


def _asked(unit: ReadUnit, wanted: Wanted) -> dict[str, Any]:
    """Return the conditions of a list by their names in `CONDITIONS`, each with its value."""
    asked: dict[str, Any] = {name: wanted_id for name, wanted_id, _ in _about(wanted) if wanted_id is not None}
    if unit.caller.location_ids is not None:
        asked["scope"] = list(unit.caller.location_ids)
    zones = _zones(unit, wanted)
    if wanted.location_id is not None:
        asked["location"] = wanted.location_id
    if wanted.status is not None:
        asked["statuses"] = _statuses(wanted.status, "status")
    if wanted.date_from is not None:
        sinces = [_bound(wanted.date_from, "date_from", zone)[0] for zone in zones]
        asked["since"] = min(sinces)
        asked |= _by_zone("since", zones, sinces)
    if wanted.date_to is not None:
        bounds = [_bound(wanted.date_to, "date_to", zone, end=True) for zone in zones]
        untils = [bound for bound, _ in bounds]
        asked["through" if wanted.until_includes and not bounds[0][1] else "until"] = max(untils)
        asked |= _by_zone("until", zones, untils)
    return asked


def _zones(unit: ReadUnit, wanted: Wanted) -> list[str]:
    """Return the zones by whose days a list is bounded."""
    if wanted.location_id is not None:
        return [find_location(unit, wanted.location_id).zone]
    if wanted.date_from is None and wanted.date_to is None:
        return []
    c = t.locations.c
    return [
        row.zone for row in unit.rows(select(c.zone).where(c.org_id == unit.org_id).distinct().order_by(c.zone))
    ] or ["UTC"]


def _by_zone(bound: str, zones: Sequence[str], instants: Sequence[datetime]) -> dict[str, Any]:
    """Return what holds each visit to the *bound* of its own location's zone, where they are not all the same."""
    if len(set(instants)) < 2:
        return {}
    pairs = enumerate(zip(zones, instants, strict=True))
    return {f"{bound}_{part}_{n}": said for n, pair in pairs for part, said in zip(("of", "at"), pair, strict=True)}


def _require_known(unit: ReadUnit, wanted: Wanted) -> None:
    """Raise NotFoundProblem if there is nobody and nothing a list that came back empty was to be about."""
    for name, wanted_id, table in _about(wanted):
        if wanted_id is not None and not repository.exists(unit, table, wanted_id):
            raise NotFoundProblem(name)


def _about(wanted: Wanted) -> tuple[tuple[str, UUID | None, Table], ...]:
    return (
        ("patient", wanted.patient_id, t.patients),
        ("operatory", wanted.operatory_id, t.operatories),
        ("provider", wanted.provider_id, t.providers),
    )


def _statuses(text: str, name: str) -> list[str]:
    """Read one status or several with commas between them."""
    known = {status.value for status in AppointmentStatus}
    chosen = list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not chosen or not known.issuperset(chosen):
        raise InvalidProblem(("query", name), f"A status is one of {', '.join(AppointmentStatus)}.", "enum")
    return chosen


_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_INSTANT = re.compile(_DATE.pattern + r"[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)", re.ASCII)
_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


def _bound(text: str, name: str, zone: str, *, end: bool = False) -> tuple[datetime, bool]:
    """Read a date or an instant; a date means the start or the *end* of that local day. Say whether it was a date."""
    problem = _unreadable(text, name)
    # A plus sign that was not escaped arrives as a space.
    said = text.replace(" ", "+") if "T" in text else text
    is_day = _DATE.fullmatch(said) is not None
    if not is_day and not _INSTANT.fullmatch(said):
        raise problem
    try:
        instant = datetime.fromisoformat(said)
    except ValueError:
        raise problem from None
    if instant.year not in _YEARS:
        raise problem
    if not is_day:
        return instant.astimezone(UTC), False
    day = instant.date() + timedelta(days=1) if end else instant.date()
    return day_start(day, zone), True


def _unreadable(text: str, name: str) -> InvalidProblem:
    """Return what is wrong with a date or an instant that could not be read."""
    loc = ("query", name)
    if _DATE.fullmatch(text) or (_DATE.match(text) and not _is_in_range(text[:10])):
        return InvalidProblem(loc, "This date does not exist or is out of range.", "datetime_format")
    return InvalidProblem(loc, "Write a date as YYYY-MM-DD, or a date and time with its offset.", "datetime_format")


def _is_in_range(text: str) -> bool:
    try:
        return date.fromisoformat(text).year in _YEARS
    except ValueError:
        return False


# Putting a statement of forty columns together costs more than running it: each set of conditions is put together once.


@lru_cache(maxsize=128)
def _count(names: frozenset[str]) -> Select[Any]:
    return select(func.count()).select_from(t.appointments).where(repository.OF_ORG, *_conditions(names))


@lru_cache(maxsize=128)
def _by_start(names: frozenset[str]) -> KeptSelect:
    shown = repository.shown_where(*_conditions(names))
    return KeptSelect(paged(shown.order_by(A.start_at.asc().nulls_last(), A.id)))


@lru_cache(maxsize=256)
def _sorted(names: frozenset[str], sort_by: str, *, down: bool, behind: bool | None) -> KeptSelect:
    """Return the select of a list in an order; *behind* says whether the row it goes on behind has a value, if any."""
    column = SORTS[sort_by]
    conditions = _conditions(names - {"after_value", "after_id"})
    if behind is not None:
        conditions.append(_behind(column, has_value=behind, down=down))
    return KeptSelect(
        repository.shown_where(*conditions, more=[column.label("sorted_by")])
        .order_by(nulls_last(column.desc() if down else column.asc(), column), A.id.desc() if down else A.id.asc())
        .limit(bindparam("size", type_=Integer))
    )


_PINNED = KeptSelect(repository.shown_where(CONDITIONS["location"], t.ON_HOLD).order_by(A.updated_at, A.id))


def _conditions(names: frozenset[str]) -> list[Condition]:
    several = [_in_own_zone(names, bound, holds) for bound, holds in (("since", operator.ge), ("until", operator.lt))]
    return [*(CONDITIONS[name] for name in sorted(names & CONDITIONS.keys())), *chain.from_iterable(several)]


def _in_own_zone(names: frozenset[str], bound: str, holds: Callable[[Any, Any], Condition]) -> Iterator[Condition]:
    """Give the condition of being within a bound that differs by zone, if it does (`_by_zone`)."""
    count = sum(name.startswith(f"{bound}_of_") for name in names)
    c = t.locations.c
    if count:
        yield or_(
            *(
                and_(
                    A.location_id.in_(
                        select(c.id).where(c.org_id == bindparam("org"), c.zone == bindparam(f"{bound}_of_{n}"))
                    ),
                    holds(A.start_at, bindparam(f"{bound}_at_{n}", type_=A.start_at.type)),
                )
                for n in range(count)
            )
        )


def _behind(column: ColumnElement[Any], *, has_value: bool, down: bool) -> Condition:
    """Return the condition of coming after a row; rows without a value come last."""
    row_id = bindparam("after_id", type_=A.id.type)
    after_id = A.id < row_id if down else A.id > row_id
    if not has_value:
        return and_(column.is_(None), after_id)
    value = bindparam("after_value", type_=column.type)
    beyond = column < value if down else column > value
    behind = or_(beyond, and_(column == value, after_id))
    if may_miss(column):
        return or_(behind, column.is_(None))
    # Said twice, since only the plain bound lets an index begin there instead of at its end.
    return and_(column <= value if down else column >= value, behind)
