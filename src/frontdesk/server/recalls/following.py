"""How recalls follow the book: a visit that took place answers them, one that did not after all takes that back.

One that is booked makes them stand as scheduled; nothing is written then, but who shows them is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.domain.recalls import RecallInterval, begins_to_be_due
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import recalls
from frontdesk.server.platform.unit import WriteUnit
from frontdesk.server.recalls import repository
from frontdesk.server.resources_common import Kind

RECALL = Kind(recalls, "recall", "recall")


def dates(due: date | None, last_visit: date | None) -> dict[str, date | None]:
    """Return the columns that follow from when a recall is due and was last answered."""
    return {"due_date": due, "last_visit_date": last_visit, "due_from": begins_to_be_due(due, last_visit)}


def interval_of(row: Row[Any] | None, kind: Row[Any]) -> RecallInterval:
    """Return the interval that holds for a patient: the own one, or the type's."""
    return RecallInterval.of((row.interval if row is not None else None) or kind.default_interval)


def visit_completed(unit: WriteUnit, appointment_id: UUID, patient_id: UUID, day: date) -> None:
    """Move the recalls that a visit's procedures answer on from its day; begin those the patient does not have yet."""
    kinds = repository.triggered_types(unit, appointment_id)
    if not kinds:
        return
    present = {row.recall_type_id: row for row in repository.of_patient(unit, patient_id, [kind.id for kind in kinds])}
    for kind in kinds:
        row = present.get(kind.id)
        values = {
            **dates(interval_of(row, kind).after(day), day),
            "moved_by_id": appointment_id,
            "scheduled_date": None,
        }
        if row is None:
            if kind.is_active:
                common.create(unit, RECALL, {"patient_id": patient_id, "recall_type_id": kind.id, **values})
        elif row.last_visit_date is None or row.last_visit_date < day:
            kept = {"due_date_before": row.due_date, "last_visit_before": row.last_visit_date}
            common.change(unit, RECALL, row, {**values, **kept}, action="completed")


def visit_reopened(unit: WriteUnit, appointment_id: UUID) -> None:
    """Put the recalls that a visit was the last to answer back to where they were; what it began is gone again."""
    for row in repository.moved_by(unit, appointment_id):
        if row.version == 1 and not repository.is_waited_for(unit, row.id):
            common.remove(unit, RECALL, row)
            continue
        values = {
            **dates(row.due_date_before, row.last_visit_before),
            "moved_by_id": None,
            "due_date_before": None,
            "last_visit_before": None,
        }
        common.change(unit, RECALL, row, values, action="reopened")


def tell_of(unit: WriteUnit, recall_ids: Iterable[UUID]) -> None:
    """Tell that recalls stand otherwise, because of the visits booked for them."""
    for recall_id in sorted(set(recall_ids)):
        common.tell_of_whole(unit, RECALL, recall_id)


def procedure_changed(unit: WriteUnit, patient_id: UUID, procedure_code_id: UUID) -> None:
    """Tell of the recalls for which a visit is now booked, or no longer, since it has or lost a procedure."""
    tell_of(unit, repository.answered_by_code(unit, patient_id, procedure_code_id))
