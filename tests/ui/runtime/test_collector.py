"""The collector leaves what lives as long as the program alone, and Qt while it works."""

import asyncio
import gc
import platform
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from frontdesk.ui.runtime import give_back, settle_collector


def test_what_is_loaded_is_put_aside_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda: asked.append("collect"))
    monkeypatch.setattr(gc, "freeze", lambda: asked.append("freeze"))
    settle_collector.cache_clear()
    settle_collector()
    settle_collector()
    assert asked == ["collect", "freeze"]


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries need no reminder")
def test_memory_that_is_free_goes_back_to_the_system() -> None:
    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1])

    # Every other piece is kept, so that nothing can be given back of itself.
    pieces = [bytes(4000) for _ in range(20_000)]
    kept = pieces[::2000]
    before = resident()
    pieces.clear()
    give_back()
    assert resident() < before - 10_000
    assert len(kept) == 10


def test_garbage_is_collected_on_the_windows_thread_and_never_while_qt_is_at_work(run) -> None:
    gone: list[tuple[int, bool]] = []
    at_work = False

    class Window(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.itself = self

        def __del__(self) -> None:
            gone.append((threading.get_ident(), at_work))

    class Busy(QObject):
        def event(self, _event: QEvent) -> bool:
            nonlocal at_work
            at_work = True
            much()
            at_work = False
            return True

    def much() -> None:
        for _ in range(200):
            assert [[] for _ in range(1000)]

    async def work() -> None:
        busy = Busy()
        for _ in range(3):
            Window()
            await asyncio.to_thread(much)
            QCoreApplication.sendEvent(busy, QEvent(QEvent.Type.User))
        assert gone == []
        while len(gone) < 3:
            much()
            await asyncio.sleep(0.05)

    gc.enable()
    run(work())
    assert gc.isenabled()
    assert gone == [(threading.get_ident(), False)] * 3
