"""Events as the system sends them, given to a window whose program runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer


async def outside_of_tasks(act: Callable[[], Any]) -> None:
    """Do what lets the system's events in: within a task, another one would be woken in its midst and sleep on."""
    done = asyncio.get_running_loop().create_future()

    def do() -> None:
        act()
        done.set_result(None)

    QTimer.singleShot(0, do)
    await done
