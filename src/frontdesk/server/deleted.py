"""What a deleted record consisted of: kept whole when it goes, so that it can come back as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, delete, insert, select

from frontdesk.server.db import tables as t
from frontdesk.server.db.types import Id, Money, UtcDateTime
from frontdesk.server.platform.ledger import plain
from frontdesk.server.platform.unit import WriteUnit

G = t.deleted_records.c

Values = dict[str, Any]
Kept = Mapping[str, Sequence[Values]]
"""Rows by the name of their table."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table whose rows hang on a record.

    Attributes:
        table: where they are kept.
        key: the column that names the record.
        referring: what other columns refer to, which may be gone by the time the record returns.
    """

    table: Table
    key: str
    referring: Mapping[str, Table] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Whole:
    """A kind of record with everything that hangs on it."""

    table: Table
    parts: tuple[Part, ...]

    @property
    def tables(self) -> dict[str, Table]:
        """All of its tables by their names."""
        return {table.name: table for table in (self.table, *(part.table for part in self.parts))}


def keep(unit: WriteUnit, whole: Whole, record_id: UUID) -> None:
    """Keep all there is of a record that is about to be deleted."""
    c = whole.table.c
    own = select(whole.table).where(c.org_id == unit.org_id, c.id == record_id)
    kept = {whole.table.name: _plain(unit, own)}
    for part in whole.parts:
        c = part.table.c
        kept[part.table.name] = _plain(
            unit, select(part.table).where(c.org_id == unit.org_id, c[part.key] == record_id)
        )
    _forget(unit, record_id)
    row = {"org_id": unit.org_id, "record_id": record_id, "deleted_at": unit.now, "kept": kept}
    unit.execute(insert(t.deleted_records).values(row))


def lock(unit: WriteUnit, record_id: UUID) -> None:
    """Keep others from bringing a record back at the same time; to be called before anything else is looked at."""
    unit.lock_key("deleted", record_id)


def taken_back(unit: WriteUnit, whole: Whole, record_id: UUID) -> Kept | None:
    """Return what was kept of a deleted record, and keep it no longer; None where nothing was."""
    row = unit.first(select(G.kept).where(G.org_id == unit.org_id, G.record_id == record_id))
    if row is None or not row.kept.get(whole.table.name):
        return None
    _forget(unit, record_id)
    tables = whole.tables
    return {name: [_read(tables[name], each) for each in rows] for name, rows in row.kept.items() if name in tables}


def put_back(unit: WriteUnit, whole: Whole, kept: Kept) -> None:
    """Write again what hung on a record; a reference to what is gone becomes none, or keeps its row away."""
    for part in whole.parts:
        for row in kept.get(part.table.name, ()):
            values = settled(unit, part, row)
            if values is not None:
                unit.execute(insert(part.table).values(values))


def settled(unit: WriteUnit, part: Part, row: Mapping[str, Any]) -> Values | None:
    """Return a row as it can be written again, None if what it cannot be without is gone."""
    values = dict(row)
    for name, other in part.referring.items():
        if values.get(name) is not None and not _is_there(unit, other, values[name]):
            if not part.table.c[name].nullable:
                return None
            values[name] = None
    return values


def _is_there(unit: WriteUnit, table: Table, row_id: UUID) -> bool:
    return unit.first(select(table.c.id).where(table.c.org_id == unit.org_id, table.c.id == row_id)) is not None


def _forget(unit: WriteUnit, record_id: UUID) -> None:
    unit.execute(delete(t.deleted_records).where(G.org_id == unit.org_id, G.record_id == record_id))


def _plain(unit: WriteUnit, statement: Any) -> list[Values]:
    return [{name: plain(value) for name, value in row._mapping.items()} for row in unit.rows(statement)]


def _read(table: Table, row: Mapping[str, Any]) -> Values:
    # A column that an earlier program kept and ours no longer has is left behind.
    return {name: _value(table.c[name], value) for name, value in row.items() if name in table.c}


def _value(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, Id):
        return UUID(value)
    if isinstance(column.type, UtcDateTime):
        return datetime.fromisoformat(value)
    return Decimal(value) if isinstance(column.type, Money) else value
