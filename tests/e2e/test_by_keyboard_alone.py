"""Nothing needs a mouse: a visit from its booking to the patient's leaving, and every key that F1 tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.ui import privacy, theme
from frontdesk.ui.appearance import apply
from frontdesk.ui.help.keys import Binding, Command, bindings, key_name, overview
from frontdesk.ui.lock.screen import LockScreen
from support.littleoffice import DAY
from support.receptionist import CTRL, SHIFT, Receptionist
from support.serverprocess import Ledger
from support.waiting import until

Key = Qt.Key
_MOUSE = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
    }
)


class Mouse(QObject):
    """Counts what comes from a mouse."""

    used = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.used += event.type() in _MOUSE
        return False


@pytest.fixture
def mouse(qapp: QApplication) -> Iterator[Mouse]:
    mouse = Mouse()
    qapp.installEventFilter(mouse)
    yield mouse
    qapp.removeEventFilter(mouse)


@pytest.fixture
def as_it_was() -> Iterator[None]:
    """Give back what keys change for the whole program."""
    look = theme.current()
    yield
    apply(look)
    privacy.set_on(False)


def walk_to(desk: Receptionist, room: str, at: str) -> None:
    """Walk to a free place with the arrows."""
    board = desk.window.board
    hour, minute = map(int, at.split(":"))
    column, wanted = desk.column_of(room), hour * 60 + minute
    for _ in range(300):
        block, cells = board.selection.block(), board.selection.cells
        where = cells or block
        if where is None or where.column > column:
            desk.press(Key.Key_Left)
        elif where.column < column:
            desk.press(Key.Key_Right)
        elif where.start > wanted:
            desk.press(Key.Key_Up)
        elif where.start < wanted:
            desk.press(Key.Key_Down)
        elif cells is not None:
            return
    raise AssertionError(f"the arrows do not lead to {room} at {at}")


async def test_a_visit_is_booked_moved_and_seen_through_without_a_mouse(
    desk_window: Receptionist, ledger: Ledger, mouse: Mouse
) -> None:
    desk_window.press(Key.Key_Down)
    assert QApplication.focusWidget() is desk_window.window.board, "the arrows lead onto the board"
    walk_to(desk_window, "Op 2", "14:00")
    desk_window.write("n")
    desk_window.write("ils")
    await desk_window.come_to_rest()
    desk_window.press(Key.Key_Return)
    desk_window.write("crown s")
    await desk_window.come_to_rest()
    desk_window.press(Key.Key_Return)
    await until(lambda: desk_window.is_shown("Nils Aker"), "the visit")
    await desk_window.come_to_rest()
    booked = desk_window.where("Nils Aker")
    assert booked is not None
    assert booked[:2] == ("Op 2", "14:00")

    assert desk_window.selected == "Nils Aker", "what was booked is what the next key is about"
    desk_window.press(Key.Key_M, Key.Key_Right, Key.Key_Down, Key.Key_Return)
    await desk_window.come_to_rest()
    assert desk_window.where("Nils Aker") == ("Op 3", "14:10", booked[2])

    for key, flow in (
        (Key.Key_A, "Arrived"),
        (Key.Key_N, "In chair"),
        (Key.Key_N, "Checkout"),
        (Key.Key_N, "Dismissed"),
    ):
        desk_window.press(key)
        await desk_window.come_to_rest()
        assert desk_window.flow_of("Nils Aker") == flow
    [seen_through] = [visit for visit in ledger.visits_of("Nils Aker") if visit["start_time"].startswith(f"{DAY}")]
    assert (seen_through["start_time"], seen_through["flow_status"]["name"]) == ("2027-03-04T19:10:00Z", "Dismissed")
    assert desk_window.dialogs == []
    assert mouse.used == 0


async def test_esc_leads_back_to_the_board_from_every_list(on_sqlite: None, desk_window: Receptionist) -> None:
    for command in (Command.WAITLIST_PANEL, Command.RECALL_PANEL, Command.CONFIRM_PANEL, Command.TASK_PANEL):
        desk_window.window.run(command)
        await desk_window.come_to_rest()
        assert QApplication.focusWidget() is not desk_window.window.board
        desk_window.press(Key.Key_Escape)
        assert QApplication.focusWidget() is desk_window.window.board, command


# In the order in which each of them has something to do; the visit is chosen anew before each.
KEYS = (
    (
        "Omar Said",
        (Command.ARRIVE, Command.SEAT, Command.CHECK_OUT, Command.STEP_BACK, Command.NEXT_STEP, Command.DISMISS),
    ),
    ("Lena Fuchs", (Command.LOCK, Command.BREAK, Command.REINSTATE, Command.CANCEL, Command.UNDO, Command.REDO)),
    ("Walter Quist", (Command.SOONER, Command.EDIT, Command.HISTORY, Command.OPENINGS, Command.NEW_TASK, Command.PARK)),
    (
        "Paul Rask",
        (
            Command.WEEK,
            Command.MONTH,
            Command.DAY,
            Command.ON,
            Command.TODAY,
            Command.BACK,
            Command.TODAY,
            Command.NOTE,
            Command.CALENDAR,
            Command.FIND,
            Command.KEYS,
            Command.VIEWS,
            Command.PRODUCTION,
            Command.PRINT,
            Command.SETTINGS,
            Command.FLOW_PANEL,
            Command.PINBOARD_PANEL,
            Command.LISTS_PANEL,
            Command.RECALL_PANEL,
            Command.CONFIRM_PANEL,
            Command.WAITLIST_PANEL,
            Command.TASK_PANEL,
            Command.HISTORY_PANEL,
            Command.BLOCKOUTS_PANEL,
            Command.SCHEDULES_PANEL,
            Command.THEME,
            Command.PRIVACY,
            Command.BOOK,
            Command.BLOCK,
            Command.HOLD,
        ),
    ),
)
LAST = (Command.REFRESH, Command.LOCK_DESK, Command.QUIT)
"""Nothing on screen tells of the first where nothing has changed; after the others there is no board to go on with."""


def press_binding(row: Binding) -> None:
    """Press a command's key where the keyboard is."""
    pressed = QKeySequence(row.keys)[0]
    QTest.keyClick(QApplication.focusWidget(), pressed.key(), pressed.keyboardModifiers())


