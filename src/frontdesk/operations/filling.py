"""Filling a hole from the waitlist: the contact, the visit and the answer as one change, or none of them.

The visit is shown in the hole at once. If the server refuses any part, the parts before it are taken back: a visit
that was moved goes home, a patient who was told of the slot is noted as told that it is taken.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from frontdesk.client import SchedulingClient
from frontdesk.contract.waitlist import LogContactIn, RecordResponseIn, UpdateWaitlistEntryIn, WaitlistEntryOut
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import to_local
from frontdesk.domain.speech import say
from frontdesk.domain.statuses import MOVABLE, ON_THE_BOOK, PLACEABLE, AppointmentStatus
from frontdesk.domain.waitlist import PatientResponse, WaitlistStatus
from frontdesk.operations.answers import told
from frontdesk.operations.gateway import Refused
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.requests import Create, Move, Place, Request, slot_of, way_back
from frontdesk.operations.visits import VisitStep, Words
from frontdesk.operations.wording import place, sentence
from frontdesk.operations.writes import Settled, Write
from frontdesk.store.booking import Wanted, as_appointment
from frontdesk.store.entities import Appointment, PatientHit, Slot
from frontdesk.store.waitlist import Hole, WaitlistEntry

SHORTEST_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of filling a hole.

    Attributes:
        left: the place the visit had before, now free for somebody else; None if it had none.
    """

    outcome: Outcome
    left: Hole | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """The visit an entry is about; None when one has to be booked."""

    visit: Appointment | None


class Filling:
    """Puts people from the waitlist into holes."""

    def __init__(
        self, means: Means, client: SchedulingClient, take: Callable[[WaitlistEntryOut, int], WaitlistEntry]
    ) -> None:
        """*take* is told each entry the server answers with, and which version of it was known."""
        self._means = means
        self._client = client
        self._take = take

    async def fill(self, hole: Hole, entry: WaitlistEntry) -> Filled:
        """Give the hole to somebody who waits: their visit moves there, or a new one is booked."""
        name = entry.patient_name
        found, outcome = await self._means.errands.told(self._visit_of(entry), say("{name} was not booked", name=name))
        if found is None:
            return Filled(outcome)
        before = found.visit
        slot = self._slot(hole, entry, before)
        where = place(self._means.store.reference, slot, self._means.loader.seen_day())
        words = Words.said(
            "filling of {where} with {name}",
            "{name} comes at {where}, from the waitlist.",
            "{name} waits again.",
            "{name} was not booked",
            where=where,
            name=name,
        )
        request, subject, model = self._request(hole, entry, before, slot)
        back = way_back(request, model, self._means.store.zone(model.location_id))
        visit_step = VisitStep(self._means.visits, subject, (request,), back, words, model)
        step = FillStep(self, visit_step, entry, slot, words)
        outcome = await self._means.errands.finish(step.first_time(), words.label, words.done)
        return Filled(outcome, self._left(before) if outcome.ok else None)

    async def contact(self, entry: WaitlistEntry, slot: Slot, key: str) -> WaitlistEntry:
        """Note that the patient was told of the slot. Raises ``Refused``."""
        start = to_local(slot.interval.start, self._means.store.zone(slot.location_id))
        body = LogContactIn(
            contact_method="phone",
            slot_date=start.date(),
            slot_start_time=start.time(),
            slot_location_uuid=slot.location_id,
        )

        async def ask(key: str) -> WaitlistEntry:
            with told():
                return self._take(await self._client.waitlist.log_contact(entry.id, body, key=key), entry.version)

        return await self._in_turn(entry, ask, key)

    async def respond(self, entry: WaitlistEntry, response: PatientResponse) -> WaitlistEntry:
        """Note what the patient answered. Raises ``Refused``."""
        body = RecordResponseIn(patient_response=response, contact_method="phone")

        async def ask(key: str) -> WaitlistEntry:
            with told():
                return self._take(await self._client.waitlist.record_response(entry.id, body, key=key), entry.version)

        return await self._in_turn(entry, ask)

    async def stands(self, entry: WaitlistEntry, status: WaitlistStatus) -> WaitlistEntry:
        """Say where the entry stands, without a word from the patient. Raises ``Refused``."""
        body = UpdateWaitlistEntryIn(status=status)

        async def ask(key: str) -> WaitlistEntry:
            with told():
                return self._take(await self._client.waitlist.update(entry.id, body, key=key), entry.version)

        return await self._in_turn(entry, ask)

    async def _in_turn(
        self, entry: WaitlistEntry, ask: Callable[[str], Awaitable[WaitlistEntry]], key: str | None = None
    ) -> WaitlistEntry:
        """Ask until there is an answer, behind what else this desk has asked about the entry."""
        errands = self._means.errands
        async with errands.in_turn([entry.id]):
            return await errands.deliver(ask, key)

    async def settle(self, write: Write) -> Settled:
        """Wait for what became of the visit."""
        return await self._means.visits.settle(write)

    async def told(self, step: VisitStep, write: Write) -> Outcome:
        """Wait for what became of the visit, and put it into words."""
        settled = await self.settle(write)
        return await self._means.visits.tell(step, write, settled, step.words.done, step.words.failed)

    def remember(self, step: "FillStep") -> None:
        """The hole is filled: it can be undone from now on."""
        self._means.steps.add(step)

    async def _visit_of(self, entry: WaitlistEntry) -> "_Found":
        """Return the visit that would move, if there is one. Raises ``GatewayError``."""
        if entry.appointment_id is None:
            return _Found(None)
        visit = self._means.visits.find(entry.appointment_id)
        if visit is None:
            visit = await self._means.gateway.appointment(entry.appointment_id)
            self._means.store.put(visit)
        return _Found(visit if visit.status in MOVABLE | PLACEABLE else None)

    def _slot(self, hole: Hole, entry: WaitlistEntry, before: Appointment | None) -> Slot:
        kind = self._means.store.reference.type(entry.type_id or hole.type_id)
        own = before.interval.minutes if before is not None and before.interval is not None else None
        minutes = own or entry.minutes or (kind.minutes if kind else 0) or hole.slot.interval.minutes
        start = hole.slot.interval.start
        end = start + timedelta(minutes=max(minutes, SHORTEST_MINUTES))
        return Slot(hole.slot.location_id, hole.slot.operatory_id, Interval(start, end))

    def _request(
        self, hole: Hole, entry: WaitlistEntry, before: Appointment | None, slot: Slot
    ) -> tuple[Request, UUID, Appointment]:
        if before is not None:
            request: Request = Place(slot) if before.status in PLACEABLE else Move(slot)
            return request, before.id, before
        wanted = Wanted(
            PatientHit(entry.patient_id, entry.patient_name),
            slot,
            entry.type_id or hole.type_id,
            entry.provider_id or hole.provider_id,
            entry.note,
        )
        subject = uuid4()
        model = as_appointment(
            wanted, self._means.store.reference, {}, appointment_id=subject, patient_id=entry.patient_id
        )
        return Create(model, slot), subject, model

    def _left(self, before: Appointment | None) -> Hole | None:
        """Return the hole the visit leaves behind, if it is still ahead."""
        slot = slot_of(before) if before is not None else None
        if before is None or slot is None or before.status not in ON_THE_BOOK:
            return None
        if before.status is not AppointmentStatus.SCHEDULED or slot.interval.end <= self._means.clock():
            return None
        return Hole(slot, before.provider_id, before.type_id)


