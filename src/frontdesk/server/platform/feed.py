"""The events behind a given one: read from the database, or shared by all who listen.

Who may hear of one is decided here: whoever sees its location, but of what is somebody's own only that user, and of a
user only that user and admins.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic_core import to_json
from sqlalchemy import Integer, Row, bindparam, select

from frontdesk.server.db.tables import events, org_counters
from frontdesk.server.platform.caller import Caller, Permission
from frontdesk.server.platform.ledger import OWN
from frontdesk.server.platform.unit import ReadUnit

BATCH = 500
SHARED = 1000
"""How many of an organisation's latest events are kept at hand while somebody listens."""
OF_USERS = "user."

_POSITIONS = select(org_counters.c.last_event, org_counters.c.forgotten_event).where(
    org_counters.c.org_id == bindparam("org")
)
_AFTER = (
    select(events)
    .where(events.c.org_id == bindparam("org"), events.c.id > bindparam("after"))
    .order_by(events.c.id)
    .limit(bindparam("most", type_=Integer))
)


@dataclass(frozen=True, slots=True)
class Told:
    """An event as it is told, and who hears of it: ``only`` that user, with ``or_admins`` also admins; None is all."""

    data: dict[str, Any]
    location_id: UUID | None
    only: UUID | None
    or_admins: bool

    def is_for(self, who: Caller) -> bool:
        """Return whether *who* may hear of it."""
        if self.only is not None and self.only != who.user_id and not (self.or_admins and who.may(Permission.USERS)):
            return False
        return who.sees(self.location_id)

    def message(self) -> bytes:
        """Return it as it is streamed."""
        return message(self.data["type"], self.data["id"], self.data)


@dataclass(frozen=True, slots=True)
class Batch:
    """Events in order, with the counters they were read beside; ``is_reset`` says that some are not kept any more."""

    rows: list[Told]
    last_id: int
    is_reset: bool
    has_more: bool


def read_after(unit: ReadUnit, after: int | None, limit: int = BATCH, *, unfiltered: bool = False) -> Batch:
    """Return what the caller may see of the events behind *after*, or all; None means from now on.

    ``last_id`` is where to go on: it also passes over events that the caller may not see.
    """
    counters = unit.one(_POSITIONS, {"org": unit.org_id})
    if after is None:
        return Batch([], counters.last_event, is_reset=False, has_more=False)
    # An id from the future comes from a database that was put back to an earlier state.
    if after < counters.forgotten_event or after > counters.last_event:
        return Batch([], counters.last_event, is_reset=True, has_more=False)
    found = unit.rows(_AFTER, {"org": unit.org_id, "after": after, "most": limit})
    told = map(_told, found)
    seen = list(told) if unfiltered else [each for each in told if each.is_for(unit.caller)]
    return Batch(seen, found[-1].id if found else after, is_reset=False, has_more=len(found) == limit)


def _told(row: Row[Any]) -> Told:
    is_user = row.type.startswith(OF_USERS)
    only = row.actor_id if row.type.startswith(OWN) else row.entity_id if is_user else None
    return Told(_wire(row), row.location_id, only, is_user)


def _wire(row: Row[Any]) -> dict[str, Any]:
    return {
        "id": row.id,
        "type": row.type.removeprefix(OWN),
        "entity_id": row.entity_id,
        "version": row.version,
        "location_id": row.location_id,
        "dates": row.dates,
        "actor_id": row.actor_id,
        "actor_name": row.actor_name or None,
        "client_id": row.client_id or None,
        "occurred_at": row.occurred_at,
    }


def message(name: str, event_id: int, data: dict[str, Any]) -> bytes:
    """Return an event as it is streamed."""
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (event_id, name.encode(), to_json(data))


class Feed:
    """An organisation's latest events, each read and put into words once for everybody who listens.

    ``waiting`` are the listeners; ``last`` is the newest event known here, None until the first look.
    """

    def __init__(self) -> None:
        self.waiting: set[asyncio.Event] = set()
        self.last: int | None = None
        self._first = 0
        self._told: list[tuple[Told, bytes]] = []

    def holds(self, position: int | None) -> bool:
        """Return whether everything behind *position* is at hand."""
        return position is not None and self.last is not None and self._first <= position <= self.last

    def after(self, position: int, who: Caller) -> bytes:
        """Return what *who* may see of the events behind a position that the feed `holds`."""
        new: list[bytes] = []
        for told, said in reversed(self._told):
            if told.data["id"] <= position:
                break
            if told.is_for(who):
                new.append(said)
        return b"".join(reversed(new))

    def add(self, batch: Batch) -> None:
        """Take in what was read behind `last`."""
        if self.last is None or batch.is_reset:
            self._told.clear()
            self._first = batch.last_id
        self._told += [(told, told.message()) for told in batch.rows]
        self.last = batch.last_id
        if len(self._told) > 2 * SHARED:
            self._first = self._told[-SHARED - 1][0].data["id"]
            del self._told[:-SHARED]

    def wake(self) -> None:
        """Let the listeners look."""
        for listener in self.waiting:
            listener.set()
