"""What waits for the database is handed to threads, so many at most, and back."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import suppress
from threading import Event

import pytest

from frontdesk.server.platform.workers import Workers
from support.waiting import until


@pytest.fixture
def workers() -> Iterator[Workers]:
    """Two at most, kept as a server keeps them."""
    several = Workers(2)
    with several.kept():
        yield several


def here() -> int:
    return threading.get_ident()


async def test_work_is_done_on_another_thread_and_its_result_comes_back(workers):
    assert await workers.run(here) != here()


async def test_who_asks_next_gets_the_thread_that_came_back_last(workers):
    first = await workers.run(here)
    assert {await workers.run(here) for _ in range(5)} == {first}


@pytest.mark.parametrize("error", [ValueError("no"), KeyError(1), SystemExit(3)])
async def test_what_goes_wrong_there_goes_wrong_for_who_asked(workers, error):
    def fail() -> None:
        raise error

    with pytest.raises(type(error)) as raised:
        await workers.run(fail)
    assert raised.value is error
    assert await workers.run(lambda: 7) == 7


async def test_the_end_of_an_iteration_is_an_error_like_any_other(workers):
    with pytest.raises(RuntimeError, match="StopIteration"):
        await workers.run(lambda: next(iter(())))


async def test_no_more_work_is_done_at_once_than_there_are_threads(workers):
    open_, begun = Event(), []

    def work() -> None:
        begun.append(here())
        open_.wait(10)

    asked = [asyncio.ensure_future(workers.run(work)) for _ in range(6)]
    await until(lambda: len(begun) == 2, "work on two threads")
    await asyncio.sleep(0.02)
    assert len(begun) == 2
    open_.set()
    await asyncio.gather(*asked)
    assert (len(begun), len(set(begun))) == (6, 2)


async def test_who_waits_longest_is_next():
    alone, begun = Workers(1), []
    await asyncio.gather(*(alone.run(lambda number=number: begun.append(number)) for number in range(6)))
    assert begun == [0, 1, 2, 3, 4, 5]


async def test_who_stops_waiting_takes_nobody_elses_turn(workers):
    open_ = Event()
    busy = [asyncio.ensure_future(workers.run(lambda: open_.wait(10))) for _ in range(2)]
    given_up, patient = (asyncio.ensure_future(workers.run(lambda n=n: n)) for n in range(2))
    await asyncio.sleep(0)
    for each in (given_up, busy[0]):
        each.cancel()
        with suppress(asyncio.CancelledError):
            await each
    open_.set()
    assert await patient == 1
    assert await busy[1] is True
    assert {await workers.run(lambda n=n: n) for n in range(4)} == {0, 1, 2, 3}


async def end_of(name: str) -> None:
    await until(lambda: name not in {thread.name for thread in threading.enumerate()}, f"end of {name}")


async def test_threads_end_when_they_are_kept_no_more_those_at_work_when_they_are_done():
    workers, open_ = Workers(2), Event()

    def name() -> str:
        return threading.current_thread().name

    with workers.kept():
        idle = await workers.run(name)
        at_work = asyncio.ensure_future(workers.run(lambda: (open_.wait(10), name())[1]))
        await until(lambda: not workers.idle, "work under way")
        other = await workers.run(name)
    await end_of(other)
    open_.set()
    assert await at_work == idle
    await end_of(idle)


async def test_who_finds_no_thread_is_told_and_takes_nobody_elses_place(monkeypatch):
    def none_left(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    alone = Workers(1)
    with alone.kept():
        with monkeypatch.context() as patch:
            patch.setattr(threading.Thread, "start", none_left)
            with pytest.raises(RuntimeError, match="new thread"):
                await alone.run(here)
        assert await alone.run(lambda: 7) == 7


async def test_nobody_keeps_a_thread_that_no_server_asked_to_keep():
    workers = Workers(2)
    name = await workers.run(lambda: threading.current_thread().name)
    await end_of(name)


def test_a_loop_that_ends_before_the_work_does_is_no_fault():
    workers, open_, done = Workers(1), Event(), Event()

    def work() -> None:
        open_.wait(10)
        done.set()

    async def leave() -> str:
        asking = asyncio.ensure_future(workers.run(work))
        await asyncio.sleep(0.01)
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking
        return next(thread.name for thread in threading.enumerate() if thread.name.startswith("worker"))

    name = asyncio.run(leave())
    open_.set()
    assert done.wait(10)
    asyncio.run(end_of(name))


def test_what_a_loop_left_undone_holds_up_nobody_on_the_next():
    workers, open_ = Workers(1), Event()

    async def leave() -> None:
        asking = asyncio.ensure_future(workers.run(lambda: open_.wait(10)))
        await asyncio.sleep(0.01)
        assert not asking.done()

    asyncio.run(leave())
    assert asyncio.run(workers.run(lambda: 7)) == 7
    open_.set()
