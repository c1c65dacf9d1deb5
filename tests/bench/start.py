"""Times a cold start of the desktop, from the process's beginning to today's schedule on screen.

    python tests/bench/start.py [--data-dir DIR | --practice FOLDER | --appointments N] [--date DAY] [--runs N]

Each run starts ``frontdesk --data-dir DIR`` in a fresh process with no server running. Prints one JSON line about the
machine and one per case, ``{"case", "runs", "p50_ms", "p95_ms", "max_ms", "p50_cpu_ms"}``: ``window_visible`` is the
first paint of the program's first window, ``schedule_on_screen`` the first paint of the board with the day's visits.
``p50_cpu_ms`` is what of it the window's own process spent computing. A last line has the resident memory of that
process and of its server with the practice open, in MB.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

CHILD = "--as-child"
SETTLE_MS = 3000
"""How long the program may draw ahead and tidy up before its memory is read."""
GIVE_UP_SECONDS = 120


def main() -> None:
    """Measure, or be the process that is measured."""
    if CHILD in sys.argv:
        sys.argv.remove(CHILD)
        run_watched(sys.argv[1:])
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--data-dir", type=Path, metavar="DIR", help="start on this practice; no server may be running")
    kind.add_argument("--practice", type=Path, metavar="FOLDER", help="import this export and start on it")
    kind.add_argument("--appointments", type=int, default=20_000, help="make a book of this many (default 20000)")
    parser.add_argument("--date", type=date.fromisoformat, help="the day to open (default: 2026-11-19; with "
        "--data-dir: today)")  # fmt: skip
    parser.add_argument("--runs", type=int, default=7, help="starts to measure (default 7)")
    given = parser.parse_args()
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder, day = prepare(given, scratch)
        print(json.dumps(machine()), flush=True)
        # The first start compiles what was never started before, and warms the disk's cache.
        start(folder, day, scratch)
        runs = [start(folder, day, scratch) for _ in range(given.runs)]
    for case in ("window_visible", "schedule_on_screen"):
        print(json.dumps(summary(case, runs)), flush=True)
    memory = {name: round(max(run[name] for run in runs), 1) for name in ("window_mb", "server_mb")}
    print(json.dumps({"case": "memory", "runs": len(runs), **memory}))


def prepare(given: argparse.Namespace, scratch: Path) -> tuple[Path, date | None]:
    """Return the folder to start on and the day to open, after making the practice if need be."""
    if given.data_dir is not None:
        return given.data_dir.absolute(), given.date
    from served import MIDDLE, fill, frontdesk

    folder = scratch / "practice"
    if given.practice is not None:
        frontdesk("import", str(given.practice), "--data-dir", str(folder))
    else:
        fill(["--data-dir", str(folder)], given.appointments)
    return folder, given.date or MIDDLE


def start(folder: Path, day: date | None, scratch: Path) -> dict[str, float]:
    """Start the program once and return what it measured, in milliseconds and MB."""
    home = scratch / "home"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment.update({name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA")})
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, __file__, CHILD, "--data-dir", str(folder)]
    began = time.perf_counter()
    done = subprocess.run(
        [*command, *(["--date", day.isoformat()] if day else [])],
        env=environment, capture_output=True, text=True, timeout=GIVE_UP_SECONDS, check=False,
    )  # fmt: skip
    if done.returncode != 0 or not done.stdout:
        raise SystemExit(f"the program did not start: {done.stderr[-2000:]}")
    said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    for case in ("window_visible", "schedule_on_screen"):
        # Both processes read the same clock of the system.
        said[case] = (said[case] - began) * 1000
    return said


def run_watched(arguments: list[str]) -> None:
    """Run the desktop as its command does, and print when it first painted what."""
    from frontdesk.app import arguments as command_line
    from frontdesk.app import desktop
    from frontdesk.app.endings import Endings

    options = command_line.parse(arguments)
    start_early = desktop._start_early

    def start_then_watch(*given: Any) -> Any:
        early = start_early(*given)
        # Only now: the program starts its server before it reads Qt, and so it is measured.
        from frontdesk.ui import runtime

        make_application = runtime.make_application

        def make_watched(*names: Any) -> QApplication:
            application = make_application(*names)
            watch(application, options.data_dir or Path())
            return application

        runtime.make_application = make_watched
        return early

    desktop._start_early = start_then_watch
    with Endings().watching() as endings:
        desktop.run(options, endings)


def watch(application: QApplication, folder: Path) -> None:
    """Note the first paints, then print them with the memory and close the program."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QWidget

    seen: dict[str, float] = {}

    def note(case: str) -> None:
        if case not in seen:
            seen[case] = time.perf_counter()
            seen[f"{case}_cpu"] = time.process_time() * 1000

    def finish(window: QWidget) -> None:
        server = json.loads((folder / "server.json").read_text())["pid"]
        print(json.dumps(seen | {"window_mb": resident(os.getpid()), "server_mb": resident(server)}), flush=True)
        window.close()

    class Watcher(QObject):
        """Looks at every paint until the schedule is there."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() != QEvent.Type.Paint or not isinstance(watched, QWidget):
                return False
            if not seen:
                # Noted when the events that are waiting now have been handled: the paint is over then.
                QTimer.singleShot(0, lambda: note("window_visible"))
            board: Any = watched.parentWidget()
            if type(board).__name__ == "BoardView" and watched is board.viewport() and board.page.layout.model.blocks:
                application.removeEventFilter(self)
                QTimer.singleShot(0, lambda: note("schedule_on_screen"))
                QTimer.singleShot(SETTLE_MS, lambda: finish(board.window()))
            return False

    watcher = Watcher(application)
    application.installEventFilter(watcher)


def resident(pid: int) -> float:
    """Return the resident memory of a process in MB; 0 where the system does not say."""
    if os.name != "posix":
        return 0.0
    said = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return int(said.stdout or 0) / 1024


def summary(case: str, runs: list[dict[str, float]]) -> dict[str, object]:
    """Return the line of a case."""
    ordered = sorted(run[case] for run in runs)
    return {
        "case": case,
        "runs": len(ordered),
        "p50_ms": round(median(ordered), 1),
        "p95_ms": round(ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))], 1),
        "max_ms": round(ordered[-1], 1),
        "p50_cpu_ms": round(median(run[f"{case}_cpu"] for run in runs), 1),
    }


def machine() -> dict[str, object]:
    """Return what the times depend on, with the time of a fixed loop."""
    begin = time.perf_counter()
    total = 0
    for number in range(1_000_000):
        total += number % 7
    loop = (time.perf_counter() - begin) * 1000
    return {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "machine": platform.machine(),
        "calibration_ms": round(loop, 1),
    }


if __name__ == "__main__":
    main()
