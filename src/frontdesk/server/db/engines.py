"""The two engines, behind one face: a consistent read, one write transaction, a lock on operatories."""

from __future__ import annotations

import logging
import os
import re
import secrets
import stat
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic, perf_counter
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Connection, Engine, Select, create_engine, event, func, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, QueuePool

from frontdesk.server.db.fairlock import FairLock
from frontdesk.server.db.notices import CHANNEL, Notice, in_words, listening
from frontdesk.server.db.tables import metadata, operatories

log = logging.getLogger("frontdesk.server")

OLDEST_SQLITE = (3, 51, 3)
"""SQLite before this can corrupt a database in WAL mode."""

PRIVATE = 0o600
"""The mode of a database's files: patients are in them, and what people sign in with."""
WRITE_WAIT_SECONDS = 30.0
SQLITE_READERS = 6
COUNTED_ROWS = 1000
IDLE_SECONDS = 2.0
"""A connection to PostgreSQL that was left for so long is asked whether it still stands before it is used."""
READER_CACHE_KIB, WRITER_CACHE_KIB = 4096, 16384


POSTGRESQL_PLANNING = "-c timezone=UTC -c join_collapse_limit=4 -c random_page_cost=1.1 -c enable_mergejoin=off"
"""How PostgreSQL is to plan for us.

Visits are joined with nine tables that only name what they refer to: trying those in every order takes several times as
long as reading the visits (3.8 against 0.7 ms to plan a page of them). Four at a time is as many as any statement has
whose order matters. No disk of today seeks: to believe it does would have the patients of a week looked for among all
patients of the practice. And what few visits have, as tags, is not to be merged with the visits in the order of their
ids: PostgreSQL expects that to end early, and reads half of the book.
"""


def plan_once(connection: Connection) -> None:
    """Have what this transaction asks from now on planned once per connection, whatever the values.

    For questions that find a few rows by an index at any time of any day. PostgreSQL does not know that: for all it can
    tell the span asked for may be long, and in a long book it plans each time anew, which takes longer than to look.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL plan_cache_mode = force_generic_plan")


class DatabaseUnusable(Exception):
    """The database cannot be used; the message tells the person at the machine why."""


class DatabaseBusy(Exception):
    """The write lock did not become free in time; nothing was changed."""


class DatabaseGone(DatabaseBusy):
    """The file was removed or exchanged under the running program; the message tells people what to do."""


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


class SqliteEngines:
    """One file, one write connection behind a fair lock, a few readers that see the last commit."""

    dialect = "sqlite"

    def __init__(self, path: Path) -> None:
        import sqlcipher3.dbapi2 as driver

        if driver.sqlite_version_info < OLDEST_SQLITE:
            raise DatabaseUnusable(
                f"SQLite {driver.sqlite_version} can damage the database; Frontdesk needs "
                f"{'.'.join(map(str, OLDEST_SQLITE))} or newer. Reinstall Frontdesk to get it."
            )
        self.path = path
        _keep_private(path)
        self._driver = driver
        self._lock = FairLock()
        self._file: tuple[int, int] | None = None
        self.on_wait: Callable[[float], None] | None = None
        self._writer = self._engine("BEGIN IMMEDIATE", query_only=False, pool_size=1)
        self._readers = self._engine("BEGIN", query_only=True, pool_size=SQLITE_READERS)
        self._prepare()

    def _engine(self, begin: str, *, query_only: bool, pool_size: int) -> Engine:
        def connect() -> Any:
            connection = self._driver.connect(
                str(self.path), isolation_level=None, check_same_thread=False, timeout=10.0, cached_statements=256
            )
            cursor = connection.cursor()
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.execute("PRAGMA synchronous = FULL")
            cursor.execute(f"PRAGMA cache_size = {-READER_CACHE_KIB if query_only else -WRITER_CACHE_KIB}")
            if query_only:
                cursor.execute("PRAGMA query_only = ON")
            else:
                cursor.execute("PRAGMA journal_mode = WAL")
            cursor.close()
            return connection

        engine = create_engine(
            "sqlite://",
            module=self._driver,
            creator=connect,
            poolclass=QueuePool,
            pool_size=pool_size,
            max_overflow=0,
            hide_parameters=True,
        )

        def do_begin(dbapi_connection: PoolProxiedConnection) -> None:
            dbapi_connection.cursor().execute(begin)

        # Not by listening to the engine: once anybody listens, every statement looks for whom to tell.
        engine.dialect.do_begin = do_begin  # type: ignore[method-assign]
        return engine

    def _prepare(self) -> None:
        try:
            with self.writing() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        except Exception as error:
            self.close()
            raise DatabaseUnusable(self._why(error)) from error
        self._file = self._file_now()

    def _file_now(self) -> tuple[int, int] | None:
        """Return what tells the file at our path from every other one, or None if there is none."""
        try:
            found = os.stat(self.path)  # noqa: PTH116 - asked with every request, and three times as quick
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _require_own_file(self) -> None:
        """Refuse to work on a file that nobody finds any more, or on another one than before.

        What is open stays open when a file is removed: all would seem well, and be lost with the end of the program.
        """
        if self._file is not None and self._file_now() != self._file:
            raise DatabaseGone(
                f"{self.path.name} was removed or exchanged while the server ran. Stop the server, put the file back "
                "and start it again."
            )

    def _why(self, error: Exception) -> str:
        said = str(getattr(error, "orig", error)).lower()
        if "not a database" in said or "malformed" in said or "corrupt" in said:
            return f"{self.path} is damaged or is not a Frontdesk database. Restore it from a backup."
        if "readonly" in said or "read-only" in said or "unable to open" in said:
            return f"{self.path} cannot be written: no permission, or the folder does not exist."
        if "locked" in said:
            return f"{self.path} is in use by another program."
        if "full" in said:
            return f"The disk that holds {self.path} is full."
        return f"{self.path} cannot be opened ({type(error).__name__})."

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the last commit and cannot write."""
        self._require_own_file()
        with self._readers.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one write connection, to whoever has waited longest, already holding the database's write lock."""
        began = perf_counter()
        if not self._lock.acquire(WRITE_WAIT_SECONDS):
            raise DatabaseBusy
        if self.on_wait is not None:
            self.on_wait(perf_counter() - began)
        try:
            self._require_own_file()
            with self._writer.connect() as connection, connection.begin():
                yield connection
        finally:
            self._lock.release()

    def lock_operatories(self, connection: Connection, org_id: UUID, operatory_ids: Sequence[UUID]) -> None:
        """Do nothing: the transaction already keeps every other writer out."""

    def lock_key(self, connection: Connection, key: str) -> None:
        """Do nothing: the transaction already keeps every other writer out."""

    def tell(self, connection: Connection, kind: str, said: str) -> None:
        """Do nothing: a file tells nobody; who wants to know has to look."""

    def listening(self) -> None:
        """Give nothing to listen to."""
        return

    def pools(self) -> dict[str, Engine]:
        """Give the readers' and the writer's."""
        return {"readers": self._readers, "writer": self._writer}

    def why_read_only(self, connection: Connection) -> str | None:
        """Write a little beside the file: the disk may be full, or mounted for reading only by now."""
        try:
            with TemporaryFile(dir=self.path.parent, buffering=0) as probe:
                probe.write(bytes(4096))
        except OSError:
            return "The disk cannot be written."
        return None

    def tend(self) -> None:
        """Count what the indexes hold, where that has changed much since the last time.

        Every index begins with the organisation. Uncounted, SQLite takes that for a fine choice by itself and may
        read the whole book to show a day.
        """
        with _if_it_can("indexes"), self.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA analysis_limit = {COUNTED_ROWS}")
            connection.exec_driver_sql("PRAGMA optimize = 0x10002")
        # Connections plan by the counts they found when they were opened.
        self._readers.dispose()

    def close(self) -> None:
        """Close all connections; the last one folds the log back into the file."""
        for engine in (self._readers, self._writer):
            _keep_no_more(engine)
        if self._file is not None:
            self.tend()
        self._readers.dispose()
        self._writer.dispose()


