"""Holds that have reached their minute leave the book, with history and event, so that every desk hears of it.

Nothing waits for this: from that minute on a hold is in nobody's way, and desks stop showing it by themselves.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from anyio import to_thread
from sqlalchemy import Connection, select

from frontdesk.server import resources_common as common
from frontdesk.server.blockouts.service import BLOCKOUT
from frontdesk.server.db.tables import blockouts, organisations
from frontdesk.server.platform.caller import Caller, Role
from frontdesk.server.platform.gate import described
from frontdesk.server.platform.retrying import in_transaction
from frontdesk.server.platform.unit import Database, WriteUnit

log = logging.getLogger("frontdesk.server")

EVERY_SECONDS = 5.0
SOURCE, LAPSED = "lapse", "lapsed"
"""How the history tells a hold that ran out from one that somebody took away."""

B = blockouts.c


def holders_of_lapsed(connection: Connection, now: datetime) -> list[Caller]:
    """Return whose holds have reached their minute, each with the organisation, as whoever takes them away."""
    o = organisations.c
    statement = (
        select(o.id, B.held_by_id, B.held_by)
        .join_from(organisations, blockouts, B.org_id == o.id)
        .where(B.expires_at <= now)
        .distinct()
    )
    rows = connection.execute(statement.order_by(o.id, B.held_by_id)).all()
    return [Caller(row.held_by_id, row.held_by, row.id, Role.FRONT_DESK, source=SOURCE) for row in rows]


def remove_lapsed(unit: WriteUnit) -> list[UUID]:
    """Take the caller's holds that have reached their minute off the book; return which they were.

    Several workers may come at once: what another is taking away, or somebody is lengthening, is left to them.
    """
    statement = (
        select(blockouts)
        .where(B.org_id == unit.org_id, B.held_by_id == unit.caller.user_id, B.expires_at <= unit.now)
        .order_by(B.id)
        .with_for_update(skip_locked=True)
    )
    rows = unit.rows(statement)
    for row in rows:
        common.remove(unit, BLOCKOUT, row, location_id=row.location_id, dates=[row.schedule_date], action=LAPSED)
    return [row.id for row in rows]


class Lapses:
    """Does it every few seconds while the server runs; where nothing has lapsed, it costs a look at a short index."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._task: asyncio.Task[None] | None = None
        self._failing: set[tuple[UUID, UUID] | None] = set()

    def start(self) -> None:
        """Begin on the running event loop."""
        self._task = asyncio.get_running_loop().create_task(self._rounds(), name="lapses")

    async def stop(self) -> None:
        """Stop; what has lapsed meanwhile goes after the next start."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _rounds(self) -> None:
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            try:
                await self.round()
            except Exception as error:  # noqa: BLE001 - the next round tries again
                self._fails(None, error)
            else:
                self._failing.discard(None)

    async def round(self) -> None:
        """Take away what has lapsed by now, in a worker thread."""
        await to_thread.run_sync(self.look)

    def look(self) -> None:
        """Take away what has lapsed by now."""
        with self._database.engines.reading() as connection:
            callers = holders_of_lapsed(connection, self._database.clock())
        still: set[tuple[UUID, UUID] | None] = {None}
        for caller in callers:
            whose = (caller.org_id, caller.user_id)
            try:
                in_transaction(self._database, caller, remove_lapsed)
            except Exception as error:  # noqa: BLE001 - what one person's holds do must not keep the others' on the book
                self._fails(whose, error)
                still.add(whose)
        self._failing &= still

    def _fails(self, whose: tuple[UUID, UUID] | None, error: Exception) -> None:
        """Log the first failure in a row, of one person's holds or of a whole round; it is tried every few seconds."""
        if whose not in self._failing:
            self._failing.add(whose)
            log.warning("holds could not lapse", extra={"fields": described(error)})
