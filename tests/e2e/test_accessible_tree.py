"""Every panel and editor of the real window is opened, and what a screen reader finds in it is read."""

from __future__ import annotations

from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.ui import i18n
from frontdesk.ui.board.view import BoardView
from frontdesk.ui.help.keys import Command
from frontdesk.ui.month.view import MonthView
from frontdesk.ui.tasks.panel import TaskPanel
from frontdesk.ui.waitlist.panel import WaitlistPanel
from support.receptionist import CTRL, SHIFT, Receptionist
from support.spoken import Spoken, faults_in, tree_of
from support.waiting import until

Key = Qt.Key


async def every_panel(desk: Receptionist) -> AsyncIterator[str]:
    """Open one panel or editor after the other, each as full as it can be, and say which it is."""
    window, board = desk.window, desk.window.board

    async def opened(*keys: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        if QApplication.activeModalWidget() is None:
            await desk.turn_to_window()
        desk.press(*keys, held=held)
        await desk.come_to_rest()

    yield "day"
    desk.click_visit("Paul Rask")
    await opened(Key.Key_Space)
    yield "hover card"
    await opened(Key.Key_Escape)
    await opened(Key.Key_S, held=SHIFT)
    await opened(Key.Key_W, held=CTRL | SHIFT)
    waitlist = window.findChildren(WaitlistPanel)[0]
    await until(lambda: waitlist.cards.cards, "the entry")
    yield "waitlist"
    waitlist.cards.setFocus()
    waitlist.cards.choose(waitlist.cards.cards[0].id)
    await opened(Key.Key_E)
    yield "waitlist form"
    await opened(Key.Key_Escape)
    desk.click_visit("Lena Fuchs")
    await opened(Key.Key_B)
    await until(lambda: waitlist.has_hole, "the hole")
    yield "waitlist for a hole"
    for command, name in (
        (Command.RECALL_PANEL, "recalls"),
        (Command.CONFIRM_PANEL, "confirm"),
        (Command.TASK_PANEL, "tasks"),
    ):
        window.run(command)
        await desk.come_to_rest()
        yield name
    desk.click_visit("Paul Rask")
    await opened(Key.Key_T, held=CTRL)
    yield "task form"
    desk.write("Ask for the new insurance card")
    await opened(Key.Key_Return)
    tasks = window.findChildren(TaskPanel)[0]
    await until(lambda: tasks.cards.cards, "the task")
    tasks.cards.setFocus()
    tasks.cards.choose(tasks.cards.cards[0].id)
    await opened(Key.Key_Return)
    yield "task"
    await opened(Key.Key_Escape)
    desk.click(board.viewport(), desk.spot("nobody", ("Op 2", "14:05")))
    desk.write("h")
    desk.write("art")
    await desk.come_to_rest()
    yield "booking card"
    await opened(Key.Key_Escape)
    await opened(Key.Key_Escape)
    desk.click(board.viewport(), desk.spot("nobody", ("Op 2", "14:05")))
    await opened(Key.Key_L, held=CTRL)
    yield "blockout card"
    await opened(Key.Key_Escape)
    desk.click_visit("Zoe Hart")
    for command in (Command.EDIT, Command.HISTORY, Command.OPENINGS):
        window.run(command)
        await desk.come_to_rest()
        yield command.value
    await opened(Key.Key_Escape)
    for command in (
        Command.HISTORY_PANEL,
        Command.BLOCKOUTS_PANEL,
        Command.SCHEDULES_PANEL,
        Command.VIEWS,
        Command.PRODUCTION,
        Command.PRINT,
        Command.SETTINGS,
        Command.CALENDAR,
        Command.KEYS,
    ):
        window.run(command)
        await desk.come_to_rest()
        yield command.value
        await opened(Key.Key_Escape)
    await desk.turn_to_window()
    for command in (Command.WEEK, Command.MONTH, Command.DAY):
        window.run(command)
        await until(desk.is_ready, "the page")
        await desk.come_to_rest()
        yield command.value
    await opened(Key.Key_K, held=CTRL)
    desk.write("week")
    await until(lambda: window.top.search.entries, "answers")
    yield "palette"
    await opened(Key.Key_Escape)
    desk.click_visit("Zoe Hart")
    await opened(Key.Key_F10, held=SHIFT)
    yield "menu"
    await opened(Key.Key_Escape)
    window.run(Command.LOCK_DESK)
    yield "lock"


def on_screen() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


async def test_every_panel_can_be_spoken(desk_window: Receptionist, on_sqlite: None) -> None:
    faults: dict[str, str] = {}
    read = 0
    async for panel in every_panel(desk_window):
        for widget in on_screen():
            tree = tree_of(widget)
            read += sum(1 for _ in tree)
            for fault in faults_in(tree):
                faults.setdefault(fault, panel)
    assert read > 3000, "the walk has seen the window"
    assert not faults, "\n".join(f"{panel}: {fault}" for fault, panel in faults.items())


async def test_whatever_takes_the_keyboard_shows_it(desk_window: Receptionist, on_sqlite: None) -> None:
    unseen: dict[str, str] = {}
    seen: set[QWidget] = set()
    async for panel in every_panel(desk_window):
        before = QApplication.focusWidget()
        for widget in on_screen():
            for stop in [widget, *widget.findChildren(QWidget)]:
                if stop in seen or not is_a_stop(stop):
                    continue
                seen.add(stop)
                if not shows_focus(stop):
                    unseen.setdefault(f"{type(stop).__name__} {stop.accessibleName()!r}", panel)
        if before is not None:
            before.setFocus()
    assert len(seen) > 100, "the walk has seen the window"
    assert not unseen, "\n".join(f"{panel}: {stop}" for stop, panel in unseen.items())


async def test_every_visit_and_day_is_found_where_it_is_painted(desk_window: Receptionist, on_sqlite: None) -> None:
    board = desk_window.window.board
    desk_window.click(board.viewport(), desk_window.spot("nobody", ("Op 2", "14:05")))
    desk_window.press(Key.Key_H, held=CTRL)
    await desk_window.come_to_rest()
    desk_window.click_visit("Paul Rask")
    for command in (Command.DAY, Command.WEEK):
        desk_window.window.run(command)
        await until(desk_window.is_ready, "the page")
        await desk_window.come_to_rest()
        painted = read_as(board, QAccessible.Role.List)
        columns = board.page.layout.model.columns
        assert sorted(map(beginning_of, painted.children)) == sorted(
            [block.appointment.patient_name for column in columns for block in column.blocks]
            + [
                "Held by you while phoning" if hold.blockout.is_hold else hold.blockout.name
                for column in columns
                for hold in column.holds
            ]
        )
        visits = [block for column in columns for block in column.blocks]
        seen = {child.name for child in painted.children if not child.is_out_of_sight}
        assert {beginning_of(child) for child in painted.children if child.name not in seen} >= {
            block.appointment.patient_name
            for block in visits
            if not board.block_rect(block).intersects(board.viewport().rect())
        }
        assert found_again(board, painted) == seen
        assert not desk_window.dialogs
        assert all(child.is_selectable and child.is_focusable for child in painted.children)
        assert all(painted.rect.contains(child.rect) for child in painted.children if not child.is_out_of_sight)
        assert [beginning_of(child) for child in painted.children if child.is_selected] == ["Paul Rask"]
    desk_window.window.run(Command.MONTH)
    month = desk_window.window.findChildren(MonthView)[0]
    await until(lambda: month.model.is_known, "the month")
    days = read_as(month, QAccessible.Role.Table)
    assert len({day.name for day in days.children}) == len(days.children) == len(month.model.cells)
    assert all(days.rect.contains(day.rect) for day in days.children)
    assert [day.is_selected for day in days.children].count(True) == 1


async def test_a_reader_hears_what_is_blocked_and_held_by_whom_and_until_when(
    desk_window: Receptionist, on_sqlite: None
) -> None:
    board = desk_window.window.board
    desk_window.click(board.viewport(), desk_window.spot("nobody", ("Op 2", "14:05")))
    desk_window.press(Key.Key_H, held=CTRL)
    await desk_window.come_to_rest()
    names = [child.name for child in tree_of(board).children]
    assert "Meeting, 3:00p to 4:00p, Op 3, blocked" in names
    [(_, hold)] = board.held
    assert hold.blockout.expires_at is not None
    until_when = i18n.clock(hold.blockout.expires_at.astimezone(ZoneInfo(board.page.layout.model.location.zone)))
    told = f"Held by you while phoning, until {until_when}, 10 minutes left, 2:00p to 3:00p, Op 2"
    assert told in names
    desk_window.click(board.viewport(), middle_of(board, told))
    assert [child.name for child in tree_of(board).children if child.is_selected] == [told]
    assert desk_window.status_line == told


def read_as(widget: QWidget, role: QAccessible.Role) -> Spoken:
    """Read a widget of our own, which has to be this to a reader."""
    spoken = tree_of(widget)
    assert spoken.role is role
    return spoken


def beginning_of(child: Spoken) -> str:
    """What or whom a name is of, before all that it adds."""
    return child.name.split(",")[0]


def found_again(board: QWidget, painted: Spoken) -> set[str]:
    """The names that the board gives for the middle of each thing in sight."""
    element = QAccessible.queryAccessibleInterface(board)
    middles = [child.rect.center() for child in painted.children if not child.is_out_of_sight]
    return {element.childAt(at.x(), at.y()).text(QAccessible.Text.Name) for at in middles}


def middle_of(board: BoardView, name: str) -> QPoint:
    """The middle of what is called so, in the viewport."""
    [rect] = [child.rect for child in tree_of(board).children if child.name == name]
    return board.viewport().mapFromGlobal(rect.center())


def is_a_stop(widget: QWidget) -> bool:
    """Whether Tab comes to a widget."""
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not widget.isVisible() or not widget.isEnabled():
        return False
    # What covers the window has the keyboard as a whole: there is nothing to tell it from.
    is_whole = widget.isWindow() or QAccessible.queryAccessibleInterface(widget).role() is QAccessible.Role.Dialog
    return not is_whole and widget.focusProxy() is None


def shows_focus(widget: QWidget) -> bool:
    """Whether the widget looks different while it has the keyboard."""
    pictures: list[QImage] = []
    for act in (widget.clearFocus, lambda: widget.setFocus(Qt.FocusReason.TabFocusReason)):
        act()
        pictures.append(widget.grab().toImage())
    return pictures[0] != pictures[1]
