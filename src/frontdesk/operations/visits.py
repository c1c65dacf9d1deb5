"""Changes of appointments: shown, sent, put into a sentence, and remembered for undo."""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from frontdesk.domain.localtime import local_date
from frontdesk.domain.speech import say
from frontdesk.operations.gateway import STALE, Gateway, GatewayError, HistoryLine, NotSent, Refused
from frontdesk.operations.history import Steps
from frontdesk.operations.link import Link
from frontdesk.operations.loader import Loader
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.requests import Create, Delete, Move, Place, Request, way_back
from frontdesk.operations.tasks import Tasks
from frontdesk.operations.versions import OwnVersions
from frontdesk.operations.wording import redone, sentence, undone, who_did
from frontdesk.operations.writes import Settled, Write, Writes
from frontdesk.store.entities import Appointment, Blockout, DayKey, Slot
from frontdesk.store.store import Store

log = logging.getLogger(__name__)

_SLOT_REASONS = frozenset({"slot_taken", "blocked_time"})
_HISTORY_LINES = 10


@dataclass(frozen=True, slots=True)
class Words:
    """What the status line says of a change.

    Attributes:
        label: follows the words Undo and Redo, such as 'move of Helga Strand'.
        done: it happened.
        undone: it was taken back.
        failed: begins the sentence about why not, such as 'Helga Strand was not moved'.
    """

    label: str
    done: str
    undone: str
    failed: str

    @classmethod
    def said(cls, label: str, done: str, undone: str, failed: str, /, **values: object) -> "Words":
        """Return English words in the reader's language, with the same ``{named}`` values put into each."""
        return cls(*(say(text, **values) if text else "" for text in (label, done, undone, failed)))


class HeldPlaces(Protocol):
    """Who keeps places held while phoning: a visit put into one's own takes the hold along."""

    def take(self, slots: Iterable[Slot], settled: "asyncio.Future[Settled]") -> tuple[Blockout, ...]:
        """Show these places as held no more, unless the change is refused; return what was held of them."""
        ...

    async def restore(self, holds: Sequence[Blockout]) -> None:
        """Hold these places again, for what is left of their time."""
        ...


