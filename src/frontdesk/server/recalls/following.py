"""How recalls follow the book: a visit that took place answers them, one that did not after all takes that back.

One that is booked makes them stand as scheduled; nothing is written then, but who shows them is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.domain.localtime import day_bounds, local_date
from frontdesk.domain.recalls import RecallInterval, begins_to_be_due
from frontdesk.server import resources_common as common
from frontdesk.server.db.tables import recalls
from frontdesk.server.platform.unit import WriteUnit
from frontdesk.server.recalls import repository
from frontdesk.server.recalls.types import RECALL_TYPE
from frontdesk.server.resources_common import Kind

RECALL = Kind(recalls, "recall", "recall")
FOLLOWING = ("completed", "reopened", "redated")
"""What the history calls the changes that visits make to a recall."""

Dates = tuple[date | None, date | None]
"""When a recall is due and when it was last answered."""


def dates(due: date | None, last_visit: date | None) -> dict[str, date | None]:
    """Return the columns that follow from when a recall is due and was last answered."""
    return {"due_date": due, "last_visit_date": last_visit, "due_from": begins_to_be_due(due, last_visit)}


def interval_of(row: Row[Any] | None, kind: Row[Any]) -> RecallInterval:
    """Return the interval that holds for a patient: the own one, or the type's."""
    return RecallInterval.of((row.interval if row is not None else None) or kind.default_interval)


def lock_recalls(unit: WriteUnit, patient_id: UUID) -> None:
    """Keep others from beginning or changing recalls of a patient until the transaction ends.

    Asked for after the visit is held, also by whoever changes which recalls it answers: of two who each see only what
    was before, neither could tell what the visit names in the end.
    """
    unit.lock_key("recalls", patient_id)


def visit_completed(unit: WriteUnit, appointment_id: UUID, patient_id: UUID, day: date) -> None:
    """Move the recalls that a visit's procedures answer on from its day; begin those the patient does not have yet."""
    kinds = repository.triggered_types(unit, appointment_id)
    if not kinds:
        return
    with telling_visits(unit, patient_id, but=appointment_id):
        _completed(unit, appointment_id, patient_id, day, kinds)


def _completed(unit: WriteUnit, appointment_id: UUID, patient_id: UUID, day: date, kinds: Iterable[Row[Any]]) -> None:
    present = {row.recall_type_id: row for row in repository.of_patient(unit, patient_id)}
    for kind in kinds:
        row = present.get(kind.id)
        if row is not None:
            if row.last_visit_date is None or row.last_visit_date < day:
                _follow(unit, row, "completed", {"scheduled_date": None})
        elif kind.is_active:
            values = {**dates(interval_of(None, kind).after(day), day), "moved_by_id": appointment_id}
            common.create(unit, RECALL, {"patient_id": patient_id, "recall_type_id": kind.id, **values})


def answered_types(unit: WriteUnit, appointment_id: UUID) -> frozenset[UUID]:
    """Return the recall types that a visit answers; to be asked before it is deleted."""
    return frozenset(kind.id for kind in repository.triggered_types(unit, appointment_id))


def visit_reopened(unit: WriteUnit, visit: Row[Any], answered: Collection[UUID]) -> None:
    """Let a patient's recalls follow the visits that are left, after one that *answered* these types was none.

    A due date that was said by hand after that visit stays; when the recall was last answered is corrected, unless that
    was said by hand as well.
    """
    with telling_visits(unit, visit.patient_id, but=visit.id):
        _reopened(unit, visit, answered)


def _reopened(unit: WriteUnit, visit: Row[Any], answered: Collection[UUID]) -> None:
    was = local_date(visit.start_at, visit.zone)
    for row in repository.of_patient(unit, visit.patient_id):
        is_answered = row.recall_type_id in answered
        if row.moved_by_id is not None:
            is_meant = is_answered and row.last_visit_before == was and not _is_said_by_hand(unit, row, was)
            until = day_bounds(was, visit.zone).end
            before = (row.due_date_before, _last_day(unit, row, until)) if is_meant else None
            _follow(unit, row, "reopened", before=before)
        elif is_answered and row.last_visit_date == was and not _is_said_by_hand(unit, row, was):
            common.change(unit, RECALL, row, dates(row.due_date, _last_day(unit, row)), action="reopened")


def visit_redated(unit: WriteUnit, appointment_id: UUID, patient_id: UUID, was: date, day: date) -> None:
    """Let a patient's recalls follow a visit that took place on another day than it *was* said to.

    A due date that was said by hand after that visit stays; when the recall was last answered is corrected, unless that
    was said by hand as well.
    """
    with telling_visits(unit, patient_id, but=appointment_id):
        _redated(unit, appointment_id, patient_id, was, day)


