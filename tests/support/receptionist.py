"""Somebody at a desk: what she does with mouse and keys, and what she can read in the window."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget

from frontdesk.app.settings import PracticeChoice, Settings
from frontdesk.app.supervisor import Endpoint, LocalServer, Opened
from frontdesk.app.work import Work
from frontdesk.domain.localtime import to_local
from frontdesk.operations import ConnectionState
from frontdesk.store.entities import Appointment
from frontdesk.ui.board.model import Block
from frontdesk.ui.mainwindow import MainWindow
from frontdesk.ui.runtime import ErrorSink
from support.systemevents import outside_of_tasks
from support.waiting import until

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
STEPS = 8

Place = tuple[str, str]
"""An operatory and a time of the day, as in ``("Op 2", "15:10")``."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits down: the practice that the window opens."""

    opened: Opened

    @classmethod
    def at(cls, address: str, token: str, person: str) -> Seat:
        """A desk of a practice with a server."""
        return cls(Opened(PracticeChoice("remote", server_url=address, user_name=person), Endpoint(address, token)))

    @classmethod
    def on(cls, server: LocalServer, endpoint: Endpoint) -> Seat:
        """A desk of a practice kept in a folder."""
        return cls(Opened(PracticeChoice("local", data_dir=str(server.data_dir)), endpoint, server))