def seen(desk: Receptionist, patient: str) -> object:
    """Everything that a key may change, as somebody would see it."""
    window = desk.window
    widgets = [
        widget for top in QApplication.topLevelWidgets() if top.isVisible() for widget in top.findChildren(QObject)
    ]
    visible = Counter(type(widget).__name__ for widget in widgets if widget.isWidgetType() and widget.isVisible())
    visit = desk.visit(patient) if desk.is_shown(patient) else None
    focus = QApplication.focusWidget()
    return (
        visible,
        type(focus).__name__,
        focus.accessibleName() if focus is not None else "",
        desk.days,
        desk.status_line,
        theme.current().name,
        visit and (visit.status, visit.flow_id, visit.is_time_locked),
        window.lists.current,
    )


async def test_every_key_of_the_overview_does_something(
    on_sqlite: None, desk_window: Receptionist, as_it_was: None
) -> None:
    window = desk_window.window
    rows = {row.command: row for row in bindings()}
    tried = {command for _, commands in KEYS for command in commands} | set(LAST)
    assert tried == {command for command, row in rows.items() if row.keys}, "every key is tried"
    idle: list[str] = []
    for patient, commands in KEYS:
        for command in commands:
            await until(desk_window.is_ready, "the page")
            window.board.setFocus()
            if command in (Command.BOOK, Command.BLOCK, Command.HOLD):
                window.board.select(None)
                walk_to(desk_window, "Op 2", "14:00")
            elif desk_window.is_shown(patient):
                window.board.select(desk_window.id_of(patient))
            before = seen(desk_window, patient)
            press_binding(rows[command])
            await desk_window.come_to_rest()
            if seen(desk_window, patient) == before:
                idle.append(f"{rows[command].keys}: {rows[command].name}")
            modal = QApplication.activeModalWidget()
            if modal is not None:
                modal.close()
                await desk_window.turn_to_window()
            desk_window.press(Key.Key_Escape, Key.Key_Escape)
    assert idle == []
    press_binding(rows[Command.REFRESH])
    assert window.reads.running
    await desk_window.come_to_rest()
    press_binding(rows[Command.QUIT])
    assert window.stop.is_set()


async def test_the_key_that_locks_the_desk_covers_it(on_sqlite: None, desk_window: Receptionist) -> None:
    press_binding(next(row for row in bindings() if row.command is Command.LOCK_DESK))
    assert any(screen.isVisible() for screen in desk_window.window.findChildren(LockScreen))


async def test_the_palette_lists_every_command_with_its_key(on_sqlite: None, desk_window: Receptionist) -> None:
    desk_window.press(Key.Key_K, held=CTRL)
    desk_window.write(">")
    search = desk_window.window.top.search
    await until(lambda: len(search.entries) > 10, "the commands")
    listed = {entry.title: entry.aside for entry in search.entries}
    assert listed == {row.name: key_name(row.keys) for row in bindings() if row.command is not Command.FIND}


async def test_the_overview_tells_each_key_once_and_forgets_none(on_sqlite: None, desk_window: Receptionist) -> None:
    told = Counter(line.keys for _, lines in overview() for line in lines)
    assert [keys for keys, times in told.items() if times > 1] == []
    assert {row.keys for row in bindings() if row.keys} <= set(told)
    bound = Counter(
        key.toString(QKeySequence.SequenceFormat.PortableText)
        for action in desk_window.window.actions()
        for key in action.shortcuts()
    )
    assert [keys for keys, times in bound.items() if times > 1] == []


async def test_the_boards_own_keys_do_what_the_overview_says(
    on_sqlite: None, desk_window: Receptionist, mouse: Mouse
) -> None:
    window, board = desk_window.window, desk_window.window.board
    board.select(desk_window.id_of("Paul Rask"))
    board.setFocus()
    desk_window.press(Key.Key_Space)
    assert board.card.shown_for == desk_window.id_of("Paul Rask")
    desk_window.press(Key.Key_Escape)
    assert board.card.shown_for is None
    desk_window.press(Key.Key_F10, held=SHIFT)
    menu = await until(QApplication.activePopupWidget, "the menu")
    QTest.keyClick(menu, Key.Key_Escape)
    await desk_window.turn_to_window()
    desk_window.press(Key.Key_M)
    assert board.carrier.is_under_way
    desk_window.press(Key.Key_Escape)
    assert not board.carrier.is_under_way
    desk_window.press(Key.Key_X, held=CTRL)
    await until(lambda: "Paul Rask" in desk_window.pinboard, "the visit on hold")
    await desk_window.come_to_rest()
    walk_to(desk_window, "Op 2", "14:00")
    desk_window.press(Key.Key_V, held=CTRL)
    await until(lambda: desk_window.where("Paul Rask") == ("Op 2", "14:00", 60), "the visit in its new place")
    await desk_window.come_to_rest()
    walk_to(desk_window, "Op 3", "12:00")
    desk_window.press(Key.Key_Return)
    assert "Patient" in QApplication.focusWidget().accessibleName()
    desk_window.press(Key.Key_Escape)
    desk_window.press(Key.Key_0, held=CTRL)
    assert window.isVisible()
    assert mouse.used == 0
