"""Keeps the days around today at hand for the hours without a server: loaded, and in a copy on disk."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import UUID

from frontdesk.domain.localtime import local_date
from frontdesk.operations.gateway import SignedIn
from frontdesk.operations.link import Link, Pace
from frontdesk.operations.loader import Loader
from frontdesk.operations.outcome import ConnectionState
from frontdesk.store.changes import ChangeSet
from frontdesk.store.entities import DayKey
from frontdesk.store.offline import Changed, Kept, Person
from frontdesk.store.store import Store

log = logging.getLogger(__name__)

DAYS_EITHER_WAY = 14
"""So many days before today and after it stay readable without the server (product.md)."""
DAYS_AT_ONCE = 7
STILL_TRUE_SECONDS = 60.0
"""As often, at least, the copy notes that it is still true."""
LONGEST_WAIT_SECONDS = 300.0
"""After failures, the copy is tried again after so long at the latest."""


class Copy(Protocol):
    """Where days are kept beyond the life of the window; both block, and are called in a thread."""

    def write(self, changed: Changed) -> None:
        """Keep what has changed. Raises ``OSError``."""

    def read(self) -> Kept | None:
        """Return what was kept."""


class Keeper:
    """Reads the days around today of the location that is open, a week at a time and gently, and keeps them."""

    def __init__(self, store: Store, loader: Loader, link: Link, clock: Callable[[], datetime], pace: Pace) -> None:
        self._store, self._loader, self._link = store, loader, link
        self._clock, self._pace = clock, pace
        self._copy: Copy | None = None
        self._person: Person | None = None
        self._changed: set[DayKey] = set()
        self._written: set[DayKey] = set()
        self._boards: set[UUID] = set()
        self._is_new = True
        self._whole_at: datetime | None = None
        self._again_at: datetime | None = None
        self._failures = 0
        self._writing = asyncio.Lock()

    def use(self, copy: Copy) -> None:
        """Keep everything in this copy from now on."""
        self._copy, self._is_new, self._whole_at = copy, True, None
        self._written.clear()
        self._boards.update(self._store.loaded_pinboards())

    def know(self, who: SignedIn) -> None:
        """Remember whose desk it is."""
        if who.organisation_id is not None:
            person = Person(who.user_id, who.user_name, who.organisation_id, who.organisation_name, who.role)
            self._person, self._is_new = person, self._is_new or person != self._person

    async def run(self) -> None:
        """Go on until cancelled."""
        unsubscribe = self._store.subscribe(self._note)
        try:
            while True:
                await asyncio.sleep(self._pace.keep)
                if self._link.state is ConnectionState.LIVE:
                    await self._read_on()
                    if self._again_at is None or self._clock() >= self._again_at:
                        await self.write()
        finally:
            unsubscribe()

    async def read(self) -> Kept | None:
        """Return what the copy holds; None where there is none."""
        return await asyncio.to_thread(self._copy.read) if self._copy is not None else None

    async def write(self) -> None:
        """Bring the copy up to date, as far as the server has told and this desk can trust it."""
        copy, now = self._copy, self._clock()
        if copy is None or self._person is None or not (self._loader.shown or self._loader.knows_no_place):
            return
        async with self._writing:
            held = frozenset(self._wanted())
            self._forget_others(held)
            doubted = set(self._loader.unknown(held))
            wanted = (held - doubted) & (self._changed | (held - self._written))
            told = {key: day for key in wanted if (day := self._store.told_day(key)) is not None}
            days = frozenset(told)
            boards = {place for place in self._boards if self._loader.knows_pinboard(place)}
            is_whole = bool(held) and not doubted and held <= self._written | days
            is_due = self._whole_at is None or (now - self._whole_at).total_seconds() >= STILL_TRUE_SECONDS
            if not (days or boards or self._is_new or (is_whole and is_due)):
                return
            span = [day for _, day in held] or [local_date(now, "UTC")]
            changed = Changed(
                now,
                min(span),
                max(span),
                {place for place, _ in held} if is_whole else (),
                self._person if self._is_new else None,
                self._store.reference.lists() if self._is_new else None,
                list(told.values()),
                {place: self._store.told_pinboard(place) for place in boards},
            )
            was_new, self._is_new = self._is_new, False
            self._changed -= days
            self._boards -= boards
            try:
                await asyncio.to_thread(copy.write, changed)
            except OSError as problem:
                self._changed |= days
                self._boards |= boards
                self._is_new = self._is_new or was_new
                self._wait_after(problem)
            else:
                self._written |= days
                self._again_at, self._failures = None, 0
                self._whole_at = now if is_whole else self._whole_at

    def _wait_after(self, problem: OSError) -> None:
        """A file that is in use is free again soon; a disk that is full, less soon."""
        if not self._failures:
            log.warning("The copy for the hours without a server could not be written: %s", problem)
        self._failures += 1
        wait = min(self._pace.keep * 2.0**self._failures, LONGEST_WAIT_SECONDS)
        self._again_at = self._clock() + timedelta(seconds=wait)

    def _forget_others(self, held: frozenset[DayKey]) -> None:
        """What changes while it is not held is written anew once it is."""
        self._written -= self._changed - held
        self._changed &= held

    async def _read_on(self) -> None:
        """Read the next days that are not known."""
        held = self._loader.held = frozenset(self._wanted())
        missing = sorted(self._loader.unknown(held), key=lambda key: self._distance(key[1]))
        await self._loader.read_quietly(missing[:DAYS_AT_ONCE])

    def _wanted(self) -> Iterator[DayKey]:
        for location_id in {key[0] for key in self._loader.shown}:
            today = local_date(self._clock(), self._store.zone(location_id))
            for by in range(-DAYS_EITHER_WAY, DAYS_EITHER_WAY + 1):
                yield location_id, today + timedelta(days=by)

    def _distance(self, day: date) -> int:
        """How far from today; what is ahead comes first."""
        by = (day - local_date(self._clock(), "UTC")).days
        return 2 * by if by >= 0 else -2 * by + 1

    def _note(self, changes: ChangeSet) -> None:
        self._changed |= changes.days
        self._boards |= changes.pinboards
        self._is_new = self._is_new or changes.reference
