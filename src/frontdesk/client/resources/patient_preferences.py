"""When, where and with whom patients would rather come."""

from collections.abc import AsyncIterator
from uuid import UUID

from frontdesk.client.resources.base import Records
from frontdesk.contract.common import Page
from frontdesk.contract.patient_preferences import (
    CreatePatientPreferenceIn,
    MaybePatientPreferenceOut,
    PatientPreferenceListOut,
    PatientPreferenceOut,
    UpdatePatientPreferenceIn,
    UpsertPatientPreferenceIn,
)


class PatientPreferences(Records[PatientPreferenceOut, CreatePatientPreferenceIn, UpdatePatientPreferenceIn]):
    """At most one preference for each patient."""

    path = "schedule/patient-preferences"
    one = PatientPreferenceOut
    page_of = PatientPreferenceListOut

    async def list(
        self, *, patient_id: UUID | None = None, page: int = 1, page_size: int = 50
    ) -> Page[PatientPreferenceOut]:
        """A page of preferences in the order in which they were noted."""
        return await self._page({"patient_uuid": patient_id}, page, page_size)

    def each(self, *, patient_id: UUID | None = None) -> AsyncIterator[PatientPreferenceOut]:
        """All preferences in the order in which they were noted."""
        return self._each({"patient_uuid": patient_id})

    async def of_patient(self, patient_id: UUID) -> PatientPreferenceOut | None:
        """What a patient prefers; None when nothing was noted."""
        path = self._transport.in_org(f"{self.path}/by-patient/{patient_id}")
        return (await self._transport.get(MaybePatientPreferenceOut, path)).root

    async def upsert(
        self, patient_id: UUID, preference: UpsertPatientPreferenceIn, *, key: str | None = None
    ) -> PatientPreferenceOut:
        """Note what a patient prefers; needs the base version when something was noted before."""
        path = self._transport.in_org(f"{self.path}/by-patient/{patient_id}")
        return await self._transport.write(PatientPreferenceOut, "PUT", path, preference, key=key)
