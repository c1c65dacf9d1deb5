"""Who should come back, as the desk knows it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from frontdesk.domain.recalls import RecallStatus


@dataclass(frozen=True, slots=True)
class RecallType:
    """Something patients come back for; `type_id` is the kind of visit to book for it."""

    id: UUID
    name: str
    type_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DueRecall:
    """A patient who is due.

    Attributes:
        kind_id, kind_name: what for.
        due, previous: when they should come, and when they last came for it.
        note: what was noted, the latest line last.
    """

    id: UUID
    version: int
    patient_id: UUID
    patient_name: str
    phone: str
    kind_id: UUID
    kind_name: str
    status: RecallStatus
    due: date | None
    previous: date | None
    note: str = ""
