"""The columns and keys that most tables share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Sequence,
    Table,
    Text,
    false,
    text,
    true,
)
from sqlalchemy.sql.schema import SchemaItem

from frontdesk.server.db.types import Id, UtcDateTime, next_number

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

row_numbers = Sequence("row_numbers", metadata=metadata)


def words(name: str) -> Column[str]:
    """Return a text column that is empty rather than null."""
    return Column(name, Text, nullable=False, default="", server_default="")


def flag(name: str, *, default: bool = False) -> Column[bool]:
    """Return a yes/no column."""
    return Column(name, Boolean, nullable=False, default=default, server_default=true() if default else false())


def whole(name: str, default: int = 0) -> Column[int]:
    """Return an integer column with a default."""
    return Column(name, Integer, nullable=False, default=default, server_default=text(str(default)))


def ref(name: str, *, required: bool = False) -> Column[Any]:
    """Return a column that holds the id of another row; `to` says of which table."""
    return Column(name, Id, nullable=not required)


def to(column: str, table: str, *, on_delete: str | None = None) -> ForeignKeyConstraint:
    """Return the constraint that *column* names a row of *table* in the same organisation."""
    return ForeignKeyConstraint(["org_id", column], [f"{table}.org_id", f"{table}.id"], ondelete=on_delete)


def entity(name: str, *items: SchemaItem, numbered: bool = True, versioned: bool = True) -> Table:
    """Return a table of things with identity: key, number, version, and when it was made and changed.

    *numbered* tables give each row an integer besides its UUID, unique in the organisation.
    """
    own: list[SchemaItem] = [
        Column("org_id", Id, nullable=False),
        Column("id", Id, nullable=False),
    ]
    if numbered:
        own.append(Column("number", BigInteger, nullable=False, default=next_number(name)))
    if versioned:
        own.append(whole("version", 1))
    table = Table(
        name,
        metadata,
        *own,
        *items,
        Column("created_at", UtcDateTime, nullable=False),
        Column("updated_at", UtcDateTime, nullable=False),
        PrimaryKeyConstraint("org_id", "id"),
        ForeignKeyConstraint(["org_id"], ["organisations.id"]),
    )
    if numbered:
        # On SQLite numbers are unique in the whole table: the next one is found at the end of this index.
        Index(f"ux_{name}_number", table.c.number, unique=True).ddl_if(dialect="sqlite")
        Index(f"ux_{name}_org_id_number", table.c.org_id, table.c.number, unique=True).ddl_if(dialect="postgresql")
    return table
