"""Bringing a database to the form this program works with.

Alembic is imported only when there is something to do, since it costs a tenth of the embedded server's start.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from frontdesk.server.db.engines import DatabaseUnusable, Engines

HEAD = "0011"
"""The newest revision under ``versions``."""

KNOWN = frozenset({"0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0010", "0011"})


def revision_of(connection: Connection) -> str | None:
    """Return the revision a database is at; None for one without our tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision


def migrate(engines: Engines) -> bool:
    """Bring a database to `HEAD` and return whether anything had to be done; all of it or nothing.

    Raises:
        DatabaseUnusable: It was made by a newer program, or is somebody else's.
    """
    with engines.reading() as connection:
        if revision_of(connection) == HEAD:
            return False
    with engines.writing() as connection:
        engines.lock_key(connection, "frontdesk-migration")
        found = revision_of(connection)
        if found == HEAD:
            return False
        if found is not None and found not in KNOWN:
            raise DatabaseUnusable("This database was made by a newer Frontdesk. Update Frontdesk on this machine.")
        if found is None and inspect(connection).get_table_names():
            raise DatabaseUnusable("This database belongs to another program: it has tables, but none of Frontdesk's.")
        _upgrade(connection)
    # New indexes are uncounted: a plan that guesses about them may read the whole book for each row of a list.
    engines.tend()
    return True


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))
    command.upgrade(config, "head")
