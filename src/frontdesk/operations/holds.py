"""Holds: a place kept while phoning, shown on every desk with who holds it, and gone by itself at its minute.

Whoever holds a place may book it, and the server takes the hold off the book with the booking; this desk shows that at
once, and undoing the booking holds the place again for whatever was left.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4, uuid5

from frontdesk.client import SchedulingClient
from frontdesk.contract.blockouts import BlockoutOut, ExtendHoldIn, HoldIn
from frontdesk.domain.holds import USUAL_MINUTES, minutes_left
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_date, local_hours
from frontdesk.domain.speech import say, say_count
from frontdesk.domain.statuses import ON_THE_BOOK
from frontdesk.operations import translate
from frontdesk.operations.answers import told
from frontdesk.operations.errands import Errand, Once
from frontdesk.operations.gateway import GONE, GatewayError, NotSent, Refused, Unanswered
from frontdesk.operations.heirs import Heirs
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.shownblockouts import Rows, showing
from frontdesk.operations.visits import Words
from frontdesk.operations.wording import place
from frontdesk.operations.writes import Settled
from frontdesk.store.changes import ChangeSet, PendingBlockouts
from frontdesk.store.entities import Blockout, Slot

log = logging.getLogger(__name__)

USUAL_PLACE = timedelta(minutes=60)
"""How much is held where somebody only says from when on."""

_A_MOMENT = 0.01
"""Seconds; a timer may ring a little before its time."""


class Holds:
    """Everything that is done with places held while phoning."""

    def __init__(self, means: Means, client: SchedulingClient) -> None:
        self._means = means
        self._client = client
        self._heirs = Heirs()
        self._placing: dict[UUID, asyncio.Event] = {}
        self._waiting_for: datetime | None = None
        self._wait: asyncio.Task[None] | None = None
        means.visits.holds = self
        means.store.subscribe(self._on_changes)

    # Looking

    def at(self, slot: Slot) -> Rows:
        """Return the holds that meet a slot, whoever holds it."""
        store = self._means.store
        view = store.day(slot.location_id, local_date(slot.interval.start, store.zone(slot.location_id)))
        return tuple(
            row
            for row in (view.blockouts if view is not None else ())
            if row.is_hold and row.operatory_id == slot.operatory_id and row.interval.overlaps(slot.interval)
        )

    def mine_at(self, slot: Slot) -> Rows:
        """Return what this person holds of a slot."""
        return tuple(row for row in self.at(slot) if self.is_mine(row))

    def is_mine(self, hold: Blockout) -> bool:
        """Say whether whoever works at this desk holds the place."""
        return hold.holder_id is not None and hold.holder_id == self._means.store.user_id

    def left(self, hold: Blockout) -> int:
        """Return the minutes a hold still has."""
        if hold.expires_at is None:
            return 0
        return minutes_left(hold.expires_at, self._means.store.server_now())

    def stretched(self, slot: Slot) -> Slot:
        """Return the place that begins there and is as long as most visits, or as whatever comes next lets it be."""
        store = self._means.store
        start, end = slot.interval.start, slot.interval.start + USUAL_PLACE
        view = store.day(slot.location_id, local_date(start, store.zone(slot.location_id)))
        if view is not None:
            taken = [row.interval for row in view.blockouts if row.operatory_id in (None, slot.operatory_id)]
            taken += [
                row.interval
                for row in view.appointments
                if row.interval is not None and row.operatory_id == slot.operatory_id and row.status in ON_THE_BOOK
            ]
            ahead = [one.start for one in taken if one.start > start]
            end = max(min([end, view.bounds.end, *ahead]), slot.interval.end)
        return replace(slot, interval=Interval(start, end))

    # Doing

    async def hold(self, slot: Slot, minutes: int = USUAL_MINUTES) -> Outcome:
        """Keep a place; what this person holds of it already goes into the new hold."""
        where = self._where(slot)
        words = Words(
            say("hold of {place}", place=where),
            say_count(
                "{place} is held for {count} minute.", "{place} is held for {count} minutes.", minutes, place=where
            ),
            say("{place} is no longer held.", place=where),
            say("{place} was not held", place=where),
        )

        hidden = Once[list[UUID]]()

        async def forward(left: Rows | None, key: str) -> Rows:
            # What is on its way there goes into this one as well, but by the name the server gives it.
            for row in self.mine_at(slot):
                if row.id != _shown_id(key):
                    await self._placed(row)
            mine = hidden.of(key, lambda: [row.id for row in self.mine_at(slot) if row.version])
            rows = await self._held(slot, minutes, key, mine)
            self._inherit(left or (), rows)
            return rows

        return await self._means.errands.run(Errand(words, forward, self._let_go))

    async def lengthen(self, hold: Blockout, minutes: int = USUAL_MINUTES) -> Outcome:
        """Let a hold last so many minutes from now."""
        where = self._where(_slot_of(hold))
        words = Words(
            say("longer hold of {place}", place=where),
            say_count(
                "{place} is held for {count} minute from now.",
                "{place} is held for {count} minutes from now.",
                minutes,
                place=where,
            ),
            say("{place} is held as long as before.", place=where),
            say("{place} is not held longer", place=where),
        )

        async def forward(_left: Rows | None, key: str) -> Rows:
            return await self._extended(hold, minutes, key)

        before = Once[int]()

        async def backward(left: Rows, key: str) -> Rows:
            again = before.of(key, lambda: self.left(hold))
            return await self._extended(hold, again, key) if again else await self._let_go(left, key)

        return await self._means.errands.run(Errand(words, forward, backward))

    async def move(self, hold: Blockout, slot: Slot) -> Outcome:
        """Hold another place instead, for as long."""
        where, before = self._where(slot), _slot_of(hold)
        words = Words(
            say("hold of {place}", place=where),
            say("{place} is held instead.", place=where),
            say("{place} is held again.", place=self._where(before)),
            say("{place} was not held", place=where),
        )

        minutes = Once[int]()

        async def moved(there: Blockout, to: Slot, key: str) -> Rows:
            return await self._moved(there, to, minutes.of(key, lambda: self.left(there)), key)

        async def forward(left: Rows | None, key: str) -> Rows:
            return await moved(left[0] if left else hold, slot, key)

        async def backward(left: Rows, key: str) -> Rows:
            return await moved(left[0], before, key)

        return await self._means.errands.run(Errand(words, forward, backward))

    async def give_back(self, hold: Blockout) -> Outcome:
        """Give a held place back before its minute."""
        where = self._where(_slot_of(hold))
        words = Words(
            say("end of the hold of {place}", place=where),
            say("{place} is no longer held.", place=where),
            say("{place} is held again.", place=where),
            say("{place} is still held", place=where),
        )

        async def forward(left: Rows | None, key: str) -> Rows:
            await self._placed(hold)
            return await self._let_go(left or (hold,), key)

        minutes = Once[int]()

        async def backward(_left: Rows, key: str) -> Rows:
            again = minutes.of(key, lambda: self.left(hold))
            if not again:
                raise Refused("lapsed", say("its time is over"))
            return await self._held_again(hold, again, key)

        return await self._means.errands.run(Errand(words, forward, backward))

    # Booking into one's own hold

    def take(self, slots: Iterable[Slot], settled: "asyncio.Future[Settled]") -> Rows:
        """A visit is being put there: what this person holds of these places goes with it, if it goes there at all."""
        rows = tuple(row for slot in slots for row in self.mine_at(slot))
        if not rows:
            return ()
        store = self._means.store
        pending = PendingBlockouts(uuid4(), frozenset(row.id for row in rows), is_beside=True)
        store.begin_blockouts(pending)

        def done(future: "asyncio.Future[Settled]") -> None:
            stays = future.cancelled() or future.result().refusal is not None
            store.settle_blockouts(pending.id, () if stays else pending.hides)

        settled.add_done_callback(done)
        return rows

    async def restore(self, holds: Sequence[Blockout]) -> None:
        """The visit is taken back: hold the places again for what is left of their time.

        It is a courtesy: where it fails, somebody else has been quicker, or the server is away.
        """
        for hold in holds:
            left, key = self.left(hold), uuid4()
            if left:
                try:
                    await self._held_again(hold, left, str(key))
                except GatewayError as error:
                    log.info("A place could not be held again: %s", type(error).__name__)
                    # Nobody asks again under this key. Where it was held all the same, the stream tells.
                    self._means.store.settle_blockouts(key)
                    self._is_placed(_shown_id(str(key)))
                    if isinstance(error, Unanswered):
                        self._means.link.trouble()

    # Staying true

    def look(self) -> None:
        """Let go of what has reached its minute; for whoever has slept through it."""
        self._means.store.lapse()
        self._plan()

    def _on_changes(self, _changes: ChangeSet) -> None:
        self._plan()

    def _plan(self) -> None:
        """Wait for the next hold that reaches its minute."""
        coming = self._means.store.next_lapse()
        if coming == self._waiting_for:
            return
        if self._wait is not None:
            self._wait.cancel()
            self._wait = None
        self._waiting_for = coming
        if coming is not None:
            self._wait = self._means.tasks.spawn(self._lapse_at(coming), "holds: next lapse")

    async def _lapse_at(self, instant: datetime) -> None:
        left = (instant - self._means.store.server_now()).total_seconds()
        await asyncio.sleep(max(left, 0) + _A_MOMENT)
        # Where the clock was set back meanwhile, this waits once more.
        self._waiting_for = self._wait = None
        self.look()

    # Within

    async def _held(self, slot: Slot, minutes: int, key: str, hidden: Sequence[UUID] = ()) -> Rows:
        zone = self._means.store.zone(slot.location_id)
        day, start, end = local_hours(slot.interval, zone)
        body = HoldIn(
            location_uuid=slot.location_id,
            operatory_uuid=slot.operatory_id,
            schedule_date=day,
            start_time=start,
            end_time=end,
            minutes=minutes,
        )

        async def ask() -> Rows:
            with told(zone):
                return self._translated(await self._client.blockouts.hold(body, key=key))

        shown = self._provisional(slot, minutes, _shown_id(key))
        self._placing.setdefault(shown.id, asyncio.Event())
        try:
            rows = await showing(self._means.store, key, hidden, (shown,), lambda: self._at_once(ask))
        except (NotSent, Unanswered):
            raise
        except BaseException:
            self._is_placed(shown.id)
            raise
        self._inherit((shown,), rows)
        self._is_placed(shown.id)
        return rows

    async def _placed(self, hold: Blockout) -> None:
        """Wait until the server has said yes or no to a hold that is still on its way."""
        if (placing := self._placing.get(hold.id)) is not None:
            await placing.wait()

    def _is_placed(self, shown_id: UUID) -> None:
        if (placing := self._placing.pop(shown_id, None)) is not None:
            placing.set()

    async def _moved(self, hold: Blockout, slot: Slot, minutes: int, key: str) -> Rows:
        if not minutes:
            raise Refused("lapsed", say("its time is over"))
        old, part = self._heirs.of(hold.id), uuid5(UUID(key), "old")
        try:
            rows = await self._held(slot, minutes, key, [old])
        except Refused:
            # An earlier try may have come as far as giving the old one back.
            self._means.store.settle_blockouts(part)
            raise
        # Where the places meet the server has taken the old one along; it is gone then, which is as well.
        await self._let_go((replace(hold, id=old),), str(part))
        self._inherit((hold,), rows)
        return rows

    async def _held_again(self, hold: Blockout, minutes: int, key: str) -> Rows:
        rows = await self._held(_slot_of(hold), minutes, key)
        self._inherit((hold,), rows)
        return rows

    def _inherit(self, old: Rows, new: Rows) -> None:
        for before, after in zip(old, new, strict=False):
            self._heirs.inherit(before.id, after.id)

    async def _extended(self, hold: Blockout, minutes: int, key: str) -> Rows:
        until = self._means.store.server_now() + timedelta(minutes=minutes)

        async def ask() -> Rows:
            with told(self._means.store.zone(hold.location_id)):
                body = ExtendHoldIn(minutes=minutes)
                return self._translated(await self._client.blockouts.extend_hold(now, body, key=key))

        now = self._heirs.of(hold.id)
        shown = replace(hold, id=now, expires_at=until)
        return await showing(self._means.store, key, [now], (shown,), lambda: self._at_once(ask))

    async def _at_once(self, ask: Callable[[], Awaitable[Rows]]) -> Rows:
        """Ask now or not at all: a hold that reached the server after the call would keep a place for nobody."""
        try:
            return await ask()
        except NotSent:
            self._means.link.trouble()
            raise Refused("away", say("the practice server does not answer")) from None

    async def _let_go(self, rows: Rows, key: str) -> Rows:
        async def ask() -> Rows:
            for row in rows:
                try:
                    with told():
                        await self._client.blockouts.delete(self._heirs.of(row.id), key=f"{key}-{row.id}")
                except Refused as refusal:
                    # It has reached its minute meanwhile, which is as well.
                    if refusal.code != GONE:
                        raise
            return ()

        await showing(self._means.store, key, [self._heirs.of(row.id) for row in rows], (), ask)
        return rows

    def _provisional(self, slot: Slot, minutes: int, shown_id: UUID) -> Blockout:
        store = self._means.store
        return Blockout(
            id=shown_id,
            version=0,
            type_id=None,
            name=say("Hold"),
            color="",
            is_no_schedule=True,
            location_id=slot.location_id,
            operatory_id=slot.operatory_id,
            interval=slot.interval,
            expires_at=store.server_now() + timedelta(minutes=minutes),
            holder_id=store.user_id,
            holder=self._means.visits.user_name or "",
        )

    def _translated(self, wire: BlockoutOut) -> Rows:
        row = translate.blockout(wire, {}, self._means.store.zone(wire.location.id))
        return () if row is None else (row,)

    def _where(self, slot: Slot) -> str:
        return place(self._means.store.reference, slot, self._means.loader.seen_day())


def _shown_id(key: str) -> UUID:
    """Return what a hold asked for under *key* is called until the server names it."""
    return uuid5(UUID(key), "shown")


def _slot_of(hold: Blockout) -> Slot:
    if hold.operatory_id is None:
        raise ValueError("a hold has an operatory")
    return Slot(hold.location_id, hold.operatory_id, hold.interval)
