"""A practice in one file."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import PoolProxiedConnection, QueuePool

from frontdesk.server.db.common import (
    WRITE_WAIT_SECONDS,
    DatabaseBusy,
    DatabaseGone,
    DatabaseUnusable,
    if_it_can,
    keep_no_more,
)
from frontdesk.server.db.fairlock import FairLock

OLDEST_SQLITE = (3, 51, 3)
"""SQLite before this can corrupt a database in WAL mode."""

PRIVATE = 0o600
"""The mode of a database's files: patients are in them, and what people sign in with."""
SQLITE_READERS = 6
COUNTED_ROWS = 1000
READER_CACHE_KIB, WRITER_CACHE_KIB = 4096, 16384


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
        with if_it_can("indexes"), self.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA analysis_limit = {COUNTED_ROWS}")
            connection.exec_driver_sql("PRAGMA optimize = 0x10002")
        # Connections plan by the counts they found when they were opened.
        self._readers.dispose()

    def close(self) -> None:
        """Close all connections; the last one folds the log back into the file."""
        for engine in (self._readers, self._writer):
            keep_no_more(engine)
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
