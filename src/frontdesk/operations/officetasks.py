"""The office's tasks at the desk: asked for, read, changed, done, each with its way back."""

from datetime import timedelta
from uuid import UUID

from frontdesk.contract.tasks import CreateTaskIn, CreateTaskNoteIn, TaskOut, TaskStepIn, UpdateTaskIn
from frontdesk.domain.speech import mark, say
from frontdesk.domain.statuses import ON_THE_BOOK
from frontdesk.domain.tasks import TaskStatus
from frontdesk.operations import officetasks_wire as wire
from frontdesk.operations.answers import told
from frontdesk.operations.errands import Errand
from frontdesk.operations.gateway import STALE, GatewayError, Refused
from frontdesk.operations.officelists import KeptLists
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.visits import Words
from frontdesk.store.entities import Appointment
from frontdesk.store.officetasks import OfficeTask, TaskDraft

_CHANGED = {
    "assigned_to_uuid": mark("The task has changed hands."),
    "priority_uuid": mark("The task has another priority."),
    "remind_at": mark("The reminder was changed."),
    "task_list_uuid": mark("The task is in another list."),
}


class OfficeTasks(KeptLists):
    """What the office has to do, and everything a desk does with it."""

    # Reading

    async def visit_of(self, task: OfficeTask) -> Appointment | None:
        """Return the visit a task is about, or the next one of its patient; None when there is none.

        Raises:
            GatewayError: The server does not say.
        """
        if task.visit is not None:
            return await self._means.gateway.appointment(task.visit.id)
        if task.patient is None:
            return None
        now = self._means.clock()
        # A day early, so that no zone's today is missed.
        visits = await self._means.gateway.visits_of(task.patient.id, (now - timedelta(days=1)).date())
        coming = [
            (visit.interval.start, visit)
            for visit in visits
            if visit.status in ON_THE_BOOK and visit.interval is not None and visit.interval.end > now
        ]
        return min(coming, key=lambda pair: pair[0])[1] if coming else None

    async def read(self, task_id: UUID) -> None:
        """Note that this user has read a task; without a server that is left for the next time."""
        known = self.book.task(task_id)
        has_come = known is not None and known.remind_at is not None and known.remind_at <= self._means.clock()
        if known is None or not (known.is_unread or has_come or known.status is TaskStatus.NEW):
            return
        async with self._means.errands.in_turn([task_id]):
            try:
                with told():
                    answer = await self._client.tasks.viewed(task_id)
            except Refused:
                return
            except GatewayError:
                self._means.link.trouble()
                return
            self._stepped(answer, known.version)

    # Changing

    async def add(self, draft: TaskDraft) -> Outcome:
        """Ask for something to be done."""
        given = {name: value for name, value in wire.fields(draft).items() if value is not None}
        body = CreateTaskIn.model_validate(given)
        words = Words.said(
            "the new task",
            "The task is on the list.",
            "the task is gone.",
            "The task was not made",
        )

        async def forward(_left: OfficeTask | None, key: str) -> OfficeTask:
            with told():
                made = await self._client.tasks.create(body, key=key)
            return self._taken(await self._first_note(made, draft.note, key) if draft.note.strip() else made, 0)

        async def backward(left: OfficeTask, key: str) -> OfficeTask:
            with told():
                await self._client.tasks.delete(left.id, key=key)
            self._drop(left.id)
            return left

        return await self._means.errands.run(Errand(words, forward, backward))

    async def edit(self, task_id: UUID, draft: TaskDraft) -> Outcome:
        """Change what a task says."""
        before = self.book.task(task_id)
        if before is None:
            return _gone()
        # A line that stood for the old words says nothing of the new ones.
        summary = before.summary if draft.words == before.words else ""
        old = {**wire.fields_of(before), "short_description": before.summary or None}
        new = {**wire.fields(draft), "short_description": summary or None}
        there = {name: value for name, value in new.items() if name not in old or old[name] != value}
        back = {name: value for name, value in old.items() if name not in new or new[name] != value}
        if not there:
            return Outcome(ok=True, sentence=say("The task is as it was."))
        only = next(iter(there)) if len(there) == 1 else ""
        done = say(_CHANGED.get(only) or mark("The task was changed."))
        words = Words(say("the change of a task"), done, say("the task is as before."), say("The task was not changed"))

        async def send(values: dict[str, object], version: int, key: str) -> OfficeTask:
            base = self._own.latest(task_id, version)
            body = UpdateTaskIn.model_validate({**values, "base_version": base})
            with told():
                return self._taken(await self._client.tasks.update(task_id, body, key=key), base)

        async def forward(left: OfficeTask | None, key: str) -> OfficeTask:
            return await send(there, (left or before).version, key)

        async def backward(left: OfficeTask, key: str) -> OfficeTask:
            return await send(back, left.version, key)

        return await self._means.errands.run(Errand(words, forward, backward, (task_id,)))

    async def finish(self, task_id: UUID) -> Outcome:
        """Say that a task is done."""
        before = self.book.task(task_id)
        if before is None:
            return _gone()
        words = Words.said(
            "the task done",
            "The task is done.",
            "the task is open again.",
            "The task is not done",
        )

        async def forward(left: OfficeTask | None, key: str) -> OfficeTask:
            with told():
                return self._stepped(await self._client.tasks.done(task_id, key=key), (left or before).version)

        async def backward(left: OfficeTask, key: str) -> OfficeTask:
            base = self._base_of_step(left)
            body = UpdateTaskIn(base_version=base, status=before.status)
            with told():
                return self._taken(await self._client.tasks.update(task_id, body, key=key), base)

        return await self._means.errands.run(Errand(words, forward, backward, (task_id,)))

    async def reopen(self, task_id: UUID) -> Outcome:
        """Take a task up again that was done."""
        before = self.book.task(task_id)
        if before is None:
            return _gone()
        words = Words.said(
            "the task opened again",
            "The task is open again.",
            "the task is done.",
            "The task was not opened",
        )

        async def forward(left: OfficeTask | None, key: str) -> OfficeTask:
            with told():
                return self._stepped(await self._client.tasks.reopen(task_id, key=key), (left or before).version)

        async def backward(left: OfficeTask, key: str) -> OfficeTask:
            base = self._base_of_step(left)
            with told():
                return self._taken(await self._client.tasks.done(task_id, TaskStepIn(base_version=base), key=key), base)

        return await self._means.errands.run(Errand(words, forward, backward, (task_id,)))

    async def remove(self, task_id: UUID) -> Outcome:
        """Take a task away, with its notes; taking that back brings all of it back."""
        before = self.book.task(task_id)
        if before is None:
            return _gone()
        words = Words(
            say("the task deleted"),
            say("The task is deleted."),
            say("the task is back."),
            say("The task was not deleted"),
        )

        async def forward(_left: UUID | None, key: str) -> UUID:
            with told():
                await self._client.tasks.delete(task_id, key=key)
            self._drop(task_id)
            return task_id

        async def backward(_left: UUID, key: str) -> UUID:
            with told():
                self._stepped(await self._client.tasks.restore(task_id, key=key), before.version)
            return task_id

        return await self._means.errands.run(Errand(words, forward, backward, (task_id,)))

    async def add_note(self, task_id: UUID, text: str) -> Outcome:
        """Write a note on a task."""
        body = CreateTaskNoteIn(note=text)
        words = Words.said(
            "the note on a task",
            "The note is on the task.",
            "the note is gone.",
            "The note was not written",
        )

        async def forward(_left: UUID | None, key: str) -> UUID:
            known = self._known(task_id)
            with told():
                made = await self._client.tasks.add_note(task_id, body, key=key)
                self._stepped(await self._client.tasks.get(task_id), known)
            return made.id

        async def backward(left: UUID, key: str) -> UUID:
            known = self._known(task_id)
            with told():
                await self._client.tasks.delete_note(task_id, left, key=key)
                self._stepped(await self._client.tasks.get(task_id), known)
            return left

        return await self._means.errands.run(Errand(words, forward, backward, (task_id,)))

    async def keep_unread(self, task_id: UUID) -> Outcome:
        """Have a task ask for this user's attention again."""
        words = Words.said(
            "the task kept unread",
            "The task is unread.",
            "the task is read.",
            "The task was not marked",
        )

        async def forward(_left: OfficeTask | None, key: str) -> OfficeTask:
            with told():
                return self._take(await self._client.tasks.keep_unread(task_id, key=key))

        async def backward(_left: OfficeTask, key: str) -> OfficeTask:
            with told():
                return self._take(await self._client.tasks.viewed(task_id, key=key))

        return await self._means.errands.run(Errand(words, forward, backward, (task_id,)))

    def _base_of_step(self, left: OfficeTask) -> int:
        """Return the version on which this desk takes its step back.

        Raises:
            Refused: The step may have been somebody else's.
        """
        if not self._own.is_own(left.id, left.version):
            raise Refused(STALE, "")
        return self._own.latest(left.id, left.version)

    async def _first_note(self, made: TaskOut, note: str, key: str) -> TaskOut:
        try:
            with told():
                await self._client.tasks.add_note(made.id, CreateTaskNoteIn(note=note), key=f"{key}-note")
        except Refused:
            # A task without its note is not what was asked for.
            with told():
                await self._client.tasks.delete(made.id, key=f"{key}-back")
            raise
        with told():
            return await self._client.tasks.get(made.id)


def _gone() -> Outcome:
    return Outcome(ok=False, sentence=say("That task is no longer there."), reason="gone")
