"""Visits of the coming days, as far as phoning about them needs."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from frontdesk.domain.confirmation import Confirmation, confirmation_of
from frontdesk.domain.intervals import Interval
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.store.entities import Appointment


@dataclass(frozen=True, slots=True)
class ComingVisit:
    """One visit on the book that may want confirming.

    Attributes:
        day: its local date.
        phone: the number to call; nothing when none is known.
        confirmation_id, confirmation_label: how far the outreach has come, in the practice's words.
    """

    id: UUID
    version: int
    location_id: UUID
    patient_id: UUID
    patient_name: str
    phone: str
    day: date
    interval: Interval
    operatory_id: UUID | None
    type_id: UUID | None
    procedures: tuple[str, ...]
    confirmation_id: UUID | None
    confirmation_label: str
    is_time_locked: bool = False

    @property
    def standing(self) -> Confirmation:
        """What the status means."""
        return confirmation_of(self.confirmation_label)

    def as_appointment(self) -> Appointment:
        """The visit as far as it is known here, for whoever carries it to the board."""
        return Appointment(
            self.id,
            self.version,
            self.location_id,
            self.patient_id,
            self.patient_name,
            AppointmentStatus.SCHEDULED,
            self.interval,
            self.operatory_id,
            self.type_id,
            confirmation_id=self.confirmation_id,
            confirmation_label=self.confirmation_label,
            procedures=self.procedures,
            is_time_locked=self.is_time_locked,
        )
