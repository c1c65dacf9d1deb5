"""Tasks, their lists and notes as the wire shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from frontdesk.contract.common import Reference
from frontdesk.contract.tasks import TaskListOut, TaskNoteOut, TaskOut, TaskVisit
from frontdesk.domain.tasks import News, TaskStatus, is_unread
from frontdesk.server import resources_common as common
from frontdesk.server.definitions.service import DEFINITION
from frontdesk.server.platform.unit import ReadUnit
from frontdesk.server.resources_common import LOCATION
from frontdesk.server.tasks import repository
from frontdesk.server.tasks.repository import COLLEAGUE, PATIENT, TASK_LIST


def tasks_shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[TaskOut]:
    """Return tasks as the caller sees them."""
    ids = [row.id for row in rows]
    lists = common.names(unit, TASK_LIST, (row.list_id for row in rows))
    priorities = common.names(unit, DEFINITION, (row.priority_id for row in rows))
    patients = common.names(unit, PATIENT, (row.patient_id for row in rows))
    people = common.names(unit, COLLEAGUE, (each for row in rows for each in (row.assigned_to_id, row.made_by_id)))
    visits = repository.visits(unit, [row.appointment_id for row in rows])
    reads, counts = repository.reads(unit, ids), repository.note_counts(unit, ids)
    last = repository.last_notes(unit, list(counts))
    return [
        TaskOut(
            id=row.id,
            version=row.version,
            task_list=common.reference(row.list_id, lists),
            description=row.description,
            short_description=row.short_description or None,
            status=TaskStatus(row.status),
            priority=common.maybe_reference(row.priority_id, priorities),
            patient=common.maybe_reference(row.patient_id, patients),
            appointment=_visit(unit, visits.get(row.appointment_id)),
            assigned_to=common.maybe_reference(row.assigned_to_id, people),
            created_by=common.maybe_reference(row.made_by_id, people),
            entered_at=row.entered_at,
            remind_at=row.remind_at,
            finished_at=row.finished_at,
            is_unread=unread(unit, row, reads),
            note_count=counts.get(row.id, 0),
            last_note=last.get(row.id),
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]


def lists_shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[TaskListOut]:
    """Return lists of tasks."""
    locations = common.names(unit, LOCATION, (row.location_id for row in rows))
    parents = common.names(unit, TASK_LIST, (row.parent_id for row in rows))
    return [
        TaskListOut(
            id=row.id,
            version=row.version,
            name=row.name,
            location=common.maybe_reference(row.location_id, locations),
            parent=common.maybe_reference(row.parent_id, parents),
            item_order=row.item_order,
            is_archived=row.is_archived,
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]


def notes_shown(unit: ReadUnit, rows: Sequence[Row[Any]]) -> list[TaskNoteOut]:
    """Return notes on a task."""
    people = common.names(unit, COLLEAGUE, (row.written_by_id for row in rows))
    return [
        TaskNoteOut(
            id=row.id,
            version=row.version,
            task_id=row.task_id,
            note=row.note,
            written_by=common.maybe_reference(row.written_by_id, people),
            written_at=row.written_at,
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]


def _visit(unit: ReadUnit, visit: Row[Any] | None) -> TaskVisit | None:
    if visit is None or not unit.caller.sees(visit.location_id):
        return None
    where = Reference(id=visit.location_id, name=visit.name)
    return TaskVisit(id=visit.id, start_time=visit.start_at, status=visit.status, location=where)


def unread(unit: ReadUnit, row: Row[Any], reads: Mapping[UUID, Row[Any]]) -> bool:
    """Say whether a task asks for the caller's attention; *reads* has what the caller has read of it."""
    news = News(TaskStatus(row.status), row.assigned_to_id, row.news_at, row.news_by_id, row.remind_at)
    mine = reads.get(row.id)
    if mine is None:
        return is_unread(news, unit.caller.user_id, None, unit.now)
    return is_unread(news, unit.caller.user_id, mine.read_at, unit.now, is_kept=mine.is_kept)
