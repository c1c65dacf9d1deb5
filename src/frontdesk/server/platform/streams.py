"""Live changes: what happened after a given event, as it happens."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import suppress
from functools import partial
from uuid import UUID

from anyio import to_thread
from sqlalchemy import select

from frontdesk.server.db.tables import org_counters
from frontdesk.server.platform.caller import Caller, Role
from frontdesk.server.platform.feed import Batch, Feed, message, read_after
from frontdesk.server.platform.unit import EVENT_NOTICE, Database

POLL_SECONDS = {"postgresql": 0.2, "sqlite": 1.0}
"""How often to look for other processes' changes; our own wake the streams without it."""
SAFETY_POLL_SECONDS = 5.0
"""How often to look while the others' changes are told to us."""
LAST_READ_SECONDS = 2.0


class EventHub:
    """Wakes the streams of an organisation as soon as a change of it has committed, in whatever process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._loop: asyncio.AbstractEventLoop | None = None
        self._feeds: dict[UUID, Feed] = {}
        self._stirred: set[UUID] = set()
        self._is_stirred = asyncio.Event()
        self._look_now = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._closing = False
        database.on_commit.append(self._committed)
        database.neighbours.hear(EVENT_NOTICE, lambda said: self._stir(UUID(hex=said)))
        database.neighbours.turns.append(self._look_now.set)

    def start(self) -> None:
        """Begin on the running event loop."""
        self._loop = asyncio.get_running_loop()
        self._closing = False
        self._look_now.clear()
        self._tasks = [
            self._loop.create_task(self._fetch(), name="event-fetcher"),
            self._loop.create_task(self._poll(), name="event-poller"),
        ]

    def close(self) -> None:
        """End all streams at once; call it on the event loop."""
        self._closing = True
        for feed in self._feeds.values():
            feed.wake()
        self._is_stirred.set()
        self._look_now.set()

    async def stop(self) -> None:
        """End all streams and the looking for changes."""
        self.close()
        tasks, self._tasks, self._loop = self._tasks, [], None
        if tasks:
            # A read under way is let finish: cut off, it would leave its connection behind.
            _, stuck = await asyncio.wait(tasks, timeout=LAST_READ_SECONDS)
            for task in stuck:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task

    @property
    def listeners(self) -> int:
        """How many streams are open."""
        return sum(len(feed.waiting) for feed in self._feeds.values())

    def _committed(self, org_id: UUID) -> None:
        loop = self._loop
        if loop is not None:
            # The loop may close between the two lines when the server ends; nobody listens then.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._stir, org_id)

    def _stir(self, org_id: UUID) -> None:
        if org_id in self._feeds:
            self._stirred.add(org_id)
            self._is_stirred.set()

    async def _fetch(self) -> None:
        while not self._closing:
            await self._is_stirred.wait()
            self._is_stirred.clear()
            stirred, self._stirred = self._stirred, set()
            for org_id in stirred:
                feed = self._feeds.get(org_id)
                if feed is not None:
                    # What fails here is found by the next look: a database that is away may come back.
                    with suppress(Exception):
                        await self._bring_up_to_date(org_id, feed)

    async def _bring_up_to_date(self, org_id: UUID, feed: Feed) -> None:
        everybody = Caller(org_id, "", org_id, Role.READ_ONLY)
        while True:
            batch = await to_thread.run_sync(partial(self._read, everybody, feed.last, unfiltered=True))
            feed.add(batch)
            feed.wake()
            if not batch.has_more or self._closing:
                return

    async def _poll(self) -> None:
        while not self._closing:
            listening = self._database.neighbours.is_listening
            pause = SAFETY_POLL_SECONDS if listening else POLL_SECONDS[self._database.engines.dialect]
            with suppress(TimeoutError):
                await asyncio.wait_for(self._look_now.wait(), pause)
            self._look_now.clear()
            if not self._feeds or self._closing:
                continue
            with suppress(Exception):  # a database that is away is noticed by the requests, and may come back
                newest = await to_thread.run_sync(self._newest, list(self._feeds))
                for org_id, last in newest.items():
                    feed = self._feeds.get(org_id)
                    if feed is not None and feed.last != last:
                        self._stir(org_id)

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
    ) -> AsyncGenerator[bytes, None]:
        """Give the events behind *after* as Server-Sent Events until *seconds* have passed or the server ends.

        An id without data passes over what the caller may not see, so that it is not read again; it is told seldom.

        *still_welcome* is asked before anything more is told for the caller as it is by then: a revoked token hears no
        more, and who was bound to fewer locations hears no more of the others.
        """
        wake = asyncio.Event()
        feed = self._feeds.setdefault(who.org_id, Feed())
        feed.waiting.add(wake)
        asked = time.monotonic()
        until = asked + seconds
        try:
            position = said = after
            greeted = False
            while not self._closing:
                wake.clear()
                welcome = await still_welcome() if greeted else who
                if welcome is None:
                    return
                who = welcome
                if greeted and position is not None and feed.holds(position):
                    told, position = feed.after(position, who), feed.last
                    if told:
                        yield told
                else:
                    batch = await to_thread.run_sync(partial(self._read, who, position))
                    position = batch.last_id
                    if batch.is_reset or not greeted:
                        # An id without data: nothing happens at the listener, but it can resume from here.
                        said = after if batch.rows else position
                        greeting = b"retry: 1000\n%s\n" % _bookmark(said)
                        yield message("reset", position, {"last_id": position}) if batch.is_reset else greeting
                    greeted = True
                    if batch.rows:
                        yield b"".join(told.message() for told in batch.rows)
                    if batch.has_more:
                        continue
                quiet_until = min(until, asked + keep_alive)
                with suppress(TimeoutError):
                    await asyncio.wait_for(wake.wait(), max(0.0, quiet_until - time.monotonic()))
                if time.monotonic() >= until:
                    break
                if time.monotonic() >= asked + keep_alive:
                    asked = time.monotonic()
                    passed, said = position != said, position
                    yield b"%s: still here\n\n" % (_bookmark(said) if passed else b"")
            if position != said:
                yield b"%s\n" % _bookmark(position)
        finally:
            feed.waiting.discard(wake)
            if not feed.waiting:
                self._feeds.pop(who.org_id, None)

    def _read(self, who: Caller, after: int | None, *, unfiltered: bool = False) -> Batch:
        with self._database.read(who) as unit:
            return read_after(unit, after, unfiltered=unfiltered)


def _bookmark(position: int | None) -> bytes:
    """Return the line that says where to resume."""
    return b"" if position is None else b"id: %d\n" % position