class Receptionist:
    """A person at a window of her own.

    Attributes:
        window, work: the real thing.
        told: unexpected errors the window has spoken of; a test expects none.
        pointer: where the mouse is, on the board.
    """

    def __init__(self, seat: Seat, settings: Settings, day: date | None, now: datetime) -> None:
        self.told: list[str] = []
        self._seat = seat
        self._settings, self._day, self._now = settings, day, now
        self._running: asyncio.Task[None] | None = None
        self.pointer = QPoint()

    # Coming and going

    async def __aenter__(self) -> Receptionist:
        """Open the window and wait until the schedule is on screen."""
        await self.come()
        return self

    async def __aexit__(self, *_exc: object) -> None:
        """Close the window and wait until it has gone."""
        await self.leave()

    async def come(self, *, without_server: bool = False) -> None:
        """Do what entering does; without the server, wait for what the desk kept."""
        errors = ErrorSink()
        errors.told.connect(self.told.append)
        self.work = Work(self._seat.opened, self._settings, errors, self._day, lambda: self._now)
        await self.work.open()
        self.window: MainWindow = self.work.window
        self._running = asyncio.create_task(self.work.run(self._never), name="practice")
        self.window.resize(1500, 1000)
        self.work.show()
        ready = self.has_days if without_server else self.is_ready
        await until(ready, "schedule on screen")
        await self.turn_to_window()
        await self.come_to_rest()

    async def leave(self) -> None:
        """Do what leaving does."""
        if self._running is not None:
            self.window.close()
            await self._running
            await self.work.close()
            self._running = None
        assert self.told == []

    async def turn_to_window(self) -> None:
        """Let the keyboard belong to this window."""
        self.window.activateWindow()
        await until(self.window.isActiveWindow, "active window")

    async def come_to_rest(self) -> None:
        """Wait until nothing that was asked for is under way any more."""
        await until(lambda: not self.window.reads.running and not self.window.writes.running, "rest")
        await asyncio.sleep(0)

    def is_ready(self) -> bool:
        """Whether all days of the page have been read and the server is there."""
        return self.work.desk.connection is ConnectionState.LIVE and self.has_days()

    def has_days(self) -> bool:
        """Whether all days of the page are known."""
        page, store = self.window.page, self.work.desk.store
        return page is not None and all(store.day(page.location_id, day) is not None for day in page.dates)

    async def _never(self, _choice: object) -> None:
        raise AssertionError("the server does not accept this desk")

    # What can be read

    @property
    def days(self) -> tuple[date, ...]:
        """The days on the board."""
        return self.window.board.days

    @property
    def status_line(self) -> str:
        """The sentence in the status line, with the word before it that marks a refusal."""
        marks = [label.text() for label in self.window.status.findChildren(QLabel) if label.isVisible()]
        alert = next((mark for mark in marks if mark in ("Not possible.", "Problem.")), "")
        return f"{alert} {self.window.status.text}".strip()

    @property
    def toast(self) -> str:
        """The sentence over the board."""
        return self.window.toast.text

    @property
    def pinboard(self) -> list[str]:
        """The names on the pinboard, from the top."""
        return [card.name for card in self.window.pinboard.cards]

    @property
    def selected(self) -> str | None:
        """The patient whose visit is selected."""
        chosen = self.window.board.selected
        visit = self.work.desk.store.appointment(chosen) if chosen is not None else None
        return visit.patient_name if visit else None

    @property
    def scroll(self) -> tuple[int, int]:
        """How far the board is scrolled."""
        return self.window.board.offset.x(), self.window.board.offset.y()

    @property
    def dialogs(self) -> list[QWidget]:
        """Dialogs that ask for an answer."""
        return [
            widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()
        ]

    def flow_of(self, patient: str) -> str | None:
        """The group of the sidebar that a patient is in."""
        for group in self.window.flow.groups:
            if any(card.name == patient for card in group.cards):
                return group.name
        return None

    def is_shown(self, patient: str) -> bool:
        """Whether a block of the board carries the name."""
        return any(block.appointment.patient_name == patient for block in self._blocks())

    def where(self, patient: str) -> tuple[str, str, int] | None:
        """Operatory, time and minutes of the block with this name; None when the board has none."""
        if not self.is_shown(patient):
            return None
        return self._place_of(self._block(patient))

    def all_places(self, patient: str) -> list[tuple[str, str, int]]:
        """The same for each block with this name."""
        return sorted(self._place_of(block) for block in self._blocks() if block.appointment.patient_name == patient)

    def visit(self, patient: str) -> Appointment:
        """The visit of the block with this name, as the window has it."""
        return self._block(patient).appointment

    def block_of(self, patient: str) -> QRect:
        """Where on the board the block with this name is."""
        return self.window.board.block_rect(self._block(patient))

    def column_of(self, room: str) -> int:
        """The first column of an operatory."""
        columns = self.window.board.page.layout.model.columns
        return next(column.index for column in columns if column.operatory.name == room)

    def carried_minute(self) -> int:
        """The minute of the day at which what is carried would start."""
        target = self.window.board.carrier.gesture.target
        assert target is not None, "nothing is carried over the board"
        return target.start

    def carried_column(self) -> int:
        """The column over which something is carried."""
        target = self.window.board.carrier.gesture.target
        assert target is not None, "nothing is carried over the board"
        return target.column

    def button(self, text: str) -> QPushButton:
        """The button on screen with this text."""
        return next(
            button for button in self.window.findChildren(QPushButton) if button.text() == text and button.isVisible()
        )

    # The mouse

    def grip_of(self, patient: str) -> QPoint:
        """A point of the block, well away from its edges, to take it by."""
        block = self.block_of(patient)
        return block.topLeft() + QPoint(block.width() // 3, min(14, block.height() // 2))

    def spot(self, patient: str, to: Place) -> QPoint:
        """Where the pointer has to be so that the block, taken by its grip, starts at the place."""
        board = self.window.board
        room, at = to
        layout = board.page.layout
        column = self.column_of(room)
        clock = time.fromisoformat(at)
        left, top, width, _ = layout.box_of(column, clock.hour * 60 + clock.minute, clock.hour * 60 + clock.minute + 5)
        down = self.grip_of(patient).y() - self.block_of(patient).top() if self.is_shown(patient) else 0
        point = QPoint(left + width // 2, top + down) - board.offset
        assert board.viewport().rect().contains(point), f"{to} is not in sight"
        return point

    async def drag(self, patient: str, to: Place, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Take a visit, carry it to a place and let go."""
        target = self.spot(patient, to)
        self.take(patient, held)
        self.carry_to(target, held)
        await self.let_go(held)

    def take(self, patient: str, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press the button on a visit."""
        self.press_at(self.grip_of(patient), held)

    def press_at(self, point: QPoint, held: Qt.KeyboardModifier = PLAIN, button: Qt.MouseButton = LEFT) -> None:
        """Press a button at a point of the board."""
        self.pointer = point
        self._mouse(QEvent.Type.MouseButtonPress, point, button, held)

    def carry_to(self, point: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Move the pointer over the board in a few steps, the button down."""
        start = self.pointer
        for step in range(1, STEPS + 1):
            self._mouse(QEvent.Type.MouseMove, start + (point - start) * step / STEPS, NONE, held)
        self.pointer = point

    def jump_over(self, widget: QWidget) -> None:
        """Move the pointer onto another widget in one step, the button down."""
        on_screen = widget.mapToGlobal(widget.rect().center())
        self.pointer = self.window.board.viewport().mapFromGlobal(on_screen)
        self._mouse(QEvent.Type.MouseMove, self.pointer, NONE, PLAIN)

    def jump_back_to(self, point: QPoint) -> None:
        """Move the pointer back onto the board in one step, past everything in between."""
        self.pointer = point
        self._mouse(QEvent.Type.MouseMove, point, NONE, PLAIN)

    async def let_go(self, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Release the button; what that sets going shows before anything is sent."""
        self._mouse(QEvent.Type.MouseButtonRelease, self.pointer, LEFT, held)
        await asyncio.sleep(0)

    def take_card(self, patient: str) -> None:
        """Press the button on a card of the pinboard and pull it past the drag distance."""
        card = self.window.pinboard.card(self.id_of(patient))
        start = QPoint(card.width() // 2, card.height() // 2)
        for kind, at in (
            (QEvent.Type.MouseButtonPress, start),
            (QEvent.Type.MouseMove, start - QPoint(QApplication.startDragDistance() + 1, 0)),
        ):
            button = LEFT if kind is QEvent.Type.MouseButtonPress else NONE
            self._send(card, kind, at, button, LEFT, PLAIN)

    def spot_for_card(self, patient: str, to: Place) -> QPoint:
        """Where the pointer has to be so that a card, taken in its middle, starts at the place."""
        minutes = self.window.pinboard.card(self.id_of(patient)).card.minutes
        return self.spot(patient, to) + QPoint(0, minutes // 2 * self.window.board.px_per_hour // 60)

    def click(self, widget: QWidget, at: QPoint | None = None, button: Qt.MouseButton = LEFT) -> None:
        """Click a widget."""
        QTest.mouseClick(widget, button, PLAIN, at or widget.rect().center())

    def click_visit(self, patient: str) -> None:
        """Click a visit on the board."""
        self.click(self.window.board.viewport(), self.grip_of(patient))

    # The mouse on the screen: whatever stands there by then gets it

    def on_screen(self, patient: str) -> QPoint:
        """Where on the screen the grip of a visit is."""
        return self.window.board.viewport().mapToGlobal(self.grip_of(patient))

    async def press_there(self, on_screen: QPoint) -> None:
        """Press the button at a point of the screen, as the system tells it."""
        QCursor.setPos(on_screen)
        at = self.window.mapFromGlobal(on_screen)
        await outside_of_tasks(lambda: QTest.mousePress(self.window.windowHandle(), LEFT, PLAIN, at))

    async def release_there(self, on_screen: QPoint) -> None:
        """Let go of the button at a point of the screen."""
        at = self.window.mapFromGlobal(on_screen)
        await outside_of_tasks(lambda: QTest.mouseRelease(self.window.windowHandle(), LEFT, PLAIN, at))

    # The keyboard

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press keys one after the other, where the keyboard is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    def write(self, text: str) -> None:
        """Type a text where the keyboard is."""
        QTest.keyClicks(QApplication.focusWidget(), text)

    async def undo(self) -> None:
        """Press Ctrl+Z and wait until it is done."""
        self.press(Qt.Key.Key_Z, held=CTRL)
        await self.come_to_rest()

    async def redo(self) -> None:
        """Press Ctrl+Shift+Z and wait until it is done."""
        self.press(Qt.Key.Key_Z, held=CTRL | SHIFT)
        await self.come_to_rest()

    # Within

    def _mouse(self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.KeyboardModifier) -> None:
        down = NONE if kind is QEvent.Type.MouseButtonRelease else LEFT
        self._send(self.window.board.viewport(), kind, at, button, down, held)

    @staticmethod
    def _send(
        widget: QWidget,
        kind: QEvent.Type,
        at: QPoint,
        button: Qt.MouseButton,
        down: Qt.MouseButton,
        held: Qt.KeyboardModifier,
    ) -> None:
        event = QMouseEvent(kind, QPointF(at), QPointF(widget.mapToGlobal(at)), button, down, held)
        QApplication.sendEvent(widget, event)

    def _blocks(self) -> Sequence[Block]:
        return list(self.window.board.page.layout.model.blocks.values())

    def _block(self, patient: str) -> Block:
        found = [block for block in self._blocks() if block.appointment.patient_name == patient]
        assert len(found) == 1, f"{len(found)} blocks of {patient}"
        return found[0]

    def _place_of(self, block: Block) -> tuple[str, str, int]:
        column = self.window.board.page.layout.model.columns[block.column]
        assert block.appointment.interval is not None
        start = to_local(block.appointment.interval.start, self.window.board.page.layout.model.location.zone)
        return column.operatory.name, f"{start:%H:%M}", block.end - block.start

    def id_of(self, patient: str) -> UUID:
        """The id of the visit with this name, on the board or on the pinboard."""
        for card in self.window.pinboard.cards:
            if card.name == patient:
                return card.id
        return self._block(patient).id
