"""What the booking card asks of the desk."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from frontdesk.operations import Outcome
from frontdesk.store.booking import LastTime, Preference, Wanted
from frontdesk.store.entities import PatientHit


class BookingPort(Protocol):
    """Finding a patient, knowing what matters to them, and making the visit."""

    @property
    def procedure_names(self) -> dict[str, str]:
        """How the board calls each procedure, by its code."""
        ...

    async def read_procedure_names(self) -> None:
        """Learn them."""
        ...

    async def find(self, text: str) -> list[PatientHit]:
        """The patients that match best."""
        ...

    async def preference(self, patient_id: UUID) -> Preference | None:
        """What was noted of a patient's wishes."""
        ...

    async def last_times(self, patient_id: UUID, codes: Sequence[str]) -> tuple[LastTime, ...]:
        """When a patient last had these procedures."""
        ...

    async def book(self, wanted: Sequence[Wanted]) -> Outcome:
        """Book one visit, or several that stand or fall together."""
        ...
