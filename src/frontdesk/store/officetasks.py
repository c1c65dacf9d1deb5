"""What the office has to do, as the desk knows it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from frontdesk.domain.tasks import TaskStatus
from frontdesk.store.entities import PatientHit


class Scope(StrEnum):
    """Which tasks one looks at."""

    MINE = "mine"
    OPEN = "open"
    LIST = "list"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Looking:
    """What the panel is about: a scope, for `Scope.LIST` the list, and words that are looked for."""

    scope: Scope = Scope.OPEN
    list_id: UUID | None = None
    search: str = ""

    @property
    def place(self) -> "Looking":
        """Where one looks, whatever for."""
        return Looking(self.scope, self.list_id)


@dataclass(frozen=True, slots=True)
class Choice:
    """A task list or a colleague.

    Attributes:
        version: what a change of a list is based on.
    """

    id: UUID
    name: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class TaskVisit:
    """The visit a task is about; `start` is None while it has no time."""

    id: UUID
    start: datetime | None
    location_id: UUID


@dataclass(frozen=True, slots=True)
class OfficeTask:
    """Something to do.

    Attributes:
        words: what is to be done; its first line stands for all of it in a list.
        priority_id: one of the practice's definitions of a priority.
        patient, visit: what it is about; a visit brings its patient along.
        assigned: whose it is; None for everybody's.
        author: who asked for it.
        is_unread: it asks for this user's attention.
    """

    id: UUID
    version: int
    list: Choice
    words: str
    summary: str
    status: TaskStatus
    priority_id: UUID | None
    patient: Choice | None
    visit: TaskVisit | None
    assigned: Choice | None
    author: str
    entered_at: datetime
    remind_at: datetime | None
    finished_at: datetime | None
    is_unread: bool
    note_count: int = 0
    last_note: str = ""

    @property
    def title(self) -> str:
        """The task in one line."""
        return self.summary or self.words.strip().partition("\n")[0]

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.status is TaskStatus.DONE


@dataclass(frozen=True, slots=True)
class TaskNote:
    """What somebody wrote about a task."""

    id: UUID
    text: str
    author: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task as a form says it.

    Attributes:
        visit_id: the visit it is about; its patient comes along by itself.
        note: a first note on it; only for a new task.
    """

    list_id: UUID
    words: str
    priority_id: UUID | None = None
    assigned_id: UUID | None = None
    patient: PatientHit | None = None
    visit_id: UUID | None = None
    remind_at: datetime | None = None
    note: str = ""


def draft_of(task: OfficeTask) -> TaskDraft:
    """Return a task as a form begins with it."""
    return TaskDraft(
        list_id=task.list.id,
        words=task.words,
        priority_id=task.priority_id,
        assigned_id=task.assigned.id if task.assigned else None,
        patient=PatientHit(task.patient.id, task.patient.name) if task.patient else None,
        visit_id=task.visit.id if task.visit else None,
        remind_at=task.remind_at,
    )


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """How much there is to do, and how much of it asks for this user's attention; `by_list` are the open ones."""

    open: int = 0
    unread: int = 0
    by_list: tuple[tuple[UUID, int], ...] = ()


@dataclass(frozen=True, slots=True)
class TaskBook:
    """What the desk knows of the tasks.

    Attributes:
        looking: what `rows` are about.
        rows: the tasks read so far, in the server's order; None while nothing was read.
        total: how many there are in all.
        reminders: open tasks of this user's, or everybody's, whose reminder lies ahead or asks for attention.
        me: who works here.
    """

    looking: Looking = Looking()
    rows: tuple[OfficeTask, ...] | None = None
    total: int = 0
    counts: TaskCounts = TaskCounts()
    reminders: tuple[OfficeTask, ...] = ()
    lists: tuple[Choice, ...] = ()
    colleagues: tuple[Choice, ...] = ()
    me: UUID | None = None

    def task(self, task_id: UUID) -> OfficeTask | None:
        """Return a task from what was read, or None."""
        return next((row for row in (*(self.rows or ()), *self.reminders) if row.id == task_id), None)
