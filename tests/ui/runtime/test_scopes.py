"""Every task has an owner; the newest question of a group wins; nothing fails silently."""

import asyncio
import logging

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from frontdesk.ui.runtime import ErrorSink, TaskScope, ask


def test_the_newest_of_a_group_wins(run, errors: ErrorSink) -> None:
    answers: list[int] = []

    async def load(page: int) -> None:
        await asyncio.sleep(0.01)
        answers.append(page)

    async def scenario() -> None:
        scope = TaskScope("board", errors)
        for page in range(3):
            scope.start(load(page), f"page {page}", group="days")
        await asyncio.sleep(0.05)
        await scope.close()

    run(scenario())
    assert answers == [2]


def test_writes_get_their_grace_and_reads_none(run, errors: ErrorSink) -> None:
    finished: list[str] = []

    async def work(name: str) -> None:
        await asyncio.sleep(0.02)
        finished.append(name)

    async def scenario() -> None:
        reads, writes = TaskScope("view", errors), TaskScope("application", errors)
        reads.start(work("read"), "read")
        writes.start(work("write"), "write")
        await asyncio.gather(reads.close(), writes.close(grace=3))
        assert reads.running == ()
        assert writes.start(work("late"), "late") is None

    run(scenario())
    assert finished == ["write"]


def test_a_childs_tasks_end_with_their_parent(run, errors: ErrorSink) -> None:
    async def scenario() -> None:
        parent = TaskScope("window", errors)
        parent.child("search").start(asyncio.sleep(60), "query")
        assert parent.running == ("window/search: query",)
        await parent.close()
        assert parent.running == ()

    run(scenario())


def test_a_failed_task_is_told_and_logged_with_its_traceback(run, errors: ErrorSink, caplog) -> None:
    told: list[str] = []
    errors.told.connect(told.append)

    async def fail() -> None:
        raise ZeroDivisionError

    async def scenario() -> None:
        scope = TaskScope("board", errors)
        scope.start(fail(), "division", doing="adding up the day")
        await asyncio.sleep(0.01)
        await scope.close()

    with caplog.at_level(logging.ERROR):
        run(scenario())
    assert told == ["Something went wrong while adding up the day. The details are in the log."]
    assert "Traceback" in caplog.text
    assert "ZeroDivisionError" not in told[0]


def test_an_error_in_a_slot_ends_in_the_sink(qapp, errors: ErrorSink, caplog) -> None:
    import sys

    told: list[str] = []
    errors.told.connect(told.append)
    restore = errors.install()
    try:
        sys.excepthook(ValueError, ValueError("broken"), None)
    finally:
        restore()
    assert len(told) == 1


@pytest.mark.parametrize(("press", "expected"), [("accept", True), ("reject", False)])
def test_asking_waits_without_stranding_other_tasks(run, qtbot, errors: ErrorSink, press: str, expected: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    beats: list[int] = []

    async def heartbeat() -> None:
        for beat in range(3):
            await asyncio.sleep(0.005)
            beats.append(beat)

    async def scenario() -> bool:
        scope = TaskScope("test", errors)
        dialog = QDialog(window)
        scope.start(heartbeat(), "heartbeat")
        question = asyncio.ensure_future(ask(dialog))
        await asyncio.sleep(0.05)
        getattr(dialog, press)()
        answer = await question
        await scope.close()
        return answer

    assert run(scenario()) is expected
    assert beats == [0, 1, 2]


def test_results_and_errors_come_out_of_the_loop(run) -> None:
    async def answer() -> int:
        return await asyncio.to_thread(lambda: 42)

    assert run(answer()) == 42

    async def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        run(fail())
