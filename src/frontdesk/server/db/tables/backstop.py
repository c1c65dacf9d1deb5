"""The database's own refusal of two appointments in one room at one time.

The service looks for conflicts first and says more; this is what holds if the service is wrong. It cannot know
the practice's rules, so it lets through whatever is marked as a knowing overlap.
"""

from __future__ import annotations

from sqlalchemy import DDL, event
from sqlalchemy.schema import ExecutableDDLElement

from frontdesk.server.db.columns import metadata
from frontdesk.server.db.tables.book import appointments

_TAKEN = """
    EXISTS (
        SELECT 1 FROM appointments AS other
        WHERE other.org_id = NEW.org_id AND other.operatory_id = NEW.operatory_id AND other.id <> NEW.id
          AND other.status IN ('scheduled', 'complete') AND NOT other.is_overlap_allowed
          AND other.start_at < NEW.end_at AND other.end_at > NEW.start_at
          AND other.start_at > datetime(NEW.start_at, '-26 hours')
    )
"""
_ON_THE_BOOK = "NEW.status IN ('scheduled', 'complete') AND NOT NEW.is_overlap_allowed"

SQLITE_BACKSTOP = tuple(
    f"CREATE TRIGGER appointments_slot_{when} BEFORE {what} ON appointments "
    f"WHEN {_ON_THE_BOOK} AND {_TAKEN.strip()} BEGIN SELECT RAISE(ABORT, 'slot_taken'); END"
    for when, what in (
        ("insert", "INSERT"),
        ("update", "UPDATE OF operatory_id, start_at, end_at, status, is_overlap_allowed"),
    )
)
POSTGRESQL_BACKSTOP = (
    "ALTER TABLE appointments ADD CONSTRAINT appointments_slot EXCLUDE USING gist "
    "(org_id WITH =, operatory_id WITH =, tstzrange(start_at, end_at) WITH &&) "
    "WHERE (status IN ('scheduled', 'complete') AND NOT is_overlap_allowed)"
)


def only_on(dialect: str, statement: str) -> ExecutableDDLElement:
    """Return what runs a statement where tables are made on one engine; it must hold no per cent sign."""
    ddl: ExecutableDDLElement = DDL(statement)  # type: ignore[no-untyped-call]
    return ddl.execute_if(dialect=dialect)


for _statement in SQLITE_BACKSTOP:
    event.listen(appointments, "after_create", only_on("sqlite", _statement))
event.listen(metadata, "before_create", only_on("postgresql", "CREATE EXTENSION IF NOT EXISTS btree_gist"))
event.listen(appointments, "after_create", only_on("postgresql", POSTGRESQL_BACKSTOP))
