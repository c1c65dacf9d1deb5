"""What both engines share: how a database fails, and what is done about it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event
from sqlalchemy.exc import SQLAlchemyError

log = logging.getLogger("frontdesk.server")

WRITE_WAIT_SECONDS = 30.0


class DatabaseUnusable(Exception):
    """The database cannot be used; the message tells the person at the machine why."""


class DatabaseBusy(Exception):
    """The write lock did not become free in time; nothing was changed."""


class DatabaseGone(DatabaseBusy):
    """The file was removed or exchanged under the running program; the message tells people what to do."""


@contextmanager
def if_it_can(what: str) -> Iterator[None]:
    """Log that *what* could not be counted, and go on: uncounted, rows are only found more slowly."""
    try:
        yield
    except (SQLAlchemyError, DatabaseBusy) as error:
        log.warning("not counted", extra={"fields": {"what": what, "error": type(error).__qualname__}})


def keep_no_more(engine: Engine) -> None:
    """Have each connection closed that is given back from now on: a thread may still work with one at the end."""
    event.listen(engine, "checkin", lambda _connection, record: record.invalidate())
