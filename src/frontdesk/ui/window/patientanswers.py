"""Patients for what is typed in a panel's field."""

from typing import Protocol

from frontdesk.operations.gateway import Refused
from frontdesk.store.entities import PatientHit
from frontdesk.ui import i18n, privacy
from frontdesk.ui.i18n import tr
from frontdesk.ui.widgets.pickfield import PickField
from frontdesk.ui.widgets.searchfield import Entry

LEAST_LETTERS = 2


class Patients(Protocol):
    """Who finds patients by name."""

    async def find(self, text: str) -> list[PatientHit]:
        """Find patients; ``Refused`` when the server does not answer the question."""
        ...


async def answer_with_patients(field: PickField, patients: Patients, text: str) -> None:
    """Put whom the text may mean under the field, or why nobody can be named."""
    if len(text) < LEAST_LETTERS:
        field.show_answers((), "", final=False)
        return
    try:
        hits = await patients.find(text)
    except Refused as refusal:
        field.show_answers((), tr("Patients could not be searched: {why}", why=refusal.sentence))
        return
    entries = [
        Entry(privacy.shown(hit.name), i18n.full_date(hit.birth_date) if hit.birth_date else "", hit.phone, hit)
        for hit in hits
    ]
    field.show_answers(entries, "" if entries else tr("No patient matches “{text}”.", text=text))
