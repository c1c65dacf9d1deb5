"""Threads for what asks the database, with as little ado about handing work over and back as there can be.

There and back takes 0.11 ms by anyio and 0.10 by the standard library's executor, as long as many a read; here it takes
0.01 (`tests/bench/hop.py`).
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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

    For one event loop at a time. A thread ends with what it was made for, unless they are `kept`; the program does not
    end before. Nothing of the context of who asks goes along to it.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_keeping = False
        self._busy = 0
        self._kept: set[_Tasks] = set()
        self._idle: list[_Tasks] = []
        self._waiting: deque[_Task] = deque()

    @property
    def idle(self) -> int:
        """How many threads wait for something to do."""
        return len(self._idle)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Have threads wait for more to do inside of the block; after it they end, those at work when they are done."""
        self._is_keeping = True
        try:
            yield
        finally:
            self._is_keeping = False
            for tasks in self._kept:
                tasks.put(None)
            self._kept.clear()
            self._idle.clear()

    async def run(self, work: Callable[[], T]) -> T:
        """Return what *work* returns on a thread; who stops waiting for it does not stop it, nor free its thread."""
        loop = asyncio.get_running_loop()
        if self._loop is None or self._loop.is_closed():
            # What the one before left under way when it ended is nobody's any more.
            self._loop, self._busy = loop, 0
        task = _Task(loop, loop.create_future(), work)
        self._waiting.append(task)
        self._give()
        found: T = await task.result
        return found

    def _give(self) -> None:
        """Have threads begin what waits, as far as there are any."""
        while self._waiting and self._busy < self._most:
            task = self._waiting.popleft()
            if task.result.done() or task.loop.is_closed():
                continue
            try:
                # Who came back last: what it works with is still at hand.
                tasks = self._idle.pop() if self._idle else self._new()
            except RuntimeError as error:
                # The system has no thread to give.
                task.result.set_exception(error)
                continue
            self._busy += 1
            tasks.put(task)
            if not self._is_keeping:
                tasks.put(None)

    def _new(self) -> _Tasks:
        tasks: _Tasks = SimpleQueue()
        Thread(target=self._serve, args=(tasks,), name=f"worker-{next(_numbers)}").start()
        if self._is_keeping:
            self._kept.add(tasks)
        return tasks

    def _serve(self, tasks: _Tasks) -> None:
        while (task := tasks.get()) is not None:
            found, error = _outcome(task.work)
            try:
                task.loop.call_soon_threadsafe(self._done, tasks, task.result, found, error)
            except RuntimeError:
                # Whoever waited has ended with the loop.
                if not task.loop.is_closed():
                    raise
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
        self._give()


def _outcome(work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return work(), None
    except StopIteration as error:
        # A future cannot carry it.
        return None, RuntimeError(f"{type(error).__name__} in {work!r}")
    except BaseException as error:  # noqa: BLE001 - whoever asked is told
        return None, error
