"""A desk loop on Qt's offscreen screen, a window at a hand-filled desk, and the check that nothing is left running."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

import pytest
from deskside import NOW, HandDesk, KeptSettings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from frontdesk.ui import appearance, theme
from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.runtime import DeskLoop, ErrorSink, make_application

Run = Callable[[Coroutine[Any, Any, Any]], Any]
Scenario = Callable[[MainWindow, HandDesk], Awaitable[None]]
AtDesk = Callable[..., None]


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    application = make_application()
    appearance.apply(theme.LIGHT)
    return application


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


@pytest.fixture
def at_desk(run: Run, errors: ErrorSink, no_timer_left: None) -> AtDesk:
    """Open a window at a desk, play a scenario, and close it again; errors nobody expected fail the test."""

    def play(
        scenario: Scenario,
        *,
        size: tuple[int, int] = (1400, 860),
        desk: HandDesk | None = None,
        settings: KeptSettings | None = None,
        **options: Any,
    ) -> None:
        told: list[str] = []
        errors.told.connect(told.append)

        async def opened() -> None:
            here = desk or HandDesk().fill()
            window = MainWindow(
                here, settings if settings is not None else KeptSettings(), errors, now=lambda: NOW, **options
            )
            if settings is None:
                window.resize(*size)
            window.show()
            window.activateWindow()
            await settled(window)
            try:
                await scenario(window, here)
            finally:
                await window.dispose(0)
                window.deleteLater()
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

        run(opened())
        assert told == []

    return play


async def settled(window: MainWindow, rounds: int = 50) -> None:
    """Let tasks and events come to rest."""
    for _ in range(3):
        await asyncio.sleep(0.01)
    for _ in range(rounds):
        if not window.reads.running and not window.writes.running:
            return
        await asyncio.sleep(0.01)


@pytest.fixture
def settle() -> Callable[[MainWindow], Awaitable[None]]:
    return settled


@pytest.fixture(autouse=True)
def _light_again() -> Iterator[None]:
    yield
    if theme.current() is not theme.LIGHT:
        appearance.apply(theme.LIGHT)
