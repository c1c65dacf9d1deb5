"""The lists that the office keeps its tasks in: begun, renamed, put out of use, each with its way back."""

from dataclasses import replace
from uuid import UUID

from frontdesk.contract.tasks import CreateTaskListIn, TaskListOut, UpdateTaskListIn
from frontdesk.domain.speech import say
from frontdesk.operations.answers import told
from frontdesk.operations.errands import Errand
from frontdesk.operations.outcome import Outcome
from frontdesk.operations.taskbook import KeptTasks
from frontdesk.operations.visits import Words
from frontdesk.store.officetasks import Choice, Looking, Scope


class KeptLists(KeptTasks):
    """Tasks, and what a desk does with their lists."""

    async def add_list(self, name: str) -> Outcome:
        """Begin a list for the whole practice."""
        words = Words(
            say("the new list"),
            say("There is a list “{name}”.", name=name),
            say("the list is out of use."),
            say("The list was not made"),
        )

        async def forward(left: TaskListOut | None, key: str) -> TaskListOut:
            if left is not None:
                return await self._written(left.id, UpdateTaskListIn(base_version=left.version, is_archived=False), key)
            with told():
                return self._listed(await self._client.task_lists.create(CreateTaskListIn(name=name), key=key), 0)

        async def backward(left: TaskListOut, key: str) -> TaskListOut:
            # What was ever a list is never deleted: its tasks are in it.
            return await self._written(left.id, UpdateTaskListIn(base_version=left.version, is_archived=True), key)

        return await self._means.errands.run(Errand(words, forward, backward))

    async def rename_list(self, list_id: UUID, name: str) -> Outcome:
        """Call a list something else."""
        before = self._list(list_id)
        if before is None:
            return _gone()
        if before.name == name:
            return Outcome(ok=True, sentence=say("The list is called so already."))
        words = Words(
            say("the list renamed"),
            say("The list is called “{name}” now.", name=name),
            say("the list is called “{name}” again.", name=before.name),
            say("The list was not renamed"),
        )

        async def forward(left: TaskListOut | None, key: str) -> TaskListOut:
            version = before.version if left is None else left.version
            return await self._written(list_id, UpdateTaskListIn(base_version=version, name=name), key)

        async def backward(left: TaskListOut, key: str) -> TaskListOut:
            return await self._written(list_id, UpdateTaskListIn(base_version=left.version, name=before.name), key)

        return await self._means.errands.run(Errand(words, forward, backward, (list_id,)))

    async def retire_list(self, list_id: UUID) -> Outcome:
        """Put a list out of use; its tasks stay in it, and are found among all of them."""
        before = self._list(list_id)
        if before is None:
            return _gone()
        words = Words(
            say("the list put out of use"),
            say("The list “{name}” is out of use; its tasks are kept.", name=before.name),
            say("the list is in use again."),
            say("The list was not put out of use"),
        )

        async def forward(left: TaskListOut | None, key: str) -> TaskListOut:
            version = before.version if left is None else left.version
            return await self._written(list_id, UpdateTaskListIn(base_version=version, is_archived=True), key)

        async def backward(left: TaskListOut, key: str) -> TaskListOut:
            return await self._written(list_id, UpdateTaskListIn(base_version=left.version, is_archived=False), key)

        return await self._means.errands.run(Errand(words, forward, backward, (list_id,)))

    def _list(self, list_id: UUID) -> Choice | None:
        return next((row for row in self.book.lists if row.id == list_id), None)

    async def _written(self, list_id: UUID, changes: UpdateTaskListIn, key: str) -> TaskListOut:
        # What this desk itself did to the list in between is no reason to refuse.
        base = self._own.latest(list_id, changes.base_version)
        based = changes.model_copy(update={"base_version": base})
        with told():
            return self._listed(await self._client.task_lists.update(list_id, based, key=key), base)

    def _listed(self, answer: TaskListOut, base: int) -> TaskListOut:
        """Take a list as the server has it after a change of the *base*."""
        self._changes += 1
        self._own.made(answer.id, answer.version, base)
        book, row = self.book, Choice(answer.id, answer.name, answer.version)
        others = tuple(each for each in book.lists if each.id != row.id)
        if answer.is_archived:
            looking = book.looking
            self._put(replace(book, lists=others))
            if looking.list_id == row.id:
                self._look_elsewhere(Looking(Scope.OPEN, search=looking.search))
        elif len(others) == len(book.lists):
            self._put(replace(book, lists=(*others, row)))
        else:
            self._put(replace(book, lists=tuple(row if each.id == row.id else each for each in book.lists)))
        self._again.ask()
        return answer

    def _look_elsewhere(self, looking: Looking) -> None:
        self._put(replace(self.book, looking=looking, rows=None, total=0))


def _gone() -> Outcome:
    return Outcome(ok=False, sentence=say("That list is no longer there."), reason="gone")
