"""Several visits booked as one: all of them are made, or none stays."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID, uuid4

from frontdesk.contract.people import PatientOut
from frontdesk.domain.speech import say
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.requests import Create, Delete
from frontdesk.operations.visits import VisitStep, Words
from frontdesk.operations.wording import place, redone, sentence, undone
from frontdesk.operations.writes import Write
from frontdesk.store.booking import NewPatient, Wanted, as_appointment
from frontdesk.store.changes import PendingChange
from frontdesk.store.entities import PatientHit


class Register(Protocol):
    """Who enters new patients."""

    async def enter(self, patient: NewPatient, key: str) -> PatientOut:
        """Add a patient."""
        ...

    async def revive(self, patient: PatientOut, key: str) -> PatientOut:
        """Bring a withdrawn patient back."""
        ...

    async def withdraw(self, wanted: NewPatient, patient: PatientOut) -> PatientOut:
        """Take a patient away again."""
        ...

    def take_up(self, wanted: NewPatient) -> None:
        """A withdrawn patient is in use again."""
        ...


@dataclass(slots=True)
class _Part:
    """One visit of the group.

    Attributes:
        subject: the id it is shown under until the server names it.
        pending: what shows it while its patient is still being entered.
    """

    wanted: Wanted
    subject: UUID
    words: Words
    pending: PendingChange | None = None
    patient: PatientOut | None = None
    step: VisitStep | None = None
    write: Write | None = None


class BookingGroup:
    """One step on the undo stack, however many visits it books.

    Attributes:
        label: what was done.
    """

    def __init__(self, means: Means, register: Register, wanted: Sequence[Wanted], names: Mapping[str, str]) -> None:
        self._means = means
        self._register = register
        self._names = dict(names)
        self._parts = [_Part(one, uuid4(), self._words(one)) for one in wanted]
        self._settled = asyncio.Event()
        first = self._parts[0].words
        self._is_one = len(wanted) == 1
        self.label = first.label if self._is_one else say("booking of {count} visits", count=len(wanted))

    def show(self) -> None:
        """Let all visits appear; those of known patients are on their way from now on."""
        with self._means.store.batch(own=True):
            for part in self._parts:
                if isinstance(part.wanted.patient, PatientHit):
                    self._start(part, part.wanted.patient.id)
                else:
                    self._show(part)
        self._means.steps.add(self)

    async def make(self) -> Outcome:
        """Carry it out for the first time."""
        try:
            outcomes = await asyncio.gather(*(self._make(part) for part in self._parts))
            refused = next((outcome for outcome in outcomes if not outcome.ok), None)
            if refused is None:
                return self._done(outcomes)
            self._means.steps.drop(self)
            await self._take_back([part for part, one in zip(self._parts, outcomes, strict=True) if one.ok])
            await self._withdraw()
            return refused if self._is_one else self._none(refused)
        finally:
            self._settled.set()

    async def back(self) -> Outcome:
        """Take all of it back, or nothing."""
        await self._settled.wait()
        outcomes = await asyncio.gather(*(part.step.back() for part in self._parts if part.step is not None))
        refused = next((outcome for outcome in outcomes if not outcome.ok), None)
        if refused is not None:
            gone = [part for part, one in zip(self._parts, outcomes, strict=True) if one.ok]
            await asyncio.gather(*(part.step.again() for part in gone if part.step is not None))
            return refused
        await self._withdraw()
        said = (
            self._parts[0].words.undone
            if self._is_one
            else say("{count} visits are no longer booked.", count=len(self._parts))
        )
        return Outcome(ok=True, sentence=undone(said), ids=self._ids(outcomes))

    async def again(self) -> Outcome:
        """Make all of it once more, or nothing."""
        for part in self._parts:
            refused = await self._revive(part)
            if refused is not None:
                return refused
        outcomes = await asyncio.gather(*(part.step.again() for part in self._parts if part.step is not None))
        failed = next((outcome for outcome in outcomes if not outcome.ok), None)
        if failed is not None:
            await self._take_back([part for part, one in zip(self._parts, outcomes, strict=True) if one.ok])
            await self._withdraw()
            return failed
        return self._done(outcomes, is_again=True)

    # Within

    async def _make(self, part: _Part) -> Outcome:
        patient = part.wanted.patient
        if isinstance(patient, NewPatient):
            entering = self._means.errands.deliver(lambda key: self._register.enter(patient, key))
            entered, outcome = await self._means.errands.told(entering, part.words.failed)
            with self._means.store.batch(own=True):
                if part.pending is not None:
                    self._means.store.drop(part.pending.id)
                if entered is None:
                    return outcome
                part.patient = entered
                self._start(part, entered.id)
        step, write = part.step, part.write
        if step is None or write is None:
            raise RuntimeError("a visit was to be settled that was never sent")
        settled = await self._means.visits.settle(write, part.words.done)
        return await self._means.visits.tell(step, write, settled, part.words.done, part.words.failed)

    def _start(self, part: _Part, patient_id: UUID) -> None:
        reference, names = self._means.store.reference, self._names
        model = as_appointment(part.wanted, reference, names, appointment_id=part.subject, patient_id=patient_id)
        create = Create(model, part.wanted.slot)
        part.step = VisitStep(self._means.visits, part.subject, (create,), (Delete(),), part.words, model)
        part.write = part.step.start()

    def _show(self, part: _Part) -> None:
        """Show a visit whose patient the server does not know yet."""
        nobody = uuid4()
        reference, names = self._means.store.reference, self._names
        shown = as_appointment(part.wanted, reference, names, appointment_id=part.subject, patient_id=nobody)
        part.pending = PendingChange(uuid4(), part.subject, self._means.clock(), (), shown)
        self._means.store.begin(part.pending)

    async def _take_back(self, parts: Sequence[_Part]) -> None:
        await asyncio.gather(*(part.step.back() for part in parts if part.step is not None))

    async def _withdraw(self) -> None:
        for part in self._parts:
            if part.patient is not None and isinstance(part.wanted.patient, NewPatient):
                part.patient = await self._register.withdraw(part.wanted.patient, part.patient)

    async def _revive(self, part: _Part) -> Outcome | None:
        patient, wanted = part.patient, part.wanted.patient
        if patient is None or not isinstance(wanted, NewPatient) or patient.status == "active":
            return None
        reviving = self._means.errands.deliver(lambda key: self._register.revive(patient, key))
        revived, outcome = await self._means.errands.told(reviving, say("Not redone"))
        if revived is None:
            return outcome
        self._register.take_up(wanted)
        part.patient = revived
        return None

    def _done(self, outcomes: Sequence[Outcome], *, is_again: bool = False) -> Outcome:
        said = self._parts[0].words.done
        if not self._is_one:
            names = ", ".join(part.wanted.patient.name for part in self._parts)
            said = say("{count} visits booked: {names}.", count=len(self._parts), names=names)
        return Outcome(ok=True, sentence=redone(said) if is_again else said, ids=self._ids(outcomes))

    def _none(self, refused: Outcome) -> Outcome:
        text = say(
            "None of the {count} visits was booked. {sentence}", count=len(self._parts), sentence=refused.sentence
        )
        return Outcome(ok=False, sentence=sentence(text), ids=refused.ids, reason=refused.reason)

    @staticmethod
    def _ids(outcomes: Sequence[Outcome]) -> tuple[UUID, ...]:
        return tuple(one for outcome in outcomes for one in outcome.ids)

    def _words(self, wanted: Wanted) -> Words:
        name = wanted.patient.name
        where = place(self._means.store.reference, wanted.slot, self._means.loader.seen_day())
        return Words.said(
            "booking of {name}",
            "{name} booked at {where}.",
            "{name} is no longer booked.",
            "{name} was not booked",
            name=name,
            where=where,
        )
