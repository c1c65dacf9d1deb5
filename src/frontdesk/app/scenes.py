"""The scenes of ``frontdesk screenshot``: the real window on a real server, brought to a moment worth showing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.app.settings import Settings
from frontdesk.app.supervisor import Opened
from frontdesk.app.work import Work, utc_now
from frontdesk.domain.localtime import to_instant
from frontdesk.domain.startranges import Fit
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import ConnectionState, Slot
from frontdesk.ui.board.model import Block
from frontdesk.ui.help.keys import Command
from frontdesk.ui.runtime import ErrorSink

if TYPE_CHECKING:
    from frontdesk.app.screenshot import Picture

READY_SECONDS = 30.0
SETTLE_SECONDS = 0.4
DEMO_ZONE = "America/New_York"
DEMO_CLOCK = time(10, 40)


class NotDrawn(Exception):
    """The scene could not be drawn; the message says why."""


def demo_moment(day: date) -> datetime:
    """Return the moment until which the demo of a day has been lived in its first office."""
    return to_instant(day, DEMO_CLOCK, DEMO_ZONE)


async def draw_scene(opened: Opened, settings: Settings, picture: Picture, now: datetime | None) -> QImage:
    """Return the window of the practice in the picture's scene.

    Raises:
        NotDrawn: The practice could not be shown, or has nothing to show the scene with.
    """
    moment: Callable[[], datetime] = (lambda: now) if now is not None else utc_now
    work = Work(opened, settings, ErrorSink(), picture.day, moment)
    running = asyncio.create_task(work.run(_never_again), name="screenshot: practice")
    window = work.window
    try:
        window.resize(picture.width, picture.height)
        work.show()
        await _until(lambda: _is_loaded(work), "the practice's schedule was not read in time.")
        await _settled()
        await _SCENES[picture.scene](work)
        await _settled()
        return window.grab().toImage()
    finally:
        window.board.pointer.cancel()
        window.stop.set()
        await running
        await work.close()


async def _never_again(_choice: object) -> None:
    raise NotDrawn("the practice server does not accept this desk.")


async def _until(reached: Callable[[], bool], otherwise: str) -> None:
    try:
        async with asyncio.timeout(READY_SECONDS):
            while not reached():  # noqa: ASYNC110 - a picture may wait in steps
                await asyncio.sleep(0.05)
    except TimeoutError as error:
        raise NotDrawn(otherwise) from error


async def _settled() -> None:
    """Let what was loaded be painted."""
    await asyncio.sleep(SETTLE_SECONDS)


def _is_loaded(work: Work) -> bool:
    page = work.window.page
    return (
        page is not None
        and work.desk.connection is ConnectionState.LIVE
        and all(work.desk.store.day(page.location_id, day) is not None for day in page.dates)
    )


async def _day(work: Work) -> None:
    work.window.run(Command.DAY)
    await _until(lambda: _is_loaded(work), "the day was not read in time.")


async def _week(work: Work) -> None:
    work.window.run(Command.WEEK)
    await _until(lambda: _is_loaded(work), "the week was not read in time.")


async def _drag(work: Work) -> None:
    await _day(work)
    await _settled()
    window = work.window
    carried, column, minute = _find_move(work)
    board = window.board
    block = board.block_rect(carried)
    layout = board.page.layout
    left, top, width, _height = layout.box_of(column, minute, minute + carried.end - carried.start)
    grip = QPoint(block.width() // 2, 14)
    target = QPoint(left + width // 2, top + grip.y()) - board.offset
    viewport = board.viewport()
    _mouse(viewport, QEvent.Type.MouseButtonPress, block.topLeft() + grip)
    for step in range(1, 9):
        way = (target - block.topLeft() - grip) * step / 8
        _mouse(viewport, QEvent.Type.MouseMove, block.topLeft() + grip + way)
        await asyncio.sleep(0.01)


def _find_move(work: Work) -> tuple[Block, int, int]:
    """Return a visit in sight, and a column and minute in sight to which it could go."""
    board = work.window.board
    model, layout = board.page.layout.model, board.page.layout
    sight = board.viewport().rect()
    for block in model.blocks.values():
        visit = block.appointment
        if visit.status is not AppointmentStatus.SCHEDULED or visit.is_time_locked or visit.flow_id is not None:
            continue
        if not sight.contains(board.block_rect(block)):
            continue
        for column in (block.column + 2, block.column + 1, block.column - 1, block.column - 2):
            if not 0 <= column < len(model.columns):
                continue
            for minute in range(block.start + 60, model.minutes - (block.end - block.start), board.increment):
                box = layout.box_of(column, minute, minute + block.end - block.start)
                inside = (
                    sight.top() <= box[1] - board.offset.y() and box[1] + box[3] - board.offset.y() < sight.bottom()
                )
                slot: Slot = layout.slot(column, minute, minute + block.end - block.start)
                if inside and work.desk.conflicts.verdict(visit, slot).fit is Fit.FITS:
                    return block, column, minute
    raise NotDrawn("no visit of this day could be moved to another operatory. Choose another --date.")


async def _pinboard(work: Work) -> None:
    await _day(work)
    page = work.window.page
    held = work.desk.store.pinboard(page.location_id) if page else ()
    if not held:
        raise NotDrawn("nothing is on the pinboard of this location.")
    work.window.pinboard.openings_asked.emit(held[0].id)


async def _offline(work: Work) -> None:
    await _day(work)
    await work.lose_server()
    away = (ConnectionState.OFFLINE, ConnectionState.RETRYING)
    await _until(lambda: work.desk.connection in away, "the window did not notice that its server had gone.")


def _mouse(widget: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    pressed = Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else pressed
    on_screen = widget.mapToGlobal(at)
    event = QMouseEvent(kind, QPointF(at), QPointF(on_screen), button, pressed, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


_SCENES = {"day": _day, "week": _week, "drag": _drag, "pinboard": _pinboard, "offline": _offline}
