"""A loop whose clock is its own: waiting takes no time, and nothing depends on how busy the machine is."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

_TICK = 1e-6


class _Leap(selectors.SelectSelector):
    """Never waits for a time: it says how long it would have."""

    leapt = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what is ready, or pass the time at once."""
        ready = super().select(None if timeout is None else 0)
        if not ready and timeout:
            # A wait shorter than the clock can tell apart would be waited for ever.
            self.leapt += max(timeout, _TICK)
        return ready


class LeapingLoop(asyncio.SelectorEventLoop):
    """A loop that leaps to the next thing due."""

    def __init__(self) -> None:
        self._leap = _Leap()
        super().__init__(self._leap)

    def time(self) -> float:
        """Seconds passed on this loop."""
        return self._leap.leapt

    def sleep_through(self, seconds: float) -> None:
        """Let time pass in which nothing of the loop runs, as when the machine sleeps."""
        self._leap.leapt += seconds


def in_no_time(play: Coroutine[Any, Any, T]) -> T:
    """Play a coroutine on such a loop and return its result."""
    with asyncio.Runner(loop_factory=LeapingLoop) as runner:
        return runner.run(play)
