"""Changes on their way to the server: shown at once, sent one after the other for each appointment, settled.

A change is sent on the version it was made on. One made while an earlier change of the same appointment is still
on its way follows that one: it takes the version the earlier one leaves behind, so that a desk never meets itself.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID, uuid4

from frontdesk.domain.localtime import local_date
from frontdesk.domain.speech import say
from frontdesk.operations.gateway import (
    GONE,
    STALE,
    Gateway,
    GatewayError,
    NotSent,
    Refused,
    SignedOut,
    Unanswered,
)
from frontdesk.operations.link import Link, Pace
from frontdesk.operations.requests import (
    Assign,
    Create,
    Delete,
    Request,
    Rework,
    SetFlow,
    as_created,
    flow_left,
    is_done,
    slot_of,
)
from frontdesk.operations.tasks import Tasks
from frontdesk.operations.versions import OwnVersions
from frontdesk.store.changes import PendingChange
from frontdesk.store.entities import Appointment, Blockout
from frontdesk.store.store import Store

log = logging.getLogger(__name__)
T = TypeVar("T")

NOTHING = "nothing"
CLOSED = "closed"
SIGNED_OUT = "signed_out"


@dataclass(frozen=True, slots=True)
class Settled:
    """How a change ended.

    Attributes:
        truth: the appointment afterwards; None when it was deleted or the change refused.
        refusal: why not.
        out_of_flow: why an appointment that is back is not in its flow status again.
    """

    truth: Appointment | None = None
    refusal: Refused | None = None
    out_of_flow: Refused | None = None


@dataclass(slots=True, eq=False)
class Write:
    """One change of one appointment on its way.

    Attributes:
        only_since: for undo and redo: the change since which nobody else may have touched the appointment; it may
            itself still be on its way.
        base: the version it was made on; settled when its turn comes.
        version: the version it left behind.
        took: this person's holds of the place that went with it.
    """

    subject: UUID
    requests: tuple[Request, ...]
    keys: tuple[str, ...]
    pending: PendingChange
    base: int
    previous: "Write | None"
    only_since: "Write | None" = None
    version: int | None = None
    took: tuple[Blockout, ...] = ()
    settled: "asyncio.Future[Settled]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Writes:
    """Sends changes in order and keeps the store's overlay in step with what becomes of them.

    Attributes:
        own: the versions this desk made, also those that came about by other requests than these.
    """

    def __init__(
        self, gateway: Gateway, store: Store, link: Link, tasks: Tasks, clock: Callable[[], datetime], pace: Pace
    ) -> None:
        self._gateway = gateway
        self._store = store
        self._link = link
        self._tasks = tasks
        self._clock = clock
        self._pace = pace
        self._last: dict[UUID, Write] = {}
        self.own = OwnVersions()
        self._named: dict[UUID, UUID] = {}
        self._open: set[Write] = set()

    def submit(self, subject: UUID, requests: Sequence[Request], only_since: Write | None = None) -> Write:
        """Show the change and send it as soon as it is its turn; returns at once."""
        subject = self.id_of(subject)
        pending = self._overlay(subject, requests)
        previous = self._last.get(subject)
        truth = self._store.truth(subject)
        base = truth.version if truth else self.own.newest(subject)
        keys = tuple(str(uuid4()) for _ in requests)
        write = Write(subject, tuple(requests), keys, pending, base, previous, only_since)
        self._last[subject] = write
        self._open.add(write)
        self._store.begin(pending)
        self._tasks.spawn(self._run(write), f"write: {type(requests[0]).__name__.lower()} {subject}")
        return write

    def id_of(self, subject: UUID) -> UUID:
        """Return the id the server gave to a visit made at this desk; any other id is itself."""
        while subject in self._named:
            subject = self._named[subject]
        return subject

    def is_making(self) -> bool:
        """Say whether a new visit is on its way whose id is not yet known."""
        return any(isinstance(request, Create) for write in self._open for request in write.requests)

    async def drain(self, seconds: float) -> None:
        """Give what is on its way some time to be answered."""
        waiting = {write.settled for write in self._open}
        if waiting:
            await asyncio.wait(waiting, timeout=seconds)

    def abandon(self) -> None:
        """Settle what is left when the desk closes."""
        for write in list(self._open):
            self._settle(write, Settled(refusal=Refused(CLOSED, say("the window closed before the server answered"))))

    async def _run(self, write: Write) -> None:
        try:
            settled = await self._carried_out(write)
        except Refused as refusal:
            settled = Settled(refusal=refusal)
        except SignedOut:
            self._link.trouble()
            settled = Settled(refusal=Refused(SIGNED_OUT, say("you are signed out")))
        except GatewayError:
            settled = Settled(refusal=Refused("server_error", say("the server failed")))
        except Exception:
            # Whatever it is, who waits for this change, and every change after it, must not wait for ever.
            log.exception("A change could not be carried out.")
            settled = Settled(refusal=Refused("failed", say("something went wrong, the details are in the log")))
        if settled.refusal is not None:
            self._store.drop(write.pending.id)
            await self._read_again(write.subject)
        self._settle(write, settled)

    def _settle(self, write: Write, settled: Settled) -> None:
        self._open.discard(write)
        # The undo stack lives all day; it must not hold every change before each change.
        write.previous = write.only_since = None
        sent_as = write.pending.appointment_id
        last = self._last.pop(sent_as, write)
        if last is not write:
            # What was submitted meanwhile goes on, under the id the server gave.
            self._last[write.subject] = last
        if settled.refusal is not None:
            self._store.drop(write.pending.id)
        if not write.settled.done():
            write.settled.set_result(settled)

    async def _carried_out(self, write: Write) -> Settled:
        before = write.previous
        if before is not None:
            await asyncio.wait({before.settled})
            write.base = before.version if before.version is not None else before.base
            self._follow_to_new_id(write)
        if write.only_since is not None:
            await self._refuse_over_others(write, write.only_since)
        truth: Appointment | None = None
        out_of_flow: Refused | None = None
        version = write.base
        try:
            for request, key in zip(write.requests, write.keys, strict=True):
                try:
                    answer = await self._deliver(write.subject, request, version, key)
                except Refused as refusal:
                    if truth is None or not isinstance(request, SetFlow) or refusal.code == GONE:
                        raise
                    # It is where it was; only its flow status may be one that nobody uses any more.
                    out_of_flow = refusal
                    continue
                truth, version = answer, self._made(write.subject, request, version, answer)
        except GatewayError:
            if version != write.base:
                # The first half is done and stands; what follows builds on it.
                write.version = version
            raise
        write.version = version
        write.subject = truth.id if truth is not None else write.subject
        self._store.confirm(write.pending.id, truth)
        return Settled(truth, out_of_flow=out_of_flow)

    def _follow_to_new_id(self, write: Write) -> None:
        """The server names what it makes; a change of a visit still being made goes on under that name."""
        named = self.id_of(write.subject)
        if named != write.subject:
            self._store.drop(write.pending.id)
            write.subject = named
            write.pending = replace(write.pending, appointment_id=named)
            self._store.begin(write.pending)

    def _made(self, subject: UUID, request: Request, base: int, truth: Appointment | None) -> int:
        """Remember the version a request made, and return it."""
        if truth is None:
            return base
        version = truth.version
        if isinstance(request, SetFlow | Assign | Rework) and version > base + 1:
            # Read after the change was made: somebody else's came between, and is not ours to undo over.
            return base + 1
        if truth.id != subject:
            self._named[subject] = truth.id
            base = 0
        self.own.made(truth.id, version, base)
        return version

    async def _refuse_over_others(self, write: Write, earlier: Write) -> None:
        """Refuse an undo or redo when somebody else changed the appointment after the *earlier* change."""
        if earlier.version is None:
            raise Refused(NOTHING, say("it had not happened"))
        since = earlier.version
        if earlier.subject != write.subject:
            # The visit was taken away and made again since, under another id that begins anew.
            since = self.own.oldest(write.subject)
        known = self._store.truth(write.subject)
        newest = max(known.version if known else 0, write.base, since)
        if any(isinstance(request, SetFlow | Delete) for request in write.requests):
            # These carry no base version for the server to check.
            fresh = await self._reach(lambda: self._gateway.appointment(write.subject))
            newest = max(newest, fresh.version)
        if self.own.latest(write.subject, since) < newest:
            raise Refused(STALE, say("somebody else has changed it since"))
        write.base = newest

    async def _deliver(self, subject: UUID, request: Request, base: int, key: str) -> Appointment | None:
        """Send one request until there is an answer to it, always with the same key."""
        attempt = 0
        while True:
            try:
                return await self._gateway.send(subject, request, base, key)
            except NotSent:
                attempt += 1
                await self._wait_for_server(attempt)
            except Unanswered:
                attempt += 1
                # Said now: a server that hangs does not answer the reading either, for as long again.
                self._link.trouble()
                done = await self._seen_done(subject, request, base)
                if done is not None:
                    return done
                if isinstance(request, Delete) and await self._is_gone(subject):
                    return None
                if attempt > 1:
                    await self._wait_for_server(attempt)

    async def _seen_done(self, subject: UUID, request: Request, base: int) -> Appointment | None:
        """Read before repeating: return the appointment if the unanswered request did its work."""
        if isinstance(request, Delete):
            return None
        if isinstance(request, Create):
            return await self._seen_made(request)
        now = await self._reach(lambda: self._gateway.appointment(subject))
        return now if now.version > base and is_done(request, now) else None

    async def _seen_made(self, request: Create) -> Appointment | None:
        """Look for the new visit among the patient's; one this desk did not know, in that very slot, is it."""
        slot = request.slot
        day = local_date(slot.interval.start, self._store.zone(slot.location_id))
        visits = await self._reach(lambda: self._gateway.visits_of(request.model.patient_id, day))
        for visit in visits:
            if slot_of(visit) == slot and visit.id != request.model.id and self._store.truth(visit.id) is None:
                return visit
        return None

    async def _is_gone(self, subject: UUID) -> bool:
        try:
            await self._reach(lambda: self._gateway.appointment(subject))
        except Refused as refusal:
            return refusal.code == GONE
        return False

    async def _reach(self, ask: Callable[[], Awaitable[T]]) -> T:
        """Read until the server answers."""
        attempt = 0
        while True:
            try:
                return await ask()
            except (NotSent, Unanswered):
                attempt += 1
                await self._wait_for_server(attempt)

    async def _wait_for_server(self, attempt: int) -> None:
        self._link.trouble()
        await asyncio.sleep(self._pace.retry(attempt) if attempt > 1 else 0)
        await self._link.restored()

    async def _read_again(self, subject: UUID) -> None:
        """After a refusal, take the server's present word."""
        if self._store.truth(subject) is None:
            return
        as_of = self._store.mark()
        try:
            async with asyncio.timeout(self._pace.settle):
                self._store.put(await self._gateway.appointment(subject))
        except TimeoutError:
            self._link.trouble()
        except Refused as refusal:
            if refusal.code == GONE:
                self._store.forget(subject, as_of)
        except GatewayError:
            self._link.trouble()

    def _overlay(self, subject: UUID, requests: Sequence[Request]) -> PendingChange:
        now = self._clock()
        fields: dict[str, object] = {}
        created: Appointment | None = None
        removes = False
        shown = self._store.appointment(subject)
        for request in requests:
            if isinstance(request, Create):
                created = as_created(request, subject, now)
            elif isinstance(request, Delete):
                removes = True
            else:
                if shown is not None:
                    fields.update(flow_left(request, shown, self._store.zone(shown.location_id)))
                fields.update(request.fields(now))
        return PendingChange(uuid4(), subject, now, tuple(fields.items()), created, removes)
