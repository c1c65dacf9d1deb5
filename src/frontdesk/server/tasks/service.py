"""The rules of tasks: what they may be about, whose they may be, and what becomes of them.

A task is where its list is: who may not see the list's location sees nothing of the task either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.common import Reference
from frontdesk.contract.tasks import (
    ColleagueListOut,
    CreateTaskIn,
    TaskCountOut,
    TaskCountsOut,
    TaskOut,
    TaskPageOut,
    UpdateTaskIn,
)
from frontdesk.domain.tasks import Attachment, TaskStatus, after_viewing, finished
from frontdesk.server import deleted
from frontdesk.server import resources_common as common
from frontdesk.server.definitions.service import DEFINITION
from frontdesk.server.deleted import Part, Whole
from frontdesk.server.platform.caller import Permission
from frontdesk.server.platform.errors import ConflictProblem, InvalidProblem, NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.tasks import repository
from frontdesk.server.tasks.repository import COLLEAGUE, PATIENT, PRIORITY, READS, TASK, TASK_LIST, TASK_NOTE, T, U
from frontdesk.server.tasks.shapes import tasks_shown, unread

if TYPE_CHECKING:
    from frontdesk.server.platform.pagination import Page

COLUMNS = {
    "task_list_uuid": "list_id",
    "priority_uuid": "priority_id",
    "patient_uuid": "patient_id",
    "appointment_uuid": "appointment_id",
    "assigned_to_uuid": "assigned_to_id",
}
NEWS = frozenset({"description", "short_description", "assigned_to_id", "patient_id", "appointment_id", "remind_at"})
"""What makes a task news to everybody but who changed it."""
OWN = Part(
    TASK.table,
    "id",
    {
        "priority_id": DEFINITION.table,
        "patient_id": PATIENT.table,
        "assigned_to_id": COLLEAGUE.table,
        "made_by_id": COLLEAGUE.table,
        "news_by_id": COLLEAGUE.table,
        "list_id": TASK_LIST.table,
    },
)
WHOLE = Whole(
    TASK.table,
    (
        Part(TASK_NOTE.table, "task_id", {"written_by_id": COLLEAGUE.table}),
        Part(READS, "task_id", {"user_id": COLLEAGUE.table}),
    ),
)
"""A task with all that goes when it is deleted."""
UNTOLD = frozenset({"news_at", "news_by_id", "attached_number"})
"""What follows from the rest of a change and so stays out of the history."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of tasks is narrowed to and sorted by."""

    list_id: UUID | None = None
    statuses: str | None = None
    assigned_to_id: UUID | None = None
    patient_id: UUID | None = None
    appointment_id: UUID | None = None
    priority_id: UUID | None = None
    is_unread: bool | None = None
    search: str | None = None
    sort_by: str = "entered_at"
    sort_dir: str = "desc"


def list_tasks(unit: ReadUnit, page: Page, wanted: Wanted) -> TaskPageOut:
    """Return tasks in the order asked for; what a task does not have sorts last either way."""
    statement = repository.listed(unit)
    for name in ("list_id", "assigned_to_id", "patient_id", "appointment_id", "priority_id"):
        value = getattr(wanted, name)
        if value is not None:
            statement = statement.where(T[name] == value)
    if wanted.statuses is not None:
        statement = statement.where(T.status.in_(_statuses(wanted.statuses)))
    if wanted.is_unread is not None:
        unread = repository.unread(unit)
        statement = statement.where(unread if wanted.is_unread else ~unread)
    if wanted.search is not None and wanted.search.strip():
        statement = statement.where(repository.saying(unit, wanted.search))
    down = wanted.sort_dir == "desc"
    column = repository.SORTS[wanted.sort_by]
    order = common.nulls_last(column.desc() if down else column.asc(), column)
    rows, total = page.fetch(unit, statement.order_by(order, T.id.desc() if down else T.id))
    return TaskPageOut(items=tasks_shown(unit, rows), page=page.number, page_size=page.size, total=total)


def get_task(unit: ReadUnit, task_id: UUID) -> TaskOut:
    """Return one task."""
    return tasks_shown(unit, [seen(unit, common.find(unit, TASK, task_id))])[0]


def create_task(unit: WriteUnit, body: CreateTaskIn) -> TaskOut:
    """Ask for something to be done."""
    given = common.renamed(body.model_dump(exclude_none=True), COLUMNS)
    values = {"priority_id": repository.first_priority(unit), **given, **attachment(unit, given)}
    return get_task(unit, add_task(unit, values))


def add_task(unit: WriteUnit, values: Mapping[str, Any]) -> UUID:
    """Write a new task of these columns, whose attachment is settled, and return its id."""
    row = {
        "entered_at": unit.now,
        "made_by_id": unit.caller.user_id,
        "news_at": unit.now,
        "news_by_id": unit.caller.user_id,
        **values,
    }
    _check(unit, row)
    return common.create(unit, TASK, row, location_id=repository.place(unit, row["list_id"]), secret=UNTOLD)


