"""Threads for what asks the database, with as little ado about handing work over and back as there can be.

There and back takes 0.11 ms by anyio and 0.10 by the standard library's executor, as long as many a read; here it takes
0.01 (`tests/bench/hop.py`).
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from queue import SimpleQueue
from threading import Thread
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")

_numbers = count(1)


class _Task(NamedTuple):
    loop: asyncio.AbstractEventLoop
    result: asyncio.Future[Any]
    work: Callable[[], Any]


_Tasks = SimpleQueue[_Task | None]
"""What one thread is given; None ends it."""


class Workers:
    """So many threads at most, made when they are wanted; who comes when all are busy waits for a turn.

    For one event loop at a time. Before `keep` and after `release` a thread ends with what it was made for.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._is_keeping = False
        self._busy = 0
        self._kept: set[_Tasks] = set()
        self._idle: list[_Tasks] = []
        self._waiting: deque[_Task] = deque()

    @property
    def idle(self) -> int:
        """How many threads wait for something to do."""
        return len(self._idle)

    def keep(self) -> None:
        """Have threads wait for more to do."""
        self._is_keeping = True

    def release(self) -> None:
        """Let the threads end, those at work when they are done."""
        self._is_keeping = False
        for tasks in self._kept:
            tasks.put(None)
        self._kept.clear()
        self._idle.clear()

    async def run(self, work: Callable[[], T]) -> T:
        """Return what *work* returns on a thread; who stops waiting for it does not stop it."""
        loop = asyncio.get_running_loop()
        task = _Task(loop, loop.create_future(), work)
        if self._busy == self._most:
            self._waiting.append(task)
        else:
            self._busy += 1
            self._give(task)
        found: T = await task.result
        return found

    def _give(self, task: _Task) -> None:
        # To whom came back last, if there is one: what it works with is still at hand.
        tasks = self._idle.pop() if self._idle else self._new()
        tasks.put(task)
        if not self._is_keeping:
            tasks.put(None)

    def _new(self) -> _Tasks:
        tasks: _Tasks = SimpleQueue()
        if self._is_keeping:
            self._kept.add(tasks)
        Thread(target=self._serve, args=(tasks,), name=f"worker-{next(_numbers)}", daemon=True).start()
        return tasks

    def _serve(self, tasks: _Tasks) -> None:
        while (task := tasks.get()) is not None:
            found, error = _outcome(task.work)
            # A loop that has ended takes along whoever waited.
            with suppress(RuntimeError):
                task.loop.call_soon_threadsafe(self._done, tasks, task.result, found, error)
            # Not to be held until there is more to do: it may be a whole answer.
            del task, found, error

    def _done(self, tasks: _Tasks, result: asyncio.Future[Any], found: Any, error: BaseException | None) -> None:
        if not result.done():
            if error is None:
                result.set_result(found)
            else:
                result.set_exception(error)
        if tasks in self._kept:
            self._idle.append(tasks)
        self._busy -= 1
        while self._waiting and self._busy < self._most:
            task = self._waiting.popleft()
            if not task.result.done():
                self._busy += 1
                self._give(task)


def _outcome(work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return work(), None
    except StopIteration as error:
        # A future cannot carry it.
        return None, RuntimeError(f"{type(error).__name__} in {work!r}")
    except BaseException as error:  # noqa: BLE001 - whoever asked is told
        return None, error
