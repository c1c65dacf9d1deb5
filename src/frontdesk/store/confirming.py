"""Visits of the coming days, as far as phoning about them needs."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from frontdesk.domain.confirmation import Confirmation, confirmation_of
from frontdesk.domain.intervals import Interval


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

    @property
    def standing(self) -> Confirmation:
        """What the status means."""
        return confirmation_of(self.confirmation_label)
