"""Tasks, their lists and notes in the dialect."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row as Stored
from sqlalchemy import select

from frontdesk.domain.tasks import LONGEST_SUMMARY, Attachment, TaskStatus
from frontdesk.server import resources_common as common
from frontdesk.server.db import tables as t
from frontdesk.server.opendental import wire
from frontdesk.server.opendental.fields import bad_request, day, flag, moment, named, number, words
from frontdesk.server.opendental.histappointments import require_patient
from frontdesk.server.opendental.numbers import PRIORITIES, Origin, def_num, found
from frontdesk.server.opendental.operations import Asked, Operation, Permission, Row, lists, reads
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit
from frontdesk.server.tasks import repository, service
from frontdesk.server.tasks.repository import TASK, T

SHOWN_BY_ITSELF: Final = timedelta(days=14)
"""How far back a list reaches unless it is asked for more."""
STATUSES: Final = {"New": TaskStatus.NEW, "Viewed": TaskStatus.VIEWED, "Done": TaskStatus.DONE}
_STATUS_NAMES: Final = {status.value: name for name, status in STATUSES.items()}
OBJECTS: Final = {
    "None": Attachment.NOTHING,
    "Patient": Attachment.PATIENT,
    "Appointment": Attachment.APPOINTMENT,
}
_OBJECT_NAMES: Final = {attachment.value: name for name, attachment in OBJECTS.items()}

SHAPE = (
    number("TaskNum"),
    number("TaskListNum"),
    day("DateTask"),
    number("KeyNum"),
    words("Descript"),
    named("TaskStatus", *STATUSES),
    flag("IsRepeating"),
    named("DateType", "None", "Day", "Week", "Month"),
    number("FromNum"),
    named("ObjectType", *OBJECTS),
    moment("DateTimeEntry"),
    number("UserNum"),
    moment("DateTimeFinished"),
    number("PriorityDefNum"),
    words("ReminderGroupId"),
    words("ReminderType"),
    number("ReminderFrequency"),
    moment("DateTimeOriginal"),
    moment("SecDateTEdit"),
    words("DescriptOverride"),
    flag("IsReadOnly"),
)


def shown(asked: Asked, row: Stored[Any]) -> Row:
    """Return a task. One with a reminder is due at the reminder's time."""
    numbers, at = asked.numbers, asked.format.moment
    priority = numbers.definitions.by_id.get(row.priority_id)
    return {
        "TaskNum": row.number,
        "TaskListNum": numbers.task_lists.number(row.list_id),
        "DateTask": asked.format.date(None),
        "KeyNum": row.attached_number,
        "Descript": wire.text(row.description),
        "TaskStatus": _STATUS_NAMES[row.status],
        "IsRepeating": "false",
        "DateType": "None",
        "FromNum": 0,
        "ObjectType": _OBJECT_NAMES[row.attached_to],
        "DateTimeEntry": at(row.remind_at or row.entered_at),
        "UserNum": numbers.users.number(row.made_by_id),
        "DateTimeFinished": at(row.finished_at),
        "PriorityDefNum": 0 if priority is None else def_num(Origin.DEFINITION, priority.number),
        "ReminderGroupId": "",
        "ReminderType": "NoReminder" if row.remind_at is None else "Once",
        "ReminderFrequency": 0,
        "DateTimeOriginal": at(row.created_at),
        "SecDateTEdit": at(row.updated_at),
        "DescriptOverride": wire.text(row.short_description),
        "IsReadOnly": "false",
    }


def get_task(asked: Asked) -> Row:
    """Return one task."""
    return shown(asked, find_task(asked.reading, asked.keys["TaskNum"]))


