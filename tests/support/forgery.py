"""What somebody with full rights on the database can do to a history that refuses to be altered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from frontdesk.server.db.engines import Engines
from frontdesk.server.db.tables.append_only import SQLITE_APPEND_ONLY


@contextmanager
def forging(engines: Engines) -> Iterator[Connection]:
    """Give a transaction in which the database does not look after its history."""
    with engines.writing() as connection:
        if engines.dialect == "postgresql":
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            yield connection
            return
        for trigger in SQLITE_APPEND_ONLY:
            connection.exec_driver_sql(f"DROP TRIGGER {trigger.split()[2]}")
        yield connection
        for trigger in SQLITE_APPEND_ONLY:
            connection.exec_driver_sql(trigger)
