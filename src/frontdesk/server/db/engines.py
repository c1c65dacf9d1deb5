"""The two engines, behind one face: a consistent read, one write transaction, a lock on operatories."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from pathlib import Path
from typing import Protocol
from uuid import UUID

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from frontdesk.server.db.common import DatabaseBusy, DatabaseGone, DatabaseUnusable
from frontdesk.server.db.notices import Notice
from frontdesk.server.db.postgresql import PostgresqlEngines
from frontdesk.server.db.sqlite import SqliteEngines

__all__ = ["DatabaseBusy", "DatabaseGone", "DatabaseUnusable", "Engines", "open_engines"]


class Engines(Protocol):
    """What both engines can do."""

    dialect: str
    on_wait: Callable[[float], None] | None
    """Told the seconds a write has waited for a lock, each time it may have had to."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees one moment and cannot write."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Give a transaction that commits at the end of the block."""

    def lock_operatories(self, connection: Connection, org_id: UUID, operatory_ids: Sequence[UUID]) -> None:
        """Keep other transactions out of these rooms until this one ends; ids come sorted."""

    def lock_key(self, connection: Connection, key: str) -> None:
        """Keep other transactions that ask for the same key waiting until this one ends."""

    def tell(self, connection: Connection, kind: str, said: str) -> None:
        """Tell the other processes on this database, if and when the transaction commits."""

    def listening(self) -> AbstractAsyncContextManager[AsyncIterator[Notice]] | None:
        """Give what the others tell from now on; None where the engine cannot carry it."""

    def pools(self) -> dict[str, Engine]:
        """Give the engines that have a pool of connections of their own, by what the pool is for."""

    def why_read_only(self, connection: Connection) -> str | None:
        """Return in a sentence why nothing can be written now, or None; *connection* is one for reading."""

    def tend(self) -> None:
        """Do what keeps statements quick as the tables grow; cheap when there is nothing to do.

        Nothing depends on it: what cannot be done now is logged and left for the next time.
        """

    def close(self) -> None:
        """Close all connections."""


def open_engines(database: str | Path) -> Engines:
    """Open a database: a path for SQLite, a ``postgresql://`` address for PostgreSQL.

    Raises:
        DatabaseUnusable: It cannot be opened, with the reason in words.
    """
    if isinstance(database, Path):
        return SqliteEngines(database)
    try:
        url = make_url(database)
    except ArgumentError as error:
        raise DatabaseUnusable("This is not a database address; it looks like postgresql://host/name.") from error
    if url.drivername == "sqlite" and url.database:
        return SqliteEngines(Path(url.database))
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return PostgresqlEngines(database)
    raise DatabaseUnusable(f"Databases of kind “{url.drivername}” are not supported; use postgresql://host/name.")