def update_task(unit: WriteUnit, task_id: UUID, body: UpdateTaskIn) -> TaskOut:
    """Change a task."""
    row = seen(unit, common.find_to_change(unit, TASK, task_id))
    common.check_version(row, body.base_version)
    given = common.blank_for_null(common.renamed(body.given(), COLUMNS), ["short_description"])
    put_task(unit, row, {**given, **attachment(unit, given, row)})
    return get_task(unit, task_id)


def put_task(unit: WriteUnit, row: Row[Any], given: Mapping[str, Any], *, action: str = "updated") -> None:
    """Write these columns of a task that was found to be changed.

    Other words for a task that is done take it up again first; an explicit status comes after that.
    """
    old, values, done_at = row._mapping, dict(given), row.finished_at
    if values.get("description", row.description) != row.description and row.status == TaskStatus.DONE:
        values.setdefault("status", TaskStatus.VIEWED)
        done_at = None
    if "status" in values:
        values["status"] = TaskStatus(values["status"]).value
        values["finished_at"] = finished(TaskStatus(values["status"]), done_at, unit.now)
    differing = {name for name, value in values.items() if old[name] != value}
    if not differing:
        return
    is_reopened = row.status == TaskStatus.DONE and values.get("status", row.status) != TaskStatus.DONE
    if is_reopened or differing & NEWS:
        values |= {"news_at": unit.now, "news_by_id": unit.caller.user_id}
    _check(unit, values, row)
    before, after = (repository.place(unit, list_id) for list_id in (row.list_id, values.get("list_id", row.list_id)))
    where = after if before == after else None
    common.change(unit, TASK, row, values, location_id=where, secret=UNTOLD, action=action, told_at=(before, after))


def finish(unit: WriteUnit, task_id: UUID, base_version: int | None) -> TaskOut:
    """Say that a task is done; one that is done already stays as it was."""
    put_task(unit, _in_step(unit, task_id, base_version), {"status": TaskStatus.DONE}, action="done")
    return get_task(unit, task_id)


def reopen(unit: WriteUnit, task_id: UUID, base_version: int | None) -> TaskOut:
    """Take up again what was done; what was not is left as it is."""
    row = _in_step(unit, task_id, base_version)
    if row.status == TaskStatus.DONE:
        put_task(unit, row, {"status": TaskStatus.VIEWED}, action="reopened")
    return get_task(unit, task_id)


def view_task(unit: WriteUnit, task_id: UUID) -> TaskOut:
    """Note that the caller has read a task; a new one has been viewed once the right one did."""
    row = seen(unit, common.find_to_change(unit, TASK, task_id))
    reads = repository.reads(unit, [row.id])
    repository.put_read(unit, row.id, is_kept=False)
    status = after_viewing(TaskStatus(row.status), unit.caller.user_id, row.made_by_id, row.assigned_to_id)
    if status != row.status and unit.caller.may(Permission.SCHEDULE):
        put_task(unit, row, {"status": status}, action="viewed")
    else:
        # Who looks again at what they have read changes nothing that anybody sees.
        _tell_of_mark(unit, row, "viewed" if _is_kept(row, reads) or unread(unit, row, reads) else None)
    return get_task(unit, task_id)


def keep_unread(unit: WriteUnit, task_id: UUID) -> TaskOut:
    """Have a task ask for the caller's attention again."""
    row = seen(unit, common.find_to_change(unit, TASK, task_id))
    reads = repository.reads(unit, [row.id])
    repository.put_read(unit, row.id, is_kept=True)
    _tell_of_mark(unit, row, None if _is_kept(row, reads) else "kept unread")
    return get_task(unit, task_id)


def _is_kept(row: Row[Any], reads: Mapping[UUID, Row[Any]]) -> bool:
    return row.id in reads and bool(reads[row.id].is_kept)


def _tell_of_mark(unit: WriteUnit, row: Row[Any], action: str | None) -> None:
    """Tell of the caller's own mark on a task, which the history has by *action*; None says nothing new."""
    if action is None:
        return
    place = repository.place(unit, row.list_id)
    unit.record(TASK.noun, row.id, action, location_id=place)
    unit.emit("task.viewed", row.id, row.version, place)


def delete_task(unit: WriteUnit, task_id: UUID) -> None:
    """Take a task away, with its notes; it can be restored."""
    row = seen(unit, common.find_to_change(unit, TASK, task_id))
    deleted.keep(unit, WHOLE, task_id)
    common.remove(unit, TASK, row, location_id=repository.place(unit, row.list_id))


