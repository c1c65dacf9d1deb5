"""What all resource groups do alike: find a row or answer 404, page a list, make, change and delete with their ledger.

Each group says what its records are (`Kind`) and keeps its own rules; the functions here only make sure that no
statement forgets the organisation and no change goes without version, history and event.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, Table, bindparam, delete, insert, or_, select, true, update
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.types import Text

from frontdesk.contract.common import Reference
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import LocalTimeGap, PastMidnight, local_interval, to_instant
from frontdesk.server.appointments.names import operatory_name, provider_name
from frontdesk.server.db.tables import locations, operatories, providers
from frontdesk.server.db.types import new_id
from frontdesk.server.patients.search import fold
from frontdesk.server.platform.caller import Caller
from frontdesk.server.platform.errors import InvalidProblem, NotFoundProblem, StaleVersion
from frontdesk.server.platform.ledger import differs
from frontdesk.server.platform.unit import ReadUnit, WriteUnit

NEUTRAL_COLOR = "#98A2B3"
"""For what was entered without a colour."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record.

    Attributes:
        table: where it is kept.
        noun: what people call one, in refusals and in the history.
        event: the first part of the event type that tells of a change.
        called: how to show one, for kinds that others refer to.
    """

    table: Table
    noun: str
    event: str
    called: ColumnElement[str] | None = None


LOCATION = Kind(locations, "location", "location", locations.c.name)
OPERATORY = Kind(operatories, "operatory", "operatory", operatory_name(operatories))
PROVIDER = Kind(providers, "provider", "provider", provider_name(providers))


class bytewise(UnaryExpression[str]):  # noqa: N801 - reads as the SQL function it stands for
    """A text column to sort by, in the order of its bytes; PostgreSQL would otherwise sort by the server's language."""

    inherit_cache = True

    def __init__(self, column: ColumnElement[str]) -> None:
        super().__init__(column, type_=Text())


@compiles(bytewise)
def _bytewise(element: bytewise, compiler: Any, **kw: Any) -> str:
    return str(compiler.process(element.element, **kw))


@compiles(bytewise, "postgresql")
def _bytewise_on_postgresql(element: bytewise, compiler: Any, **kw: Any) -> str:
    return f'{compiler.process(element.element, **kw)} COLLATE "C"'


def may_miss(column: ColumnElement[Any]) -> bool:
    """Return whether rows may have no value there."""
    return bool(getattr(column, "nullable", True))


def nulls_last(order: UnaryExpression[Any], column: ColumnElement[Any]) -> UnaryExpression[Any]:
    """Return an order of a column in which rows without a value come last.

    Where every row has one it is not said, since saying it costs PostgreSQL the use of the index.
    """
    return order.nulls_last() if may_miss(column) else order


def of_org(unit: ReadUnit, kind: Kind) -> Select[Any]:
    """Return the selection of all records of a kind."""
    return select(kind.table).where(kind.table.c.org_id == unit.org_id)


def in_scope(caller: Caller, column: ColumnElement[Any], *, shared: bool = False) -> ColumnElement[bool]:
    """Return the condition that a location column lies in the caller's scope; *shared* lets rows without one in."""
    if caller.location_ids is None:
        return true()
    mine = column.in_(sorted(caller.location_ids))
    return or_(column.is_(None), mine) if shared else mine


# Putting a statement together costs several times what running it does: those of one record, and those of names, are
# put together once for each table.


@cache
def _one(table: Table) -> Select[Any]:
    return select(table).where(table.c.org_id == bindparam("org"), table.c.id == bindparam("one"))


@cache
def _one_to_change(table: Table) -> Select[Any]:
    return _one(table).with_for_update()


@cache
def _one_to_refer(table: Table) -> Select[Any]:
    return _one(table).with_for_update(read=True, key_share=True)


@cache
def _one_to_add_to(table: Table) -> Select[Any]:
    return _one(table).with_for_update(key_share=True)


@cache
def _name(table: Table, called: ColumnElement[str], *, several: bool) -> Select[Any]:
    c = table.c
    wanted = c.id.in_(bindparam("several", expanding=True)) if several else c.id == bindparam("one")
    return select(c.id, called.label("called")).where(c.org_id == bindparam("org"), wanted)


def find(unit: ReadUnit, kind: Kind, record_id: UUID) -> Row[Any]:
    """Return a record, or raise NotFoundProblem."""
    row = unit.first(_one(kind.table), {"org": unit.org_id, "one": record_id})
    if row is None:
        raise NotFoundProblem(kind.noun)
    return row


def find_to_change(unit: WriteUnit, kind: Kind, record_id: UUID) -> Row[Any]:
    """Return a record that nobody else can change or begin to refer to until the transaction ends."""
    row = unit.first(_one_to_change(kind.table), {"org": unit.org_id, "one": record_id})
    if row is None:
        raise NotFoundProblem(kind.noun)
    return row