def list_tasks(asked: Asked) -> list[Row]:
    """Return tasks; those of the last fourteen days unless asked for more."""
    unit, query = asked.reading, asked.query
    statement = repository.listed(unit)
    _check_pair(query)
    if query.get("TaskListNum"):
        statement = statement.where(T.list_id == found(asked.numbers.task_lists, query["TaskListNum"], "TaskList").id)
    if "ObjectType" in query:
        kind = OBJECTS[query["ObjectType"]]
        statement = statement.where(T.attached_to == kind.value)
        if query.get("KeyNum"):
            _attached(unit, kind, query["KeyNum"])
            statement = statement.where(T.attached_number == query["KeyNum"])
    if "TaskStatus" in query:
        statement = statement.where(T.status == STATUSES[query["TaskStatus"]].value)
    since = unit.now - SHOWN_BY_ITSELF
    if query.get("DateTimeOriginal") is not None:
        since = _instant(asked, query["DateTimeOriginal"], "DateTimeOriginal")
    rows = unit.rows(statement.where(T.created_at >= since).order_by(T.number).limit(asked.limit).offset(asked.offset))
    return [shown(asked, row) for row in rows]


def create_task(asked: Asked) -> Row:
    """Ask for something to be done."""
    unit, body = asked.writing, asked.body
    _check(body)
    if not body["Descript"].strip():
        raise bad_request("Descript is required.")
    values = {
        "list_id": found(asked.numbers.task_lists, body["TaskListNum"], "TaskList").id,
        "description": body["Descript"],
        "short_description": body.get("DescriptOverride", ""),
        "made_by_id": found(asked.numbers.users, body["UserNum"], "User").id,
        "priority_id": _priority(asked, body["PriorityDefNum"])
        if body.get("PriorityDefNum")
        else repository.first_priority(unit),
        **_about(unit, body),
    }
    if body.get("DateTimeEntry") is not None:
        values["entered_at"] = _instant(asked, body["DateTimeEntry"], "DateTimeEntry")
    task_id = service.add_task(unit, values)
    return shown(asked, common.find(unit, TASK, task_id))


def update_task(asked: Asked) -> Row:
    """Change a task; other words for one that is done take it up again, before any status that was sent."""
    unit, body = asked.writing, asked.body
    _check(body)
    row = find_task(unit, asked.keys["TaskNum"], to_change=True)
    values: dict[str, Any] = {}
    if "Descript" in body:
        values["description"] = body["Descript"]
    if "DescriptOverride" in body:
        values["short_description"] = body["DescriptOverride"]
    if "TaskStatus" in body:
        values["status"] = STATUSES[body["TaskStatus"]]
    if "PriorityDefNum" in body:
        values["priority_id"] = _priority(asked, body["PriorityDefNum"])
    if body.get("DateTimeEntry") is not None:
        entry = _instant(asked, body["DateTimeEntry"], "DateTimeEntry")
        values["entered_at" if row.remind_at is None else "remind_at"] = entry
    if "ObjectType" in body:
        kind = OBJECTS[body["ObjectType"]]
        if "KeyNum" in body or kind is Attachment.NOTHING:
            values |= _about(unit, body)
        elif kind.value != row.attached_to:
            raise bad_request("Another ObjectType requires KeyNum.")
    service.put_task(unit, row, values)
    return shown(asked, common.find(unit, TASK, row.id))


def find_task(unit: Any, task_number: int, *, to_change: bool = False) -> Stored[Any]:
    """Return the task of a number, or raise NotFoundProblem."""
    task_id = unit.scalar(select(T.id).where(T.org_id == unit.org_id, T.number == task_number))
    if task_id is None:
        raise NotFoundProblem("Task")
    return service.seen(unit, (common.find_to_change if to_change else common.find)(unit, TASK, task_id))


def _check(body: Any) -> None:
    _check_pair(body)
    if len(body.get("DescriptOverride", "")) > LONGEST_SUMMARY:
        raise bad_request(f"DescriptOverride has at most {LONGEST_SUMMARY} characters.")


def _check_pair(said: Any) -> None:
    if said.get("ObjectType") == "None" and said.get("KeyNum", 0) != 0:
        raise bad_request("KeyNum requires an ObjectType of Patient or Appointment.")


