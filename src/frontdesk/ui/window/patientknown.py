"""What the desk learns of a patient while a visit is told for them: what they prefer, and what they had when."""

from collections.abc import Callable, Sequence
from uuid import UUID

from frontdesk.domain.localtime import local_date
from frontdesk.store.booking import LastTime, Preference
from frontdesk.store.entities import PatientHit
from frontdesk.ui.booking import model, words
from frontdesk.ui.booking.model import Draft
from frontdesk.ui.booking.port import BookingPort
from frontdesk.ui.i18n import tr
from frontdesk.ui.window.host import Host

_PREFERENCE, _FREQUENCY = "booking preference", "booking frequency"


class PatientKnown:
    """Reads what is needed once, and tells when there is more to say.

    Attributes:
        preference: what the present patient prefers; None while that is not known, or nothing was noted.
    """

    def __init__(self, host: Host, port: BookingPort, preferred: Callable[[], None], said: Callable[[], None]) -> None:
        self._host, self._port = host, port
        self._preferred, self._said = preferred, said
        self._patient: UUID | None = None
        self._last: dict[tuple[UUID, str], LastTime | None] = {}
        self.preference: Preference | None = None

    def learn(self, patient: PatientHit) -> None:
        """Ask what somebody prefers; `preferred` is called when that is known."""
        self._patient, self.preference = patient.id, None
        self._host.read(self._learn(patient.id), _PREFERENCE, tr("reading a patient's preferences"))

    def forget(self) -> None:
        """It is about nobody any more."""
        self._patient = self.preference = None
        self._last.clear()
        for name in (_PREFERENCE, _FREQUENCY):
            self._host.reads.cancel(name)

    def remarks(self, draft: Draft) -> tuple[str, str, tuple[str, ...]]:
        """What is to be said of the patient, of the place against their wishes, and of what comes too soon."""
        reference = self._host.store.reference
        against = words.against_preference(self.preference, draft.slot, reference)
        if not isinstance(draft.patient, PatientHit):
            return "", against, ()
        known = [(draft.patient.id, code) for code in model.codes_of(reference, draft)]
        missing = [code for patient_id, code in known if (patient_id, code) not in self._last]
        if missing:
            doing = tr("reading a patient's last procedures")
            self._host.read(self._look_back(draft.patient.id, missing), _FREQUENCY, doing)
        day = local_date(draft.slot.interval.start, reference.zone(draft.slot.location_id))
        soon = words.too_soon((last for key in known if (last := self._last.get(key)) is not None), day)
        about = (words.who(draft.patient), words.preferences(self.preference, reference))
        return "\n".join(part for part in about if part), against, soon

    async def _learn(self, patient_id: UUID) -> None:
        preference = await self._port.preference(patient_id)
        if self._patient == patient_id:
            self.preference = preference
            self._preferred()

    async def _look_back(self, patient_id: UUID, codes: Sequence[str]) -> None:
        found = {row.code: row for row in await self._port.last_times(patient_id, codes)}
        self._last.update({(patient_id, code): found.get(code) for code in codes})
        self._said()
