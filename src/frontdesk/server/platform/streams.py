"""Live changes: what happened after a given event, as it happens."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from anyio import to_thread
from pydantic_core import to_json
from sqlalchemy import Row, select

from frontdesk.server.db.tables import events, org_counters
from frontdesk.server.platform.caller import Caller
from frontdesk.server.platform.unit import Database, ReadUnit

BATCH = 500
POLL_SECONDS = {"postgresql": 0.2, "sqlite": 1.0}
"""How often to look for other processes' changes; our own wake the streams without it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Events in order, with the counters they were read beside; ``is_reset`` says that some are not kept any more."""

    rows: list[dict[str, Any]]
    last_id: int
    is_reset: bool
    has_more: bool


def read_after(unit: ReadUnit, after: int | None, limit: int = BATCH) -> Batch:
    """Return what the caller may see of the events behind *after*; None means from now on.

    ``last_id`` is where to go on: it also passes over events that the caller may not see.
    """
    c = org_counters.c
    counters = unit.one(select(c.last_event, c.forgotten_event).where(c.org_id == unit.org_id))
    if after is None:
        return Batch([], counters.last_event, is_reset=False, has_more=False)
    # An id from the future comes from a database that was put back to an earlier state.
    if after < counters.forgotten_event or after > counters.last_event:
        return Batch([], counters.last_event, is_reset=True, has_more=False)
    found = unit.rows(
        select(events).where(events.c.org_id == unit.org_id, events.c.id > after).order_by(events.c.id).limit(limit)
    )
    seen = [_wire(row) for row in found if unit.caller.sees(row.location_id)]
    return Batch(seen, found[-1].id if found else after, is_reset=False, has_more=len(found) == limit)


def _wire(row: Row[Any]) -> dict[str, Any]:
    return {
        "id": row.id,
        "type": row.type,
        "entity_id": row.entity_id,
        "version": row.version,
        "location_id": row.location_id,
        "dates": row.dates,
        "actor_id": row.actor_id,
        "actor_name": row.actor_name or None,
        "client_id": row.client_id or None,
        "occurred_at": row.occurred_at,
    }


class EventHub:
    """Wakes the streams of an organisation as soon as a change of it has committed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listening: dict[UUID, set[asyncio.Event]] = {}
        self._seen: dict[UUID, int] = {}
        self._poller: asyncio.Task[None] | None = None
        self._closing = False
        database.on_commit.append(self._committed)

    def start(self) -> None:
        """Begin on the running event loop."""
        self._loop = asyncio.get_running_loop()
        self._closing = False
        self._poller = self._loop.create_task(self._poll(), name="event-poller")

    def close(self) -> None:
        """End all streams at once; call it on the event loop."""
        self._closing = True
        for waiting in self._listening.values():
            for wake in waiting:
                wake.set()

    async def stop(self) -> None:
        """End all streams and the looking for other processes' changes."""
        self.close()
        poller, self._poller, self._loop = self._poller, None, None
        if poller is not None:
            poller.cancel()
            with suppress(asyncio.CancelledError):
                await poller

    @property
    def listeners(self) -> int:
        """How many streams are open."""
        return sum(map(len, self._listening.values()))

    def _committed(self, org_id: UUID) -> None:
        loop = self._loop
        if loop is not None:
            # The loop may close between the two lines when the server ends; nobody listens then.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._wake, org_id)

    def _wake(self, org_id: UUID) -> None:
        for wake in self._listening.get(org_id, ()):
            wake.set()

    async def _poll(self) -> None:
        pause = POLL_SECONDS[self._database.engines.dialect]
        while True:
            await asyncio.sleep(pause)
            if not self._listening:
                continue
            with suppress(Exception):  # a database that is away is noticed by the requests, and may come back
                newest = await to_thread.run_sync(self._newest, list(self._listening))
                for org_id, last in newest.items():
                    if self._seen.get(org_id) != last:
                        self._seen[org_id] = last
                        self._wake(org_id)

    def _newest(self, org_ids: list[UUID]) -> dict[UUID, int]:
        c = org_counters.c
        with self._database.engines.reading() as connection:
            rows = connection.execute(select(c.org_id, c.last_event).where(c.org_id.in_(org_ids))).all()
            return {row.org_id: row.last_event for row in rows}

    async def stream(
        self,
        who: Caller,
        after: int | None,
        *,
        seconds: float,
        keep_alive: float,
        still_welcome: Callable[[], Awaitable[Caller | None]],
    ) -> AsyncIterator[bytes]:
        """Give the events behind *after* as Server-Sent Events until *seconds* have passed or the server ends.

        *still_welcome* is asked with every keep-alive for the caller as it is by then: a revoked token stops
        listening, and who was bound to fewer locations hears no more of the others.
        """
        wake = asyncio.Event()
        waiting = self._listening.setdefault(who.org_id, set())
        waiting.add(wake)
        asked = time.monotonic()
        until = asked + seconds
        try:
            position = after
            greeted = False
            while not self._closing:
                wake.clear()
                batch = await to_thread.run_sync(partial(self._read, who, position))
                position = batch.last_id
                if batch.is_reset:
                    yield _message("reset", position, {"last_id": position})
                elif not greeted:
                    # An id without data: nothing happens at the listener, but it can resume from here.
                    yield b"retry: 1000\nid: %d\n\n" % (position if after is None else after)
                greeted = True
                for row in batch.rows:
                    yield _message(row["type"], row["id"], row)
                if batch.has_more:
                    continue
                quiet_until = min(until, asked + keep_alive)
                with suppress(TimeoutError):
                    await asyncio.wait_for(wake.wait(), max(0.0, quiet_until - time.monotonic()))
                if time.monotonic() >= until:
                    return
                if time.monotonic() >= asked + keep_alive:
                    asked = time.monotonic()
                    welcome = await still_welcome()
                    if welcome is None:
                        return
                    who = welcome
                    yield b": still here\n\n"
        finally:
            waiting.discard(wake)
            if not waiting:
                self._listening.pop(who.org_id, None)

    def _read(self, who: Caller, after: int | None) -> Batch:
        with self._database.read(who) as unit:
            return read_after(unit, after)


def _message(name: str, event_id: int, data: dict[str, Any]) -> bytes:
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (event_id, name.encode(), to_json(data))
