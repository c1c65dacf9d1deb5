"""Facts about a patient, for whoever rests the pointer on a visit: read once, kept while nothing speaks against it."""

from datetime import timedelta
from uuid import UUID

from frontdesk.client import SchedulingClient
from frontdesk.contract.appointments import AppointmentCursorOut
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations.answers import told
from frontdesk.operations.gateway import GatewayError, Happening
from frontdesk.operations.means import Means
from frontdesk.operations.remembered import Remembered
from frontdesk.operations.tasks import together
from frontdesk.store.patients import NearVisit, PatientFacts

KEPT = 200
FRESH = timedelta(minutes=5)
_READING = "facts: read"


class Facts:
    """What is known of patients; the oldest are let go when there are many."""

    def __init__(self, means: Means, client: SchedulingClient) -> None:
        self._means, self._client = means, client
        self._known: Remembered[UUID, PatientFacts] = Remembered(KEPT)
        means.happenings.listen({"appointment", "patient"}, self._heard, self._known.clear)

    def known(self, patient_id: UUID) -> PatientFacts | None:
        """Return what was read in the last minutes and still holds as far as this desk knows."""
        facts = self._known.get(patient_id)
        return facts if facts is not None and self._means.clock() - facts.read_at < FRESH else None

    async def read(self, patient_id: UUID) -> PatientFacts | None:
        """Return the patient's facts, from the server unless they are known; None where it does not tell them."""
        facts = self.known(patient_id)
        if facts is not None:
            return facts
        try:
            with told():
                return await self._known.ask(patient_id, lambda: self._ask(patient_id))
        except GatewayError:
            return None

    async def _ask(self, patient_id: UUID) -> PatientFacts:
        now = self._means.clock()
        visits = self._client.appointments
        past = visits.cursor(
            first=1,
            sort_by="start_time",
            sort_dir="desc",
            statuses={AppointmentStatus.COMPLETE},
            patient_id=patient_id,
            date_to=now,
        )
        ahead = visits.cursor(
            first=1,
            sort_by="start_time",
            statuses={AppointmentStatus.SCHEDULED},
            patient_id=patient_id,
            date_from=now,
        )
        async with together() as group:
            read = group.create_task(self._client.patients.get(patient_id), name=_READING)
            last, soon = group.create_task(past, name=_READING), group.create_task(ahead, name=_READING)
        patient = read.result()
        return PatientFacts(
            patient_id,
            now,
            patient.birth_date,
            patient.chart_number or "",
            tuple(phone for phone in (patient.mobile_phone, patient.home_phone, patient.work_phone) if phone),
            tuple(patient.alerts),
            patient.balance,
            _near(last.result()),
            _near(soon.result()),
        )

    def _heard(self, happening: Happening) -> None:
        if happening.kind.startswith("patient"):
            self._known.forget(happening.entity_id)
            return
        visit = self._means.store.appointment(happening.entity_id)
        if visit is not None:
            self._known.forget(visit.patient_id)
            return
        # A visit of which this desk knows nothing may be anybody's.
        self._known.clear()


def _near(page: AppointmentCursorOut) -> NearVisit | None:
    """Return the one visit of the page that has a time."""
    for row in page.data:
        if row.start_time is not None:
            kind = row.appointment_type.id if row.appointment_type else None
            return NearVisit(row.id, row.start_time, row.location.id, kind)
    return None
