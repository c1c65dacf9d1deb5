"""Forgetting what is kept for a time only: old events, old answers, dead tokens."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import datetime, timedelta

from anyio import to_thread
from sqlalchemy import Connection, delete, func, select, update

from frontdesk.server.db.tables import events, idempotency, org_counters, organisations, tokens
from frontdesk.server.platform import idempotency as repeated
from frontdesk.server.platform.gate import described
from frontdesk.server.platform.unit import Database

log = logging.getLogger("frontdesk.server")

EVENTS_KEPT = timedelta(days=7)
FIRST_AFTER_SECONDS = 60.0
EVERY_SECONDS = 3600.0


def forget_old(connection: Connection, now: datetime) -> None:
    """Delete what has outlived its time, organisation by organisation."""
    for org_id in connection.execute(select(organisations.c.id)).scalars().all():
        old = (events.c.org_id == org_id, events.c.occurred_at < now - EVENTS_KEPT)
        last = connection.execute(select(func.max(events.c.id)).where(*old)).scalar()
        if last is not None:
            # By id: what a listener resumes from must have no hole behind it.
            connection.execute(delete(events).where(events.c.org_id == org_id, events.c.id <= last))
            connection.execute(update(org_counters).where(org_counters.c.org_id == org_id).values(forgotten_event=last))
        connection.execute(
            delete(idempotency).where(idempotency.c.org_id == org_id, idempotency.c.created_at < now - repeated.KEPT)
        )
        connection.execute(delete(tokens).where(tokens.c.org_id == org_id, tokens.c.expires_at < now))


class Housekeeper:
    """Does it every hour while the server runs."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin on the running event loop; the first round waits until the server has settled."""
        self._task = asyncio.get_running_loop().create_task(self._rounds(), name="housekeeper")

    async def stop(self) -> None:
        """Stop."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _rounds(self) -> None:
        pause = FIRST_AFTER_SECONDS
        while True:
            await asyncio.sleep(pause)
            pause = EVERY_SECONDS
            try:
                await to_thread.run_sync(self._round)
            except Exception as error:  # noqa: BLE001 - the next round tries again
                log.warning("housekeeping", extra={"fields": described(error)})

    def _round(self) -> None:
        with self._database.engines.writing() as connection:
            # Workers of one server come at the same time; the second finds nothing left to do.
            self._database.engines.lock_key(connection, "housekeeping")
            forget_old(connection, self._database.clock())
        self._database.engines.tend()