def find_to_refer(unit: WriteUnit, kind: Kind, record_id: UUID) -> Row[Any]:
    """Return a record that nobody else can delete until the transaction ends."""
    row = unit.first(_one_to_refer(kind.table), {"org": unit.org_id, "one": record_id})
    if row is None:
        raise NotFoundProblem(kind.noun)
    return row


def find_to_add_to(unit: WriteUnit, kind: Kind, record_id: UUID) -> Row[Any]:
    """Return a record to which nobody else who asks in this way adds anything until the transaction ends.

    For what may exist once only: whoever comes second finds what the first one made.
    """
    row = unit.first(_one_to_add_to(kind.table), {"org": unit.org_id, "one": record_id})
    if row is None:
        raise NotFoundProblem(kind.noun)
    return row


def find_location(unit: ReadUnit, location_id: UUID) -> Row[Any]:
    """Return a location the caller may see; outside of the scope it is a 403 whether or not it exists.

    In a transaction it stays as it is until that ends: what is entered by its clock would stand at another time.
    """
    unit.caller.require_location(location_id)
    if isinstance(unit, WriteUnit):
        return find_to_refer(unit, LOCATION, location_id)
    return find(unit, LOCATION, location_id)


def find_operatory(unit: ReadUnit, operatory_id: UUID, location_id: UUID, field: str = "operatory_uuid") -> Row[Any]:
    """Return an operatory of a location; one that is elsewhere is a fault of the request."""
    row = find(unit, OPERATORY, operatory_id)
    if row.location_id != location_id:
        raise InvalidProblem(("body", field), "This operatory belongs to another location.", "other_location")
    return row


