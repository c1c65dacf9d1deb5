"""The collector leaves what lives as long as the program alone."""

import gc
import platform
from pathlib import Path

import pytest

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
