"""The office's tasks as this desk knows them: read page by page as one scrolls, and kept true."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from frontdesk.client import SchedulingClient
from frontdesk.contract.tasks import TaskListOut, TaskOut
from frontdesk.domain.speech import say
from frontdesk.domain.tasks import TaskStatus
from frontdesk.operations import officetasks_wire as wire
from frontdesk.operations.answers import everything, told
from frontdesk.operations.gateway import Happening
from frontdesk.operations.means import Means
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.rereading import Rereading
from frontdesk.operations.tasks import together
from frontdesk.operations.versions import OwnVersions
from frontdesk.store.officetasks import Choice, Looking, OfficeTask, Scope, TaskBook, TaskNote

PAGE = 30
"""Tasks read at a time: more than a panel shows at once, and no more than makes the first of them wait."""
LONGEST_PAGE = 200

_READING = "tasks: reading"


class KeptTasks:
    """What the office has to do, as the server last told it.

    Attributes:
        book: what is known of it.
        is_watched: whether somebody looks at the list; while nobody does, changes elsewhere only renew the counts.
    """

    def __init__(self, means: Means, client: SchedulingClient, me: Callable[[], UUID | None]) -> None:
        """*me* tells who is signed in."""
        self._means = means
        self._client = client
        self._me = me
        self.book = TaskBook()
        self.is_watched = False
        self._own = OwnVersions()
        self._wanted = PAGE
        self._is_true = False
        # How often this desk has changed tasks or lists itself; what was asked before is older, and is asked again.
        self._changes = 0
        self._listeners: dict[object, Callable[[], None]] = {}
        self._again = Rereading(self._read_again, "the tasks", means.link, means.tasks, means.pace)
        means.happenings.listen({"task", "task_list", "appointment", "patient"}, self._heard, self._missed)

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call *listener* whenever the book has changed; return what ends it."""
        token = object()
        self._listeners[token] = listener

        def end() -> None:
            self._listeners.pop(token, None)

        return end

    # Looking

    async def begin(self) -> Outcome:
        """Read the counts, the lists, the colleagues and what comes up again."""
        _, outcome = await self._means.errands.told(self._read_around(), say("The tasks were not read"))
        return outcome

    async def show(self, looking: Looking) -> Outcome:
        """Read the first page of what one looks at, unless it is known and still true."""
        if looking == self.book.looking and self.book.rows is not None and self._is_true:
            return Outcome(ok=True, sentence="")
        if looking != self.book.looking:
            self._wanted = PAGE
            self._put(replace(self.book, looking=looking, rows=None, total=0))
        _, outcome = await self._means.errands.told(self._read_rows(), say("The tasks were not read"))
        return outcome

    async def more(self) -> Outcome:
        """Read one page more."""
        rows = self.book.rows
        if rows is None or len(rows) >= self.book.total:
            return Outcome(ok=True, sentence="")
        self._wanted = len(rows) + PAGE
        _, outcome = await self._means.errands.told(self._read_next(), say("No more tasks were read"))
        return outcome

    def renew(self) -> None:
        """Read again soon, as when time has made a reminder of a task."""
        self._again.ask()

    async def notes(self, task_id: UUID) -> tuple[TaskNote, ...]:
        """Return what was written on a task, the first note first. Raises ``GatewayError``."""
        with told():
            rows = await self._client.tasks.notes(task_id)
        return tuple(map(wire.note, rows))

    # Taking answers

    def _taken(self, answer: TaskOut, base: int) -> OfficeTask:
        """Take the answer to a change that this desk sent on the *base*."""
        self._own.made(answer.id, answer.version, base)
        return self._take(answer)

    def _stepped(self, answer: TaskOut, known: int) -> OfficeTask:
        """Take the answer to a change that this desk sent on no version, when it knew one."""
        self._own.made_after(answer.id, answer.version, known)
        return self._take(answer)

    def _known(self, task_id: UUID) -> int:
        """Return the version that a change to come is made on, as far as this desk knows.

        To be asked before it is sent: what others tell of it may be read before it is answered. A task that is not
        looked at is known from what this desk did to it.
        """
        known = self.book.task(task_id)
        return known.version if known is not None else self._own.newest(task_id)

    def _take(self, answer: TaskOut) -> OfficeTask:
        self._changes += 1
        task, book = wire.task(answer), self.book
        rows, total = book.rows, book.total
        if rows is not None:
            was_there = any(row.id == task.id for row in rows)
            if not wire.belongs(task, book.looking, book.me):
                rows = tuple(row for row in rows if row.id != task.id)
                total -= was_there
            elif was_there:
                rows = tuple(task if row.id == task.id else row for row in rows)
            else:
                total += 1
                # What is older than everything read so far comes when one scrolls to it.
                if len(rows) + 1 >= total or not rows or _rank(task) > _rank(rows[-1]):
                    rows = tuple(sorted((*rows, task), key=_rank, reverse=True))
        reminders = tuple(
            task if row.id == task.id else row for row in book.reminders if row.id != task.id or not task.is_done
        )
        self._put(replace(book, rows=rows, total=total, reminders=reminders))
        self._again.ask()
        return task

    def _drop(self, task_id: UUID) -> None:
        self._changes += 1
        book = self.book
        rows = tuple(row for row in book.rows if row.id != task_id) if book.rows is not None else None
        gone = len(book.rows or ()) - len(rows or ())
        reminders = tuple(row for row in book.reminders if row.id != task_id)
        self._put(replace(book, rows=rows, total=book.total - gone, reminders=reminders))
        self._again.ask()

    def _put(self, book: TaskBook) -> None:
        if book != self.book:
            self.book = book
            for listener in list(self._listeners.values()):
                listener()

    # Staying true

    def _heard(self, happening: Happening) -> None:
        known = self.book.task(happening.entity_id)
        kind, is_own = happening.kind.partition(".")[0], happening.client_id == self._means.gateway.client_id
        # Who only looks at a task tells of a version that may be anybody's.
        if happening.kind in ("task.changed", "task_list.changed") and happening.version is not None and not is_own:
            self._own.theirs(happening.entity_id, happening.version)
        if kind in ("appointment", "patient"):
            about = {row.visit.id for row in self.book.rows or () if row.visit} | {
                row.patient.id for row in self.book.rows or () if row.patient
            }
            if happening.entity_id not in about:
                return
        elif is_own and (
            happening.kind == "task.viewed"
            or (known is not None and happening.version is not None and known.version >= happening.version)
        ):
            return
        self._again.ask()

    def _missed(self) -> None:
        self._again.ask()

    async def _read_again(self) -> None:
        if self.book.me is None:
            return
        self._is_true = False
        await self._read_around()
        if self.is_watched and self.book.rows is not None:
            await self._read_rows()

    async def _read_around(self) -> None:
        tasks, changes = self._client.tasks, self._changes
        with told():
            async with together() as group:
                counts = group.create_task(tasks.counts(), name=_READING)
                lists = group.create_task(
                    everything(self._client.task_lists.each(is_archived=False), _list),
                    name=_READING,
                )
                colleagues = group.create_task(tasks.colleagues(), name=_READING)
                reminders = group.create_task(self._read_reminders(), name=_READING)
        people = tuple(Choice(row.id, row.name or "") for row in colleagues.result())
        book = replace(self.book, counts=wire.counts(counts.result()), colleagues=people)
        if book.me is None or changes == self._changes:
            book = replace(book, lists=tuple(lists.result()), reminders=reminders.result(), me=self._me())
        self._put(book)

    async def _read_reminders(self) -> tuple[OfficeTask, ...]:
        """Read back from the reminder furthest ahead to those that have come; what has none sorts after them."""
        now, me = self._means.clock(), self._me()
        found: list[OfficeTask] = []
        page = 1
        while True:
            answer = await self._client.tasks.list(
                statuses=wire.OPEN, sort_by="remind_at", page=page, page_size=LONGEST_PAGE
            )
            found += map(wire.task, answer.items)
            last = found[-1].remind_at if found else None
            if last is None or last <= now or page * answer.page_size >= answer.total:
                break
            page += 1
        return tuple(
            row
            for row in reversed(found)
            if row.remind_at is not None
            and (row.remind_at > now or row.is_unread)
            and (row.assigned is None or row.assigned.id == me)
        )

    async def _read_rows(self) -> None:
        """Read as many as were wanted, from the top."""
        looking, rows, total, changes = self.book.looking, [], 0, self._changes
        size = min(self._wanted, LONGEST_PAGE)
        for page in range(1, -(-self._wanted // size) + 1):
            got, total = await self._page(looking, page, size)
            rows += got
            if page * size >= total:
                break
        self._show(looking, rows, total, changes)
        self._is_true = True

    async def _read_next(self) -> None:
        looking, known, changes = self.book.looking, self.book.rows or (), self._changes
        page = len(known) // PAGE + 1
        got, total = await self._page(looking, page, PAGE)
        self._show(looking, [*known, *got], total, changes)

    def _show(self, looking: Looking, rows: Sequence[OfficeTask], total: int, changes: int) -> None:
        """Show what was read after so many *changes* of this desk; each later one has asked for it once more."""
        if looking != self.book.looking or (changes != self._changes and self.book.rows is not None):
            return
        # Between two pages a task may have moved from one to the other, and an answer may be older than a change.
        known = {row.id: row for row in self.book.rows or ()}
        latest = {row.id: row for row in rows}
        newest = [
            known[key] if key in known and known[key].version > row.version else row for key, row in latest.items()
        ]
        self._put(replace(self.book, rows=tuple(newest), total=max(total, len(newest))))

    async def _page(self, looking: Looking, page: int, size: int) -> tuple[list[OfficeTask], int]:
        is_done = looking.scope is Scope.DONE
        with told():
            answer = await self._client.tasks.list(
                list_id=looking.list_id,
                statuses=(TaskStatus.DONE,) if is_done else wire.OPEN,
                assigned_to=self._me() if looking.scope is Scope.MINE else None,
                search=looking.search or None,
                sort_by="finished_at" if is_done else "entered_at",
                page=page,
                page_size=size,
            )
        return [wire.task(row) for row in answer.items], answer.total


def _list(row: TaskListOut) -> Choice:
    return Choice(row.id, row.name, row.version)


def _rank(task: OfficeTask) -> tuple[datetime, UUID]:
    """By what a list is sorted, the latest first."""
    return task.finished_at or task.entered_at, task.id
