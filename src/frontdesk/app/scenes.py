"""The scenes of ``frontdesk screenshot``: the real window on a real server, brought to a moment worth showing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.app import listscenes
from frontdesk.app.settings import Settings
from frontdesk.app.stagehand import NotDrawn, day, is_loaded, open_first, read_to_the_end, until
from frontdesk.app.supervisor import Opened
from frontdesk.app.work import Work, utc_now
from frontdesk.domain.localtime import local_date, to_instant
from frontdesk.domain.startranges import Fit
from frontdesk.domain.statuses import AppointmentStatus
from frontdesk.operations import ConnectionState, Slot
from frontdesk.store.views import ViewSettings
from frontdesk.ui import i18n
from frontdesk.ui.blockouts.panel import BlockoutsPanel
from frontdesk.ui.board.marks import target_of
from frontdesk.ui.board.model import Block
from frontdesk.ui.booking.card import BookingCard
from frontdesk.ui.help.keys import Command
from frontdesk.ui.i18n import tr
from frontdesk.ui.month.view import MonthView
from frontdesk.ui.openings.panel import OpeningsPanel
from frontdesk.ui.production.panel import ProductionPanel
from frontdesk.ui.runtime import ErrorSink
from frontdesk.ui.schedules.panel import SchedulesPanel
from frontdesk.ui.tasks.panel import TaskPanel
from frontdesk.ui.views.panel import ViewsPanel

if TYPE_CHECKING:
    from frontdesk.app.screenshot import Picture

SETTLE_SECONDS = 0.4
DEMO_ZONE = "America/New_York"
DEMO_CLOCK = time(10, 40)


def demo_day(now: datetime) -> date:
    """Return the day it is at this moment in the demo's first office."""
    return local_date(now, DEMO_ZONE)


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
    try:
        await work.open()
        return await _drawn(work, picture)
    finally:
        await work.close()


async def _drawn(work: Work, picture: Picture) -> QImage:
    running = asyncio.create_task(work.run(_never_again), name="screenshot: practice")
    window = work.window
    try:
        window.resize(picture.width, picture.height)
        work.show()
        await until(lambda: is_loaded(work), "the practice's schedule was not read in time.")
        await _settled()
        await _SCENES[picture.scene](work)
        await _settled()
        return _picture_of(window)
    finally:
        window.board.pointer.cancel()
        window.stop.set()
        await running


def _picture_of(window: QWidget) -> QImage:
    """Draw the window, and over it the dialog that is open, which is a window of its own."""
    image = window.grab()
    dialog = QApplication.activeModalWidget()
    if dialog is not None and dialog is not window:
        painter = QPainter(image)
        painter.drawPixmap(window.rect().center() - dialog.rect().center(), dialog.grab())
        painter.end()
    return image.toImage()


async def _never_again(_choice: object) -> None:
    raise NotDrawn("the practice server does not accept this desk.")


async def _settled() -> None:
    """Let what was loaded be painted."""
    await asyncio.sleep(SETTLE_SECONDS)


async def _week(work: Work) -> None:
    work.window.run(Command.WEEK)
    await until(lambda: is_loaded(work), "the week was not read in time.")


async def _month(work: Work) -> None:
    work.window.run(Command.MONTH)
    month = work.window.findChild(MonthView)
    await until(lambda: month is not None and month.model.is_known, "the month was not read in time.")


async def _production(work: Work) -> None:
    await day(work)
    work.window.run(Command.PRODUCTION)
    panel = work.window.findChild(ProductionPanel)
    await until(lambda: panel is not None and bool(panel.goals), "the production was not read in time.")


async def _views(work: Work) -> None:
    await day(work)
    work.window.run(Command.VIEWS)
    panel = work.window.findChild(ViewsPanel)
    if panel is None:
        raise NotDrawn("the window has no views.")
    await until(lambda: bool(panel.presets), "the ready-made looks were not read in time.")
    clinical = panel.presets[1]
    panel.begin(ViewSettings(clinical.name, look=clinical.look))

    def tells_more() -> bool:
        blocks = work.window.board.page.layout.model.blocks.values()
        return any(block.appointment.about is not None for block in blocks)

    await until(tells_more, "what the view asks for was not read in time.")
    panel.form.positions["middle"].click()


async def _blockouts(work: Work) -> None:
    await day(work)
    work.window.run(Command.BLOCKOUTS_PANEL)
    await _settled()
    board = work.window.board
    layout, sight = board.page.layout, board.viewport().rect()
    boxes = [
        (layout.box_of(column.index, hold.start, hold.end), hold)
        for column in layout.model.columns
        for hold in column.holds
    ]
    if not boxes:
        raise NotDrawn("nothing is blocked on this day.")
    box, hold = next((row for row in boxes if sight.contains(board.page.rect_of(row[0]))), boxes[0])
    board.reveal(box)
    board.holdActivated.emit(hold.blockout)


