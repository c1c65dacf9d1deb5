"""Starts telling programs of changes once the server has settled; until then nothing of it is even brought in."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from importlib import import_module

from anyio import to_thread

from frontdesk.server.platform.unit import Database

FIRST_AFTER_SECONDS = 5.0


class Courier:
    """Runs `delivery.Delivery` for as long as the server does."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin on the running event loop."""
        self._task = asyncio.get_running_loop().create_task(self._run(), name="opendental-courier")

    async def stop(self) -> None:
        """Stop, in the middle of a request if need be: what was not told is told after the next start."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _run(self) -> None:
        await asyncio.sleep(FIRST_AFTER_SECONDS)
        delivery = await to_thread.run_sync(import_module, "frontdesk.server.opendental.delivery")
        await delivery.Delivery(self._database).run()
