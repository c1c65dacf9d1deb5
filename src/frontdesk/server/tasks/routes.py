"""HTTP operations on tasks. What somebody has read is theirs to say, whatever their role."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Body, Query, Request, Response

from frontdesk.contract.tasks import (
    ColleagueListOut,
    CreateTaskIn,
    CreateTaskListIn,
    CreateTaskNoteIn,
    TaskCountsOut,
    TaskListListOut,
    TaskListOut,
    TaskNoteOut,
    TaskOut,
    TaskPageOut,
    TaskStepIn,
    UpdateTaskIn,
    UpdateTaskListIn,
    UpdateTaskNoteIn,
)
from frontdesk.domain.tasks import TaskStatus
from frontdesk.server.platform.http import run_read, run_write
from frontdesk.server.platform.pagination import PageParams
from frontdesk.server.platform.unit import Permission
from frontdesk.server.query_params import Words, one_of
from frontdesk.server.tasks import lists, notes, service

router = APIRouter(prefix="/tasks", tags=["Tasks"])

ListFilter = Annotated[UUID | None, Query(description="Only those in this list.")]
StatusFilter = Annotated[
    Words | None, Query(description=f"Only those in one of these statuses, split by commas: {one_of(TaskStatus)}.")
]
AssignedFilter = Annotated[UUID | None, Query(description="Only those given to this colleague.")]
PatientFilter = Annotated[UUID | None, Query(description="Only those about this patient or one of their visits.")]
VisitFilter = Annotated[UUID | None, Query(description="Only those about this visit.")]
PriorityFilter = Annotated[UUID | None, Query(description="Only those of this priority.")]
UnreadFilter = Annotated[bool | None, Query(description="Only those that ask for the caller's attention, or do not.")]
Search = Annotated[Words | None, Query(description="Only those that say this, or whose patient is called this.")]
SortBy = Annotated[
    Literal["entered_at", "updated_at", "remind_at", "finished_at"], Query(description="What decides the order.")
]
SortDirection = Annotated[Literal["asc", "desc"], Query(description="Which way.")]
Step = Annotated[TaskStepIn, Body(default_factory=TaskStepIn)]
ArchivedFilter = Annotated[bool | None, Query(description="Only lists out of use, or only those in use.")]


@router.get("", response_model=TaskPageOut)
async def list_tasks(
    request: Request,
    page: PageParams,
    task_list_uuid: ListFilter = None,
    status: StatusFilter = None,
    assigned_to_uuid: AssignedFilter = None,
    patient_uuid: PatientFilter = None,
    appointment_uuid: VisitFilter = None,
    priority_uuid: PriorityFilter = None,
    is_unread: UnreadFilter = None,
    search: Search = None,
    sort_by: SortBy = "entered_at",
    sort_dir: SortDirection = "desc",
) -> Response:
    """List what there is or was to do."""
    wanted = service.Wanted(
        task_list_uuid,
        status,
        assigned_to_uuid,
        patient_uuid,
        appointment_uuid,
        priority_uuid,
        is_unread,
        search,
        sort_by,
        sort_dir,
    )
    return await run_read(request, lambda unit: service.list_tasks(unit, page, wanted))


@router.post("", response_model=TaskOut, status_code=201)
async def create_task(request: Request, body: CreateTaskIn) -> Response:
    """Ask for something to be done."""
    return await run_write(request, body, lambda unit: service.create_task(unit, body), status=201)


@router.get("/unread-count", response_model=TaskCountsOut)
async def count_unread_tasks(request: Request) -> Response:
    """Say how much there is to do, and how much of it asks for the caller's attention."""
    return await run_read(request, service.count_tasks)


@router.get("/colleagues", response_model=ColleagueListOut)
async def list_colleagues(request: Request) -> Response:
    """List to whom a task can be given."""
    return await run_read(request, service.list_colleagues)


@router.get("/lists", response_model=TaskListListOut)
async def list_task_lists(request: Request, page: PageParams, is_archived: ArchivedFilter = None) -> Response:
    """List the lists that tasks are kept in."""
    return await run_read(request, lambda unit: lists.list_lists(unit, page, is_archived))


@router.post("/lists", response_model=TaskListOut, status_code=201)
async def create_task_list(request: Request, body: CreateTaskListIn) -> Response:
    """Begin a list of tasks."""
    return await run_write(request, body, lambda unit: lists.create_list(unit, body), status=201)


