"""Numbers are given once: on SQLite the highest number of what was deleted is remembered.

PostgreSQL draws numbers from a sequence, which does that by itself.
"""

from __future__ import annotations

from sqlalchemy import DDL, BigInteger, Column, Table, Text, event
from sqlalchemy.schema import ExecutableDDLElement

from frontdesk.server.db.columns import metadata
from frontdesk.server.db.types import DELETED_FROM

spent_numbers = Table(
    "spent_numbers",
    metadata,
    Column("name", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
)
"""The highest number a deleted row of each table had."""

SPENT_TRIGGERS = {
    name: f"CREATE TRIGGER {name}_number_spent AFTER DELETE ON {name} BEGIN "  # noqa: S608 - names from the code
    f"INSERT INTO spent_numbers VALUES ('{name}', OLD.number) "
    "ON CONFLICT (name) DO UPDATE SET number = max(number, excluded.number); END"
    for name in sorted(DELETED_FROM)
}


def _ddl(statement: str) -> ExecutableDDLElement:
    ddl: ExecutableDDLElement = DDL(statement)  # type: ignore[no-untyped-call]
    return ddl.execute_if(dialect="sqlite")


def watch_deletions() -> None:
    """Have every table whose rows can be deleted remember their numbers; call it once all tables are known."""
    for name, statement in SPENT_TRIGGERS.items():
        event.listen(metadata.tables[name], "after_create", _ddl(statement))
