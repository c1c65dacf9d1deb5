"""The rules of notes on tasks: a new one is news, and whoever works the book may put one right."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.tasks import CreateTaskNoteIn, TaskNoteOut, UpdateTaskNoteIn
from frontdesk.server import resources_common as common
from frontdesk.server.db.types import new_id
from frontdesk.server.platform.errors import NotFoundProblem
from frontdesk.server.platform.unit import ReadUnit, WriteUnit
from frontdesk.server.tasks import repository
from frontdesk.server.tasks.repository import TASK, TASK_NOTE
from frontdesk.server.tasks.service import UNTOLD, seen
from frontdesk.server.tasks.shapes import notes_shown


def list_notes(unit: ReadUnit, task_id: UUID) -> list[TaskNoteOut]:
    """Return the notes on a task, the first one first."""
    row = seen(unit, common.find(unit, TASK, task_id))
    return notes_shown(unit, repository.notes(unit, row.id))


def get_note(unit: ReadUnit, task_id: UUID, note_id: UUID) -> TaskNoteOut:
    """Return one note."""
    seen(unit, common.find(unit, TASK, task_id))
    return notes_shown(unit, [_of(common.find(unit, TASK_NOTE, note_id), task_id)])[0]


def create_note(unit: WriteUnit, task_id: UUID, body: CreateTaskNoteIn) -> TaskNoteOut:
    """Write a note on a task."""
    return get_note(unit, task_id, add_note(unit, task_id, body.note, unit.caller.user_id))


def add_note(unit: WriteUnit, task_id: UUID, note: str, written_by: UUID | None) -> UUID:
    """Write a note in somebody's name and return its id."""
    task = seen(unit, common.find_to_change(unit, TASK, task_id))
    note_id = new_id()
    row = {"task_id": task_id, "note": note, "written_by_id": written_by, "written_at": unit.now}
    repository.put_note(unit, note_id, row)
    _told(unit, task, {"note": (None, note)}, action="noted", is_news=True)
    return note_id


def update_note(unit: WriteUnit, task_id: UUID, note_id: UUID, body: UpdateTaskNoteIn) -> TaskNoteOut:
    """Change a note's text."""
    row = find_to_change(unit, task_id, note_id)
    common.check_version(row, body.base_version)
    put_note(unit, row, body.given())
    return get_note(unit, task_id, note_id)


def put_note(unit: WriteUnit, row: Row[Any], values: dict[str, Any]) -> None:
    """Write what differs from a note that was found to be changed."""
    old = row._mapping
    differing = {name: value for name, value in values.items() if old[name] != value}
    if not differing:
        return
    repository.change_note(unit, row, differing)
    task = common.find(unit, TASK, row.task_id)
    _told(unit, task, {name: (old[name], value) for name, value in differing.items()}, action="note changed")


def delete_note(unit: WriteUnit, task_id: UUID, note_id: UUID) -> None:
    """Take a note away; what it said stays in the history."""
    row = find_to_change(unit, task_id, note_id)
    repository.delete_note(unit, row.id)
    _told(unit, common.find(unit, TASK, task_id), {"note": (row.note, None)}, action="note deleted")


def find_to_change(unit: WriteUnit, task_id: UUID, note_id: UUID) -> Row[Any]:
    """Return a note of a task that the caller may see; nobody else can change either until the transaction ends."""
    seen(unit, common.find_to_change(unit, TASK, task_id))
    return _of(common.find_to_change(unit, TASK_NOTE, note_id), task_id)


def _of(row: Row[Any], task_id: UUID) -> Row[Any]:
    if row.task_id != task_id:
        raise NotFoundProblem(TASK_NOTE.noun)
    return row


def _told(
    unit: WriteUnit, task: Row[Any], said: dict[str, tuple[Any, Any]], *, action: str, is_news: bool = False
) -> None:
    """Write that a task's notes changed: in its version, its history and an event."""
    values = {"news_at": unit.now, "news_by_id": unit.caller.user_id} if is_news else {}
    place = repository.place(unit, task.list_id)
    common.change(unit, TASK, task, values, beside=said, location_id=place, secret=UNTOLD, action=action)
