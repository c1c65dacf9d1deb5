"""How much a window grows in a shift, as one JSON line for each hour of it.

    python tests/bench/shift.py [--hours 8] [--practice FOLDER] [--date DAY] [--trace]

A real window on a real server is worked in without a pause: an hour of it are forty moves with as many undos, bookings
and cancellations, searches letter by letter, pages turned through two months, every panel opened and closed, and visits
opened in the editor. The first hour is where each panel is built and each cache is filled; growth is what comes after
it. With ``--trace`` the places that hold most of what was added are printed at the end.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import sys
import time
import tracemalloc
from collections import Counter
from datetime import date, timedelta
from datetime import time as wall
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from start import resident
from windowed import arguments, run

from frontdesk.app.settings import Settings
from frontdesk.domain.localtime import to_instant
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.ui.board.model import Block
from frontdesk.ui.help.keys import Command
from support.receptionist import Receptionist, Seat
from support.waiting import until

ZONE = "America/New_York"
GROWTH_MB = 20.0
MOVES, SEARCHES, PAGES = 40, 12, 40
WORDS = ("smith", "lind", "555 01", "week", "60 tue pm", "ana b")
PANELS = (
    Command.WAITLIST_PANEL,
    Command.RECALL_PANEL,
    Command.CONFIRM_PANEL,
    Command.TASK_PANEL,
    Command.PRODUCTION,
    Command.HISTORY_PANEL,
    Command.OPENINGS,
    Command.BLOCKOUTS_PANEL,
    Command.SCHEDULES_PANEL,
    Command.VIEWS,
    Command.SETTINGS,
    Command.PRINT,
    Command.KEYS,
)
Key = Qt.Key


class Shift:
    """Somebody who never rests."""

    def __init__(self, desk: Receptionist, day: date) -> None:
        self._desk, self._day = desk, day

    async def hour(self, number: int) -> None:
        """Work for what an hour brings."""
        await self._moves()
        await self._searches()
        await self._panels()
        await self._visits()
        await self._pages(number)

    async def _moves(self) -> None:
        desk, board = self._desk, self._desk.window.board
        for turn in range(MOVES):
            free = self._free()
            if not free:
                return
            board.select(free[turn % len(free)].id)
            board.setFocus()
            desk.press(Key.Key_M, Key.Key_Down, Key.Key_Down, Key.Key_Return)
            desk.press(Key.Key_Escape)
            await desk.come_to_rest()
            if desk.work.desk.undo_label:
                await desk.undo()

    async def _searches(self) -> None:
        desk = self._desk
        for turn in range(SEARCHES):
            await desk.turn_to_window()
            desk.window.run(Command.FIND)
            for letter in WORDS[turn % len(WORDS)]:
                desk.write(letter)
                await desk.come_to_rest()
            desk.press(Key.Key_Escape, Key.Key_Escape)

    async def _panels(self) -> None:
        desk = self._desk
        for panel in PANELS:
            desk.window.run(panel)
            await desk.come_to_rest()
            await asyncio.sleep(0.02)
            modal = QApplication.activeModalWidget()
            if modal is not None:
                modal.close()
            else:
                desk.press(Key.Key_Escape)
            for dock in desk.window.docks:
                if dock not in (desk.window.flow_dock, desk.window.pinboard_dock, desk.window.lists_dock):
                    dock.hide()

    async def _visits(self) -> None:
        desk, board = self._desk, self._desk.window.board
        for block in self._free()[:6]:
            board.select(block.id)
            board.setFocus()
            for command in (Command.EDIT, Command.HISTORY):
                desk.window.run(command)
                await desk.come_to_rest()
            desk.press(Key.Key_Escape)
            board.setFocus()
            desk.press(Key.Key_F10, held=Qt.KeyboardModifier.ShiftModifier)
            popup = QApplication.activePopupWidget()
            if popup is not None:
                popup.close()

    async def _pages(self, number: int) -> None:
        desk = self._desk
        for command in (Command.WEEK, Command.MONTH, Command.DAY):
            desk.window.run(command)
            await until(desk.is_ready, "the page")
        for step in range(PAGES):
            # Another stretch of the book every hour: nobody looks at the same forty days all day long.
            desk.window.show_day(self._day + timedelta(days=step + (number % 4) * PAGES // 2))
            await until(desk.is_ready, "the day")
            await asyncio.sleep(0)
        desk.window.show_day(self._day)
        await until(desk.is_ready, "the day")
        await desk.come_to_rest()

    def _free(self) -> list[Block]:
        blocks = self._desk.window.board.page.layout.model.blocks.values()
        return [block for block in blocks if block.appointment.status is AppointmentStatus.SCHEDULED]


def told(hour: int, began: float) -> float:
    """Print an hour and return the memory at its end."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    memory = resident(os.getpid())
    widgets = Counter(type(widget).__name__ for widget in QApplication.allWidgets())
    line = {
        "hour": hour,
        "window_mb": round(memory, 1),
        "widgets": widgets.total(),
        "objects": len(gc.get_objects()),
        "seconds": round(time.monotonic() - began, 1),
    }
    print(json.dumps(line), flush=True)
    if hour > 0 and told.before is not None and (more := widgets - told.before):  # type: ignore[attr-defined]
        print(json.dumps({"more_widgets": dict(more)}), flush=True)
    told.before = widgets if hour > 0 else None  # type: ignore[attr-defined]
    return memory


async def measure(address: str, token: str, given: argparse.Namespace, folder: Path) -> bool:
    """Work the shift; return whether the window grew by less than it may."""
    now = to_instant(given.date, wall(9, 4), ZONE)
    desk = Receptionist(Seat.at(address, token, "bench"), Settings(folder / "desk.json"), given.date, now)
    async with desk:
        await asyncio.sleep(3)
        shift = Shift(desk, given.date)
        sizes = [told(0, time.monotonic())]
        for hour in range(1, given.hours + 2):
            if hour == 2 and given.trace:
                tracemalloc.start(12)
                before = tracemalloc.take_snapshot()
            began = time.monotonic()
            await shift.hour(hour)
            sizes.append(told(hour, began))
        if given.trace:
            for place in tracemalloc.take_snapshot().compare_to(before, "lineno")[:25]:
                print(place)
    grown = sizes[-1] - sizes[1]
    line = {
        "case": "growth",
        "hours": given.hours,
        "at_rest_mb": round(sizes[0], 1),
        "first_hour_mb": round(sizes[1] - sizes[0], 1),
        "grown_mb": round(grown, 1),
        "wanted_mb": GROWTH_MB,
        "holds": grown < GROWTH_MB,
    }
    print(json.dumps(line), flush=True)
    return grown < GROWTH_MB


def main() -> int:
    """Make the practice, serve it, and work."""
    parser = arguments(__doc__, "the day that is worked on")
    parser.add_argument("--hours", type=int, default=8)
    parser.add_argument("--trace", action="store_true", help="print where what was added comes from")
    return run(measure, parser.parse_args())


if __name__ == "__main__":
    raise SystemExit(main())
