"""A practice, or many, on a PostgreSQL server."""

from __future__ import annotations

import re
import secrets
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager
from time import monotonic, perf_counter
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, Select, create_engine, event, func, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from frontdesk.server.db.common import WRITE_WAIT_SECONDS, DatabaseUnusable, if_it_can, keep_no_more
from frontdesk.server.db.notices import CHANNEL, Notice, in_words, listening
from frontdesk.server.db.planning import POSTGRESQL_PLANNING
from frontdesk.server.db.tables import metadata, operatories

IDLE_SECONDS = 2.0
"""A connection to PostgreSQL that was left for so long is asked whether it still stands before it is used."""


def _ask_idle_ones(engine: Engine) -> None:
    """Have connections replaced that the server gave up while nobody used them.

    To ask each before every transaction, as pools do, is one more way there and back for nearly all of them.
    """

    def note(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info["left at"] = monotonic()

    def ask(connection: Any, record: ConnectionPoolEntry, _proxy: Any) -> None:
        if monotonic() - record.info.get("left at", monotonic()) < IDLE_SECONDS:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error

    event.listen(engine, "checkin", note)
    event.listen(engine, "checkout", ask)


_GROWN = text("""
    SELECT CAST(CAST(c.oid AS regclass) AS text)
    FROM pg_class c JOIN pg_stat_user_tables s ON s.relid = c.oid
    CROSS JOIN LATERAL (
        SELECT pg_relation_size(c.oid) / CAST(current_setting('block_size') AS bigint) AS pages
    ) AS now
    WHERE c.relname = ANY(:names) AND pg_table_is_visible(c.oid) AND now.pages > 0
    AND (now.pages > 1.1 * c.relpages OR coalesce(s.last_analyze, s.last_autoanalyze) IS NULL)
    ORDER BY c.relname
""")
"""By their size: how many rows were written since is told to others a moment late, even to who wrote them."""


_NO_DATABASE = re.compile(r'FATAL:\s+database ".*" does not exist')
_NO_SIGN_IN = re.compile(
    r'FATAL:.*(authentication failed|role ".*" does not exist|no pg_hba\.conf entry)|no password supplied'
)


def _why_not_connected(address: str, error: BaseException) -> str:
    """Return in a sentence why PostgreSQL does not let us in, without the password.

    The client library hands on no SQLSTATE of a connection that was refused (3D000, 28P01, 28000), only the server's
    words; of a server that speaks another language than English, no more is said than that one was.
    """
    url, said = make_url(address), str(error)
    where = f"The PostgreSQL server at {url.host or url.query.get('host') or 'this machine'}"
    if _NO_DATABASE.search(said):
        return f"{where} has no database {url.database}. Make it with createdb, or check the name in the address."
    if _NO_SIGN_IN.search(said):
        return f"{where} refuses the sign-in of {url.username or 'this user'}. Check the user and the password."
    return (
        f"The PostgreSQL database at {url.host or 'this machine'} cannot be reached or refuses the sign-in "
        f"({type(error).__name__}). Check the address, user and password."
    )


class PostgresqlEngines:
    """A PostgreSQL database; readers get one snapshot, writers lock the operatories they mean to fill."""

    dialect = "postgresql"

    def __init__(self, url: str) -> None:
        engine = create_engine(
            make_url(url).set(drivername="postgresql+psycopg"),
            pool_size=10,
            max_overflow=10,
            pool_timeout=WRITE_WAIT_SECONDS,
            hide_parameters=True,
            connect_args={
                # Whoever has waited for a lock must see what the one before committed, whatever the database is set to.
                "options": f"{POSTGRESQL_PLANNING} -c lock_timeout=10s -c statement_timeout=30s "
                r"-c idle_in_transaction_session_timeout=60s -c default_transaction_isolation=read\ committed",
                "connect_timeout": 10,
            },
        )
        _ask_idle_ones(engine)
        self._me = secrets.token_hex(4)
        self.on_wait: Callable[[float], None] | None = None
        self._writer = engine
        self._readers = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        try:
            with self.writing() as connection:
                connection.execute(text("SELECT 1"))
        except Exception as error:
            self.close()
            raise DatabaseUnusable(_why_not_connected(url, getattr(error, "orig", error))) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment and cannot write."""
        with self._readers.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a transaction that commits at the end of the block."""
        with self._writer.connect() as connection, connection.begin():
            yield connection

    def lock_operatories(self, connection: Connection, org_id: UUID, operatory_ids: Sequence[UUID]) -> None:
        """Lock the rooms' rows in the order of their ids, which every transaction keeps."""
        self._wait_for(
            connection,
            select(operatories.c.id)
            .where(operatories.c.org_id == org_id, operatories.c.id.in_(operatory_ids))
            .order_by(operatories.c.id)
            .with_for_update(key_share=True),
        )

    def lock_key(self, connection: Connection, key: str) -> None:
        """Take an advisory lock on the key until the transaction ends."""
        self._wait_for(connection, select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))

    def _wait_for(self, connection: Connection, lock: Select[Any]) -> None:
        began = perf_counter()
        connection.execute(lock).all()
        if self.on_wait is not None:
            self.on_wait(perf_counter() - began)

    def tell(self, connection: Connection, kind: str, said: str) -> None:
        """Have the server notify the others when it commits; undone, nobody hears of it."""
        connection.execute(select(func.pg_notify(CHANNEL, in_words(self._me, Notice(kind, said)))))

    def listening(self) -> AbstractAsyncContextManager[AsyncIterator[Notice]]:
        """Listen on a connection of its own, beside the pool."""
        _, connect = self._writer.dialect.create_connect_args(self._writer.url)
        return listening(self._me, {"connect_timeout": 10, **connect})

    def pools(self) -> dict[str, Engine]:
        """Give the one pool that readers and writers share."""
        return {"all": self._writer}

    def why_read_only(self, connection: Connection) -> str | None:
        """Ask whether this is a standby, which follows another server and takes no changes of its own."""
        is_standby = connection.execute(select(func.pg_is_in_recovery())).scalar()
        return "The database is a standby and takes no changes." if is_standby else None

    def tend(self) -> None:
        """Count what the tables hold that have grown by a tenth since that was last done.

        PostgreSQL does so by itself, but minutes after a table was filled, and not at all where autovacuum is off; a
        list of recalls took half a minute until then.
        """
        grown: Sequence[str] = ()
        with if_it_can("tables"), self.writing() as connection:
            grown = connection.execute(_GROWN, {"names": list(metadata.tables)}).scalars().all()
        for name in grown:
            # One at a time: broken off, PostgreSQL undoes the counts, and yet keeps that the table was counted.
            with if_it_can(name), self.writing() as connection:
                connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
                # What somebody else is counting already needs no waiting for.
                connection.exec_driver_sql(f"ANALYZE (SKIP_LOCKED) {name}")

    def close(self) -> None:
        """Close all connections."""
        keep_no_more(self._writer)
        self._writer.dispose()
