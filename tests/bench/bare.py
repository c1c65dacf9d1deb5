"""What an operation's SQL costs by itself: its statements are listened to and run again on a bare connection."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx
import psycopg
import sqlcipher3.dbapi2 as sqlcipher3
from sqlalchemy import Engine, event

sys.path.insert(0, str(Path(__file__).parent.parent))

from frontdesk.server.app import create_app
from frontdesk.server.cli.opening import FILE_NAME
from frontdesk.server.db.engines import open_engines
from frontdesk.server.db.planning import POSTGRESQL_PLANNING
from frontdesk.server.db.sqlite import READER_CACHE_KIB, WRITER_CACHE_KIB
from frontdesk.server.platform.unit import Database
from frontdesk.server.settings import Settings
from support.inprocess import InThisProcess

Statement = tuple[str, Any, bool]
_CHANGES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b")
PAGE, FRAME_HEAD, LOG_HEAD = 4096, 24, 32
"""Bytes of a page of SQLite, and of what precedes it and all of them in the write-ahead log."""

FILLER = 4000
"""Bytes of a row that has a page to itself."""


class Withheld(Exception):
    """Raised in place of a commit, so that the statements can be run again as they are."""


@contextmanager
def watched() -> Iterator[list[Statement]]:
    """Collect the statements sent inside of the block; what they change is not committed."""
    sent: list[Statement] = []

    def note(_connection: Any, _cursor: Any, sql: str, parameters: Any, _context: Any, executemany: bool) -> None:
        if not sql.startswith("BEGIN"):
            sent.append((sql, parameters, executemany))

    def withhold(_connection: Any) -> None:
        if any(_CHANGES.match(sql) for sql, _, _ in sent):
            raise Withheld

    event.listen(Engine, "before_cursor_execute", note)
    event.listen(Engine, "commit", withhold)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)
        event.remove(Engine, "commit", withhold)


class BareSql:
    """A practice without a server: a client that runs the operations in this process, and a bare connection."""

    def __init__(self, place: list[str]) -> None:
        kind, where = place
        path = Path(where) / FILE_NAME if kind == "--data-dir" else None
        self._path = path or Path()
        self._database = Database(open_engines(path or where))
        app = create_app(Settings(), self._database)
        self.client = httpx.Client(transport=InThisProcess(app), base_url="http://127.0.0.1")
        self._connection: Any
        if path is not None:
            self._connection = sqlcipher3.connect(str(path), isolation_level=None, cached_statements=256)
            for pragma in ("foreign_keys = ON", "synchronous = FULL"):
                self._connection.execute(f"PRAGMA {pragma}")
        else:
            self._connection = psycopg.connect(where, autocommit=True, options=POSTGRESQL_PLANNING)
        self._is_sqlite = path is not None

    def __enter__(self) -> BareSql:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.client.close()
        self._connection.close()
        self._database.close()

    def commit_like(self, act: Callable[[], object]) -> None:
        """Do something, and from now on commit as many pages as it wrote; PostgreSQL writes rows, and commits one."""
        if self._is_sqlite:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        act()
        pages = 1
        if self._is_sqlite:
            log = self._path.with_name(f"{self._path.name}-wal")
            pages = max(1, (log.stat().st_size - LOG_HEAD) // (PAGE + FRAME_HEAD))
        self._make_pages(pages)

    def times(self, statements: list[Statement], times: int) -> list[float]:
        """Run the statements so often in one transaction, all rows fetched, and return how many milliseconds each took.

        Statements that change something are taken back, and other pages are changed and committed in their place
        (`commit_like`): it is the disk that a commit waits for.
        """
        changes = any(_CHANGES.match(sql) for sql, _, _ in statements)
        begin = "BEGIN IMMEDIATE" if changes and self._is_sqlite else "BEGIN"
        cursor = self._connection.cursor()
        if self._is_sqlite:
            cursor.execute(f"PRAGMA cache_size = {-(WRITER_CACHE_KIB if changes else READER_CACHE_KIB)}")
        took = []
        for _ in range(times):
            started = time.perf_counter()
            cursor.execute(begin)
            for sql, parameters, is_many in statements:
                if is_many:
                    cursor.executemany(sql, parameters)
                    continue
                cursor.execute(sql, parameters)
                if cursor.description is not None:
                    cursor.fetchall()
            if changes:
                self._roll_back(cursor)
                cursor.execute(begin)
                cursor.execute(self._change_pages)
            cursor.execute("COMMIT")
            took.append((time.perf_counter() - started) * 1000)
        return took

    def _roll_back(self, cursor: Any) -> None:
        if self._is_sqlite:
            cursor.execute("ROLLBACK")
        else:
            # Past psycopg, which forgets with it what it has prepared; the server commits, and keeps that.
            self._connection.pgconn.exec_(b"ROLLBACK")

    def _make_pages(self, pages: int) -> None:
        cursor = self._connection.cursor()
        cursor.execute("DROP TABLE IF EXISTS bench_pages")
        cursor.execute("CREATE TABLE bench_pages (number INTEGER PRIMARY KEY, filler BYTEA)")
        filler = "?" if self._is_sqlite else "%s"
        for number in range(pages):
            cursor.execute(f"INSERT INTO bench_pages VALUES ({number}, {filler})", (bytes(FILLER),))  # noqa: S608

    @property
    def _change_pages(self) -> str:
        # A page that would be the same is not written.
        return (
            f"UPDATE bench_pages SET filler = randomblob({FILLER})"  # noqa: S608
            if self._is_sqlite
            else "UPDATE bench_pages SET number = number"
        )
