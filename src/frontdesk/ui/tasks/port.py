"""What the tasks panel asks of the desk."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from frontdesk.operations import Outcome
from frontdesk.store.entities import Appointment
from frontdesk.store.officetasks import Looking, OfficeTask, TaskBook, TaskDraft, TaskNote


class TaskDesk(Protocol):
    """Reads tasks and changes them; every change can be taken back."""

    is_watched: bool
    """Whether somebody looks at the list."""

    @property
    def book(self) -> TaskBook:
        """What is known of the tasks."""
        ...

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call *listener* whenever the book has changed; return what ends it."""
        ...

    def renew(self) -> None:
        """Read again soon."""
        ...

    async def begin(self) -> Outcome:
        """Read the counts, the lists and the reminders."""
        ...

    async def show(self, looking: Looking) -> Outcome:
        """Read the first page of what one looks at."""
        ...

    async def more(self) -> Outcome:
        """Read one page more."""
        ...

    async def notes(self, task_id: UUID) -> tuple[TaskNote, ...]:
        """Return what was written on a task; raises ``GatewayError``."""
        ...

    async def visit_of(self, task: OfficeTask) -> Appointment | None:
        """Return the visit a task is about, or its patient's next one; raises ``GatewayError``."""
        ...

    async def read(self, task_id: UUID) -> None:
        """Note that this user has read a task."""
        ...

    async def add(self, draft: TaskDraft) -> Outcome:
        """Ask for something to be done."""
        ...

    async def edit(self, task_id: UUID, draft: TaskDraft) -> Outcome:
        """Change what a task says."""
        ...

    async def finish(self, task_id: UUID) -> Outcome:
        """Say that a task is done."""
        ...

    async def reopen(self, task_id: UUID) -> Outcome:
        """Take a task up again."""
        ...

    async def remove(self, task_id: UUID) -> Outcome:
        """Take a task away, with its notes."""
        ...

    async def add_list(self, name: str) -> Outcome:
        """Begin a list."""
        ...

    async def rename_list(self, list_id: UUID, name: str) -> Outcome:
        """Call a list something else."""
        ...

    async def retire_list(self, list_id: UUID) -> Outcome:
        """Put a list out of use."""
        ...

    async def add_note(self, task_id: UUID, text: str) -> Outcome:
        """Write a note on a task."""
        ...

    async def keep_unread(self, task_id: UUID) -> Outcome:
        """Have a task ask for attention again."""
        ...
