"""A desk that books whatever it is told, until told otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from frontdesk.operations import Outcome
from frontdesk.store.booking import LastTime, Preference, Wanted
from frontdesk.store.entities import PatientHit


class FakePort:
    """What the card asks, answered from lists.

    Attributes:
        booked: what was asked for, one list for each booking.
        refuse: a sentence with which the next booking is refused.
    """

    def __init__(self, patients: Sequence[PatientHit]) -> None:
        self.patients = list(patients)
        self.preferences: dict[UUID, Preference] = {}
        self.last: tuple[LastTime, ...] = ()
        self.booked: list[list[Wanted]] = []
        self.searches: list[str] = []
        self.refuse = ""
        self.procedure_names = {"D1110": "Prophy"}

    async def read_procedure_names(self) -> None:
        return None

    async def find(self, text: str) -> list[PatientHit]:
        self.searches.append(text)
        return [row for row in self.patients if text.casefold() in row.name.casefold()]

    async def preference(self, patient_id: UUID) -> Preference | None:
        return self.preferences.get(patient_id)

    async def last_times(self, patient_id: UUID, codes: Sequence[str]) -> tuple[LastTime, ...]:
        return tuple(row for row in self.last if row.code in codes)

    async def book(self, wanted: Sequence[Wanted]) -> Outcome:
        self.booked.append(list(wanted))
        if self.refuse:
            return Outcome(ok=False, sentence=self.refuse, reason="slot_taken")
        return Outcome(ok=True, sentence=f"{len(wanted)} booked.")
