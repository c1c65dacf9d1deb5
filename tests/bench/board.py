"""How quick the board is: from an event to the painted picture, one JSON line for each case.

    python tests/bench/board.py --appointments 300

Every appointment of a day lies in the visible working hours, with its marks, type, provider and status.
"""

import argparse
import gc
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ui" / "board"))

import board_practice as practice
import PySide6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, qVersion
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication

from frontdesk.store.changes import PendingChange
from frontdesk.ui import appearance, theme
from frontdesk.ui.board.model import Block
from frontdesk.ui.board.view import BoardView
from frontdesk.ui.runtime import make_application

WIDTH, HEIGHT, ROOMS = 1920, 1000, 20
PX_PER_HOUR = 104
DAYS = 40


class WatchedBoard(BoardView):
    """A board that counts how often it has painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        self.painted += 1


class Bench:
    """One practice with loaded days, and the clock."""

    def __init__(self, application: QApplication, appointments: int) -> None:
        self.application = application
        self.appointments = appointments
        self.store = practice.make_store(ROOMS)
        first_monday = practice.DAY - timedelta(days=practice.DAY.weekday())
        self.days = [first_monday + timedelta(days=offset) for offset in range(DAYS)]
        for index, day in enumerate(self.days):
            visits = practice.busy_day(index, day, ROOMS, appointments, first_number=index * appointments)
            holds = tuple(
                practice.hold(index * ROOMS + room, room, practice.at(17, 0, day), practice.at(17, 30, day), "Meeting")
                for room in range(1, ROOMS + 1)
            )
            practice.load(self.store, *visits, day=day, rooms=ROOMS, holds=holds)
        # A loaded practice is long-lived: the collector need not walk through it again and again.
        gc.collect()
        gc.freeze()
        self.board = self.make_board()

    def make_board(self) -> WatchedBoard:
        board = WatchedBoard(self.store)
        board.set_px_per_hour(PX_PER_HOUR)
        board.resize(WIDTH, HEIGHT)
        board.set_now(practice.NOW)
        return board

    def until_painted(self, board: WatchedBoard, act: Callable[[], object]) -> float:
        """Return how many milliseconds pass from an action until its picture is painted."""
        count = board.painted
        begin = time.perf_counter()
        act()
        while board.painted == count:
            self.application.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
        return (time.perf_counter() - begin) * 1000

    def rest(self) -> None:
        """Let the board do what it does while idle."""
        until = time.monotonic() + 4
        self.application.processEvents()
        while not self.board.maker.is_ready and time.monotonic() < until:
            time.sleep(0.002)
            self.application.processEvents()

    def mouse(self, kind: QEvent.Type, at: QPoint, *, held: bool) -> None:
        viewport = self.board.viewport()
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        buttons = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
        place = QPointF(at)
        event = QMouseEvent(
            kind, place, QPointF(viewport.mapToGlobal(at)), button, buttons, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(viewport, event)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QApplication.sendEvent(self.board, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))

    # Cases

    def first_paint(self) -> list[float]:
        times = []
        for index in range(12):
            self.board.close()
            self.board = self.make_board()
            day = self.days[index]

            def act(board: WatchedBoard = self.board, day: date = day) -> None:
                board.show_day(practice.LOCATION.id, day)
                board.show()

            times.append(self.until_painted(self.board, act))
        self.store.subscribe(lambda changes: self.board.apply_changes(changes))
        return times

    def neighbour_day(self) -> list[float]:
        board, times, at = self.board, [], 5
        board.show_day(practice.LOCATION.id, self.days[at])
        board.pageRequested.connect(lambda step: board.show_day(practice.LOCATION.id, self.days[at + step]))
        for _ in range(25):
            board.prepare_ahead([self.days[at + 1], self.days[at - 1]])
            self.rest()
            forward = at < DAYS - 8
            key = Qt.Key.Key_PageDown if forward else Qt.Key.Key_PageUp
            times.append(self.until_painted(board, lambda k=key: self.key(k, Qt.KeyboardModifier.ControlModifier)))
            at += 1 if forward else -1
        board.pageRequested.disconnect()
        return times

    def day_switch(self) -> list[float]:
        board, times = self.board, []
        board.prepare_ahead([])
        for index in range(DAYS):
            day = self.days[(index * 7 + 3) % DAYS]
            board.maker.forget()
            board.dayRequested.connect(lambda chosen: board.show_day(practice.LOCATION.id, chosen))
            times.append(self.until_painted(board, lambda d=day: board.dayRequested.emit(d)))
            board.dayRequested.disconnect()
        return times

    def week_switch(self) -> list[float]:
        board, times = self.board, []
        for index in range(8):
            board.maker.forget()
            first = self.days[(index % 5) * 7]
            times.append(self.until_painted(board, lambda d=first: board.show_week(practice.LOCATION.id, d, 6)))
        return times

    def drags(self) -> dict[str, list[float]]:
        board = self.board
        board.show_day(practice.LOCATION.id, self.days[3])
        self.rest()
        moves: list[tuple[object, object]] = []
        board.moveRequested.connect(lambda visit, slot, _copy: moves.append((visit, slot)) or self._move(visit, slot))
        found: dict[str, list[float]] = {"pick_up": [], "drag_frame": [], "drop": []}
        for block in self._liftable():
            start = board.block_rect(block).topLeft() + QPoint(20, 6)
            if not board.viewport().rect().contains(start):
                continue
            self.mouse(QEvent.Type.MouseButtonPress, start, held=True)
            self.application.processEvents()
            lifted = start + QPoint(0, 16)
            found["pick_up"].append(
                self.until_painted(board, lambda p=lifted: self.mouse(QEvent.Type.MouseMove, p, held=True))
            )
            for at in self._way(start):
                count = board.painted
                begin = time.perf_counter()
                self.mouse(QEvent.Type.MouseMove, at, held=True)
                self.application.processEvents()
                if board.painted != count:
                    found["drag_frame"].append((time.perf_counter() - begin) * 1000)
            end = self._free_place(block)
            self.mouse(QEvent.Type.MouseMove, end, held=True)
            self.application.processEvents()
            count = len(moves)
            spent = self.until_painted(board, lambda p=end: self.mouse(QEvent.Type.MouseButtonRelease, p, held=False))
            if len(moves) > count:
                found["drop"].append(spent)
            board.scroll_to_minute(8 * 60)
            self.rest()
        board.moveRequested.disconnect()
        return found

    def _liftable(self) -> list[Block]:
        blocks = [block for block in self.board.page.layout.model.in_order() if not block.appointment.is_time_locked]
        return blocks[:: max(1, len(blocks) // 24)]

    def _way(self, start: QPoint) -> Iterator[QPoint]:
        """A hand's way over the board: across columns and down the hours, so that every step is another target."""
        for step in range(40):
            yield QPoint(80 + (start.x() + step * 47) % (WIDTH - 220), 70 + (start.y() + step * 37) % (HEIGHT - 220))

    def _free_place(self, block: Block) -> QPoint:
        """A place after hours where nothing is in the way, so that the drop is a legal move."""
        layout, board = self.board.page.layout, self.board
        column = (block.column * 7 + 3) % ROOMS
        minute = 7 * 60 + 20
        board.scroll_to_minute(7 * 60)
        x = layout.columns.x_of(column) + 20 - board.offset.x()
        return QPoint(x, layout.scale.y_of(minute) + 6 - board.offset.y())

    def _move(self, visit: object, slot: object) -> None:
        change = PendingChange(
            uuid4(), visit, datetime.now(UTC), (("operatory_id", slot.operatory_id), ("interval", slot.interval))
        )
        self.store.begin(change)

    def full_repaint(self) -> list[float]:
        board = self.board

        def act() -> None:
            board.page.draw_anew()
            board.viewport().update()

        return [self.until_painted(board, act) for _ in range(30)]


