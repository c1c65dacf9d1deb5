"""Reading a list again after changes: gathered, one at a time, and tried until it worked."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from frontdesk.operations.gateway import GatewayError, Refused
from frontdesk.operations.link import Link, Pace
from frontdesk.operations.tasks import Tasks

log = logging.getLogger(__name__)

_GATHERED = 8
"""Lists beside the board are in no hurry: so many times the pace at which the board gathers changes."""


class Rereading:
    """Keeps one list true. Asked often, it reads once."""

    def __init__(self, read: Callable[[], Awaitable[None]], name: str, link: Link, tasks: Tasks, pace: Pace) -> None:
        """*read* may raise ``GatewayError``; *name* names the task."""
        self._read = read
        self._name = name
        self._link = link
        self._tasks = tasks
        self._pace = pace
        self._is_wanted = False
        self._task: asyncio.Task[None] | None = None

    def ask(self) -> None:
        """Read soon; several wishes within a moment are one."""
        self._is_wanted = True
        if self._task is None or self._task.done():
            self._task = self._tasks.spawn(self._run(), f"read again: {self._name}")

    async def _run(self) -> None:
        attempt = 0
        while self._is_wanted:
            await asyncio.sleep(self._pace.gather * _GATHERED)
            self._is_wanted = False
            try:
                await self._read()
                attempt = 0
            except Refused as refusal:
                log.warning("%s could not be read: %s", self._name, refusal.code)
            except GatewayError:
                self._is_wanted = True
                attempt += 1
                self._link.trouble()
                await asyncio.sleep(self._pace.retry(attempt) if attempt > 1 else 0)
                await self._link.restored()
