"""The history of visits at the desk: a visit's life, a patient's, a day's, and bringing visits back from it."""

import logging
from collections.abc import Collection
from datetime import date
from uuid import UUID

from frontdesk.client import SchedulingClient
from frontdesk.contract.appointments import AppointmentOut
from frontdesk.contract.visit import FieldChange as WireChange
from frontdesk.contract.visit import HistoryRowOut, VisitHistoryListOut, VisitHistoryRowOut
from frontdesk.domain.speech import say
from frontdesk.domain.statuses import VISIBLE_BUT_FREE, AppointmentStatus, status_word
from frontdesk.operations.answers import told
from frontdesk.operations.errands import Errand
from frontdesk.operations.gateway import STALE, GatewayError, Refused
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.requests import Become
from frontdesk.operations.visits import Words
from frontdesk.operations.wording import sentence
from frontdesk.store.entities import Appointment
from frontdesk.store.past import Entry, FieldChange, Past, PastChange, Value

log = logging.getLogger(__name__)

PAGE = 200
"""Changes read at a time."""


class Histories:
    """Reads what happened, and brings back what should not have."""

    def __init__(self, means: Means, client: SchedulingClient) -> None:
        self._means = means
        self._client = client

    # Looking

    async def of_visit(self, visit_id: UUID) -> Past:
        """Return a visit's whole life, the latest first, also that of a deleted one."""
        rows: list[HistoryRowOut] = []
        try:
            with told():
                while True:
                    page = await self._client.appointments.history(visit_id, page=len(rows) // PAGE + 1, page_size=PAGE)
                    rows += page.items
                    if not page.items or len(rows) >= page.total:
                        break
        except GatewayError as error:
            return Past(trouble=self._trouble(error))
        visit = await self._visit(visit_id)
        known = {} if visit is None else {"patient_name": visit.patient_name, "status": visit.status.value}
        return Past(tuple(self._change(row, visit_id, **known) for row in rows), len(rows))

    async def _visit(self, visit_id: UUID) -> Appointment | None:
        """Return the visit as it is, None once it is deleted."""
        shown = self._means.visits.find(visit_id)
        if shown is not None:
            return shown
        found, _ = await self._means.errands.told(self._means.gateway.appointment(visit_id), "")
        return found

    async def of_patient(self, patient_id: UUID, actions: Collection[str] = (), wanted: int = PAGE) -> Past:
        """Return the latest changes to a patient's visits, *wanted* or a few more of them."""
        return await self._many(wanted, patient_id=patient_id, actions=actions)

    async def of_day(self, location_id: UUID, day: date, actions: Collection[str] = (), wanted: int = PAGE) -> Past:
        """Return the latest changes to all visits that are, or ever were, on a local day; so many or a few more."""
        return await self._many(wanted, location_id=location_id, day=day, actions=actions)

    async def _many(
        self,
        wanted: int,
        *,
        patient_id: UUID | None = None,
        location_id: UUID | None = None,
        day: date | None = None,
        actions: Collection[str] = (),
    ) -> Past:
        rows: dict[UUID, VisitHistoryRowOut] = {}
        try:
            with told():
                for number in range(1, -(-wanted // PAGE) + 1):
                    page: VisitHistoryListOut = await self._client.appointments.changes(
                        patient_id=patient_id,
                        location_id=location_id,
                        day=day,
                        actions=actions,
                        page=number,
                        page_size=PAGE,
                    )
                    # What comes in meanwhile pushes rows onto the next page: there they come a second time.
                    rows |= {row.id: row for row in page.items}
                    if number * PAGE >= page.total:
                        break
        except GatewayError as error:
            return Past(trouble=self._trouble(error))
        return Past(tuple(self._one_of_many(row) for row in rows.values()), page.total)

    def _trouble(self, error: GatewayError) -> str:
        if isinstance(error, Refused):
            return sentence(f"{say('The history was not read')}: {error.sentence}")
        self._means.link.trouble()
        return say("The practice server does not answer; the history is not kept at this desk.")

    # Bringing back

    async def restore(self, row: PastChange) -> Outcome:
        """Bring a deleted visit back, or put a broken or cancelled one where it was; one step on the undo stack."""
        if row.status is None:
            return await self._bring_back(row)
        if row.status not in VISIBLE_BUT_FREE:
            return Outcome(
                ok=False, sentence=say("The visit of {name} is there.", name=row.patient_name), reason="nothing"
            )
        failed = say("{name} was not put back", name=row.patient_name)
        visit = self._means.visits.find(row.visit_id)
        if visit is None:
            visit, outcome = await self._means.errands.told(self._means.gateway.appointment(row.visit_id), failed)
            if visit is None:
                return outcome
            self._means.store.put(visit)
        words = Words(
            say("reinstating of {name}", name=visit.patient_name),
            say("{name} is back on the book.", name=visit.patient_name),
            say("{name} is {status} again.", name=visit.patient_name, status=status_word(visit.status)),
            failed,
        )
        return await self._means.visits.change(visit, Become(AppointmentStatus.SCHEDULED), words)

    async def _bring_back(self, row: PastChange) -> Outcome:
        name = row.patient_name or say("The visit")
        words = Words.said(
            "restoring of {name}",
            "{name} is back as it was before it was deleted.",
            "{name} is deleted again.",
            "{name} was not brought back",
            name=name,
        )
        rows = self._client.appointments

        async def forward(_left: AppointmentOut | None, key: str) -> AppointmentOut:
            with told():
                return await rows.restore(row.visit_id, key=key)

        async def backward(left: AppointmentOut, key: str) -> AppointmentOut:
            with told():
                now = await rows.get(row.visit_id)
                if now.version != left.version:
                    raise Refused(STALE, "")
                await rows.delete(row.visit_id, key=key)
            return left

        return await self._means.errands.run(Errand(words, forward, backward, (row.visit_id,)))

    # From the wire

    def _change(self, wire: HistoryRowOut, visit_id: UUID, **known: str) -> PastChange:
        return PastChange(
            id=wire.id,
            visit_id=visit_id,
            action=wire.action,
            at=wire.changed_at,
            who=wire.changed_by or "",
            source=wire.source or "",
            desk=wire.client_id or "",
            note=wire.note or "",
            from_status=wire.from_status or "",
            to_status=wire.to_status or "",
            changes=tuple(self._field(change) for change in wire.changes),
            patient_name=known.get("patient_name", ""),
            status=known.get("status"),
        )

    def _one_of_many(self, wire: VisitHistoryRowOut) -> PastChange:
        return PastChange(
            id=wire.id,
            visit_id=wire.appointment_uuid,
            action=wire.action,
            at=wire.changed_at,
            who=wire.changed_by or "",
            source=wire.source or "",
            desk=wire.client_id or "",
            note=wire.note or "",
            from_status=wire.from_status or "",
            to_status=wire.to_status or "",
            changes=tuple(self._field(change) for change in wire.changes),
            patient_id=wire.patient.id if wire.patient else None,
            patient_name=(wire.patient.name if wire.patient else "") or "",
            location_id=wire.location.id if wire.location else None,
            start=wire.start_time,
            status=wire.current_status,
        )

    def _field(self, wire: WireChange) -> FieldChange:
        return FieldChange(wire.field, self._value(wire.old), self._value(wire.new))

    def _value(self, value: object) -> Value:
        if value is None:
            return None
        if isinstance(value, bool):
            return say("yes") if value else say("no")
        if isinstance(value, list):
            return tuple(told for entry in value if (told := self._entry(entry)))
        return self._named(str(value))

    def _entry(self, entry: object) -> Entry | None:
        if isinstance(entry, dict):
            return {str(name): str(part) for name, part in entry.items() if part is not None}
        return self._named(str(entry))

    def _named(self, text: str) -> str | None:
        """Return a text as it is, and the name for an id: what was imported is told by ids."""
        try:
            key = UUID(text)
        except ValueError:
            return text
        reference = self._means.store.reference
        known = (
            reference.operatory(key),
            reference.provider(key),
            reference.type(key),
            reference.definition(key),
            reference.flow_status(key),
            reference.location(key),
        )
        return next((row.name for row in known if row is not None), None)
