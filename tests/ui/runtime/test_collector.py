"""The collector leaves what lives as long as the program alone."""

import gc

import pytest

from frontdesk.ui.runtime import settle_collector


def test_what_is_loaded_is_put_aside_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda: asked.append("collect"))
    monkeypatch.setattr(gc, "freeze", lambda: asked.append("freeze"))
    settle_collector.cache_clear()
    settle_collector()
    settle_collector()
    assert asked == ["collect", "freeze"]
