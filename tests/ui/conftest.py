"""A desk loop on Qt's offscreen screen, and the check that a test leaves nothing running behind."""

import asyncio
import os
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.ui import theme
from frontdesk.ui.runtime import DeskLoop, ErrorSink, make_application

Run = Callable[[Coroutine[Any, Any, Any]], Any]


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return make_application()


@pytest.fixture
def run(qapp: QApplication) -> Iterator[Run]:
    """Run a coroutine on the desk's own loop; tasks that outlive it fail the test."""
    loop = DeskLoop(qapp)

    async def guarded(work: Coroutine[Any, Any, Any]) -> Any:
        try:
            return await work
        finally:
            left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)
            assert not left, f"tasks left behind: {[task.get_name() for task in left]}"

    yield lambda work: loop.run_until_complete(guarded(work))
    loop.close()


@pytest.fixture
def errors(qapp: QApplication) -> ErrorSink:
    return ErrorSink()


@pytest.fixture(autouse=True)
def _light_again() -> Iterator[None]:
    yield
    theme.set_current(theme.LIGHT)