class Visits:
    """Carries out changes of appointments.

    Attributes:
        user_name: who works at this desk, to tell others' doings from one's own.
        holds: who knows what is held while phoning; None where nobody does.
    """

    def __init__(
        self,
        gateway: Gateway,
        store: Store,
        writes: Writes,
        steps: Steps,
        loader: Loader,
        link: Link,
        tasks: Tasks,
    ) -> None:
        self._gateway = gateway
        self._store = store
        self._writes = writes
        self._steps = steps
        self._loader = loader
        self._link = link
        self._tasks = tasks
        self.user_name: str | None = None
        self.holds: HeldPlaces | None = None

    @property
    def own(self) -> OwnVersions:
        """The versions of visits that this desk made; whoever changes visits by other requests adds to them."""
        return self._writes.own

    def find(self, appointment_id: UUID) -> Appointment | None:
        """Return the appointment as shown, also by the id it had before the server named it."""
        return self._store.appointment(self._writes.id_of(appointment_id))

    async def change(self, before: Appointment, request: Request, words: Words) -> Outcome:
        """Change an appointment; it is shown before this first waits."""
        back = way_back(request, before, self._store.zone(before.location_id))
        step = VisitStep(self, before.id, (request,), back, words, before)
        return await self._first_time(step)

    async def make(self, request: Create, subject: UUID, words: Words) -> Outcome:
        """Make a new appointment; it is shown before this first waits."""
        step = VisitStep(self, subject, (request,), (Delete(),), words, request.model)
        return await self._first_time(step)

    async def _first_time(self, step: "VisitStep") -> Outcome:
        write = step.start()
        self._steps.add(step)
        settled = await self.settle(write, step.words.done)
        if settled.refusal is not None:
            self._steps.drop(step)
        return await self.tell(step, write, settled, step.words.done, step.words.failed)

    def submit(self, subject: UUID, requests: Sequence[Request], only_since: Write | None = None) -> Write:
        """Show and send a change; what was held of the place it goes to is no longer shown as held."""
        with self._store.batch(own=True):
            write = self._writes.submit(subject, requests, only_since)
            if self.holds is not None:
                slots = [one.slot for one in requests if isinstance(one, Move | Place | Create)]
                write.took = self.holds.take(slots, write.settled)
        return write

    async def settle(self, write: Write, done: str = "") -> Settled:
        """Wait for the server's word; while it is away, *done* is said to wait for it."""
        # The write belongs to the desk: whoever waits for it may go away, it may not.
        return await self._link.outcome_of(write.settled, done)

    async def tell(self, step: "VisitStep", write: Write, settled: Settled, done: str, failed: str) -> Outcome:
        """Put what became of a change into an outcome."""
        refusal = settled.refusal
        if refusal is None:
            truth = settled.truth
            if (left := settled.out_of_flow) is not None:
                why = say("its flow status is no longer in use") if left.code == "inactive" else left.sentence
                name = step.model.patient_name
                done = f"{done} {sentence(say('{name} is out of the flow: {why}', name=name, why=why))}"
            return Outcome(ok=True, sentence=done, ids=(truth.id if truth else write.subject,))
        if refusal.code in _SLOT_REASONS:
            self._read_days_of(write.requests)
        if refusal.code == STALE:
            name = step.model.patient_name
            zone = self._store.zone(step.model.location_id)
            why = who_did(await self._others_line(write.subject), name, zone)
        else:
            why = refusal.sentence
        return Outcome(
            ok=False,
            sentence=sentence(f"{failed}: {why}"),
            ids=(write.subject,),
            reason=refusal.code,
        )

    async def _others_line(self, subject: UUID) -> HistoryLine | None:
        """Return the newest line of the history that is somebody else's, or else the newest."""
        try:
            lines = await self._gateway.history(subject, _HISTORY_LINES)
        except Refused as refusal:
            log.info("A history could not be read: %s", refusal.code)
            return None
        except GatewayError:
            self._link.trouble()
            return None
        others = (line for line in lines if line.who != self.user_name)
        return next(others, lines[0] if lines else None)

    def _read_days_of(self, requests: Iterable[Request]) -> None:
        """The slot is taken by something this desk does not show yet: read those days again."""
        keys: set[DayKey] = set()
        for request in requests:
            if isinstance(request, Move | Place | Create):
                location_id = request.slot.location_id
                day = local_date(request.slot.interval.start, self._store.zone(location_id))
                keys.add((location_id, day))
        self._tasks.spawn(self._read_quietly(keys & self._loader.known_days()), "visits: read a refused slot's day")

    async def _read_quietly(self, keys: set[DayKey]) -> None:
        try:
            await self._loader.read_days(keys)
        except NotSent:
            self._link.trouble()
        except GatewayError as error:
            log.info("A day could not be read: %s", type(error).__name__)


class VisitStep:
    """One change of one appointment, in both directions.

    Attributes:
        label: what was done.
        model: the appointment before it, for its name and place.
    """

    def __init__(
        self,
        visits: Visits,
        subject: UUID,
        forward: tuple[Request, ...],
        backward: tuple[Request, ...],
        words: Words,
        model: Appointment,
    ) -> None:
        self._visits = visits
        self._subject = subject
        self._forward = forward
        self._backward = backward
        self._latest: Write | None = None
        self.words = words
        self.label = words.label
        self.model = model

    def start(self) -> Write:
        """Make the change for the first time."""
        self._latest = self._visits.submit(self._subject, self._forward)
        return self._latest

    async def back(self) -> Outcome:
        """Take it back; what it took of one's own holds is held again."""
        took = self._latest.took if self._latest is not None else ()
        outcome = await self._go(self._backward, undone(self.words.undone), say("Not undone"))
        if outcome.ok and took and self._visits.holds is not None:
            await self._visits.holds.restore(took)
        return outcome

    async def again(self) -> Outcome:
        """Make it once more."""
        return await self._go(self._forward, redone(self.words.done), say("Not redone"))

    async def _go(self, requests: tuple[Request, ...], done: str, failed: str) -> Outcome:
        before = self._latest
        making = isinstance(requests[0], Create)
        write = self._visits.submit(self._subject, requests, None if making else before)
        self._latest = write
        settled = await self._visits.settle(write, done)
        if settled.refusal is not None:
            self._latest = before
        return await self._visits.tell(self, write, settled, done, failed)
