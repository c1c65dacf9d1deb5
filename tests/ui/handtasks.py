"""Tasks filled by hand, and a desk that keeps them without a server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from deskside import NOW, RIVERSIDE, at, key

from frontdesk.domain.tasks import TaskStatus
from frontdesk.operations import Outcome
from frontdesk.operations.gateway import NotSent
from frontdesk.store.entities import Appointment, Definition
from frontdesk.store.officetasks import (
    Choice,
    Looking,
    OfficeTask,
    TaskBook,
    TaskCounts,
    TaskDraft,
    TaskNote,
    TaskVisit,
)

FRONT, BILLING = Choice(key("Front desk"), "Front desk"), Choice(key("Billing"), "Billing")
ANA, BEN = Choice(key("Ana"), "Ana"), Choice(key("Ben"), "Ben")
PRIORITIES = tuple(
    Definition(key(f"priority {name}"), "TaskPriority", name, "#98A2B3", order)
    for order, name in enumerate(("Normal", "High", "Urgent"))
)


def task(words: str, **changes: object) -> OfficeTask:
    made = OfficeTask(
        id=key(f"task {words}"),
        version=1,
        list=FRONT,
        words=words,
        summary="",
        status=TaskStatus.NEW,
        priority_id=PRIORITIES[0].id,
        patient=None,
        visit=None,
        assigned=None,
        author="Ben",
        entered_at=NOW - timedelta(hours=1),
        remind_at=None,
        finished_at=None,
        is_unread=False,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


VISIT = TaskVisit(key("Jonah Feld 2026-11-19"), at("09:00"), RIVERSIDE.id)
CALL = task("Call the lab about #14", is_unread=True, priority_id=PRIORITIES[2].id, note_count=2, last_note="Busy.")
JONAH = task("Ask Jonah for\nhis new insurance card", patient=Choice(key("Jonah Feld"), "Jonah Feld"), visit=VISIT)
BIBS = task("Order bibs", list=BILLING, assigned=ANA, entered_at=NOW - timedelta(days=1))


class HandTasks:
    """Keeps tasks as the server would, and remembers what was asked.

    Attributes:
        calls: what was asked for, in turn.
        later: what one page more brings.
        refuse: a sentence with which the next change is refused.
        is_away: whether readings fail.
    """

    def __init__(self, *rows: OfficeTask) -> None:
        self.is_watched = False
        self.calls: list[tuple[object, ...]] = []
        self.later: tuple[OfficeTask, ...] = ()
        self.refuse = ""
        self.is_away = False
        self.written: list[TaskNote] = []
        self.visit: Appointment | None = None
        self._all = rows
        self.book = TaskBook()
        self._listeners: list[Callable[[], None]] = []

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def put(self, book: TaskBook) -> None:
        self.book = book
        for listener in tuple(self._listeners):
            listener()

    def renew(self) -> None:
        self.calls.append(("renew",))

    async def begin(self) -> Outcome:
        if self.is_away:
            return Outcome(ok=False, sentence="The tasks were not read: the server is away.")
        unread = sum(row.is_unread for row in self._all)
        counts = TaskCounts(len(self._all), unread, ((FRONT.id, len(self._all)),))
        reminders = tuple(row for row in self._all if row.remind_at is not None)
        book = replace(self.book, counts=counts, lists=(FRONT, BILLING), colleagues=(ANA, BEN), me=ANA.id)
        self.put(replace(book, reminders=reminders))
        return Outcome(ok=True, sentence="")

    async def show(self, looking: Looking) -> Outcome:
        self.calls.append(("show", looking))
        self.put(replace(self.book, looking=looking, rows=self._all, total=len(self._all) + len(self.later)))
        return Outcome(ok=True, sentence="")

    async def more(self) -> Outcome:
        self.calls.append(("more",))
        rows = (*(self.book.rows or ()), *self.later)
        self.put(replace(self.book, rows=rows, total=len(rows)))
        return Outcome(ok=True, sentence="")

    async def notes(self, task_id: UUID) -> tuple[TaskNote, ...]:
        if self.is_away:
            raise NotSent
        return tuple(self.written)

    async def visit_of(self, task: OfficeTask) -> Appointment | None:
        if self.is_away:
            raise NotSent
        return self.visit

    async def read(self, task_id: UUID) -> None:
        self.calls.append(("read", task_id))

    async def add(self, draft: TaskDraft) -> Outcome:
        return self._did("add", draft)

    async def edit(self, task_id: UUID, draft: TaskDraft) -> Outcome:
        return self._did("edit", task_id, draft)

    async def finish(self, task_id: UUID) -> Outcome:
        rows = tuple(row for row in self.book.rows or () if row.id != task_id)
        self.put(replace(self.book, rows=rows, total=len(rows)))
        return self._did("finish", task_id)

    async def reopen(self, task_id: UUID) -> Outcome:
        return self._did("reopen", task_id)

    async def add_note(self, task_id: UUID, text: str) -> Outcome:
        self.written.append(TaskNote(key(text), text, "Ana", NOW))
        rows = tuple(
            replace(row, version=row.version + 1) if row.id == task_id else row for row in self.book.rows or ()
        )
        self.put(replace(self.book, rows=rows))
        return self._did("add_note", task_id, text)

    async def keep_unread(self, task_id: UUID) -> Outcome:
        return self._did("unread", task_id)

    async def remove(self, task_id: UUID) -> Outcome:
        rows = tuple(row for row in self.book.rows or () if row.id != task_id)
        self.put(replace(self.book, rows=rows, total=len(rows)))
        return self._did("remove", task_id)

    async def add_list(self, name: str) -> Outcome:
        self.put(replace(self.book, lists=(*self.book.lists, Choice(key(name), name))))
        return self._did("add list", name)

    async def rename_list(self, list_id: UUID, name: str) -> Outcome:
        return self._did("rename list", list_id, name)

    async def retire_list(self, list_id: UUID) -> Outcome:
        lists = tuple(row for row in self.book.lists if row.id != list_id)
        self.put(replace(self.book, lists=lists, looking=Looking(), rows=None))
        return self._did("retire list", list_id)

    def _did(self, *call: object) -> Outcome:
        self.calls.append(call)
        if self.refuse:
            return Outcome(ok=False, sentence=self.refuse, reason="refused")
        return Outcome(ok=True, sentence="Done.")
