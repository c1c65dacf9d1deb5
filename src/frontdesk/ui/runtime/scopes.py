"""Tasks with an owner, a name and a group: nothing runs that nobody is responsible for."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from frontdesk.ui.i18n import tr
from frontdesk.ui.runtime.errors import ErrorSink

Result = TypeVar("Result")


class TaskScope:
    """The tasks of one owner: a view's reads die with the view, the application's writes outlive it.

    A task may belong to a group; starting another of the same group cancels the one before, so that the newest
    question is the one that gets answered.

    Attributes:
        owner: who the tasks belong to; part of each task's name.
    """

    def __init__(self, owner: str, errors: ErrorSink) -> None:
        self.owner = owner
        self._errors = errors
        self._tasks: set[asyncio.Task[Any]] = set()
        self._groups: dict[str, asyncio.Task[Any]] = {}
        self._children: list[TaskScope] = []
        self._closed = False

    def child(self, owner: str) -> "TaskScope":
        """A scope that ends with this one at the latest."""
        scope = TaskScope(f"{self.owner}/{owner}", self._errors)
        self._children.append(scope)
        return scope

    def start(
        self, work: Coroutine[Any, Any, Result], name: str, *, group: str | None = None, doing: str | None = None
    ) -> asyncio.Task[Result] | None:
        """Run `work` as a task of this owner; None if the scope has ended already.

        `doing` completes the sentence "Something went wrong while …" should it fail unexpectedly.
        """
        if self._closed:
            work.close()
            return None
        if group is not None:
            self.cancel(group)
        task = asyncio.get_running_loop().create_task(work, name=f"{self.owner}: {name}")
        self._tasks.add(task)
        if group is not None:
            self._groups[group] = task
        task.add_done_callback(lambda done: self._finished(done, group, doing or tr("working in the background")))
        return task

    def cancel(self, group: str) -> None:
        """Cancel what runs in `group`, if anything does."""
        if task := self._groups.pop(group, None):
            task.cancel()

    @property
    def running(self) -> tuple[str, ...]:
        """Names of the tasks still at work, the children's included."""
        own = tuple(sorted(task.get_name() for task in self._tasks))
        return own + tuple(name for child in self._children for name in child.running)

    async def close(self, grace: float = 0.0) -> None:
        """Take no more tasks, give the running ones `grace` seconds, cancel the rest and wait for them."""
        self._closed = True
        await asyncio.gather(*(child.close(grace) for child in self._children))
        if self._tasks and grace > 0:
            await asyncio.wait(self._tasks, timeout=grace)
        remaining = tuple(self._tasks)
        for task in remaining:
            task.cancel()
        await asyncio.gather(*remaining, return_exceptions=True)

    def _finished(self, task: asyncio.Task[Any], group: str | None, doing: str) -> None:
        self._tasks.discard(task)
        if group is not None and self._groups.get(group) is task:
            del self._groups[group]
        if not task.cancelled() and (error := task.exception()):
            self._errors.report(error, doing)
