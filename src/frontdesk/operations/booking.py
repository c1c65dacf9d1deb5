"""Booking: one visit or several in a row, for patients known or new, as one change that can be undone."""

import logging
from collections.abc import Sequence
from uuid import UUID

from frontdesk.client import SchedulingClient
from frontdesk.contract.patient_preferences import PatientPreferenceOut
from frontdesk.contract.people import CreatePatientIn, PatientOut, UpdatePatientIn
from frontdesk.domain.speech import say
from frontdesk.operations.answers import everything, told
from frontdesk.operations.gateway import GatewayError, Refused
from frontdesk.operations.group import BookingGroup
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.tasks import together
from frontdesk.store.booking import LastTime, NewPatient, Preference, Wanted
from frontdesk.store.entities import PatientHit

log = logging.getLogger(__name__)

_READING = "booking: reading"


class Booking:
    """What the desk does to book: finding the patient, knowing what matters to them, and making the visit.

    Attributes:
        procedure_names: how the board calls each procedure, by its code; filled by `read_procedure_names`.
    """

    def __init__(self, means: Means, client: SchedulingClient) -> None:
        self._means = means
        self._client = client
        self.procedure_names: dict[str, str] = {}
        # Patients entered for visits that could not be made: the next try takes them up again.
        self._spare: dict[NewPatient, PatientOut] = {}

    # Knowing

    async def find(self, text: str) -> list[PatientHit]:
        """Return the patients that match best; nobody while the server is away.

        Raises:
            Refused: The server does not answer this question.
        """
        try:
            return await self._means.gateway.search_patients(text.strip()) if text.strip() else []
        except Refused:
            raise
        except GatewayError:
            self._means.link.trouble()
            return []

    async def preference(self, patient_id: UUID) -> Preference | None:
        """Return what was noted of a patient's wishes; None when nothing was, or it cannot be read just now."""
        try:
            with told():
                wire = await self._client.patient_preferences.of_patient(patient_id)
        except GatewayError as error:
            log.info("A patient's preference could not be read: %s", type(error).__name__)
            return None
        return _preference(wire) if wire is not None else None

    async def last_times(self, patient_id: UUID, codes: Sequence[str]) -> tuple[LastTime, ...]:
        """Return when a patient last had these procedures; what they never had, or cannot be read, is left out."""
        rows = self._client.appointments
        try:
            with told():
                async with together() as group:
                    asked = [
                        group.create_task(rows.procedure_frequency(patient_id, code), name=_READING)
                        for code in dict.fromkeys(codes)
                    ]
        except GatewayError as error:
            log.info("Last procedures could not be read: %s", type(error).__name__)
            return ()
        answers = (task.result() for task in asked)
        return tuple(
            LastTime(row.procedure_code, self.procedure_names.get(row.procedure_code, ""), row.last_performed_date)
            for row in answers
            if row.last_performed_date is not None
        )

    async def read_procedure_names(self) -> None:
        """Learn how the board calls procedures; without it they go by their codes."""
        if self.procedure_names:
            return
        try:
            with told():
                codes = await everything(self._client.procedure_codes.each(), lambda row: row)
        except GatewayError as error:
            log.info("Procedure codes could not be read: %s", type(error).__name__)
            return
        self.procedure_names = {row.code: row.abbreviation or row.code for row in codes}

    # Doing

    async def book(self, wanted: Sequence[Wanted]) -> Outcome:
        """Book one visit, or several that stand or fall together; they show before this first waits.

        A new patient is entered with their visit. When one of them cannot be made, what was made is taken back.
        """
        if not wanted:
            return Outcome(ok=False, sentence=say("There is nothing to book."), reason="nothing")
        group = BookingGroup(self._means, self, wanted, self.procedure_names)
        group.show()
        return await self._means.errands.finish(group.make(), group.label)

    async def enter(self, patient: NewPatient, key: str) -> PatientOut:
        """Add a patient, or take up one entered for a visit that could not be made. Raises ``GatewayError``."""
        spare = self._spare.pop(patient, None)
        if spare is not None:
            return await self.revive(spare, key)
        new = CreatePatientIn(
            first_name=patient.first_name,
            last_name=patient.last_name,
            birth_date=patient.birth_date,
            mobile_phone=patient.phone or None,
        )
        with told():
            return await self._client.patients.create(new, key=key)

    async def revive(self, patient: PatientOut, key: str) -> PatientOut:
        """Take a patient out of the archive. Raises ``GatewayError``."""
        changes = UpdatePatientIn(base_version=patient.version, status="active")
        with told():
            return await self._client.patients.update(patient.id, changes, key=key)

    async def withdraw(self, wanted: NewPatient, patient: PatientOut) -> PatientOut:
        """Put a patient who was entered for nothing into the archive: nobody is ever deleted."""
        changes = UpdatePatientIn(base_version=patient.version, status="archived")

        async def archive(key: str) -> PatientOut:
            with told():
                return await self._client.patients.update(patient.id, changes, key=key)

        archived, outcome = await self._means.errands.told(self._means.errands.deliver(archive), "")
        if archived is None:
            # Somebody works with the patient already, who therefore stays.
            log.info("A new patient was not withdrawn: %s", outcome.reason)
            return patient
        self._spare[wanted] = archived
        return archived

    def take_up(self, wanted: NewPatient) -> None:
        """A withdrawn patient is in use again."""
        self._spare.pop(wanted, None)


def _preference(wire: PatientPreferenceOut) -> Preference:
    return Preference(
        weekdays=tuple(wire.preferred_days or ()),
        earliest=wire.preferred_time_start,
        latest=wire.preferred_time_end,
        provider_id=wire.preferred_provider.id if wire.preferred_provider else None,
        operatory_id=wire.preferred_operatory.id if wire.preferred_operatory else None,
        contact=wire.preferred_contact_method or "",
        notes=wire.notes,
    )
