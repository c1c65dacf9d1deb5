"""Reading days: what is shown first, then its neighbours; the newest wish wins, and nothing shown is ever blanked."""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from frontdesk.operations.gateway import Gateway, NotSent, Refused, SignedOut, Unanswered
from frontdesk.operations.link import Link
from frontdesk.operations.tasks import Tasks, together
from frontdesk.store.entities import DayKey
from frontdesk.store.store import Store

log = logging.getLogger(__name__)

KEPT_DAYS = 60
"""How many days stay loaded after they were last shown."""

_ABSENT = (NotSent, Unanswered, SignedOut)


class Loader:
    """Reads days, pinboards and reference data into the store, and knows how far they can be trusted.

    Attributes:
        shown: the days on screen.
        held: days that stay loaded whether anybody looks at them or not.
    """

    def __init__(self, gateway: Gateway, store: Store, link: Link, tasks: Tasks) -> None:
        self._gateway = gateway
        self._store = store
        self._link = link
        self._tasks = tasks
        self._showing: asyncio.Task[None] | None = None
        self._prefetching: asyncio.Task[None] | None = None
        self._again: asyncio.Task[None] | None = None
        self._reading_days: dict[DayKey, int] = {}
        self._reading_boards: dict[UUID, int] = {}
        self._trusted: set[DayKey] = set()
        self._trusted_boards: set[UUID] = set()
        self._recent: dict[DayKey, None] = {}
        self._lost: set[UUID] = set()
        self._doubt = 0
        self._trusts_reference = False
        self.shown: tuple[DayKey, ...] = ()
        self.held: frozenset[DayKey] = frozenset()

    async def show(self, location_id: UUID, days: Sequence[date]) -> None:
        """Read these days unless they are known; a later call ends this one. Raises ``GatewayError``."""
        self.shown = tuple((location_id, day) for day in days)
        for key in self.shown:
            self._recent.pop(key, None)
            self._recent[key] = None
        for task in (self._showing, self._prefetching):
            if task is not None:
                task.cancel()
        shown = self.shown
        name = f"show: {days[0] if days else 'nothing'}"
        task = self._showing = self._tasks.spawn(self._read_missing(shown), name, is_awaited=True)
        # Waiting for it, not awaiting it: a view that is closed meanwhile must not end what another may need.
        await asyncio.wait({task})
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            raise error
        if self.shown == shown and days:
            self._start_prefetching(location_id, days)

    async def refresh(self) -> None:
        """Read what is shown again. Raises ``GatewayError``."""
        self.distrust()
        shown = self.shown
        if shown:
            await self.show(shown[0][0], [day for _, day in shown])

    async def catch_up(self) -> None:
        """Read the reference data, if it is due, and whatever is loaded and no longer trusted, shown days first."""
        doubt = None
        while doubt != self._doubt:
            doubt = self._doubt
            await self._catch_up_once()

    async def _catch_up_once(self) -> None:
        if not self._trusts_reference:
            doubt = self._doubt
            await self.load_reference()
            self._trusts_reference = doubt == self._doubt
        shown = [key for key in self.shown if key not in self._trusted]
        if shown:
            await self.read_days(shown)
        for location_id in ({key[0] for key in self.shown} | self._store.loaded_pinboards()) - self._trusted_boards:
            await self.read_pinboard(location_id)
        # What nobody looks at is cheaper to read when it is wanted again than all at once now.
        self._store.release(self._store.loaded_days() - set(self.shown) - self._trusted - self.held)
        if self.shown:
            self._start_prefetching(self.shown[0][0], [day for _, day in self.shown])

    def ask_for(self, fields: frozenset[str]) -> None:
        """Have visits tell these further fields from now on; what lacks some is read again, what is shown at once."""
        if not self._gateway.ask_for(fields):
            return
        self._doubt += 1
        self._trusted.clear()
        if self.shown:
            if self._again is not None:
                self._again.cancel()
            self._again = self._tasks.spawn(self._read_more(), "show: further fields")

    async def _read_more(self) -> None:
        shown = self.shown
        await self.read_quietly([key for key in shown if key not in self._trusted])
        if shown and self.shown == shown:
            self._start_prefetching(shown[0][0], [day for _, day in shown])

    def seen_day(self) -> date | None:
        """Return the one day on screen, None when there are several."""
        return self.shown[0][1] if len(self.shown) == 1 else None

    def distrust(self) -> None:
        """Changes may have been missed: whatever is loaded must be read again before it counts as known."""
        self._doubt += 1
        self._trusted.clear()
        self._trusted_boards.clear()
        self._trusts_reference = False

    def known_days(self) -> frozenset[DayKey]:
        """Return the days that are loaded or being read, which changes therefore concern."""
        return self._store.loaded_days() | self._reading_days.keys()

    def known_pinboards(self) -> frozenset[UUID]:
        """Return the locations whose pinboard is loaded or being read."""
        return self._store.loaded_pinboards() | self._reading_boards.keys()

    async def load_reference(self) -> None:
        """Read places, people and lists again; what is at a location that is not among them any more is let go of."""
        reference = await self._gateway.reference()
        here = {row.id for row in reference.locations}
        self._lost = (self._lost | {row.id for row in self._store.reference.locations}) - here
        self._trusted = {key for key in self._trusted if key[0] in here}
        self._trusted_boards &= here
        self.shown = tuple(key for key in self.shown if key[0] in here)
        self.held = frozenset(key for key in self.held if key[0] in here)
        with self._store.batch():
            self._store.set_reference(reference)
            self._store.keep_only(here)

    async def read_days(self, keys: Iterable[DayKey], who: str | None = None) -> None:
        """Read days whatever is known of them, shown ones first."""
        wanted = sorted(set(keys), key=lambda key: (key not in self.shown, str(key[0]), key[1]))
        as_of, doubt = self._store.mark(), self._doubt
        by_location: dict[UUID, list[date]] = {}
        for location_id, day in wanted:
            by_location.setdefault(location_id, []).append(day)
        for key in wanted:
            self._reading_days[key] = self._reading_days.get(key, 0) + 1
        try:
            for location_id, days in by_location.items():
                truths = await self._gateway.days(location_id, days, self._store.zone(location_id))
                if location_id in self._lost:
                    continue
                with self._store.batch(who):
                    for truth in truths:
                        self._store.load_day(truth, as_of, who=who)
                if doubt == self._doubt:
                    self._trusted.update((location_id, truth.day) for truth in truths)
        finally:
            for key in wanted:
                self._reading_days[key] -= 1
                if not self._reading_days[key]:
                    del self._reading_days[key]
        self._let_go()

    async def read_pinboard(self, location_id: UUID, who: str | None = None) -> None:
        """Read a location's pinboard whatever is known of it."""
        as_of, doubt = self._store.mark(), self._doubt
        self._reading_boards[location_id] = self._reading_boards.get(location_id, 0) + 1
        try:
            rows = await self._gateway.pinboard(location_id)
        finally:
            self._reading_boards[location_id] -= 1
            if not self._reading_boards[location_id]:
                del self._reading_boards[location_id]
        if location_id in self._lost:
            return
        self._store.load_pinboard(location_id, rows, as_of, who=who)
        if doubt == self._doubt:
            self._trusted_boards.add(location_id)

    async def _read_missing(self, keys: Sequence[DayKey]) -> None:
        missing = [key for key in keys if key not in self._trusted]
        boards = {key[0] for key in keys} - self._trusted_boards
        async with together() as group:
            if missing:
                group.create_task(self.read_days(missing), name="show: days")
            for location_id in boards:
                group.create_task(self.read_pinboard(location_id), name="show: pinboard")

    def _start_prefetching(self, location_id: UUID, days: Sequence[date]) -> None:
        if self._prefetching is not None:
            self._prefetching.cancel()
        self._prefetching = self._tasks.spawn(self._prefetch(location_id, days), "show: neighbours")

    async def _prefetch(self, location_id: UUID, days: Sequence[date]) -> None:
        """Read as many days before and after, so that turning the page finds them."""
        page = _leading_run(days)
        span = timedelta(days=len(page))
        near = [day + by for by in (span, -span) for day in page]
        await self.read_quietly([(location_id, day) for day in near if (location_id, day) not in self._trusted])

    @property
    def knows_no_place(self) -> bool:
        """Whether the server has said that no location is open to whoever works here."""
        return self._trusts_reference and not self._store.reference.locations

    def unknown(self, keys: Iterable[DayKey]) -> list[DayKey]:
        """Return those of these days that would have to be read to be known."""
        return [key for key in keys if key not in self._trusted and not self._reading_days.get(key)]

    def knows_pinboard(self, location_id: UUID) -> bool:
        """Return whether a location's pinboard is as the server last told."""
        return location_id in self._trusted_boards

    async def read_quietly(self, keys: Sequence[DayKey]) -> None:
        """Read days nobody waits for."""
        try:
            if keys:
                await self.read_days(keys)
        except _ABSENT:
            self._link.trouble()
        except Refused as refusal:
            log.info("A day could not be read beside the one shown: %s", refusal.code)

    def _let_go(self) -> None:
        """Forget the days longest not shown when there are too many."""
        loaded = self._store.loaded_days() - set(self.shown) - self.held
        excess = len(loaded) - KEPT_DAYS
        if excess <= 0:
            return
        age = {key: number for number, key in enumerate(self._recent)}
        oldest = sorted(loaded, key=lambda key: (age.get(key, -1), key[1]))[:excess]
        self._store.release(oldest)
        self._trusted.difference_update(oldest)
        for key in oldest:
            self._recent.pop(key, None)


def _leading_run(days: Sequence[date]) -> Sequence[date]:
    """Return the page that is open: the first days as far as each follows the one before; others are shown aside."""
    for at in range(1, len(days)):
        if days[at] - days[at - 1] != timedelta(days=1):
            return days[:at]
    return days