def calibration() -> float:
    """Time of a fixed loop, to compare machines."""
    begin = time.perf_counter()
    total = 0
    for number in range(1_000_000):
        total += number * number % 7
    return (time.perf_counter() - begin) * 1000


def told(case: str, appointments: int, times: list[float]) -> None:
    """Print one case."""
    ordered = sorted(times)
    at = {part: ordered[min(len(ordered) - 1, int(len(ordered) * part / 100))] for part in (50, 95)}
    row = {"case": case, "appointments": appointments}
    row |= {"p50_ms": round(at[50], 3), "p95_ms": round(at[95], 3), "max_ms": round(ordered[-1], 3)}
    print(json.dumps(row | {"samples": len(ordered)}), flush=True)


def main() -> None:
    """Run every case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--appointments", type=int, default=300)
    appointments = parser.parse_args().appointments
    application = make_application()
    appearance.apply(theme.LIGHT)
    screen = application.primaryScreen()
    about = {
        "python": platform.python_version(),
        "pyside": PySide6.__version__,
        "qt": qVersion(),
        "platform": application.platformName(),
        "cores": os.cpu_count(),
        "screen": f"{screen.size().width()}x{screen.size().height()}@{screen.devicePixelRatio():g}",
        "board": f"{WIDTH}x{HEIGHT}",
        "operatories": ROOMS,
        "calibration_ms": round(calibration(), 1),
    }
    print(json.dumps(about), flush=True)
    bench = Bench(application, appointments)
    told("first_paint", appointments, bench.first_paint())
    told("neighbour_day", appointments, bench.neighbour_day())
    told("day_switch", appointments, bench.day_switch())
    told("week_switch", appointments, bench.week_switch())
    for case, times in bench.drags().items():
        told(case, appointments, times)
    told("full_repaint", appointments, bench.full_repaint())
    bench.board.close()


if __name__ == "__main__":
    main()
