"""How smoothly the window takes in what other desks do, as one JSON line for each case.

    python tests/bench/burst.py [--events 500] [--desks 10] [--practice FOLDER] [--date DAY] [--panels]

A real window shows a day of a real server while other desks, in a process of their own, change visits of that day as
quickly as the server lets them. A beat of one millisecond runs in the window's loop meanwhile: what lies between two
beats is the longest a frame had to wait. Two cases: ``streamed`` takes the changes as they come, ``at once`` finds all
of them waiting, like a machine that has slept. ``cpu`` figures are the window's own computing between two beats, which
other work on the machine does not disturb. With ``--panels`` every panel is open.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import time
from datetime import date
from datetime import time as wall
from pathlib import Path
from uuid import uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from desks import Desk, Tally, look_around
from PySide6.QtCore import Qt, QTimer
from windowed import arguments, run

from frontdesk.app.settings import Settings
from frontdesk.domain.localtime import to_instant
from frontdesk.ui.help.keys import Command
from support.receptionist import Receptionist, Seat

CHILD = "--as-desks"
FRAME_MS = 30.0
ZONE = "America/New_York"
PATIENCE_SECONDS = 60.0
PANELS = (
    Command.WAITLIST_PANEL,
    Command.RECALL_PANEL,
    Command.CONFIRM_PANEL,
    Command.TASK_PANEL,
    Command.PRODUCTION,
    Command.HISTORY_PANEL,
    Command.OPENINGS,
)


class Beat:
    """Notes how long the loop did not come round."""

    def __init__(self) -> None:
        self.gaps: list[tuple[float, float]] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._on_beat)

    def begin(self) -> None:
        """Note from now on."""
        self.gaps.clear()
        self._last = time.perf_counter(), time.thread_time()
        self._timer.start()

    def end(self) -> list[tuple[float, float]]:
        """Return the gaps in milliseconds: by the clock, and computed."""
        self._timer.stop()
        return list(self.gaps)

    def _on_beat(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.gaps.append(((now[0] - self._last[0]) * 1000, (now[1] - self._last[1]) * 1000))
        self._last = now


async def change(address: str, token: str, day: date, desks: int, events: int) -> None:
    """Be the other desks: prepare, wait for a line on standard input, then change as much as was asked, and tell."""
    port = int(address.rpartition(":")[2])
    tally = Tally()
    office = await look_around(port, token, day)
    working = [Desk(number, port, office, tally) for number in range(desks)]
    await asyncio.gather(*(desk.prepare() for desk in working))
    left = iter(range(events))

    async def work(desk: Desk) -> None:
        for _ in left:
            name, method, path, body = desk._next_write()
            answer = await desk._ask(
                desk._writer, time.monotonic(), name, method, path, body, idempotency_key=str(uuid4())
            )
            if answer is not None and name in ("move", "park", "place"):
                desk._moving = answer
            elif answer is not None and name in ("note", "confirm"):
                desk._edited = answer

    for _ in range(2):
        print("ready", flush=True)
        sys.stdin.readline()
        await asyncio.gather(*(work(desk) for desk in working))
        left = iter(range(events))
        print("done", flush=True)
    for desk in working:
        await desk.close()
    if tally.complaints:
        raise SystemExit("\n".join(tally.complaints[:5]))


async def measure(address: str, token: str, given: argparse.Namespace, folder: Path) -> bool:
    """Show the day, let the others work, and print what came of it; return whether all frames were short enough."""
    now = to_instant(given.date, wall(9, 4), ZONE)
    desk = Receptionist(Seat.at(address, token, "bench"), Settings(folder / "desk.json"), given.date, now)
    command = [sys.executable, __file__, CHILD, address, token, given.date.isoformat(), given.desks, given.events]
    holds = True
    async with desk:
        if given.panels:
            for panel in PANELS:
                desk.window.run(panel)
                await desk.come_to_rest()
        others = subprocess.Popen(  # noqa: ASYNC220 - begun before anything is measured
            [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert others.stdin is not None
        assert others.stdout is not None
        beat = Beat()
        for case in ("streamed", "at once"):
            await asyncio.to_thread(others.stdout.readline)
            await asyncio.sleep(2)
            others.stdin.write("\n")
            others.stdin.flush()
            told: asyncio.Task[str] | None = None
            if case == "at once":
                others.stdout.readline()
            else:
                told = asyncio.create_task(asyncio.to_thread(others.stdout.readline))
            beat.begin()
            began = time.monotonic()
            if told is not None:
                await told
            await _quiet(desk)
            holds &= _told(case, given, beat.end(), time.monotonic() - began)
        others.stdin.close()
        await asyncio.to_thread(others.wait, 30)
    return holds


async def _quiet(desk: Receptionist) -> None:
    """Wait until the window knows what the others have made of the day."""
    until = time.monotonic() + PATIENCE_SECONDS
    same, last = 0, -1
    while same < 20 and time.monotonic() < until:
        await asyncio.sleep(0.1)
        versions = sum(block.appointment.version for block in desk.window.board.page.layout.model.blocks.values())
        same = same + 1 if versions == last else 0
        last = versions


def _told(case: str, given: argparse.Namespace, gaps: list[tuple[float, float]], seconds: float) -> bool:
    clock, computed = (sorted(gap[kind] for gap in gaps) for kind in (0, 1))

    def at(ordered: list[float], part: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(len(ordered) * part))], 1)

    line = {
        "case": case,
        "events": given.events,
        "seconds": round(seconds, 1),
        "frames": len(gaps),
        "p99_ms": at(clock, 0.99),
        "max_ms": at(clock, 1),
        "cpu_p99_ms": at(computed, 0.99),
        "cpu_max_ms": at(computed, 1),
        "over": sum(gap > FRAME_MS for gap in computed),
        "wanted_ms": FRAME_MS,
        "holds": computed[-1] <= FRAME_MS,
    }
    print(json.dumps(line), flush=True)
    return bool(line["holds"])


def main() -> int:
    """Make the practice, serve it, and measure."""
    if len(sys.argv) > 1 and sys.argv[1] == CHILD:
        address, token, day, desks, events = sys.argv[2:]
        asyncio.run(change(address, token, date.fromisoformat(day), int(desks), int(events)))
        return 0
    parser = arguments(__doc__, "the day that is shown and changed")
    parser.add_argument("--events", type=int, default=500)
    parser.add_argument("--desks", type=int, default=10)
    parser.add_argument("--panels", action="store_true", help="open every panel first")
    return run(measure, parser.parse_args())


if __name__ == "__main__":
    raise SystemExit(main())
