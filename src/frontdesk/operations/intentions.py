"""What can be done with an appointment, one coroutine for each intention."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

from frontdesk.domain import flow
from frontdesk.domain.intervals import Interval
from frontdesk.domain.localtime import local_date
from frontdesk.domain.speech import say
from frontdesk.domain.statuses import ON_THE_BOOK, PLACEABLE, AppointmentStatus, may_transition, status_word
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.requests import (
    Become,
    Break,
    Cancel,
    Confirm,
    Create,
    Lock,
    Move,
    Park,
    Place,
    Request,
    SetFlow,
    slot_of,
)
from frontdesk.operations.visits import Visits, Words
from frontdesk.operations.wording import clock, minutes, place, sentence
from frontdesk.store.conflicts_view import placing_refused
from frontdesk.store.entities import Appointment, Slot
from frontdesk.store.store import Store


class Intentions:
    """Everything a receptionist does with a visit. Each is shown before it first waits, and can be undone.

    Attributes:
        store: what this desk knows.
    """

    def __init__(self, store: Store, visits: Visits, seen_day: Callable[[], date | None]) -> None:
        self.store = store
        self._visits = visits
        self._seen_day = seen_day

    async def move(self, appointment_id: UUID, slot: Slot, *, allow_overlap: bool = False) -> Outcome:
        """Put a visit elsewhere; one from the pinboard is placed."""
        visit = self._visits.find(appointment_id)
        if visit is None:
            return _gone()
        name = visit.patient_name
        refused = placing_refused(visit, slot)
        if refused is not None:
            return self._refused(
                visit, say("{name} was not moved", name=name), refused.sentence, locked=visit.is_time_locked
            )
        if visit.status is AppointmentStatus.SCHEDULED and slot_of(visit) == slot:
            return Outcome(ok=True, sentence=say("{name} stays where it was.", name=name), ids=(visit.id,))
        where = place(self.store.reference, slot, self._day_of(visit))
        if visit.status in PLACEABLE:
            words = Words(
                say("placing of {name}", name=name),
                say("{name} placed at {where}.", name=name, where=where),
                self._is_back(visit),
                say("{name} was not placed", name=name),
            )
            return await self._visits.change(visit, Place(slot, allow_overlap), words)
        words = Words(
            say("move of {name}", name=name),
            say("{name} moved to {where}.", name=name, where=where),
            self._is_back(visit),
            say("{name} was not moved", name=name),
        )
        return await self._visits.change(visit, Move(slot, allow_overlap), words)

    async def place(self, appointment_id: UUID, slot: Slot, *, allow_overlap: bool = False) -> Outcome:
        """Put a visit from the pinboard, or any other that may be moved, onto the book."""
        return await self.move(appointment_id, slot, allow_overlap=allow_overlap)

    async def park(self, appointment_id: UUID) -> Outcome:
        """Put a visit on the pinboard, where every desk sees it."""
        visit = self._visits.find(appointment_id)
        if visit is None:
            return _gone()
        name = visit.patient_name
        if visit.status is AppointmentStatus.PINBOARD:
            return Outcome(ok=True, sentence=say("{name} is on the pinboard already.", name=name), ids=(visit.id,))
        words = Words(
            say("parking of {name}", name=name),
            say("{name} moved to the pinboard.", name=name),
            self._is_back(visit),
            say("{name} was not parked", name=name),
        )
        if visit.is_time_locked:
            return self._refused(visit, words.failed, say("the visit is locked to its time"), locked=True)
        return await self._become(visit, AppointmentStatus.PINBOARD, Park(), words)

    async def resize(self, appointment_id: UUID, interval: Interval) -> Outcome:
        """Make a visit longer or shorter."""
        visit = self._visits.find(appointment_id)
        if visit is None:
            return _gone()
        name, slot = visit.patient_name, slot_of(visit)
        if slot is None:
            return self._refused(visit, say("{name} was not resized", name=name), say("it has no place on the book"))
        if interval == slot.interval:
            return Outcome(ok=True, sentence=say("{name} stays as it was.", name=name), ids=(visit.id,))
        target = Slot(slot.location_id, slot.operatory_id, interval)
        refused = placing_refused(visit, target)
        if refused is not None:
            return self._refused(
                visit, say("{name} was not resized", name=name), refused.sentence, locked=visit.is_time_locked
            )
        zone = self.store.zone(slot.location_id)
        span = say("{start} to {end}", start=clock(interval.start, zone), end=clock(interval.end, zone))
        words = Words(
            say("resizing of {name}", name=name),
            say("{name} now takes {minutes}, {span}.", name=name, minutes=minutes(interval.minutes), span=span),
            say("{name} takes {minutes} again.", name=name, minutes=minutes(slot.interval.minutes)),
            say("{name} was not resized", name=name),
        )
        return await self._visits.change(visit, Move(target, allow_overlap=visit.is_overlap_allowed), words)

    async def copy(self, appointment_id: UUID, slot: Slot, *, allow_overlap: bool = False) -> Outcome:
        """Make another visit like this one."""
        visit = self._visits.find(appointment_id)
        if visit is None:
            return _gone()
        name = visit.patient_name
        where = place(self.store.reference, slot, self._day_of(visit))
        words = Words.said(
            "copy of {name}",
            "{name} copied to {where}.",
            "the copy of {name} is gone again.",
            "{name} was not copied",
            name=name,
            where=where,
        )
        return await self._visits.make(Create(visit, slot, allow_overlap), uuid4(), words)

    async def set_flow(self, appointment_id: UUID, flow_id: UUID | None) -> Outcome:
        """Take a patient to a station of the visit, or out of the flow."""
        visit = self._visits.find(appointment_id)
        if visit is None:
            return _gone()
        name = visit.patient_name
        if visit.flow_id == flow_id:
            return Outcome(ok=True, sentence=self._flow_sentence(visit, flow_id), ids=(visit.id,))
        if visit.status not in ON_THE_BOOK:
            return self._refused(
                visit,
                say("{name} was not moved on", name=name),
                say("a visit that is {status} has no flow", status=status_word(visit.status)),
            )
        words = Words(
            say("flow status of {name}", name=name),
            self._flow_sentence(visit, flow_id),
            self._flow_sentence(visit, visit.flow_id),
            say("{name} was not moved on", name=name),
        )
        return await self._visits.change(visit, SetFlow(flow_id), words)

    async def next_flow(self, appointment_id: UUID) -> Outcome:
        """Take a patient one station further in the practice's order."""
        visit = self._visits.find(appointment_id)
        if visit is None:
            return _gone()
        following = flow.next_step([row.id for row in self.store.reference.flow_statuses], visit.flow_id)
        if following is None:
            return self._refused(
                visit, say("{name} was not moved on", name=visit.patient_name), say("there is no further step")
            )
        return await self.set_flow(appointment_id, following)

    async def previous_flow(self, appointment_id: UUID) -> Outcome:
        """Take a patient one station back; from the first one, out of the flow."""
        visit = self._visits.find(appointment_id)
        if visit is None:
            return _gone()
        if visit.flow_id is None:
            return self._refused(
                visit, say("{name} was not moved back", name=visit.patient_name), say("there is no step before")
            )
        steps = [row.id for row in self.store.reference.flow_statuses]
        if visit.flow_id not in steps:
            why = say("its flow status is no longer in use")
            return self._refused(visit, say("{name} was not moved back", name=visit.patient_name), why)
        before = flow.previous_step(steps, visit.flow_id)
        return await self.set_flow(appointment_id, before)

    async def break_(self, appointment_id: UUID, reason_id: UUID | None = None, note: str = "") -> Outcome:
        """Record that the patient did not come; the visit stays visible, its slot is free."""
        visit = self._visits.find(appointment_id)
        if visit is None:
            return _gone()
        if visit.status is AppointmentStatus.BROKEN and reason_id not in (None, visit.broken_reason_id):
            return self._settled_already(visit)
        words = self._status_words(visit, AppointmentStatus.BROKEN, reason_id or visit.broken_reason_id)
        return await self._become(visit, AppointmentStatus.BROKEN, Break(reason_id, note), words)

    async def cancel(
        self, appointment_id: UUID, reason_id: UUID | None = None, cancelled_by: str | None = None, note: str = ""
    ) -> Outcome:
        """Call a visit off; it stays visible, its slot is free."""
        visit = self._visits.find(appointment_id)
        if visit is None:
            return _gone()
        if visit.status is AppointmentStatus.CANCELLED and reason_id not in (None, visit.cancel_reason_id):
            return self._settled_already(visit)
        words = self._status_words(visit, AppointmentStatus.CANCELLED, reason_id or visit.cancel_reason_id)
        return await self._become(visit, AppointmentStatus.CANCELLED, Cancel(reason_id, cancelled_by, note), words)

    async def complete(self, appointment_id: UUID) -> Outcome:
        """Record that the visit took place."""
        visit = self._visits.find(appointment_id)
        if visit is None:
            return _gone()
        words = self._status_words(visit, AppointmentStatus.COMPLETE)
        return await self._become(visit, AppointmentStatus.COMPLETE, Become(AppointmentStatus.COMPLETE), words)

    async def reinstate(self, appointment_id: UUID, *, allow_overlap: bool = False) -> Outcome:
        """Put a broken, cancelled or completed visit back on the book where it was."""
        visit = self._visits.find(appointment_id)
        if visit is None:
            return _gone()
        name, slot = visit.patient_name, slot_of(visit)
        if slot is None:
            return self._refused(
                visit, say("{name} was not put back", name=name), say("it never had a place on the book")
            )
        # A visit that took place was on the book all the while.
        stayed = visit.status in ON_THE_BOOK
        where = place(self.store.reference, slot, self._seen_day())
        words = Words(
            say("reinstating of {name}", name=name),
            say("{name} is no longer marked complete.", name=name)
            if stayed
            else say("{name} is back on the book at {place}.", name=name, place=where),
            say("{name} is {status} again.", name=name, status=status_word(visit.status)),
            say("{name} was not put back", name=name),
        )
        request = Become(AppointmentStatus.SCHEDULED, allow_overlap)
        return await self._become(visit, AppointmentStatus.SCHEDULED, request, words)

    async def lock(self, appointment_id: UUID, locked: bool, /) -> Outcome:
        """Keep a visit at its time, or let it go again."""
        visit = self._visits.find(appointment_id)
        if visit is None:
            return _gone()
        name = visit.patient_name
        said = {
            True: say("{name} is locked to its time.", name=name),
            False: say("{name} is no longer locked.", name=name),
        }
        if visit.is_time_locked == locked:
            return Outcome(ok=True, sentence=said[locked], ids=(visit.id,))
        label = say("locking of {name}", name=name) if locked else say("unlocking of {name}", name=name)
        words = Words(label, said[locked], said[not locked], say("{name} was not changed", name=name))
        return await self._visits.change(visit, Lock(locked), words)

    async def set_confirmation(self, appointment_id: UUID, confirmation_id: UUID | None) -> Outcome:
        """Record how far the patient has confirmed."""
        visit = self._visits.find(appointment_id)
        if visit is None:
            return _gone()
        name = visit.patient_name
        definition = self.store.reference.definition(confirmation_id)
        label = definition.name if definition is not None else ""
        if visit.confirmation_id == confirmation_id:
            return Outcome(ok=True, sentence=_confirmation_sentence(name, label), ids=(visit.id,))
        words = Words(
            say("confirmation of {name}", name=name),
            _confirmation_sentence(name, label),
            _confirmation_sentence(name, visit.confirmation_label),
            say("The confirmation of {name} was not changed", name=name),
        )
        return await self._visits.change(visit, Confirm(confirmation_id, label), words)

    async def _become(self, visit: Appointment, status: AppointmentStatus, request: Request, words: Words) -> Outcome:
        if visit.status is status:
            return Outcome(ok=True, sentence=words.done, ids=(visit.id,))
        if not may_transition(visit.status, status):
            return self._refused(visit, words.failed, say("it is {status}", status=status_word(visit.status)))
        return await self._visits.change(visit, request, words)

    def _refused(self, visit: Appointment, failed: str, why: str, *, locked: bool = False) -> Outcome:
        reason = "time_locked" if locked else "transition_not_allowed"
        why = why[:1].lower() + why[1:]
        return Outcome(ok=False, sentence=sentence(f"{failed}: {why}"), ids=(visit.id,), reason=reason)

    def _day_of(self, visit: Appointment) -> date | None:
        """Return the day the receptionist has in mind: the visit's own on the book, else the one on screen."""
        if visit.status in ON_THE_BOOK and visit.interval is not None:
            return local_date(visit.interval.start, self.store.zone(visit.location_id))
        return self._seen_day()

    def _is_back(self, visit: Appointment) -> str:
        """Say that a visit is where it was."""
        name, slot = visit.patient_name, slot_of(visit)
        if visit.status is AppointmentStatus.PINBOARD:
            return say("{name} is back on the pinboard.", name=name)
        if visit.status is AppointmentStatus.SCHEDULED and slot is not None:
            return say(
                "{name} is back at {place}.", name=name, place=place(self.store.reference, slot, self._seen_day())
            )
        return say("{name} is {status} again.", name=name, status=status_word(visit.status))

    def _settled_already(self, visit: Appointment) -> Outcome:
        """Somebody else was quicker, and the server gives a visit that has ended no other reason."""
        status = status_word(visit.status)
        failed = say("{name} was not marked {status}", name=visit.patient_name, status=status)
        return self._refused(visit, failed, say("it is {status} already", status=status))

    def _status_words(self, visit: Appointment, became: AppointmentStatus, reason_id: UUID | None = None) -> Words:
        name, status = visit.patient_name, status_word(became)
        reason = self.store.reference.definition(reason_id)
        done = say("{name} is marked {status}.", name=name, status=status)
        if reason is not None:
            done = say("{name} is marked {status}: {reason}.", name=name, status=status, reason=reason.name)
        return Words(
            say("{name} {status}", name=name, status=status),
            done,
            self._is_back(visit),
            say("{name} was not marked {status}", name=name, status=status),
        )

    def _flow_sentence(self, visit: Appointment, flow_id: UUID | None) -> str:
        status = self.store.reference.flow_status(flow_id)
        if status is None:
            return say("{name} is out of the flow.", name=visit.patient_name)
        return f"{visit.patient_name}: {status.name}."


def _confirmation_sentence(name: str, label: str) -> str:
    return f"{name}: {label}." if label else say("{name} has no confirmation status.", name=name)


def _gone() -> Outcome:
    return Outcome(ok=False, sentence=say("That visit is no longer there."), reason="gone")
