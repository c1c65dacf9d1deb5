"""The rules of patients' recalls: one of each type, due by their dates, with a status that nobody has to keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.common import Reference
from frontdesk.contract.recalls import CreateRecallIn, RecallListOut, RecallOut, UpdateRecallIn
from frontdesk.domain.localtime import local_date
from frontdesk.domain.recalls import RecallInterval, RecallStatus, recall_status
from frontdesk.server import resources_common as common
from frontdesk.server.appointments.names import patient_name
from frontdesk.server.db.tables import patients, recall_types, recalls
from frontdesk.server.patients.repository import is_there
from frontdesk.server.platform.errors import ConflictProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.recalls import repository
from frontdesk.server.recalls.following import RECALL, dates, interval_of, telling_visits
from frontdesk.server.recalls.types import RECALL_TYPE
from frontdesk.server.resources_common import Kind

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

PATIENT = Kind(patients, "patient", "patient", patient_name(patients))
COLUMNS = {"date_due": "due_date", "date_scheduled": "scheduled_date"}
OPEN = (RecallStatus.DUE, RecallStatus.OVERDUE)


def list_recalls(
    unit: ReadUnit,
    page: Page,
    patient_id: UUID | None = None,
    recall_type_id: UUID | None = None,
    status: RecallStatus | None = None,
) -> RecallListOut:
    """Return recalls by the date they are due, those without one last."""
    c = recalls.c
    statement = common.of_org(unit, RECALL)
    if patient_id is not None:
        common.find(unit, PATIENT, patient_id)
        statement = statement.where(c.patient_id == patient_id)
    if recall_type_id is not None:
        common.find(unit, RECALL_TYPE, recall_type_id)
        statement = statement.where(c.recall_type_id == recall_type_id)
    if status is not None:
        statement = statement.where(repository.standing(status, *repository.practice_today(unit)))
    rows, total = page.fetch(unit, statement.order_by(c.due_date.asc().nulls_last(), c.id))
    return RecallListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def list_due(unit: ReadUnit, page: Page, due_on: date | None = None) -> RecallListOut:
    """Return whom to call: the recalls that are due on or before a day, today if none is said, longest due first.

    Who was archived or has died is not called, and nobody for a type that is out of use.
    """
    c = recalls.c
    day = repository.practice_today(unit)[0] if due_on is None else due_on
    statement = common.of_org(unit, RECALL).where(
        c.due_date <= day, c.is_disabled.is_(False), repository.of_type_in_use(), is_there(unit, c.patient_id)
    )
    rows, total = page.fetch(unit, statement.order_by(c.due_date, c.id))
    return RecallListOut(items=shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_recall(unit: ReadUnit, recall_id: UUID) -> RecallOut:
    """Return one recall."""
    return shown(unit, [common.find(unit, RECALL, recall_id)])[0]


def create_recall(unit: WriteUnit, body: CreateRecallIn) -> RecallOut:
    """Have a patient come back for something.

    Raises:
        ConflictProblem: The patient has a recall of this type already.
    """
    with telling_visits(unit, body.patient_uuid):
        recall_id = _create(unit, body)
    return get_recall(unit, recall_id)


def _create(unit: WriteUnit, body: CreateRecallIn) -> UUID:
    patient = common.find_to_refer(unit, PATIENT, body.patient_uuid)
    kind = common.find_to_refer(unit, RECALL_TYPE, body.recall_type_uuid)
    if any(row.recall_type_id == kind.id for row in repository.of_patient(unit, patient.id)):
        raise ConflictProblem("duplicate", "The patient has a recall of this type already; change that one.")
    own = None if body.interval is None else body.interval.length().parts()
    answered = repository.last_answer(unit, patient.id, kind.id)
    last_visit = local_date(answered.start_at, answered.zone) if answered is not None else None
    interval, this_day = RecallInterval.of(own or kind.default_interval), repository.practice_today(unit)[0]
    due = body.date_due or interval.after(last_visit or this_day)
    follows = {}
    if answered is not None and body.date_due is None:
        follows = {"moved_by_id": answered.id, "due_date_before": interval.after(this_day)}
    values: dict[str, Any] = {
        "patient_id": patient.id,
        "recall_type_id": kind.id,
        "interval": own,
        "note": body.note or "",
        **dates(due, last_visit),
        **follows,
    }
    return common.create(unit, RECALL, values)


def update_recall(unit: WriteUnit, recall_id: UUID, body: UpdateRecallIn) -> RecallOut:
    """Change a recall. A status that its dates and visits speak against is refused.

    Raises:
        ConflictProblem: Because of the status that was asked for.
    """
    # Not locked yet: who changes recalls keeps the others out before their rows.
    with telling_visits(unit, common.find(unit, RECALL, recall_id).patient_id):
        _update(unit, recall_id, body)
    return get_recall(unit, recall_id)


def _update(unit: WriteUnit, recall_id: UUID, body: UpdateRecallIn) -> None:
    row = common.find_to_change(unit, RECALL, recall_id)
    common.check_version(row, body.base_version)
    given = common.renamed(common.blank_for_null(body.given(), ["note"]), COLUMNS)
    status = given.pop("status", None)
    kind = common.find(unit, RECALL_TYPE, row.recall_type_id)
    if "interval" in given:
        given["interval"] = None if body.interval is None else body.interval.length().parts()
    wanted: dict[str, Any] = {**row._mapping, **given}
    if status is not None:
        wanted.update(_by_hand(unit, row, wanted, RecallStatus(status)))
    moved = any(wanted[name] != row._mapping[name] for name in ("last_visit_date", "interval"))
    if moved and "due_date" not in given and wanted["last_visit_date"] is not None:
        interval = RecallInterval.of(wanted["interval"] or kind.default_interval)
        wanted["due_date"] = interval.after(wanted["last_visit_date"])
    wanted.update(dates(wanted["due_date"], wanted["last_visit_date"]))
    if any(wanted[name] != row._mapping[name] for name in ("last_visit_date", *(given.keys() & {"due_date"}))):
        # What was said by hand is not taken back with a visit; a due date that only follows the interval is not said.
        wanted.update(moved_by_id=None, due_date_before=None, last_visit_before=None)
    if status is not None:
        _check_status(unit, row, wanted, RecallStatus(status))
    common.change(unit, RECALL, row, {name: wanted[name] for name in row._mapping if name not in _OWN})


_OWN = frozenset({"org_id", "id", "number", "version", "created_at", "updated_at"})


def _by_hand(unit: ReadUnit, row: Row[Any], wanted: Mapping[str, Any], status: RecallStatus) -> dict[str, Any]:
    """Return the dates that saying a status by hand means."""
    if status is RecallStatus.COMPLETED and _status_of(unit, row, wanted) is not RecallStatus.COMPLETED:
        return {"last_visit_date": repository.practice_today(unit)[0], "scheduled_date": None}
    return {"scheduled_date": None} if status in OPEN else {}


def _check_status(unit: ReadUnit, row: Row[Any], wanted: Mapping[str, Any], status: RecallStatus) -> None:
    found = _status_of(unit, row, wanted)
    if found is status or (found in OPEN and status in OPEN):
        return
    raise ConflictProblem("transition_not_allowed", f"By its dates and visits this recall is {found}, not {status}.")


def _status_of(unit: ReadUnit, row: Row[Any], values: Mapping[str, Any]) -> RecallStatus:
    day, since = repository.practice_today(unit)
    is_booked = bool(repository.booked_for(unit, [row.id], since))
    return _standing(day, values, is_booked=is_booked)


def _standing(day: date, values: Mapping[str, Any], *, is_booked: bool) -> RecallStatus:
    said = values["scheduled_date"]
    is_said = said is not None and said >= day
    return recall_status(day, values["due_date"], values["last_visit_date"], is_booked=is_booked or is_said)


def shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[RecallOut]:
    """Return recalls as the wire shows them; a visit elsewhere counts, but is not referred to."""
    day, since = repository.practice_today(unit)
    booked = repository.booked_for(unit, [row.id for row in rows], since)
    people = repository.people(unit, [row.patient_id for row in rows])
    c = recall_types.c
    type_ids = {row.recall_type_id for row in rows}
    kinds = {kind.id: kind for kind in unit.rows(common.of_org(unit, RECALL_TYPE).where(c.id.in_(type_ids)))}
    found = []
    for row in rows:
        visit, person, kind = booked.get(row.id), people[row.patient_id], kinds[row.recall_type_id]
        found.append(
            RecallOut(
                id=row.id,
                version=row.version,
                patient=Reference(id=row.patient_id, name=person.called),
                patient_phone=person.mobile_phone or person.home_phone or person.work_phone or None,
                recall_type=Reference(id=kind.id, name=kind.name),
                status=_standing(day, row._asdict(), is_booked=visit is not None),
                date_due=row.due_date,
                date_previous=row.last_visit_date,
                date_scheduled=row.scheduled_date if visit is None else local_date(visit.start_at, visit.zone),
                appointment=Reference(id=visit.id)
                if visit is not None and unit.caller.sees(visit.location_id)
                else None,
                interval=interval_of(row, kind).parts(),
                is_disabled=row.is_disabled,
                note=row.note,
                created_at=row.created_at,
                updated_at=row.updated_at,
            )
        )
    return found
