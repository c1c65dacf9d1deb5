"""The unit of work: one request's view of the database, or its one transaction.

A write is one transaction that holds the change, its history, its event and the answer to repeat; either all of
them are there afterwards or none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, CursorResult, Executable, Row

from frontdesk.server.db.engines import Engines
from frontdesk.server.db.planning import plan_once
from frontdesk.server.db.types import utc_now
from frontdesk.server.platform.caller import Caller, Permission, Role
from frontdesk.server.platform.ledger import PendingEvent, PendingHistory, changed_fields, write_ledger
from frontdesk.server.platform.neighbours import Neighbours

__all__ = ["EVENT_NOTICE", "Caller", "Database", "Permission", "ReadUnit", "Role", "WriteUnit"]

EVENT_NOTICE = "event"
"""Tells the other processes that an organisation has new events; its id goes with it."""


@dataclass(slots=True)
class ReadUnit:
    """One consistent view of the database for one caller; ``now`` stands still for its whole life.

    ``true_until`` is when what was read stops being so by itself, without any change; None when it never does.
    ``is_planned_once`` says whether `plan_once` was asked for, and not undone.
    """

    connection: Connection
    caller: Caller
    now: datetime
    true_until: datetime | None = None
    is_planned_once: bool = False

    def plan_once(self) -> None:
        """Have what is asked from now on planned once per connection (`planning.plan_once`); said but once."""
        if not self.is_planned_once:
            plan_once(self.connection)
            self.is_planned_once = True

    def true_only_until(self, instant: datetime) -> None:
        """Note that something that was read says otherwise from *instant* on."""
        self.true_until = instant if self.true_until is None else min(self.true_until, instant)

    @property
    def org_id(self) -> UUID:
        """The organisation every statement has to name."""
        return self.caller.org_id

    def rows(self, statement: Executable, parameters: Any = None) -> Sequence[Row[Any]]:
        """Return all rows."""
        return self.connection.execute(statement, parameters).all()

    def one(self, statement: Executable, parameters: Any = None) -> Row[Any]:
        """Return the only row; more or fewer is an error."""
        return self.connection.execute(statement, parameters).one()

    def first(self, statement: Executable, parameters: Any = None) -> Row[Any] | None:
        """Return the first row, or None."""
        return self.connection.execute(statement, parameters).first()

    def scalar(self, statement: Executable, parameters: Any = None) -> Any:
        """Return the first column of the first row, or None."""
        return self.connection.execute(statement, parameters).scalar()


class WriteUnit(ReadUnit):
    """A transaction. What `record` and `emit` are told is written at its end, numbered in the order of commits."""

    __slots__ = ("_engines", "_events", "_history")

    def __init__(self, connection: Connection, caller: Caller, now: datetime, engines: Engines) -> None:
        super().__init__(connection, caller, now)
        self._engines = engines
        self._history: list[PendingHistory] = []
        self._events: list[PendingEvent] = []

    def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        """Run a statement that changes rows. A list of parameters runs it once for each."""
        return self.connection.execute(statement, parameters)

    def lock_operatories(self, operatory_ids: Iterable[UUID | None]) -> None:
        """Keep everybody else out of these rooms until the transaction ends.

        Call it before looking for conflicts, once, with every room concerned: the order of locks is what keeps two
        transactions from waiting for each other.
        """
        wanted = sorted({operatory_id for operatory_id in operatory_ids if operatory_id is not None})
        if wanted:
            self._engines.lock_operatories(self.connection, self.org_id, wanted)

    def lock_key(self, *what: object) -> None:
        """Keep everybody else who names the same out until the transaction ends; what is asked afterwards sees theirs.

        For what must not be there twice and has no row yet that could be locked: call it before looking whether it is
        there. All who ask for the same key ask for it at the same place among the other locks, be it before the rooms
        or after rooms and visits.
        """
        self._engines.lock_key(self.connection, "/".join(map(str, (self.org_id, *what))))

    def record(
        self,
        entity: str,
        entity_id: UUID,
        action: str,
        changes: Mapping[str, tuple[Any, Any]] | None = None,
        *,
        location_id: UUID | None = None,
        from_status: str | None = None,
        to_status: str | None = None,
        note: str = "",
    ) -> None:
        """Put a change into the history.

        Args:
            entity: Kind of thing, as in "appointment".
            entity_id: Which one.
            action: What was done, as in "moved".
            changes: Field to (old, new); fields that did not change are left out.
            location_id: Where, so that the history can be shown by location.
            from_status: Status before, for things that have one.
            to_status: Status after.
            note: What the caller said about it.
        """
        self._history.append(
            PendingHistory(
                entity, entity_id, action, changed_fields(changes or {}), location_id, from_status, to_status, note
            )
        )

    def emit(
        self,
        type: str,  # noqa: A002 - the wire's name
        entity_id: UUID,
        version: int | None = None,
        location_id: UUID | None = None,
        dates: Iterable[date] = (),
    ) -> None:
        """Tell the listeners what changed: ids, version and the location's local dates, never what it says."""
        self._events.append(PendingEvent(type, entity_id, version, location_id, tuple(sorted(set(dates)))))

    @property
    def event_count(self) -> int:
        """How many events listeners will have to fetch once this commits."""
        return len(self._events)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Try a part of the work: if it raises, that part is undone, and with it what it recorded and emitted."""
        savepoint = self.connection.begin_nested()
        before = len(self._history), len(self._events)
        is_planned_once = self.is_planned_once
        try:
            yield
        except BaseException:
            savepoint.rollback()
            del self._history[before[0] :], self._events[before[1] :]
            # How to plan was said to the database within what it has just undone.
            self.is_planned_once = is_planned_once
            raise
        savepoint.commit()

    def flush_ledger(self) -> None:
        """Write history and events; nothing may be recorded afterwards."""
        write_ledger(self.connection, self.caller, self.now, self._history, self._events)
        if self._events:
            self._engines.tell(self.connection, EVENT_NOTICE, self.org_id.hex)
        self._history.clear()
        self._events.clear()


class Database:
    """The two ways in: `read` and `write`.

    ``on_commit`` callbacks are told the organisation after a transaction with events has committed, on the
    thread that committed it; other processes hear an `EVENT_NOTICE` through ``neighbours``.
    """

    def __init__(self, engines: Engines, clock: Callable[[], datetime] = utc_now) -> None:
        self.engines = engines
        self.clock = clock
        self.neighbours = Neighbours(engines)
        self.on_commit: list[Callable[[UUID], None]] = []
        self.on_emitted: Callable[[int], None] | None = None

    @contextmanager
    def read(self, caller: Caller) -> Iterator[ReadUnit]:
        """Give a view in which everything is of one moment."""
        with self.engines.reading() as connection:
            yield ReadUnit(connection, caller, self.clock())

    @contextmanager
    def write(self, caller: Caller) -> Iterator[WriteUnit]:
        """Give a transaction: committed at the end of the block, undone if it raises."""
        with self.engines.writing() as connection:
            unit = WriteUnit(connection, caller, self.clock(), self.engines)
            yield unit
            events = unit.event_count
            unit.flush_ledger()
        if events:
            if self.on_emitted is not None:
                self.on_emitted(events)
            for told in self.on_commit:
                told(caller.org_id)

    def close(self) -> None:
        """Give all connections back."""
        self.engines.close()
