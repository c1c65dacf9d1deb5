"""Tasks: what colleagues ask of each other, in lists, with notes."""

import builtins
from collections.abc import AsyncIterator, Collection, Sequence
from typing import Literal
from uuid import UUID

from frontdesk.client.resources.base import FULL_PAGE, Reader, Records
from frontdesk.client.transport import Params
from frontdesk.contract.common import Page, Reference
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

TaskSort = Literal["entered_at", "updated_at", "remind_at", "finished_at"]


class TaskLists(Reader[TaskListOut]):
    """The lists that tasks are kept in; they are put out of use rather than deleted."""

    path = "tasks/lists"
    one = TaskListOut
    page_of = TaskListListOut

    async def list(self, *, is_archived: bool | None = None, page: int = 1, page_size: int = 50) -> Page[TaskListOut]:
        """A page of lists in their order."""
        return await self._page({"is_archived": is_archived}, page, page_size)

    def each(self, *, is_archived: bool | None = None) -> AsyncIterator[TaskListOut]:
        """All lists."""
        return self._each({"is_archived": is_archived})

    async def create(self, new: CreateTaskListIn, *, key: str | None = None) -> TaskListOut:
        """Begin a list."""
        return await self._transport.write(TaskListOut, "POST", self._transport.in_org(self.path), new, key=key)

    async def update(self, list_id: UUID, changes: UpdateTaskListIn, *, key: str | None = None) -> TaskListOut:
        """Rename a list, move it, or put it out of use."""
        path = self._transport.in_org(f"{self.path}/{list_id}")
        return await self._transport.write(TaskListOut, "PATCH", path, changes, key=key)


class Tasks(Records[TaskOut, CreateTaskIn, UpdateTaskIn]):
    """What there is to do."""

    path = "tasks"
    one = TaskOut
    page_of = TaskPageOut

    async def list(
        self,
        *,
        list_id: UUID | None = None,
        statuses: Collection[TaskStatus] = (),
        assigned_to: UUID | None = None,
        patient_id: UUID | None = None,
        appointment_id: UUID | None = None,
        priority_id: UUID | None = None,
        is_unread: bool | None = None,
        search: str | None = None,
        sort_by: TaskSort = "entered_at",
        sort_dir: Literal["asc", "desc"] = "desc",
        page: int = 1,
        page_size: int = 50,
    ) -> Page[TaskOut]:
        """A page of tasks; without statuses, of those that are done too."""
        params: Params = {
            "task_list_uuid": list_id,
            "status": _joined(statuses),
            "assigned_to_uuid": assigned_to,
            "patient_uuid": patient_id,
            "appointment_uuid": appointment_id,
            "priority_uuid": priority_id,
            "is_unread": is_unread,
            "search": search,
            "sort_by": sort_by,
            "sort_dir": sort_dir,
        }
        return await self._page(params, page, page_size)

    def each(
        self,
        *,
        list_id: UUID | None = None,
        statuses: Collection[TaskStatus] = (),
        assigned_to: UUID | None = None,
        patient_id: UUID | None = None,
        appointment_id: UUID | None = None,
        priority_id: UUID | None = None,
        is_unread: bool | None = None,
        search: str | None = None,
        sort_by: TaskSort = "entered_at",
        sort_dir: Literal["asc", "desc"] = "desc",
    ) -> AsyncIterator[TaskOut]:
        """All tasks that match, the latest first if nothing else is said; filters as in `list`."""
        return self._walk(
            lambda page: self.list(
                list_id=list_id,
                statuses=statuses,
                assigned_to=assigned_to,
                patient_id=patient_id,
                appointment_id=appointment_id,
                priority_id=priority_id,
                is_unread=is_unread,
                search=search,
                sort_by=sort_by,
                sort_dir=sort_dir,
                page=page,
                page_size=FULL_PAGE,
            )
        )

    async def done(self, task_id: UUID, step: TaskStepIn | None = None, *, key: str | None = None) -> TaskOut:
        """Say that a task is done."""
        return await self._step(task_id, "done", step or TaskStepIn(), key)

    async def reopen(self, task_id: UUID, step: TaskStepIn | None = None, *, key: str | None = None) -> TaskOut:
        """Take a task up again that was done."""
        return await self._step(task_id, "reopen", step or TaskStepIn(), key)

    async def restore(self, task_id: UUID, *, key: str | None = None) -> TaskOut:
        """Bring a deleted task back, with its notes."""
        return await self._step(task_id, "restore", None, key)

    async def viewed(self, task_id: UUID, *, key: str | None = None) -> TaskOut:
        """Say that the signed-in user has read a task."""
        return await self._step(task_id, "viewed", None, key)

    async def keep_unread(self, task_id: UUID, *, key: str | None = None) -> TaskOut:
        """Have a task ask for the signed-in user's attention again."""
        return await self._step(task_id, "unread", None, key)

    async def notes(self, task_id: UUID) -> Sequence[TaskNoteOut]:
        """The notes on a task, the first one first."""
        path = self._transport.in_org(f"{self.path}/{task_id}/notes")
        return await self._transport.get(builtins.list[TaskNoteOut], path)

    async def add_note(self, task_id: UUID, new: CreateTaskNoteIn, *, key: str | None = None) -> TaskNoteOut:
        """Write a note on a task."""
        path = self._transport.in_org(f"{self.path}/{task_id}/notes")
        return await self._transport.write(TaskNoteOut, "POST", path, new, key=key)

    async def change_note(
        self, task_id: UUID, note_id: UUID, changes: UpdateTaskNoteIn, *, key: str | None = None
    ) -> TaskNoteOut:
        """Change a note's text."""
        path = self._transport.in_org(f"{self.path}/{task_id}/notes/{note_id}")
        return await self._transport.write(TaskNoteOut, "PATCH", path, changes, key=key)

    async def delete_note(self, task_id: UUID, note_id: UUID, *, key: str | None = None) -> None:
        """Take a note away."""
        path = self._transport.in_org(f"{self.path}/{task_id}/notes/{note_id}")
        await self._transport.write_only("DELETE", path, key=key)

    async def counts(self) -> TaskCountsOut:
        """How much there is to do, and how much of it asks for the signed-in user's attention."""
        return await self._transport.get(TaskCountsOut, self._transport.in_org(f"{self.path}/unread-count"))

    async def colleagues(self) -> Sequence[Reference]:
        """To whom a task can be given."""
        found = await self._transport.get(ColleagueListOut, self._transport.in_org(f"{self.path}/colleagues"))
        return found.items

    async def _step(self, task_id: UUID, step: str, body: TaskStepIn | None, key: str | None) -> TaskOut:
        path = self._transport.in_org(f"{self.path}/{task_id}/{step}")
        return await self._transport.write(TaskOut, "POST", path, body, key=key)


def _joined(statuses: Collection[TaskStatus]) -> str | None:
    return ",".join(sorted(status.value for status in statuses)) or None
