"""What the database says when it refuses, turned into an answer or another try."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from frontdesk.server.db.engines import DatabaseBusy, DatabaseGone
from frontdesk.server.platform.caller import Caller
from frontdesk.server.platform.errors import ApiProblem, ConflictProblem, InvalidProblem, SlotTaken, Unavailable
from frontdesk.server.platform.unit import Database, WriteUnit

T = TypeVar("T")

ATTEMPTS = 4
TRY_AGAIN = frozenset({"40001", "40P01"})
"""PostgreSQL's words for "the others were in the way": serialisation failure and deadlock."""

REFERRED_TO = "23503"
"""PostgreSQL's word for a reference to a row that is not there, or the end of one that is referred to."""

CANNOT_WRITE = ("database is locked", "disk is full", "disk I/O error", "readonly database", "unable to open database")
"""SQLite's words for what somebody at the machine has to put right."""


def in_transaction(database: Database, caller: Caller, work: Callable[[WriteUnit], T]) -> T:
    """Run *work* in one transaction and return its result, from the start again if other transactions were in the way.

    Raises:
        ApiProblem: Also for what the database itself refuses: an overlap, a duplicate, a row still in use.
        Unavailable: It could not be done now; nothing was changed.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with database.write(caller) as unit:
                return work(unit)
        except (DBAPIError, DatabaseBusy, PoolTimeout) as error:
            # What was there when it was read may just have been deleted: asked again, it is found to be gone.
            is_worth_it = _state(error) in TRY_AGAIN or (_state(error) == REFERRED_TO and attempt == 1)
            if not is_worth_it or attempt == ATTEMPTS:
                problem = problem_of(error)
                if problem is None:
                    raise
                raise problem from error
            time.sleep(random.uniform(0.005, 0.03) * attempt)  # noqa: S311 - only to get out of each other's way
    raise AssertionError("unreachable")


def problem_of(error: Exception) -> ApiProblem | None:
    """Return the refusal that an error of the database stands for, or None if it is a fault of ours."""
    if isinstance(error, DatabaseGone):
        return Unavailable(str(error))
    if isinstance(error, DatabaseBusy | PoolTimeout):
        return Unavailable()
    return _refused(error) if isinstance(error, DBAPIError) else None


def _refused(error: DBAPIError) -> ApiProblem | None:
    state = _state(error)
    if isinstance(error, IntegrityError):
        said = str(error.orig)
        if state == "23P01" or "slot_taken" in said:
            return SlotTaken()
        if state == "23505" or "UNIQUE" in said:
            return ConflictProblem("duplicate", "There is already one like this.")
        if state == REFERRED_TO or "FOREIGN KEY" in said:
            return ConflictProblem("in_use", "Other records still refer to this, or it refers to one that is gone.")
    if state[:2] == "22":
        return InvalidProblem((), "A value cannot be stored.", "value_error")
    if state[:2] == "08" or state[:3] == "57P" or _is_away(error):
        return Unavailable("The database cannot be reached at this moment. Try again.")
    if state in TRY_AGAIN or state == "55P03" or state[:2] in ("53", "57"):
        return Unavailable()
    said = str(error.orig)
    if any(reason in said for reason in CANNOT_WRITE):
        return Unavailable("The database cannot be written at this moment. Nothing was changed.")
    return None


def _is_away(error: DBAPIError) -> bool:
    # A PostgreSQL that does not even answer has no state to give.
    silent = isinstance(error, OperationalError) and getattr(error.orig, "sqlstate", "") is None
    return silent or error.connection_invalidated


def _state(error: Exception) -> str:
    return str(getattr(getattr(error, "orig", None), "sqlstate", None) or "")