def _about(unit: ReadUnit, body: Any) -> dict[str, Any]:
    """Return the columns that say what a task is about."""
    kind, key = OBJECTS[body.get("ObjectType", "None")], body.get("KeyNum", 0)
    values = {"attached_to": kind.value, "patient_id": None, "appointment_id": None, "attached_number": key}
    if key:
        patient_id, appointment_id = _attached(unit, kind, key)
        values |= {"patient_id": patient_id, "appointment_id": appointment_id}
    return values


def _attached(unit: ReadUnit, kind: Attachment, key: int) -> tuple[UUID, UUID | None]:
    """Return patient and appointment of a key, or raise NotFoundProblem."""
    if kind is Attachment.PATIENT:
        return require_patient(unit, key), None
    a = t.appointments.c
    row = unit.first(select(a.id, a.patient_id, a.location_id).where(a.org_id == unit.org_id, a.number == key))
    if row is None or not unit.caller.sees(row.location_id):
        raise NotFoundProblem("Appointment")
    return row.patient_id, row.id


def _priority(asked: Asked, key: int) -> UUID | None:
    if key == 0:
        return None
    numbers = asked.numbers
    origin, row_number = key % 4, key // 4
    row = numbers.definitions.by_number.get(row_number) if origin == Origin.DEFINITION else None
    is_other = row is None and key in {
        *(def_num(Origin.FLOW_STATUS, each.number) for each in numbers.flow_statuses.rows),
        *(def_num(Origin.BLOCKOUT_TYPE, each.number) for each in numbers.blockout_types.rows),
    }
    if is_other or (row is not None and row.category != PRIORITIES.own):
        raise bad_request(f"PriorityDefNum must be a definition of category {PRIORITIES.number}.")
    if row is None:
        raise NotFoundProblem("Definition")
    priority_id: UUID = row.id
    return priority_id


def _instant(asked: Asked, local: datetime, name: str) -> datetime:
    try:
        return wire.instant(local, asked.format.zone)
    except wire.Unreadable as wrong:
        raise bad_request(f"{name} {wrong}.") from wrong


_FIELDS = (
    number("KeyNum", "The patient or appointment it is about; needs ObjectType.", needs="ObjectType"),
    named("ObjectType", *OBJECTS, about="What KeyNum is one of."),
    moment("DateTimeEntry", "As of when it is to be done."),
    number("PriorityDefNum", "A definition of category 33."),
    words("DescriptOverride", "The same in one line."),
)
_FIXED = tuple(field.name for field in SHAPE)

OPERATIONS = (
    lists(
        "tasks",
        "List tasks.",
        list_tasks,
        SHAPE,
        number("TaskListNum", "In this list."),
        number("KeyNum", "About this patient or appointment; needs ObjectType.", needs="ObjectType"),
        named("ObjectType", *OBJECTS, about="About such a thing."),
        named("TaskStatus", *STATUSES, about="In this status."),
        moment("DateTimeOriginal", "Made at this moment or later; without it, in the last 14 days."),
    ),
    reads("tasks/{TaskNum}", "Read a task.", get_task, SHAPE),
    Operation(
        "POST",
        "tasks",
        Permission.ALL_OTHERS,
        create_task,
        "Make a task.",
        body=(
            number("TaskListNum", "The list to put it in.", required=True),
            words("Descript", "What is to be done.", required=True),
            number("UserNum", "Who asks for it.", required=True),
            *_FIELDS,
        ),
        ignored=_FIXED,
        shape=SHAPE,
        writes=True,
        made="TaskNum",
    ),
    Operation(
        "PUT",
        "tasks/{TaskNum}",
        Permission.ALL_OTHERS,
        update_task,
        "Change a task.",
        body=(
            words("Descript", "Other words; a task that is done is taken up again."),
            named("TaskStatus", *STATUSES, about="Where it stands."),
            *_FIELDS,
        ),
        ignored=_FIXED,
        shape=SHAPE,
        writes=True,
    ),
)
