"""The desk: everything the window does with the practice goes through here."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from uuid import UUID

from frontdesk.domain.localtime import today
from frontdesk.domain.speech import say
from frontdesk.domain.statuses import ON_THE_BOOK
from frontdesk.operations.errands import Errands
from frontdesk.operations.gateway import Gateway, GatewayError, Happening, Refused, SignedIn, SignedOut
from frontdesk.operations.happenings import Happenings
from frontdesk.operations.history import Steps
from frontdesk.operations.intentions import Intentions
from frontdesk.operations.keeping import Copy, Keeper
from frontdesk.operations.link import Hooks, Link, Listener, Pace
from frontdesk.operations.live import Live
from frontdesk.operations.loader import Loader
from frontdesk.operations.means import Means
from frontdesk.operations.notes import Notes
from frontdesk.operations.outcome import ConnectionState, Outcome
from frontdesk.operations.tasks import Tasks
from frontdesk.operations.visits import Visits
from frontdesk.operations.wording import sentence
from frontdesk.operations.writes import SIGNED_OUT, Writes
from frontdesk.store.conflicts_view import ConflictsView
from frontdesk.store.entities import Appointment, PatientHit
from frontdesk.store.reference import Reference
from frontdesk.store.store import Store

log = logging.getLogger(__name__)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Desk(Intentions):
    """What a receptionist can do. Nothing raises for what can be expected; each operation returns an ``Outcome``.

    Every operation is a coroutine whose effect shows in the store before it first waits. What it began goes on
    even if the one who awaits it goes away.

    Attributes:
        store: what this desk knows.
        conflicts: verdicts over what is loaded.
        signed_in: who works here, once the server has said so.
        means: the desk's parts, for the jobs built on them.
    """

    def __init__(
        self, gateway: Gateway, store: Store, clock: Callable[[], datetime] = _utc_now, pace: Pace | None = None
    ) -> None:
        self._pace = pace = pace or Pace()
        self._gateway = gateway
        self._clock = clock
        self._tasks = Tasks()
        self._steps = Steps()
        self._link = link = Link(
            gateway, Hooks(self._connected, self._happened, self._missed, self._polled), clock, pace
        )
        self._loader = Loader(gateway, store, link, self._tasks)
        self._keeper = Keeper(store, self._loader, link, clock, pace)
        self._writes = Writes(gateway, store, link, self._tasks, clock, pace)
        self._live = Live(gateway, store, self._loader, link, pace, self._writes.is_making)
        self._notes = Notes(gateway, store, link, self._tasks, self._steps, clock, pace)
        visits = Visits(gateway, store, self._writes, self._steps, self._loader, link, self._tasks)
        super().__init__(store, visits, self._loader.seen_day)
        self._errands = Errands(link, self._tasks, self._steps, pace)
        self._happenings = Happenings()
        self.means = Means(
            gateway=gateway,
            store=store,
            link=link,
            loader=self._loader,
            visits=visits,
            errands=self._errands,
            steps=self._steps,
            happenings=self._happenings,
            tasks=self._tasks,
            clock=clock,
            pace=pace,
        )
        self.conflicts = ConflictsView(store)
        self.signed_in: SignedIn | None = None
        self._is_recalled = self._has_changed = False
        self._greeted, self._welcomed = asyncio.Event(), asyncio.Event()
        self._unwelcome: Outcome | None = None
        self._catching_up: asyncio.Task[None] | None = None

    # Life

    async def start(self) -> Outcome:
        """Sign in, read the reference data, and listen for changes from now on.

        Returns when that is done or the server has turned out not to be there; it is then tried further.
        """
        self._tasks.spawn(self._link.run(), "desk: link")
        self._tasks.spawn(self._live.run(), "desk: live changes")
        self._tasks.spawn(self._keeper.run(), "desk: keeping")
        ended = self._link.subscribe(self._settled_early)
        try:
            async with asyncio.timeout(self._pace.settle):
                await self._welcomed.wait()
        except TimeoutError:
            pass
        finally:
            ended()
        if self._unwelcome is not None:
            return self._unwelcome
        if self.signed_in is None:
            reason = SIGNED_OUT if self.connection is ConnectionState.SIGNED_OUT else "away"
            return Outcome(ok=False, sentence=self._link.sentence, reason=reason)
        return Outcome(ok=True, sentence=say("{name} is signed in.", name=self.signed_in.user_name))

    async def greeted(self) -> None:
        """Wait until the server has said who works here; what else is to be read is being asked for then."""
        await self._greeted.wait()

    async def close(self) -> None:
        """End everything; changes on their way get a moment, what the server has not answered then is given up."""
        if self.connection is ConnectionState.LIVE:
            await asyncio.gather(*(part.drain(self._pace.drain) for part in (self._writes, self._notes, self._errands)))
            await self._keeper.write()
        self._writes.abandon()
        self._notes.abandon()
        await self._tasks.close()

    # Without the server

    def keep_in(self, copy: Copy) -> None:
        """Keep the days around today in this copy, for the next start without the server."""
        self._keeper.use(copy)

    async def recall(self) -> bool:
        """Show what was kept, where the server cannot be asked; return whether anything was."""
        kept = await self._keeper.read()
        if kept is None or self.signed_in is not None:
            return False
        person = kept.person
        who = SignedIn(person.user_id, person.user_name, person.organisation_name, person.role, person.organisation_id)
        self._gateway.work_for(who)
        self.signed_in, self._is_recalled = who, True
        self._visits.user_name = who.user_name
        self.store.user_id = who.user_id
        with self.store.batch():
            self.store.set_reference(Reference.of(kept.lists))
            for day, true_at in kept.days:
                self.store.load_day(day, self.store.mark(), told_at=true_at)
            for location_id, rows in kept.boards.items():
                self.store.load_pinboard(location_id, rows, self.store.mark())
        return True

    @property
    def unsent_count(self) -> int:
        """How many changes of this desk the server has not answered."""
        return self.store.pending_count() + self._errands.waiting_count()

    # Connection

    @property
    def connection(self) -> ConnectionState:
        """How the desk stands to its server."""
        return self._link.state

    @property
    def connection_sentence(self) -> str:
        """The same in words."""
        return self._link.sentence

    @property
    def is_caught_up(self) -> bool:
        """Whether everything shown has been read since the server was last away."""
        return self.signed_in is not None and (self._catching_up is None or self._catching_up.done())

    def subscribe_connection(self, listener: Listener) -> Callable[[], None]:
        """Call *listener* with each new state and its sentence; return what ends it."""
        return self._link.subscribe(listener)

    def subscribe_waits(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Call *listener* with what to say of each change that waits for the server; return what ends it."""
        return self._link.subscribe_waits(listener)

    def reconnect(self) -> None:
        """Try now instead of waiting, also after having been signed out."""
        self._link.look_again()

    # Looking

    async def show(self, location_id: UUID, dates: Sequence[date]) -> Outcome:
        """Load these days of a location, then their neighbours; a later call takes the place of this one.

        What is on screen stays there until the new days have come.
        """
        try:
            await self._loader.show(location_id, dates)
        except GatewayError as error:
            return self._failed(error, say("The schedule was not loaded"))
        return Outcome(ok=True, sentence="")

    async def refresh(self) -> Outcome:
        """Read again what is shown, and try the connection at once if it is broken."""
        if self.connection is not ConnectionState.LIVE:
            self.reconnect()
        try:
            await self._loader.refresh()
        except GatewayError as error:
            return self._failed(error, say("The schedule was not loaded"))
        return Outcome(ok=True, sentence="")

    async def search_patients(self, text: str) -> list[PatientHit]:
        """Find patients by name, phone, birth date or chart number; nobody while the server is away.

        Raises:
            Refused: The server does not answer this question.
        """
        if not text.strip():
            return []
        try:
            return await self._gateway.search_patients(text.strip())
        except Refused:
            raise
        except GatewayError as error:
            self._failed(error, "")
            return []

    async def next_visit(self, patient_id: UUID) -> Appointment | None:
        """Return a patient's next visit on the book, or None; a visit that has begun counts until it ends.

        Raises:
            Refused: The server does not answer this question.
        """
        now = self._clock()
        shown = self._loader.shown
        zone = self.store.zone(shown[0][0]) if shown else "UTC"
        try:
            visits = await self._gateway.visits_of(patient_id, today(zone, now))
        except Refused:
            raise
        except GatewayError as error:
            self._failed(error, "")
            return None
        coming = [
            visit
            for visit in visits
            if visit.status in ON_THE_BOOK and visit.interval is not None and visit.interval.end > now
        ]
        return min(coming, key=_start, default=None)

    # Undo

    @property
    def undo_label(self) -> str | None:
        """What Undo would take back, such as 'move of Helga Strand'."""
        return self._steps.undo_label

    @property
    def redo_label(self) -> str | None:
        """What Redo would make again."""
        return self._steps.redo_label

    async def undo(self) -> Outcome:
        """Take back this desk's newest change, unless somebody else has changed the same thing since."""
        return await self._steps.undo()

    async def redo(self) -> Outcome:
        """Make the newest undone change again, unless somebody else has changed the same thing since."""
        return await self._steps.redo()

    async def edit_note(self, location_id: UUID, day: date, text: str) -> Outcome:
        """Write a day's note; a blank text removes it."""
        return await self._notes.edit((location_id, day), text)

    # What the link tells

    def _connected(self, resumed: bool) -> None:
        if not resumed:
            self._missed()
        elif self._catching_up is None or self._catching_up.done():
            self._catch_up()

    def _happened(self, happening: Happening) -> None:
        self._live.feed(happening)
        self._happenings.tell(happening)
        if happening.kind == "user.changed" and happening.entity_id == self.store.user_id:
            # Other offices may be open to whoever works here. The jobs hear of it once the window has left those lost.
            self._has_changed = True
            self._read_all_again()

    def _missed(self) -> None:
        self._happenings.tell_missed()
        self._read_all_again()

    def _read_all_again(self) -> None:
        self._live.forget()
        self._loader.distrust()
        self._catch_up()

    def _polled(self, truths: list[Appointment]) -> None:
        self._live.took(truths)

    def _catch_up(self) -> None:
        if self._catching_up is not None:
            self._catching_up.cancel()
        self._catching_up = self._tasks.spawn(self._read_what_is_needed(), "desk: catch up")

    async def _read_what_is_needed(self) -> None:
        attempt = 0
        while not await self._is_read():
            # The stream stands, so nothing else will bring this about.
            attempt += 1
            await asyncio.sleep(self._pace.retry(attempt))

    async def _is_read(self) -> bool:
        """Read what is needed; return whether that is all there is to do until the connection changes."""
        try:
            if self.signed_in is None or self._is_recalled or self._has_changed:
                self.signed_in = await self._gateway.signed_in()
                self._is_recalled = False
                self._visits.user_name = self.signed_in.user_name
                self.store.user_id = self.signed_in.user_id
                self._keeper.know(self.signed_in)
                self._greeted.set()
            await self._loader.catch_up()
            if self._has_changed:
                self._has_changed = False
                self._happenings.tell_missed()
        except GatewayError as error:
            self._unwelcome = self._failed(error, say("The practice could not be read"))
            self._welcomed.set()
            log.warning("The desk could not read what it needs: %s", self._unwelcome.reason)
            return not isinstance(error, Refused)
        self._unwelcome = None
        self._welcomed.set()
        return True

    def _settled_early(self, state: ConnectionState, _sentence: str) -> None:
        if state not in (ConnectionState.CONNECTING, ConnectionState.LIVE):
            self._welcomed.set()

    def _failed(self, error: GatewayError, what: str) -> Outcome:
        """Put a failed reading into words, and have the connection looked at."""
        if isinstance(error, Refused):
            return Outcome(
                ok=False,
                sentence=sentence(f"{what}: {error.sentence}"),
                reason=error.code,
            )
        self._link.trouble()
        if isinstance(error, SignedOut):
            return Outcome(ok=False, sentence=say("You are signed out."), reason=SIGNED_OUT)
        return Outcome(ok=False, sentence=say("The practice server does not answer."), reason="away")


def _start(visit: Appointment) -> datetime:
    return visit.interval.start if visit.interval is not None else datetime.max.replace(tzinfo=UTC)