def names(unit: ReadUnit, kind: Kind, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return what to call each of the records with these ids."""
    wanted = {record_id for record_id in ids if record_id is not None}
    if not wanted or kind.called is None:
        return {}
    is_one = len(wanted) == 1
    parameters: dict[str, Any] = {"one": wanted.pop()} if is_one else {"several": sorted(wanted)}
    statement = _name(kind.table, kind.called, several=not is_one)
    return {row.id: row.called for row in unit.rows(statement, {"org": unit.org_id, **parameters})}


def reference(record_id: UUID, called: Mapping[UUID, str]) -> Reference:
    """Return a reference with its name."""
    return Reference(id=record_id, name=called.get(record_id))


def maybe_reference(record_id: UUID | None, called: Mapping[UUID, str]) -> Reference | None:
    """Return a reference with its name, or None for nothing."""
    return None if record_id is None else reference(record_id, called)


def ids_containing(unit: ReadUnit, kind: Kind, columns: Iterable[ColumnElement[str]], typed: str) -> list[UUID]:
    """Return the records of a short list that have *typed* in one of these columns, whatever its case and accents.

    Folded here, since the engines disagree on the case of all but the plainest letters.
    """
    wanted = fold(typed.strip())
    statement = select(kind.table.c.id, *columns).where(kind.table.c.org_id == unit.org_id)
    return [row[0] for row in unit.rows(statement) if any(wanted in fold(text) for text in tuple(row)[1:])]


def create(
    unit: WriteUnit,
    kind: Kind,
    values: Mapping[str, Any],
    *,
    beside: Mapping[str, tuple[Any, Any]] | None = None,
    location_id: UUID | None = None,
    dates: Iterable[date] = (),
    secret: frozenset[str] = frozenset(),
    record_id: UUID | None = None,
    told_at: Collection[UUID | None] = (),
) -> UUID:
    """Write a new record with its history and event, and return its id; *secret* fields stay out of the history.

    *beside* holds (old, new) of what the caller writes to other tables. With *record_id* that is its id, for what
    exists once only. *told_at* are the locations whose listeners are told, where it is not the one of the history.
    """
    record_id = record_id or new_id()
    unit.execute(
        insert(kind.table).values(
            org_id=unit.org_id, id=record_id, created_at=unit.now, updated_at=unit.now, **dict(values)
        )
    )
    changes = {field: (None, value) for field, value in values.items() if field not in secret}
    unit.record(kind.noun, record_id, "created", {**changes, **(beside or {})}, location_id=location_id)
    _tell(unit, kind, record_id, 1, told_at or (location_id,), dates)
    return record_id


def check_version(row: Row[Any], base_version: int) -> None:
    """Refuse a change that was made to an older version of the record."""
    if row.version != base_version:
        raise StaleVersion(base_version, row.version)


def change(
    unit: WriteUnit,
    kind: Kind,
    row: Row[Any],
    values: Mapping[str, Any],
    *,
    beside: Mapping[str, tuple[Any, Any]] | None = None,
    location_id: UUID | None = None,
    dates: Iterable[date] = (),
    secret: frozenset[str] = frozenset(),
    action: str = "updated",
    told_at: Collection[UUID | None] = (),
) -> None:
    """Write what differs from *row*, which `find_to_change` read, with version, history and event.

    What is equal already changes nothing. *beside* holds (old, new) of what the caller has written to other tables.
    *told_at* are the locations whose listeners are told, where it is not the one of the history.
    """
    old = row._mapping
    differing = {field: value for field, value in values.items() if differs(old[field], value)}
    others = {field: pair for field, pair in (beside or {}).items() if pair[0] != pair[1]}
    if not differing and not others:
        return
    c = kind.table.c
    unit.execute(
        update(kind.table)
        .where(c.org_id == unit.org_id, c.id == row.id)
        .values(version=row.version + 1, updated_at=unit.now, **differing)
    )
    told = {field: (old[field], value) for field, value in differing.items() if field not in secret}
    unit.record(kind.noun, row.id, action, {**told, **others}, location_id=location_id)
    _tell(unit, kind, row.id, row.version + 1, told_at or (location_id,), dates)


def _tell(
    unit: WriteUnit,
    kind: Kind,
    record_id: UUID,
    version: int | None,
    places: Collection[UUID | None],
    dates: Iterable[date] = (),
) -> None:
    """Tell who sees any of the *places*, each by an event of its own; with None among them, everybody by one."""
    for place in (None,) if None in places else sorted({each for each in places if each is not None}):
        unit.emit(f"{kind.event}.changed", record_id, version, place, dates)


def remove(
    unit: WriteUnit,
    kind: Kind,
    row: Row[Any],
    *,
    location_id: UUID | None = None,
    dates: Iterable[date] = (),
    action: str = "deleted",
) -> None:
    """Delete a record; what it was stays in the history."""
    c = kind.table.c
    unit.execute(delete(kind.table).where(c.org_id == unit.org_id, c.id == row.id))
    kept = {
        field: (value, None)
        for field, value in row._mapping.items()
        if field not in ("org_id", "id", "number", "version", "created_at", "updated_at")
    }
    unit.record(kind.noun, row.id, action, kept, location_id=location_id)
    unit.emit(f"{kind.event}.deleted", row.id, row.version, location_id, dates)


def bring_back(
    unit: WriteUnit,
    kind: Kind,
    row: Mapping[str, Any],
    *,
    location_id: UUID | None = None,
    secret: frozenset[str] = frozenset(),
) -> None:
    """Write a deleted record again, whole and under its own id, with history and event; *row* has its next version."""
    unit.execute(insert(kind.table).values({**row, "updated_at": unit.now}))
    own = ("org_id", "id", "number", "version", "created_at", "updated_at")
    told = {field: (None, value) for field, value in row.items() if field not in secret and field not in own}
    unit.record(kind.noun, row["id"], "restored", told, location_id=location_id)
    unit.emit(f"{kind.event}.changed", row["id"], row["version"], location_id)


def tell_of_whole(unit: WriteUnit, kind: Kind, record_id: UUID, *places: UUID | None) -> None:
    """Tell that a record shows something else although it is at the same version: a part of it changed, or what it
    follows from. Listeners would not know which record to read again from an event of the part alone.
    """
    _tell(unit, kind, record_id, None, places or (None,))


def renamed(given: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """Return a patch under the names of its columns."""
    return {columns.get(field, field): value for field, value in given.items()}


def blank_for_null(values: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """Return *values* with the empty text where these fields are null, as text columns keep it."""
    emptied = set(fields)
    return {field: "" if value is None and field in emptied else value for field, value in values.items()}


def local_span(day: date, start: time, end: time, zone: str) -> Interval:
    """Return when a stretch of a local day is; what the clocks there do not allow is a fault of the request."""
    check_clock(day, start, zone, "start_time")
    if end != time(0):
        check_clock(day, end, zone, "end_time")
    try:
        return local_interval(day, start, end, zone)
    except PastMidnight as past:
        raise InvalidProblem(("body", "end_time"), str(past), "time_order") from past


def check_clock(day: date, at: time, zone: str, field: str) -> None:
    """Refuse a time that the clocks of *zone* jump over on that day."""
    try:
        to_instant(day, at, zone)
    except LocalTimeGap as gap:
        raise InvalidProblem(("body", field), str(gap), "dst_gap") from gap


def check_times(start: time, end: time, field: str = "end_time") -> None:
    """Refuse wall-clock hours that end before they start; midnight as the end closes the day."""
    if end != time(0) and end <= start:
        raise InvalidProblem(("body", field), "The end must be after the start.", "time_order")
