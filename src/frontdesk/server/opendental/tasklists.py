"""The lists that tasks are kept in, and the notes on tasks, in the dialect."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row as Stored
from sqlalchemy import select

from frontdesk.server import resources_common as common
from frontdesk.server.opendental import wire
from frontdesk.server.opendental.fields import bad_request, day, flag, moment, named, number, words
from frontdesk.server.opendental.numbers import found
from frontdesk.server.opendental.operations import Asked, Operation, Permission, Row, lists, reads
from frontdesk.server.opendental.tasks import OBJECTS, find_task
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.tasks import notes, repository
from frontdesk.server.tasks.repository import TASK_LIST, TASK_NOTE, L, N, T

LIST = (
    number("TaskListNum"),
    words("Descript"),
    number("Parent"),
    day("DateTL"),
    flag("IsRepeating"),
    named("DateType", "None", "Day", "Week", "Month"),
    number("FromNum"),
    named("ObjectType", *OBJECTS),
    moment("DateTimeEntry"),
    named("TaskListStatus", "Active", "Archived"),
)
NOTE = (number("TaskNoteNum"), number("TaskNum"), number("UserNum"), moment("DateTimeNote"), words("Note"))


def list_lists(asked: Asked) -> list[Row]:
    """Return the lists in use, or those out of use."""
    unit = asked.reading
    is_archived = asked.query.get("TaskListStatus") == "Archived"
    statement = common.of_org(unit, TASK_LIST).where(
        common.in_scope(unit.caller, L.location_id, shared=True), L.is_archived == is_archived
    )
    rows = unit.rows(statement.order_by(L.number).limit(asked.limit).offset(asked.offset))
    return [
        {
            "TaskListNum": row.number,
            "Descript": wire.text(row.name),
            "Parent": asked.numbers.task_lists.number(row.parent_id),
            "DateTL": asked.format.date(None),
            "IsRepeating": "false",
            "DateType": "None",
            "FromNum": 0,
            "ObjectType": "None",
            "DateTimeEntry": asked.format.moment(row.created_at),
            "TaskListStatus": "Archived" if row.is_archived else "Active",
        }
        for row in rows
    ]


def get_note(asked: Asked) -> Row:
    """Return one note."""
    return _shown(asked, _find(asked))


def list_notes(asked: Asked) -> list[Row]:
    """Return notes on tasks."""
    unit, query = asked.reading, asked.query
    statement = _visible(unit)
    if query.get("TaskNum"):
        statement = statement.where(N.task_id == find_task(unit, query["TaskNum"]).id)
    if query.get("UserNum"):
        statement = statement.where(N.written_by_id == found(asked.numbers.users, query["UserNum"], "User").id)
    rows = unit.rows(statement.order_by(N.number).limit(asked.limit).offset(asked.offset))
    return [_shown(asked, row) for row in rows]


def create_note(asked: Asked) -> Row:
    """Write a note on a task."""
    unit, body = asked.writing, asked.body
    _require_words(body["Note"])
    task = find_task(unit, body["TaskNum"])
    writer = found(asked.numbers.users, body["UserNum"], "User")
    note_id = notes.add_note(unit, task.id, body["Note"], writer.id)
    return _shown(asked, unit.one(_visible(unit).where(N.id == note_id)))


def update_note(asked: Asked) -> Row:
    """Change a note."""
    unit, body = asked.writing, asked.body
    row = _find(asked)
    values: dict[str, Any] = {}
    if "Note" in body:
        _require_words(body["Note"])
        values["note"] = body["Note"]
    if body.get("DateTimeNote") is not None:
        try:
            values["written_at"] = wire.instant(body["DateTimeNote"], asked.format.zone)
        except wire.Unreadable as wrong:
            raise bad_request(f"DateTimeNote {wrong}.") from wrong
    notes.put_note(unit, notes.find_to_change(unit, row.task_id, row.id), values)
    return _shown(asked, _find(asked))


def _find(asked: Asked) -> Stored[Any]:
    row = asked.reading.first(_visible(asked.reading).where(N.number == asked.keys["TaskNoteNum"]))
    if row is None:
        raise NotFoundProblem("TaskNote")
    return row


def _visible(unit: Any) -> Any:
    seen = select(T.id).where(T.org_id == unit.org_id, repository.visible(unit))
    return (
        common.of_org(unit, TASK_NOTE)
        .add_columns(T.number.label("task_number"))
        .join(repository.TASK.table, (T.org_id == N.org_id) & (T.id == N.task_id))
        .where(T.id.in_(seen))
    )


def _require_words(note: str) -> None:
    if not note.strip():
        raise bad_request("Note is required.")


def _shown(asked: Asked, row: Stored[Any]) -> Row:
    return {
        "TaskNoteNum": row.number,
        "TaskNum": row.task_number,
        "UserNum": asked.numbers.users.number(row.written_by_id),
        "DateTimeNote": asked.format.moment(row.written_at),
        "Note": wire.text(row.note),
    }


OPERATIONS = (
    lists(
        "tasklists",
        "List the lists of tasks.",
        list_lists,
        LIST,
        named("TaskListStatus", "Active", "Archived", about="In use, as without it, or out of use."),
    ),
    lists(
        "tasknotes",
        "List notes on tasks.",
        list_notes,
        NOTE,
        number("TaskNum", "On this task."),
        number("UserNum", "By this user."),
    ),
    reads("tasknotes/{TaskNoteNum}", "Read a note.", get_note, NOTE),
    Operation(
        "POST",
        "tasknotes",
        Permission.ALL_OTHERS,
        create_note,
        "Write a note on a task.",
        body=(
            number("TaskNum", "The task.", required=True),
            number("UserNum", "Who writes it.", required=True),
            words("Note", "The text.", required=True),
        ),
        ignored=tuple(field.name for field in NOTE),
        shape=NOTE,
        writes=True,
        made="TaskNoteNum",
    ),
    Operation(
        "PUT",
        "tasknotes/{TaskNoteNum}",
        Permission.ALL_OTHERS,
        update_note,
        "Change a note.",
        body=(moment("DateTimeNote", "Another moment."), words("Note", "Another text.")),
        ignored=tuple(field.name for field in NOTE),
        shape=NOTE,
        writes=True,
    ),
)
