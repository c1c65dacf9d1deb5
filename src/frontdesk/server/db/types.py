"""Column types that mean the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

import uuid_utils
from sqlalchemy import BigInteger, ColumnElement, DateTime, Dialect, Integer, LargeBinary, Uuid
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.visitors import InternalTraversal
from sqlalchemy.types import TypeDecorator, TypeEngine

CENT = Decimal("0.01")


def new_id() -> UUID:
    """Return a fresh UUIDv7: ids made later sort later, so new rows land together in every index."""
    return UUID(int=uuid_utils.uuid7().int)


def utc_now() -> datetime:
    """Return the present instant, aware and in UTC."""
    return datetime.now(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Aware values of any zone go in, aware UTC values come out; a naive one is a programming error."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        """Write the value as the engine keeps it; a naive one is refused, for SQLite would take it to be UTC."""
        return _instant_to_write if dialect.name == "sqlite" else _instant_in_utc

    def result_processor(self, dialect: Dialect, coltype: Any) -> Callable[[Any], datetime | None]:
        """Give the value its zone back, which SQLite does not keep."""
        return _instant_written if dialect.name == "sqlite" else _instant_of

    def literal_processor(self, dialect: Dialect) -> Callable[[datetime | None], str]:
        """Write an instant into a statement that somebody is to read."""
        kept = self.bind_processor(dialect)
        return lambda value: f"'{kept(value)}'"


def _instant_in_utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return value.astimezone(UTC)


def _instant_to_write(value: datetime | None) -> str | None:
    # As SQLAlchemy writes it, in one go: a step of a visit writes and asks by some twenty instants.
    instant = _instant_in_utc(value)
    return None if instant is None else instant.replace(tzinfo=None).isoformat(" ", "microseconds")


def _instant_written(kept: str | None) -> datetime | None:
    # Read in one go: a visit has eight instants, and taking each through four functions was a tenth of showing a day.
    return None if kept is None else datetime.fromisoformat(f"{kept}+00:00")


def _instant_of(kept: datetime | None) -> datetime | None:
    return None if kept is None else kept.astimezone(UTC)


class Id(TypeDecorator[UUID]):
    """A UUID; on SQLite its sixteen bytes, since ids are most of what keys and indexes consist of."""

    impl = Uuid
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Say what the engine keeps."""
        return _kept_as(dialect)

    def bind_processor(self, dialect: Dialect) -> Callable[[UUID | None], Any] | None:
        """Turn an id into what the engine keeps."""
        if dialect.name != "sqlite":
            return None
        return lambda value: None if value is None else value.bytes

    def result_processor(self, dialect: Dialect, coltype: Any) -> Callable[[Any], UUID | None] | None:
        """Turn what the engine keeps into an id."""
        return _id_of if dialect.name == "sqlite" else None

    def literal_processor(self, dialect: Dialect) -> Callable[[UUID], str] | None:
        """Write an id into a statement that somebody is to read."""
        return lambda value: f"x'{value.hex}'" if dialect.name == "sqlite" else f"'{value}'"


@lru_cache(maxsize=32)
def _kept_as(dialect: Dialect) -> TypeEngine[Any]:
    # Remembered: SQLAlchemy asks for every list of ids in a statement, each time it runs.
    return dialect.type_descriptor(LargeBinary(16) if dialect.name == "sqlite" else Uuid())


@lru_cache(maxsize=16384)
def _id_of(kept: bytes | None) -> UUID | None:
    # Remembered: one answer names the same rooms and people over and over, and making an id costs more than finding it.
    return None if kept is None else UUID(bytes=kept)


class Money(TypeDecorator[Decimal]):
    """An amount with two places, kept as whole cents so that both engines add without rounding."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | int | None, dialect: Dialect) -> int | None:
        """Turn an amount into cents."""
        return None if value is None else int((Decimal(value) * 100).to_integral_value(ROUND_HALF_UP))

    def result_processor(self, dialect: Dialect, coltype: Any) -> Callable[[Any], Decimal | None]:
        """Turn cents into an amount; PostgreSQL's sum of integers arrives as a decimal of its own."""
        return _amount_of


@lru_cache(maxsize=4096)
def _amount_of(cents: Any) -> Decimal | None:
    return None if cents is None else (Decimal(int(cents)) / 100).quantize(CENT)


DELETED_FROM = frozenset(
    {
        "appointments",
        "blockouts",
        "holidays",
        "opendental_subscriptions",
        "schedule_notes",
        "schedule_overrides",
        "schedule_templates",
        "task_notes",
        "tasks",
    }
)
"""Tables whose rows are deleted and whose numbers other programs may have kept."""


class next_number(ColumnElement[int]):  # noqa: N801 - reads as the SQL function it stands for
    """The next integer number of a table's rows, which dialects with integer keys use as their id.

    A multi-row insert has to run as one statement per row (SQLAlchemy's ``execute(insert, [rows])`` does).
    """

    _traverse_internals = [("table", InternalTraversal.dp_string)]  # noqa: RUF012 - SQLAlchemy's own form

    def __init__(self, table: str) -> None:
        self.table = table
        self.type = BigInteger()


@compiles(next_number, "sqlite")
def _next_on_sqlite(element: next_number, compiler: Any, **kw: Any) -> str:
    # One writer at a time holds the write lock, so nobody else can take the same number.
    highest = f"(SELECT coalesce(max(number), 0) FROM {element.table})"  # noqa: S608 - a table's name from the code
    if element.table not in DELETED_FROM:
        return f"({highest} + 1)"
    spent = f"coalesce((SELECT number FROM spent_numbers WHERE name = '{element.table}'), 0)"  # noqa: S608 - as above
    return f"(max({highest}, {spent}) + 1)"


@compiles(next_number, "postgresql")
def _next_on_postgresql(element: next_number, compiler: Any, **kw: Any) -> str:
    return "nextval('row_numbers')"


class minutes_between(FunctionElement[int]):  # noqa: N801 - reads as the SQL function it stands for
    """The whole minutes from one instant of a row to another."""

    type = Integer()
    inherit_cache = True


@compiles(minutes_between, "sqlite")
def _minutes_on_sqlite(element: minutes_between, compiler: Any, **kw: Any) -> str:
    start, end = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"((unixepoch({end}) - unixepoch({start})) / 60)"


@compiles(minutes_between)
def _minutes_elsewhere(element: minutes_between, compiler: Any, **kw: Any) -> str:
    start, end = (compiler.process(clause, **kw) for clause in element.clauses)
    # Cut off as SQLite does: a cast would round.
    return f"CAST(floor(extract(epoch FROM {end} - {start}) / 60) AS INTEGER)"
