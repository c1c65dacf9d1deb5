"""The waitlist at the desk: who waits, what was said on the phone, and who fits a hole."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from frontdesk.client import SchedulingClient
from frontdesk.contract.waitlist import (
    ContactMethod,
    CreateWaitlistEntryIn,
    LogContactIn,
    QuickFillIn,
    RecordResponseIn,
    UpdateWaitlistEntryIn,
    WaitlistEntryOut,
)
from frontdesk.domain.localtime import local_hours, to_local
from frontdesk.domain.speech import mark, say
from frontdesk.domain.waitlist import ACTIVE, PatientResponse, WaitlistStatus
from frontdesk.operations import waitlist_wire
from frontdesk.operations.answers import everything, told
from frontdesk.operations.errands import Errand
from frontdesk.operations.filling import Filling
from frontdesk.operations.gateway import GatewayError, Happening, Refused
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.remembered import Remembered
from frontdesk.operations.rereading import Rereading
from frontdesk.operations.versions import OwnVersions
from frontdesk.operations.visits import Words
from frontdesk.operations.wording import clock
from frontdesk.store.entities import Appointment, PatientHit, Slot
from frontdesk.store.shelf import Shelf
from frontdesk.store.waitlist import Contact, Fit, Hole, WaitlistEntry, Wanting, wanting_of

_MOST_FITS, _MOST_PHONES = 25, 1000

_ANSWERED = {
    PatientResponse.ACCEPTED: mark("{name} accepted."),
    PatientResponse.DECLINED: mark("{name} declined."),
    PatientResponse.NO_ANSWER: mark("{name} did not answer."),
    PatientResponse.SLOT_TAKEN: mark("{name} was told that the slot is taken."),
    PatientResponse.EXPIRED: mark("{name} let the offer expire."),
}


@dataclass(frozen=True, slots=True)
class Fits:
    """Who fits a hole: the best of them, and how many there are in all; or why that is not known."""

    fits: tuple[Fit, ...] = ()
    total: int = 0
    trouble: str = ""


class Waitlist:
    """Everything a desk does with the waitlist.

    Attributes:
        waiting: by location, those who still wait.
        filling: putting somebody from the list into a hole.
    """

    def __init__(self, means: Means, client: SchedulingClient) -> None:
        self._means = means
        self._client = client
        self.waiting: Shelf[UUID, WaitlistEntry] = Shelf()
        self._own = OwnVersions()
        self.filling = Filling(means, client, self._take)
        self._phones: Remembered[UUID, str] = Remembered(_MOST_PHONES)
        self._again = Rereading(self._read_all, "the waitlist", means.link, means.tasks, means.pace)
        means.happenings.listen({"waitlist", "patient"}, self._heard, self._missed)

    # Looking

    async def show(self, location_id: UUID) -> Outcome:
        """Read who waits for a location, and keep it true from now on."""
        _, outcome = await self._means.errands.told(self._read(location_id), say("The waitlist was not read"))
        return outcome

    async def fits(self, hole: Hole) -> Fits:
        """Return who fits a hole, ranked, with reasons."""
        zone = self._means.store.zone(hole.slot.location_id)
        day, start, end = local_hours(hole.slot.interval, zone)
        body = QuickFillIn(
            location_uuid=hole.slot.location_id,
            slot_date=day,
            slot_start_time=start,
            slot_end_time=end,
            provider_uuid=hole.provider_id,
            appointment_type_uuid=hole.type_id,
            max_results=_MOST_FITS,
        )

        async def ask() -> Fits:
            with told():
                answer = await self._client.waitlist.quick_fill(body)
            return Fits(tuple(map(waitlist_wire.fit, answer.matches)), answer.total_matches)

        found, outcome = await self._means.errands.told(ask(), say("Who fits could not be read"))
        return found or Fits(trouble=outcome.sentence)

    async def contacts(self, entry_id: UUID) -> tuple[Contact, ...]:
        """Return what the patient was told and answered, the latest first. Raises ``GatewayError``."""
        with told():
            rows = await self._client.waitlist.contacts(entry_id)
        return tuple(map(waitlist_wire.contact, rows))

    async def phone(self, patient_id: UUID) -> str:
        """Return the number to call; nothing when none is known or the server is away."""
        known = self._phones.get(patient_id)
        if known is not None:
            return known

        async def ask() -> str:
            patient = await self._client.patients.get(patient_id)
            return patient.mobile_phone or patient.home_phone or patient.work_phone or ""

        try:
            with told():
                return await self._phones.ask(patient_id, ask)
        except GatewayError:
            return ""

    async def visit(self, appointment_id: UUID) -> Appointment | None:
        """Return the visit an entry is about; None while the server is away. Raises ``Refused``."""
        try:
            return await self._means.gateway.appointment(appointment_id)
        except Refused:
            raise
        except GatewayError:
            self._means.link.trouble()
            return None

    # Changing

    async def add(
        self, patient: PatientHit, location_id: UUID, wanting: Wanting, appointment_id: UUID | None = None
    ) -> Outcome:
        """Put a patient on the list, for a visit they have or for one still to be booked."""
        body = CreateWaitlistEntryIn.model_validate(
            {
                **waitlist_wire.fields(wanting),
                "patient_uuid": patient.id,
                "location_uuid": location_id,
                "appointment_uuid": appointment_id,
            }
        )
        name = patient.name
        words = Words.said(
            "waitlist entry of {name}",
            "{name} is on the waitlist.",
            "{name} is off the waitlist.",
            "{name} was not put on the waitlist",
            name=name,
        )

        async def forward(left: WaitlistEntry | None, key: str) -> WaitlistEntry:
            if left is not None:
                again = UpdateWaitlistEntryIn(status=WaitlistStatus.WAITING)
                return await self._update(left.id, again, key, left.version)
            with told():
                return self._take(await self._client.waitlist.create(body, key=key), 0)

        async def backward(left: WaitlistEntry, key: str) -> WaitlistEntry:
            base = self._own.latest(left.id, left.version)
            removed = UpdateWaitlistEntryIn(base_version=base, status=WaitlistStatus.REMOVED)
            return await self._update(left.id, removed, key, left.version)

        return await self._means.errands.run(Errand(words, forward, backward))

    async def edit(self, entry_id: UUID, wanting: Wanting) -> Outcome:
        """Change what an entry asks for."""
        before = self.waiting.row(entry_id)
        if before is None:
            return _gone()
        old, new = waitlist_wire.fields(wanting_of(before)), waitlist_wire.fields(wanting)
        changed = [name for name in new if new[name] != old[name]]
        name = before.patient_name
        if not changed:
            return Outcome(ok=True, sentence=say("{name}'s entry is as it was.", name=name), ids=(entry_id,))
        words = Words.said(
            "waitlist entry of {name}",
            "{name}'s entry was changed.",
            "{name}'s entry is as before.",
            "{name}'s entry was not changed",
            name=name,
        )

        def changes(values: dict[str, object], version: int) -> UpdateWaitlistEntryIn:
            given = {name: values[name] for name in changed}
            base = self._own.latest(entry_id, version)
            return UpdateWaitlistEntryIn.model_validate({**given, "base_version": base})

        async def forward(left: WaitlistEntry | None, key: str) -> WaitlistEntry:
            version = (left or before).version
            return await self._update(entry_id, changes(new, version), key, version)

        async def backward(left: WaitlistEntry, key: str) -> WaitlistEntry:
            return await self._update(entry_id, changes(old, left.version), key, left.version)

        return await self._means.errands.run(Errand(words, forward, backward, (entry_id,)))

    async def remove(self, entry_ids: Sequence[UUID]) -> Outcome:
        """Take entries off the list, as one change."""
        rows = [row for entry_id in entry_ids if (row := self.waiting.row(entry_id)) is not None]
        if not rows:
            return _gone()
        whom = rows[0].patient_name if len(rows) == 1 else say("{count} entries", count=len(rows))
        words = Words.said(
            "removal of {whom}",
            "{whom} taken off the waitlist.",
            "{whom} on the waitlist again.",
            "{whom} could not be taken off the waitlist",
            whom=whom,
        )

        async def forward(_left: object, key: str) -> tuple[UUID, ...]:
            with told():
                answer = await self._client.waitlist.bulk_remove([row.id for row in rows], key=key)
            for row in rows:
                if answer.removed_count == len(rows):
                    # The answer names no versions; each entry has one more than it had.
                    self._own.made_after(row.id, self._own.latest(row.id, row.version) + 1, row.version)
                self.waiting.drop(row.id)
            return tuple(row.id for row in rows)

        async def backward(left: tuple[UUID, ...], key: str) -> tuple[UUID, ...]:
            for row in rows:
                await self._update(row.id, UpdateWaitlistEntryIn(status=row.status), f"{key}-{row.id}", row.version)
            return left

        return await self._means.errands.run(Errand(words, forward, backward, tuple(row.id for row in rows)))

    async def note_contact(self, entry_id: UUID, slot: Slot, method: ContactMethod = "phone") -> Outcome:
        """Note that a patient was told of an opening. The log only grows: there is no way back from a phone call."""
        entry = self.waiting.row(entry_id)
        if entry is None:
            return _gone()
        zone = self._means.store.zone(slot.location_id)
        start = to_local(slot.interval.start, zone)
        body = LogContactIn(
            contact_method=method,
            slot_date=start.date(),
            slot_start_time=start.time(),
            slot_location_uuid=slot.location_id,
        )
        name = entry.patient_name
        said = say("{name} was told of {clock}.", name=name, clock=clock(slot.interval.start, zone))
        words = Words(
            say("contact with {name}", name=name), said, "", say("The contact with {name} was not noted", name=name)
        )

        async def forward(_left: object, key: str) -> WaitlistEntry:
            with told():
                return self._take(await self._client.waitlist.log_contact(entry_id, body, key=key), entry.version)

        return await self._means.errands.run(Errand(words, forward, ids=(entry_id,)))

    async def note_response(self, entry_id: UUID, response: PatientResponse) -> Outcome:
        """Note what a patient answered."""
        entry = self.waiting.row(entry_id)
        if entry is None:
            return _gone()
        name = entry.patient_name
        words = Words(
            say("answer of {name}", name=name),
            say(_ANSWERED[response], name=name),
            "",
            say("The answer of {name} was not noted", name=name),
        )

        async def forward(_left: object, key: str) -> WaitlistEntry:
            with told():
                answer = await self._client.waitlist.record_response(
                    entry_id, RecordResponseIn(patient_response=response, contact_method="phone"), key=key
                )
            return self._take(answer, entry.version)

        return await self._means.errands.run(Errand(words, forward, ids=(entry_id,)))

    # Staying true

    async def _update(self, entry_id: UUID, changes: UpdateWaitlistEntryIn, key: str, known: int) -> WaitlistEntry:
        with told():
            return self._take(await self._client.waitlist.update(entry_id, changes, key=key), known)

    def _take(self, wire: WaitlistEntryOut, known: int) -> WaitlistEntry:
        """Take the server's answer to a change of this desk, which *known* was the version of when it was asked."""
        entry = waitlist_wire.entry(wire)
        self._own.made_after(entry.id, entry.version, known)
        if entry.status in ACTIVE:
            places = {place for place in self.waiting.known() if self._holds(place, entry.id)}
            self.waiting.put(entry, places | {entry.location_id})
        else:
            self.waiting.drop(entry.id)
        return entry

    def _holds(self, place: UUID, entry_id: UUID) -> bool:
        return any(row.id == entry_id for row in self.waiting.rows(place) or ())

    def _heard(self, happening: Happening) -> None:
        is_own = happening.client_id == self._means.gateway.client_id
        if happening.kind == "waitlist.changed" and happening.version is not None and not is_own:
            self._own.theirs(happening.entity_id, happening.version)
        if happening.kind.startswith("patient"):
            self._phones.forget(happening.entity_id)
            if not any(
                row.patient_id == happening.entity_id
                for place in self.waiting.known()
                for row in self.waiting.rows(place) or ()
            ):
                return
        else:
            known = self.waiting.row(happening.entity_id)
            if known is not None and happening.version is not None and known.version >= happening.version:
                return
        if self.waiting.known():
            self._again.ask()

    def _missed(self) -> None:
        self._phones.clear()
        if self.waiting.known():
            self.waiting.doubt()
            self._again.ask()

    async def _read_all(self) -> None:
        for location_id in self._means.still_open(self.waiting):
            await self._read(location_id)

    async def _read(self, location_id: UUID) -> None:
        with told(), self.waiting.reading(location_id) as reading:
            each = self._client.waitlist.each(location_id=location_id, statuses=ACTIVE)
            self.waiting.put_all(location_id, await everything(each, waitlist_wire.entry), reading)


def _gone() -> Outcome:
    return Outcome(ok=False, sentence=say("That entry is no longer on the waitlist."), reason="gone")
