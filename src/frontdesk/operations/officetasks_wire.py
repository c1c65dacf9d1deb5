"""Tasks between the wire and the desk."""

from uuid import UUID

from frontdesk.contract.common import Reference
from frontdesk.contract.tasks import TaskCountsOut, TaskNoteOut, TaskOut
from frontdesk.domain.tasks import TaskStatus
from frontdesk.store.officetasks import (
    Choice,
    Looking,
    OfficeTask,
    Scope,
    TaskCounts,
    TaskDraft,
    TaskNote,
    TaskVisit,
)

OPEN = (TaskStatus.NEW, TaskStatus.VIEWED)


def task(wire: TaskOut) -> OfficeTask:
    """Return a task as the desk knows it."""
    visit = wire.appointment
    return OfficeTask(
        id=wire.id,
        version=wire.version,
        list=Choice(wire.task_list.id, wire.task_list.name or ""),
        words=wire.description,
        summary=wire.short_description or "",
        status=wire.status,
        priority_id=wire.priority.id if wire.priority else None,
        patient=choice(wire.patient),
        visit=TaskVisit(visit.id, visit.start_time, visit.location.id) if visit else None,
        assigned=choice(wire.assigned_to),
        author=(wire.created_by.name or "") if wire.created_by else "",
        entered_at=wire.entered_at,
        remind_at=wire.remind_at,
        finished_at=wire.finished_at,
        is_unread=wire.is_unread,
        note_count=wire.note_count,
        last_note=wire.last_note or "",
    )


def choice(wire: Reference | None) -> Choice | None:
    """Return what a reference names."""
    return Choice(wire.id, wire.name or "") if wire is not None else None


def note(wire: TaskNoteOut) -> TaskNote:
    """Return a note as the desk knows it."""
    return TaskNote(wire.id, wire.note, (wire.written_by.name or "") if wire.written_by else "", wire.written_at)


def counts(wire: TaskCountsOut) -> TaskCounts:
    """Return the counts as the desk knows them."""
    return TaskCounts(wire.open, wire.unread, tuple((row.task_list.id, row.open) for row in wire.lists))


def fields(draft: TaskDraft) -> dict[str, object]:
    """Return what a draft says, by the names of the wire; nothing it leaves open is left out."""
    return {
        "task_list_uuid": draft.list_id,
        "description": draft.words,
        "priority_uuid": draft.priority_id,
        "assigned_to_uuid": draft.assigned_id,
        "remind_at": draft.remind_at,
        **_about(draft.visit_id, draft.patient.id if draft.patient else None),
    }


def fields_of(row: OfficeTask) -> dict[str, object]:
    """Return the same of a task as it stands."""
    return {
        "task_list_uuid": row.list.id,
        "description": row.words,
        "priority_uuid": row.priority_id,
        "assigned_to_uuid": row.assigned.id if row.assigned else None,
        "remind_at": row.remind_at,
        **_about(row.visit.id if row.visit else None, row.patient.id if row.patient else None),
    }


def _about(visit_id: UUID | None, patient_id: UUID | None) -> dict[str, object]:
    """A patient of its own drops the visit, and no visit drops both: one of the two names says everything."""
    if visit_id is None and patient_id is not None:
        return {"patient_uuid": patient_id}
    return {"appointment_uuid": visit_id}


def belongs(row: OfficeTask, looking: Looking, me: UUID | None) -> bool:
    """Say whether a task is among those one looks at."""
    if looking.search and not _says(row, looking.search):
        return False
    if row.is_done or looking.scope is Scope.DONE:
        return row.is_done and looking.scope is Scope.DONE
    if looking.scope is Scope.MINE:
        return row.assigned is not None and row.assigned.id == me
    return looking.scope is Scope.OPEN or row.list.id == looking.list_id


def _says(row: OfficeTask, words: str) -> bool:
    """Say whether a task has these words, or its patient this name; the server looks more closely."""
    said = (row.words, row.summary, row.patient.name if row.patient else "")
    return any(words.strip().casefold() in text.casefold() for text in said)
