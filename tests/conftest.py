"""What holds for every test: no display, no user's files, and nothing left running behind it."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
import time
import weakref
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["support.canary", "support.postgres"]

settings.register_profile("frontdesk", deadline=None, derandomize=True, max_examples=60, database=None)
settings.load_profile("frontdesk")

# Worker threads that a library keeps for reuse and ends by itself; they hold no work once their test is over.
REUSED_THREADS = ("asyncio_", "desk_", "AnyIO worker thread", "ThreadPoolExecutor")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Watch the tasks of every coroutine test."""
    for item in items:
        if isinstance(item, pytest.Function) and asyncio.iscoroutinefunction(item.obj):
            item.fixturenames.insert(0, "no_task_left")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[Any]:
    """Collect what a test with windows leaves once it is over, not while Qt works for it or for the next one."""
    if item.path.relative_to(Path(__file__).parent).parts[0] not in ("ui", "app", "e2e"):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        _set_the_suite_aside()
        gc.collect()
        gc.enable()


@cache
def _set_the_suite_aside() -> None:
    """Leave what was loaded for all tests out of every collection from now on."""
    gc.collect()
    gc.freeze()


@pytest.fixture
async def no_task_left() -> AsyncIterator[None]:
    """A coroutine test ends with every task it began."""
    yield
    for _ in range(20):
        left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        if not left:
            return
        await asyncio.sleep(0.01)
    pytest.fail(f"tasks left running: {left}")


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """A test ends with every thread it began."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2
    while True:
        left = [
            thread
            for thread in threading.enumerate()
            if thread not in before and thread.is_alive() and not thread.name.startswith(REUSED_THREADS)
        ]
        if not left:
            return
        if time.monotonic() > deadline:
            pytest.fail(f"threads left running: {[thread.name for thread in left]}")
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def clear_screen() -> Iterator[None]:
    """The next test finds no window on screen, no mouse button down and the pointer in the corner."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtGui import QCursor
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    if not isinstance(QApplication.instance(), QApplication):
        return
    for window in QApplication.topLevelWidgets():
        window.hide()
    QCursor.setPos(0, 0)
    if pressed := list(QApplication.mouseButtons()):
        somewhere = QWidget()
        somewhere.show()
        for button in pressed:
            QTest.mouseRelease(somewhere, button)
        somewhere.hide()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, caches and data of a test live in a folder of its own, never in the user's."""
    home = tmp_path_factory.mktemp("home")
    for name in (
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "APPDATA",
        "LOCALAPPDATA",
    ):
        monkeypatch.setenv(name, str(home))
    return home


@pytest.fixture(scope="session")
def started_timers(qapp: Any) -> list[weakref.ref[QTimer]]:
    """Every timer started since the session's first test with a window."""
    from PySide6.QtCore import QTimer

    timers: list[weakref.ref[QTimer]] = []
    start = QTimer.start

    def watched_start(self: QTimer, *args: Any) -> None:
        timers.append(weakref.ref(self))
        start(self, *args)

    QTimer.start = watched_start  # type: ignore[method-assign]
    return timers


@pytest.fixture
def no_timer_left(started_timers: list[weakref.ref[QTimer]], qapp: Any) -> Iterator[None]:
    """A test with a window ends with every timer it began."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from shiboken6 import isValid

    started_timers.clear()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    alive = [timer for ref in started_timers if (timer := ref()) is not None and isValid(timer) and timer.isActive()]
    names = [f"{timer.objectName() or timer} of {timer.parent()}" for timer in alive]
    for timer in alive:
        timer.stop()
    if names:
        pytest.fail(f"timers left running: {names}")