def _keep_private(path: Path) -> None:
    """Have nobody else read a database from its first moment on, whatever folder it is in, nor one that was there.

    SQLite gives its log the mode of the file. What cannot be done is told of by whoever opens the file next, and what
    belongs to somebody else is theirs to open to others.
    """
    if sys.platform == "win32":
        return
    with suppress(OSError):
        # Only where there is none: to close a file lets go of all locks that this process holds on it.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
    for file in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm"))):
        with suppress(OSError):
            found = file.stat()
            if found.st_uid == os.geteuid() and stat.S_IMODE(found.st_mode) & ~PRIVATE:
                file.chmod(PRIVATE)


@contextmanager
def _if_it_can(what: str) -> Iterator[None]:
    """Log that *what* could not be counted, and go on: uncounted, rows are only found more slowly."""
    try:
        yield
    except (SQLAlchemyError, DatabaseBusy) as error:
        log.warning("not counted", extra={"fields": {"what": what, "error": type(error).__qualname__}})


def _keep_no_more(engine: Engine) -> None:
    """Have each connection closed that is given back from now on: a thread may still work with one at the end."""
    event.listen(engine, "checkin", lambda _connection, record: record.invalidate())


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
        with _if_it_can("tables"), self.writing() as connection:
            grown = connection.execute(_GROWN, {"names": list(metadata.tables)}).scalars().all()
        for name in grown:
            # One at a time: broken off, PostgreSQL undoes the counts, and yet keeps that the table was counted.
            with _if_it_can(name), self.writing() as connection:
                connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
                # What somebody else is counting already needs no waiting for.
                connection.exec_driver_sql(f"ANALYZE (SKIP_LOCKED) {name}")

    def close(self) -> None:
        """Close all connections."""
        _keep_no_more(self._writer)
        self._writer.dispose()
