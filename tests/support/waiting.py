"""Waiting for what is to come, never for how long it may take."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

PATIENCE = 20.0
"""Seconds after which something does not come any more; far beyond what the slowest machine needs."""

_STEP = 0.005


async def until(reached: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """Let the program run until `reached` gives something true, and hand that back; `what` completes "no …"."""
    last = time.monotonic() + patience
    while not (found := reached()):
        if time.monotonic() > last:
            raise AssertionError(f"no {what} within {patience:.0f} s")
        await asyncio.sleep(_STEP)
    return found


def until_blocking(reached: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """Do the same where no program runs in this process."""
    last = time.monotonic() + patience
    while not (found := reached()):
        if time.monotonic() > last:
            raise AssertionError(f"no {what} within {patience:.0f} s")
        time.sleep(_STEP * 4)
    return found
