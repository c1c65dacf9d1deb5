"""The other processes on the same database: telling them, hearing them, and not losing them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError

from frontdesk.server.db.engines import Engines

log = logging.getLogger("frontdesk.server")

FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 10.0


class Neighbours:
    """Passes on what other workers, servers and commands tell through the database.

    Only PostgreSQL carries words from one process to another; on SQLite nothing is ever heard. ``is_listening`` says
    whether everything told by now is also heard; what must not be missed has to be looked for while it is not, and
    once when it changes, which is when the functions in ``turns`` are called. All of them run on the event loop.
    """

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._handlers: dict[str, Callable[[str], None]] = {}
        self._task: asyncio.Task[None] | None = None
        self.is_listening = False
        self.turns: list[Callable[[], None]] = []

    def hear(self, kind: str, handler: Callable[[str], None]) -> None:
        """Call *handler* with what another process says about *kind*."""
        self._handlers[kind] = handler

    def tell(self, kind: str, said: str) -> None:
        """Tell the others at once; for what belongs to a transaction there is `Engines.tell`.

        They may not hear it: the database can be away. Call it in a worker thread.
        """
        if self._task is None:
            return
        with suppress(SQLAlchemyError), self._engines.writing() as connection:
            self._engines.tell(connection, kind, said)

    def start(self) -> None:
        """Begin to listen, on the running event loop."""
        if self._engines.listening() is not None:
            self._task = asyncio.get_running_loop().create_task(self._keep_listening(), name="neighbours")

    async def stop(self) -> None:
        """Stop."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _keep_listening(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while True:
            try:
                heard = self._engines.listening()
                assert heard is not None  # noqa: S101 - `start` asked
                async with heard as notices:
                    pause = FIRST_PAUSE_SECONDS
                    self._turn(listening=True)
                    async for notice in notices:
                        handler = self._handlers.get(notice.kind)
                        if handler is not None:
                            handler(notice.said)
            except Exception as error:  # noqa: BLE001 - whatever it was, others have to be heard again
                if self.is_listening:
                    log.warning("listening interrupted", extra={"fields": {"error": type(error).__qualname__}})
            finally:
                self._turn(listening=False)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    def _turn(self, *, listening: bool) -> None:
        if self.is_listening != listening:
            self.is_listening = listening
            for turned in self.turns:
                turned()