class FillStep:
    """One hole filled, in both directions.

    Attributes:
        label: what was done.
    """

    def __init__(self, filling: Filling, visit: VisitStep, entry: WaitlistEntry, slot: Slot, words: Words) -> None:
        self._filling = filling
        self._visit = visit
        self._entry = entry
        self._slot = slot
        self._words = words
        self._contact_key = str(uuid4())
        self.label = words.label

    async def first_time(self) -> Outcome:
        """Contact, book, and note the answer."""
        write = self._visit.start()
        # The visit is in the hole from the first moment; the phone call is noted beside it.
        try:
            await self._filling.contact(self._entry, self._slot, self._contact_key)
        except Refused as refusal:
            await self._filling.settle(write)
            await self._visit.back()
            return self._failed(refusal)
        outcome = await self._filling.told(self._visit, write)
        if not outcome.ok:
            await self._noted_taken()
            return outcome
        outcome = await self._noted(outcome, self._filling.respond(self._entry, PatientResponse.ACCEPTED))
        if outcome.ok:
            self._filling.remember(self)
        return outcome

    async def back(self) -> Outcome:
        """The visit goes back to where it was, and the patient waits again."""
        outcome = await self._visit.back()
        if not outcome.ok:
            return outcome
        try:
            await self._filling.stands(self._entry, WaitlistStatus.WAITING)
        except Refused as refusal:
            await self._visit.again()
            return Outcome(
                ok=False,
                sentence=sentence(f"{say('Not undone')}: {refusal.sentence}"),
                reason=refusal.code,
            )
        return outcome

    async def again(self) -> Outcome:
        """Once more, without telling the patient a second time."""
        outcome = await self._visit.again()
        if not outcome.ok:
            return outcome
        return await self._noted(outcome, self._filling.stands(self._entry, WaitlistStatus.SCHEDULED))

    async def _noted(self, outcome: Outcome, noting: Awaitable[WaitlistEntry]) -> Outcome:
        try:
            await noting
        except Refused as refusal:
            await self._visit.back()
            return self._failed(refusal)
        return outcome

    async def _noted_taken(self) -> None:
        """The slot went to somebody else meanwhile: the patient was told of it for nothing."""
        with suppress(Refused):
            await self._filling.respond(self._entry, PatientResponse.SLOT_TAKEN)

    def _failed(self, refusal: Refused) -> Outcome:
        why = sentence(f"{self._words.failed}: {refusal.sentence}")
        return Outcome(ok=False, sentence=why, reason=refusal.code)