async def _templates(work: Work) -> None:
    await day(work)
    work.window.run(Command.BLOCKOUTS_PANEL)
    await _settled()
    panel = work.window.findChild(BlockoutsPanel)
    if panel is None:
        raise NotDrawn("the window has no editor of blockouts.")
    panel.of_day.click()
    panel.template.entries.setFocus()
    await _settled()


async def _schedules(work: Work) -> None:
    await day(work)
    work.window.run(Command.SCHEDULES_PANEL)
    panel = work.window.findChild(SchedulesPanel)
    if panel is None:
        raise NotDrawn("the window has no schedules.")
    await until(lambda: panel.week.count() > 0, "the hours were not read in time.")
    panel.week.setCurrentRow(0)


async def _drag(work: Work) -> None:
    await day(work)
    await _settled()
    carried, column, minute = _find_move(work)
    board = work.window.board
    layout = board.page.layout
    aim = layout.box_of(column, minute, minute + carried.end - carried.start)
    both = QRect(*layout.box(carried)).united(QRect(*aim))
    board.reveal((both.x(), both.y(), both.width(), both.height()))
    await _settled()
    block = board.block_rect(carried)
    grip = QPoint(block.width() // 2, min(14, block.height() // 2))
    left, top, width, _height = aim
    target = QPoint(left + width // 2, top + grip.y()) - board.offset
    viewport = board.viewport()
    _mouse(viewport, QEvent.Type.MouseButtonPress, block.topLeft() + grip)
    for step in range(1, 9):
        way = (target - block.topLeft() - grip) * step / 8
        _mouse(viewport, QEvent.Type.MouseMove, block.topLeft() + grip + way)
    # Whoever comes to rest near an edge on the way toward it scrolls the board; the last bit of the way leads back.
    back = viewport.rect().center() - target
    inward = QPoint((back.x() > 0) - (back.x() < 0), (back.y() > 0) - (back.y() < 0))
    _mouse(viewport, QEvent.Type.MouseMove, target + inward)


def _find_move(work: Work) -> tuple[Block, int, int]:
    """Return a visit, and another column with a minute in working hours to which it could go.

    Both are in sight, or else can be brought there together.
    """
    board = work.window.board
    layout = board.page.layout
    sight = board.viewport().rect().translated(board.offset)
    could_move = False
    for is_in_sight in (True, False):
        for block in layout.model.blocks.values():
            visit = block.appointment
            if visit.status is not AppointmentStatus.SCHEDULED or visit.is_time_locked or visit.flow_id is not None:
                continue
            for column, minute in _starts(work, block):
                box = layout.box_of(column, minute, minute + block.end - block.start)
                both = QRect(*layout.box(block)).united(QRect(*box))
                small = both.width() <= sight.width() and both.height() <= sight.height()
                if is_in_sight and not sight.contains(both):
                    continue
                if (small or not could_move) and _fits(work, block, column, minute):
                    if small:
                        return block, column, minute
                    could_move = True
    if could_move:
        raise NotDrawn("no visit of this day and a place for it fit into the picture together. Choose a larger --size.")
    raise NotDrawn("no visit of this day could be moved to another operatory. Choose another --date.")


def _fits(work: Work, block: Block, column: int, minute: int) -> bool:
    return work.desk.conflicts.verdict(block.appointment, _slot(work, block, column, minute)).fit is Fit.FITS


def _starts(work: Work, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the other columns, nearest first, with minutes at which their operatory is worked in."""
    board = work.window.board
    layout = board.page.layout
    minutes = block.end - block.start
    others = (column for column in range(len(layout.model.columns)) if column != block.column)
    for column in sorted(others, key=lambda other: abs(other - block.column)):
        for opens, closes in layout.model.columns[column].open:
            for minute in _from_sight_on(work, opens, closes - minutes):
                yield column, minute


def _from_sight_on(work: Work, first: int, last: int) -> list[int]:
    """Return the starts from a minute to another: those from the top of what is in sight on, then those before it."""
    board = work.window.board
    top = board.page.layout.scale.minute_of(board.offset.y())
    step = board.increment
    return sorted(range(-(-first // step) * step, last + 1, step), key=lambda minute: minute < top)


def _slot(work: Work, block: Block, column: int, minute: int) -> Slot:
    return work.window.board.page.layout.slot(column, minute, minute + block.end - block.start)


async def _pinboard(work: Work) -> None:
    await day(work)
    page = work.window.page
    held = work.desk.store.pinboard(page.location_id) if page else ()
    if not held:
        raise NotDrawn("nothing is on the pinboard of this location.")
    work.window.pinboard.openings_asked.emit(held[0].id)


async def _print(work: Work) -> None:
    await day(work)
    work.window.run(Command.PRINT)


async def _booking(work: Work) -> None:
    await day(work)
    board = work.window.board
    names = sorted(block.appointment.patient_name for block in board.page.layout.model.blocks.values())
    slot = _free_slot(work)
    if slot is None or not names:
        raise NotDrawn("no operatory has an hour free on this day. Choose another --date.")
    board.slotActivated.emit(slot)
    card = work.window.findChild(BookingCard)
    if card is None:
        raise NotDrawn("the window has nothing to book with.")
    card.patient.begin(names[0])
    await until(lambda: bool(card.patient.entries), "patients were not found in time.")
    card.patient.picked.emit(card.patient.entries[0].meaning, True)
    card.kind.begin("c")


async def _hold(work: Work) -> None:
    await day(work)
    board = work.window.board
    slot = _free_slot(work)
    target = target_of(board.page.layout, slot) if slot is not None else None
    if target is None:
        raise NotDrawn("no operatory has an hour free on this day. Choose another --date.")
    board.selection.select_cells(target)
    work.window.run(Command.HOLD)
    await until(lambda: any(hold.blockout.version for _, hold in board.held), "the place was not held in time.")


def _free_slot(work: Work) -> Slot | None:
    """Return a free hour in which an operatory is worked in; one in sight first, otherwise it is brought there."""
    board = work.window.board
    layout = board.page.layout
    bottom = layout.scale.minute_of(board.offset.y() + board.viewport().height())
    top = layout.scale.minute_of(board.offset.y())
    in_sight = layout.columns_in(board.offset.x(), board.viewport().width() - layout.columns.width_of(0) // 2)
    free = [
        (column.index, minute)
        for column in sorted(layout.model.columns, key=lambda column: column.index not in in_sight)
        for opens, closes in column.open
        for minute in _from_sight_on(work, opens, closes - 60)
        if not any(block.start < minute + 60 and minute < block.end for block in column.blocks)
        and not any(hold.start < minute + 60 and minute < hold.end for hold in column.holds)
    ]
    if not free:
        return None
    index, minute = min(free, key=lambda place: (place[1] < top, place[0] not in in_sight, place[1] + 60 > bottom))
    board.reveal(layout.box_of(index, minute, minute + 60))
    return layout.slot(index, minute, minute + board.increment)


async def _openings(work: Work) -> None:
    await day(work)
    page = work.window.page
    if page is None:
        raise NotDrawn("the window shows no day.")
    following = page.at(page.day + timedelta(days=1))
    await until(
        lambda: work.desk.store.day(page.location_id, following.day) is not None,
        "the following day was not read in time.",
    )
    work.window.run(Command.OPENINGS)
    panel = work.window.findChild(OpeningsPanel)
    if panel is None:
        raise NotDrawn("the window has nothing to look for openings with.")
    first, last = (i18n.short_date(day).casefold() for day in (page.day, following.day))
    panel.words.setText(tr("30 from {first} by {last}", first=first, last=last))
    panel.said.emit(panel.words.text())
    await until(lambda: bool(panel.rows), "no opening was found in time. Choose another --date.")


async def _privacy(work: Work) -> None:
    await day(work)
    work.window.run(Command.PRIVACY)


async def _settings(work: Work) -> None:
    await day(work)
    work.window.run(Command.SETTINGS)


async def _editor(work: Work) -> None:
    await day(work)
    open_first(work, Command.EDIT)
    await read_to_the_end(work)


async def _history(work: Work) -> None:
    await day(work)
    work.window.run(Command.HISTORY_PANEL)
    await read_to_the_end(work)


async def _tasks(work: Work) -> None:
    await day(work)
    work.window.run(Command.TASK_PANEL)
    panel = work.window.findChild(TaskPanel)
    if panel is None:
        raise NotDrawn("the window has no tasks.")
    await until(lambda: panel.looks.count() > 0, "the task lists were not read in time.")
    await read_to_the_end(work)
    if not panel.cards.cards:
        # Nothing is to be done yet: a visit in sight gives the first task.
        open_first(work, Command.NEW_TASK)
        panel.form.words.setPlainText("Ask for the new insurance card")


async def _offline(work: Work) -> None:
    await day(work)
    await work.lose_server()
    away = (ConnectionState.OFFLINE, ConnectionState.RETRYING)
    await until(lambda: work.desk.connection in away, "the window did not notice that its server had gone.")


def _mouse(widget: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    pressed = Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else pressed
    on_screen = widget.mapToGlobal(at)
    event = QMouseEvent(kind, QPointF(at), QPointF(on_screen), button, pressed, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


_SCENES = {
    "day": day,
    "week": _week,
    "month": _month,
    "views": _views,
    "production": _production,
    "blockouts": _blockouts,
    "templates": _templates,
    "schedules": _schedules,
    "drag": _drag,
    "pinboard": _pinboard,
    "booking": _booking,
    "hold": _hold,
    "openings": _openings,
    "editor": _editor,
    "history": _history,
    "print": _print,
    "tasks": _tasks,
    "waitlist": listscenes.waitlist,
    "waitlist-form": listscenes.waitlist_form,
    "offers": listscenes.offers,
    "recalls": listscenes.recalls,
    "confirm": listscenes.confirm,
    "palette": listscenes.palette,
    "keys": listscenes.keys,
    "lock": listscenes.lock,
    "privacy": _privacy,
    "settings": _settings,
    "offline": _offline,
}