@router.get("/lists/{task_list_uuid}", response_model=TaskListOut)
async def get_task_list(request: Request, task_list_uuid: UUID) -> Response:
    """Return one list of tasks, without them."""
    return await run_read(request, lambda unit: lists.get_list(unit, task_list_uuid))


@router.patch("/lists/{task_list_uuid}", response_model=TaskListOut)
async def update_task_list(request: Request, task_list_uuid: UUID, body: UpdateTaskListIn) -> Response:
    """Rename a list, move it, or put it out of use."""
    return await run_write(request, body, lambda unit: lists.update_list(unit, task_list_uuid, body))


@router.get("/{task_uuid}", response_model=TaskOut)
async def get_task(request: Request, task_uuid: UUID) -> Response:
    """Return one task; this alone does not count as reading it."""
    return await run_read(request, lambda unit: service.get_task(unit, task_uuid))


@router.patch("/{task_uuid}", response_model=TaskOut)
async def update_task(request: Request, task_uuid: UUID, body: UpdateTaskIn) -> Response:
    """Change a task."""
    return await run_write(request, body, lambda unit: service.update_task(unit, task_uuid, body))


@router.delete("/{task_uuid}", status_code=204, response_class=Response)
async def delete_task(request: Request, task_uuid: UUID) -> Response:
    """Take a task away, with its notes."""
    return await run_write(request, None, lambda unit: service.delete_task(unit, task_uuid))


@router.post("/{task_uuid}/restore", response_model=TaskOut, status_code=201)
async def restore_task(request: Request, task_uuid: UUID) -> Response:
    """Bring a deleted task back, with its notes."""
    return await run_write(request, None, lambda unit: service.restore_task(unit, task_uuid), status=201)


@router.post("/{task_uuid}/done", response_model=TaskOut)
async def finish_task(request: Request, task_uuid: UUID, body: Step) -> Response:
    """Say that a task is done."""
    return await run_write(request, body, lambda unit: service.finish(unit, task_uuid, body.base_version))


@router.post("/{task_uuid}/reopen", response_model=TaskOut)
async def reopen_task(request: Request, task_uuid: UUID, body: Step) -> Response:
    """Take a task up again that was done."""
    return await run_write(request, body, lambda unit: service.reopen(unit, task_uuid, body.base_version))


@router.post("/{task_uuid}/viewed", response_model=TaskOut)
async def view_task(request: Request, task_uuid: UUID) -> Response:
    """Say that the caller has read a task."""
    return await run_write(request, None, lambda unit: service.view_task(unit, task_uuid), permission=Permission.READ)


@router.post("/{task_uuid}/unread", response_model=TaskOut)
async def keep_task_unread(request: Request, task_uuid: UUID) -> Response:
    """Have a task ask for the caller's attention again."""
    return await run_write(request, None, lambda unit: service.keep_unread(unit, task_uuid), permission=Permission.READ)


@router.get("/{task_uuid}/notes", response_model=list[TaskNoteOut])
async def list_task_notes(request: Request, task_uuid: UUID) -> Response:
    """List the notes on a task, the first one first."""
    return await run_read(request, lambda unit: notes.list_notes(unit, task_uuid))


@router.post("/{task_uuid}/notes", response_model=TaskNoteOut, status_code=201)
async def create_task_note(request: Request, task_uuid: UUID, body: CreateTaskNoteIn) -> Response:
    """Write a note on a task."""
    return await run_write(request, body, lambda unit: notes.create_note(unit, task_uuid, body), status=201)


@router.patch("/{task_uuid}/notes/{task_note_uuid}", response_model=TaskNoteOut)
async def update_task_note(request: Request, task_uuid: UUID, task_note_uuid: UUID, body: UpdateTaskNoteIn) -> Response:
    """Change a note's text."""
    return await run_write(request, body, lambda unit: notes.update_note(unit, task_uuid, task_note_uuid, body))


@router.delete("/{task_uuid}/notes/{task_note_uuid}", status_code=204, response_class=Response)
async def delete_task_note(request: Request, task_uuid: UUID, task_note_uuid: UUID) -> Response:
    """Take a note away."""
    return await run_write(request, None, lambda unit: notes.delete_note(unit, task_uuid, task_note_uuid))