def restore_task(unit: WriteUnit, task_id: UUID) -> TaskOut:
    """Bring a deleted task back as it was, with its notes and with who has read it."""
    deleted.lock(unit, task_id)
    there = unit.first(common.of_org(unit, TASK).where(T.id == task_id))
    if there is not None:
        seen(unit, there)
        raise ConflictProblem("transition_not_allowed", "This task was not deleted.")
    kept = deleted.taken_back(unit, WHOLE, task_id)
    if kept is None:
        raise NotFoundProblem("deleted task")
    (row,) = kept[TASK.table.name]
    place = repository.place(unit, row["list_id"])
    unit.caller.require_location(place)
    back = deleted.settled(unit, OWN, row)
    if back is None:
        raise NotFoundProblem("deleted task")
    common.bring_back(unit, TASK, {**back, "version": row["version"] + 1}, location_id=place, secret=UNTOLD)
    deleted.put_back(unit, WHOLE, kept)
    return get_task(unit, task_id)


def count_tasks(unit: ReadUnit) -> TaskCountsOut:
    """Return how much there is to do, in all and in each list."""
    lists = [
        TaskCountOut(task_list=Reference(id=row.id, name=row.name), open=row.open, unread=row.unread)
        for row in repository.counts(unit)
    ]
    return TaskCountsOut(open=sum(each.open for each in lists), unread=sum(each.unread for each in lists), lists=lists)


def list_colleagues(unit: ReadUnit) -> ColleagueListOut:
    """Return to whom a task can be given."""
    people = unit.rows(common.of_org(unit, COLLEAGUE).where(U.is_active).order_by(common.bytewise(U.name_key), U.id))
    return ColleagueListOut(items=[Reference(id=row.id, name=row.display_name or row.name) for row in people])


def seen(unit: ReadUnit, row: Row[Any]) -> Row[Any]:
    """Return a task that the caller may see."""
    unit.caller.require_location(repository.place(unit, row.list_id))
    return row


def attachment(unit: ReadUnit, given: Mapping[str, Any], row: Row[Any] | None = None) -> dict[str, Any]:
    """Return the columns that say what a task is about, settled: a visit and its patient, a patient, or neither.

    Args:
        unit: The unit of work.
        given: What was said; without either field nothing changes.
        row: The task as it stands.
    """
    visit_id, patient_id = given.get("appointment_id"), given.get("patient_id")
    if visit_id is not None:
        if row is not None and row.appointment_id == visit_id and patient_id in (None, row.patient_id):
            # It may be gone by now; a task keeps what it was about.
            return {"patient_id": row.patient_id}
        visit = repository.visits(unit, [visit_id]).get(visit_id)
        if visit is None:
            raise NotFoundProblem("appointment")
        unit.caller.require_location(visit.location_id)
        if patient_id not in (None, visit.patient_id):
            raise InvalidProblem(("body", "appointment_uuid"), "This belongs to another patient.", "other_patient")
        about = Attachment.APPOINTMENT, visit.patient_id, visit_id, visit.number
    elif patient_id is not None:
        about = Attachment.PATIENT, patient_id, None, common.find(unit, PATIENT, patient_id).number
    elif row is None or given.keys() & {"appointment_id", "patient_id"}:
        about = Attachment.NOTHING, None, None, 0
    else:
        return {}
    return dict(zip(("attached_to", "patient_id", "appointment_id", "attached_number"), about, strict=True))


def _check(unit: ReadUnit, values: Mapping[str, Any], row: Row[Any] | None = None) -> None:
    """Refuse lists, priorities and colleagues that are not there or not for this task."""
    list_id = values.get("list_id", row.list_id if row is not None else None)
    into = common.find(unit, TASK_LIST, list_id)
    if "list_id" in values:
        unit.caller.require_location(into.location_id)
    priority_id = values.get("priority_id")
    if priority_id is not None and common.find(unit, DEFINITION, priority_id).category != PRIORITY:
        raise NotFoundProblem("task priority")
    assigned_to = values.get("assigned_to_id", None if row is None else row.assigned_to_id)
    if assigned_to is not None and values.keys() & {"assigned_to_id", "list_id"}:
        user = common.find(unit, COLLEAGUE, assigned_to)
        if not user.is_active or not repository.sees_location(unit, user, into.location_id):
            field = ("body", "assigned_to_uuid")
            raise InvalidProblem(field, "This colleague cannot see the list that the task is in.", "not_for_them")


def _in_step(unit: WriteUnit, task_id: UUID, base_version: int | None) -> Row[Any]:
    row = seen(unit, common.find_to_change(unit, TASK, task_id))
    if base_version is not None:
        common.check_version(row, base_version)
    return row


def _statuses(text: str) -> list[str]:
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    if not wanted or not {status.value for status in TaskStatus}.issuperset(wanted):
        raise InvalidProblem(("query", "status"), f"Statuses are {', '.join(TaskStatus)}.", "enum")
    return wanted
