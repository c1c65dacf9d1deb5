"""What is told of a visit before it is booked, as plain values, and the appointment it would become."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from frontdesk.domain.statuses import AppointmentStatus, ProviderRole
from frontdesk.domain.timepattern import TimePattern
from frontdesk.store.entities import Appointment, Assignment, PatientHit, Slot
from frontdesk.store.reference import Reference


@dataclass(frozen=True, slots=True)
class NewPatient:
    """Somebody who has never been here, as told over the phone."""

    first_name: str
    last_name: str
    birth_date: date | None = None
    phone: str = ""

    @property
    def name(self) -> str:
        """Both names, as the board shows them."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Wanted:
    """One visit to be booked.

    Attributes:
        provider_id: who treats; None leaves it to the operatory.
    """

    patient: PatientHit | NewPatient
    slot: Slot
    type_id: UUID | None = None
    provider_id: UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Preference:
    """When, where and with whom a patient would rather come; what is empty does not matter to them.

    Attributes:
        weekdays: days of the week, Monday being 0.
        earliest, latest: between these times by the location's clock.
    """

    weekdays: tuple[int, ...] = ()
    earliest: time | None = None
    latest: time | None = None
    provider_id: UUID | None = None
    operatory_id: UUID | None = None
    contact: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class LastTime:
    """When a patient last had a procedure."""

    code: str
    name: str
    day: date


def as_appointment(
    wanted: Wanted,
    reference: Reference,
    names: Mapping[str, str],
    *,
    appointment_id: UUID,
    patient_id: UUID,
) -> Appointment:
    """Return how the visit will look once it is booked; *names* calls procedures by their codes."""
    kind = reference.type(wanted.type_id)
    slot = wanted.slot
    pattern = TimePattern(kind.pattern).resized(slot.interval.minutes).text if kind and kind.pattern else None
    provider = reference.provider(wanted.provider_id)
    role = ProviderRole.HYGIENIST if provider is not None and provider.is_hygienist else ProviderRole.DENTIST
    return Appointment(
        id=appointment_id,
        version=0,
        location_id=slot.location_id,
        patient_id=patient_id,
        patient_name=wanted.patient.name,
        status=AppointmentStatus.SCHEDULED,
        interval=slot.interval,
        operatory_id=slot.operatory_id,
        type_id=wanted.type_id,
        provider_id=wanted.provider_id,
        assignments=(Assignment(wanted.provider_id, role),) if wanted.provider_id is not None else (),
        note=wanted.note,
        procedures=tuple(names.get(code, code) for code in kind.procedure_codes) if kind else (),
        is_new_patient=isinstance(wanted.patient, NewPatient),
        pattern=pattern,
    )