def _redated(unit: WriteUnit, appointment_id: UUID, patient_id: UUID, was: date, day: date) -> None:
    answered = answered_types(unit, appointment_id)
    for row in repository.of_patient(unit, patient_id):
        is_answered = row.recall_type_id in answered
        if row.moved_by_id is not None:
            is_meant = is_answered and row.last_visit_before == was and not _is_said_by_hand(unit, row, was)
            _follow(unit, row, "redated", before=(row.due_date_before, day) if is_meant else None)
        elif is_answered and row.last_visit_date == was and not _is_said_by_hand(unit, row, was):
            last = _last_day(unit, row)
            if last is not None:
                common.change(unit, RECALL, row, dates(row.due_date, last), action="redated")


def _last_day(unit: WriteUnit, row: Row[Any], until: datetime | None = None) -> date | None:
    """Return the day of the latest visit that took place and answers a recall, or of the latest before *until*."""
    found = repository.last_answer(unit, row.patient_id, row.recall_type_id, until=until)
    return None if found is None else local_date(found.start_at, found.zone)


def _is_said_by_hand(unit: WriteUnit, row: Row[Any], day: date) -> bool:
    """Say whether somebody said that a recall was answered on a day, whatever visits said."""
    said = {"field": "last_visit_date", "new": day.isoformat()}
    return any(
        said.items() <= change.items()
        for deed in repository.deeds(unit, row.id)
        if deed.action not in ("created", *FOLLOWING)
        for change in deed.changes
    )


def _follow(
    unit: WriteUnit, row: Row[Any], action: str, more: Mapping[str, Any] | None = None, before: Dates | None = None
) -> None:
    """Let a recall say what the latest visit that answers it says, or what it said *before* any moved it."""
    is_first = row.moved_by_id is None
    kept = (row.due_date, row.last_visit_date) if is_first else (row.due_date_before, row.last_visit_before)
    due, last = before or kept
    answered = repository.last_answer(unit, row.patient_id, row.recall_type_id, row.moved_by_id)
    values: dict[str, Any] = {"moved_by_id": None, "due_date_before": None, "last_visit_before": None}
    if answered is not None:
        values = {"moved_by_id": answered.id, "due_date_before": due, "last_visit_before": last}
        day = local_date(answered.start_at, answered.zone)
        if last is None or last < day:
            # An interval that is another by now holds from the next visit on.
            is_same = day == row.last_visit_date
            due, last = row.due_date if is_same else _interval(unit, row).after(day), day
    elif (due, last) == (None, None) and _is_begun_by_visits(unit, row):
        common.remove(unit, RECALL, row)
        return
    common.change(unit, RECALL, row, {**values, **dates(due, last), **(more or {})}, action=action)


def _interval(unit: WriteUnit, row: Row[Any]) -> RecallInterval:
    return interval_of(row, common.find(unit, RECALL_TYPE, row.recall_type_id))


def _is_begun_by_visits(unit: WriteUnit, row: Row[Any]) -> bool:
    """Say whether a recall is there only because of visits: begun by one, changed by none but them, and not needed."""
    if repository.is_waited_for(unit, row.id):
        return False
    if row.version == 1:
        return True
    deeds = {deed.action: {one["field"] for one in deed.changes} for deed in repository.deeds(unit, row.id)}
    return "moved_by_id" in deeds.get("created", ()) and deeds.keys() <= {"created", *FOLLOWING}


def tell_of(unit: WriteUnit, recall_ids: Iterable[UUID]) -> None:
    """Tell that recalls stand otherwise, because of the visits booked for them."""
    for recall_id in sorted(set(recall_ids)):
        common.tell_of_whole(unit, RECALL, recall_id)


@contextmanager
def telling_visits(unit: WriteUnit, patient_id: UUID, but: UUID | None = None) -> Iterator[None]:
    """Tell of a patient's visits that name another recall after a change of the recalls.

    They name no version: the visits themselves are as they were, and nobody made the versions they have just now.

    Until the transaction ends nobody else changes any of these recalls: what a visit names also depends on the others.
    Whoever changes the visit *but* tells of it.
    """
    lock_recalls(unit, patient_id)
    before = repository.naming(unit, patient_id)
    yield
    after = repository.naming(unit, patient_id)
    for visit_id in sorted((before.keys() | after.keys()) - {but}):
        was, is_now = before.get(visit_id), after.get(visit_id)
        visit = is_now or was
        if visit is not None and (was is None or is_now is None or was.id != is_now.id):
            days = () if visit.start_at is None else (local_date(visit.start_at, visit.zone),)
            unit.emit("appointment.changed", visit_id, None, visit.location_id, days)


def procedure_changed(unit: WriteUnit, patient_id: UUID, procedure_code_id: UUID) -> None:
    """Tell of the recalls for which a visit is now booked, or no longer, since it has or lost a procedure."""
    tell_of(unit, repository.answered_by_code(unit, patient_id, procedure_code_id))
